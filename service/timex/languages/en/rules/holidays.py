"""Holidays and other named days."""

from __future__ import annotations

from service.timex.languages.en.holidays import HOLIDAYS
from service.timex.languages.en.phrases import YEAR, with_year
from service.timex.languages.en.words import granularity_of, relation_of
from service.timex.meaning import Beside, Containing, Meaning, Named, Unit, Within, Written
from service.timex.model import Granularity
from service.timex.rule import Family, Phrase

family = Family("holidays")
_WITH_ARTICLE = frozenset({"lunar new year", "chinese new year", "orthodox easter", "islamic new year"})


@family.rule("holiday", f"(?P<when>LAST|NEXT|THIS (?:PAST|COMING)?)? (?P<the>THE)? (?P<name>HOLIDAY) {YEAR}?")
def holiday(phrase: Phrase) -> Meaning | None:
    name = " ".join(phrase.text("name").split()).replace("’", "'")
    if phrase.has("the") and not name.startswith("fourth") and name not in _WITH_ARTICLE:
        return None
    relation, date = relation_of(phrase.words("when")), with_year(Written(), phrase)
    if isinstance(date, Written):
        return Named(name, HOLIDAYS[name], year=date.year, relation=relation)
    outer = date.outer if isinstance(date, Within) else None
    return Named(name, HOLIDAYS[name], near_year=outer.offset, relation=relation) if isinstance(outer, Unit) else None


@family.rule("holiday.week", "(?P<when>LAST|NEXT|THIS)? THE? (?P<name>HOLIDAY) (?P<unit>UNIT|WEEKEND) (?P<year>YEAR)?")
def week(phrase: Phrase) -> Meaning | None:
    """Easter week, Labor Day weekend."""
    granularity = granularity_of(phrase.text("unit"))
    if granularity not in (Granularity.WEEK, Granularity.WEEKEND):
        return None
    name = " ".join(phrase.text("name").split()).replace("’", "'")
    year = int(phrase.text("year")) if phrase.has("year") else None
    day = Named(name, HOLIDAYS[name], year=year, relation=relation_of(phrase.words("when")))
    # the weekend of a Monday is the one before it
    return Containing(granularity, Beside(Granularity.DAY, -1, day) if phrase.text("unit") == "weekend" else day)


@family.rule("holiday.eve", "THE EVE OF (?P<day>WRITTEN_DAY|NEAR_DAYNAME|HOLIDAY YEARNAME?)")
def eve(phrase: Phrase) -> Meaning | None:
    """The eve of Christmas 1944, the eve of Sunday's vote."""
    day = phrase.meaning("day")
    return Beside(Granularity.DAY, -1, day) if day else None

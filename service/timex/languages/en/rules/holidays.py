"""Holidays and other named days."""

from __future__ import annotations

from service.timex.languages.en.holidays import HOLIDAYS
from service.timex.languages.en.phrases import YEAR, with_year
from service.timex.languages.en.words import relation_of
from service.timex.meaning import Meaning, Named, Unit, Within, Written
from service.timex.rule import Family, Phrase

family = Family("holidays")


@family.rule("holiday", f"(?P<when>LAST|NEXT|THIS (?:PAST|COMING)?)? (?P<the>THE)? (?P<name>HOLIDAY) {YEAR}?")
def holiday(phrase: Phrase) -> Meaning | None:
    name = " ".join(phrase.text("name").split()).replace("’", "'")
    if phrase.has("the") and not name.startswith("fourth"):
        return None
    relation, date = relation_of(phrase.words("when")), with_year(Written(), phrase)
    if isinstance(date, Written):
        return Named(name, HOLIDAYS[name], year=date.year, relation=relation)
    outer = date.outer if isinstance(date, Within) else None
    return Named(name, HOLIDAYS[name], near_year=outer.offset, relation=relation) if isinstance(outer, Unit) else None

"""Weeks, weekends, months and years near the publication day, a mention, or a day that is named beside them."""

from __future__ import annotations

from dataclasses import replace

from service.timex.languages.en.names import WEEKDAYS
from service.timex.languages.en.words import (
    FROM_MENTION,
    granularity_of,
    length_of,
    number_of,
    offset_of,
    relation_of,
)
from service.timex.meaning import (
    Anaphor,
    Beside,
    Containing,
    Meaning,
    PeriodEnded,
    Relation,
    Stretch,
    TimeOfDay,
    Unit,
    Written,
)
from service.timex.model import Granularity
from service.timex.rule import Family, Phrase, Piece, Trait

family = Family("units")
_WIDE = frozenset({Granularity.WEEK, Granularity.MONTH, Granularity.YEAR})
_LONG = frozenset({Granularity.DECADE, Granularity.CENTURY})


@family.rule(
    "unit.near",
    "(?P<near>LAST|NEXT|THIS (?:PAST|COMING)?|THE (?:PAST|CURRENT|COMING|LAST)|CURRENT|COMING|"
    "(?<=FOR|IN|DURING|OF|BY|OVER|INTO|TO|WITHIN|THROUGH) THE NEXT) (?P<unit>UNIT|WEEKEND) (?P<tail>OR SO)?",
)
def near_unit(phrase: Phrase) -> Meaning | None:
    granularity = granularity_of(phrase.text("unit"))
    if granularity is None or granularity is Granularity.DAY:
        return None  # "last day" and "this day" name no day by themselves
    relation = relation_of(phrase.words("near"))
    offset = {Relation.LAST: -1, Relation.NEXT: 1}.get(relation or Relation.THIS, 0)
    if phrase.text("unit") == "fortnight":  # the calendar has no fortnights, only weeks
        length = length_of(("a",), "fortnight")
        return Stretch(length, offset) if length and offset else None
    if offset < 0 and granularity in _LONG and "past" in phrase.words("near"):
        length = length_of(("a",), phrase.text("unit"))  # "over the past decade" ends today
        return Stretch(length, offset) if length else None
    return Unit(granularity, offset)


@family.rule("unit.second", "THE (?P<unit>UNIT|WEEKEND|QUARTER) (?:BEFORE LAST|(?P<ahead>AFTER) NEXT)")
def second_unit(phrase: Phrase) -> Meaning | None:
    """The week after next, the year before last."""
    granularity = granularity_of(phrase.text("unit"))
    if granularity is None or granularity is Granularity.DAY:
        return None
    return Unit(granularity, 2 if phrase.has("ahead") else -2)


@family.rule("unit.previous", "THE (?P<unit>UNIT) PREVIOUS (?= COMMA|DOT|STOP|CLOSE|AND|IN|BY|ON|DASH)")
def previous(phrase: Phrase) -> Meaning | None:
    """The year previous: the one before that which is mentioned."""
    granularity = granularity_of(phrase.text("unit"))
    return Anaphor(granularity, -1, from_anchor=True) if granularity in _WIDE else None


@family.rule(
    "unit.anaphor",
    "(?P<near>THAT|THE SAME|THE? PREVIOUS|THE? FOLLOWING|THE NEXT) (?P<unit>UNIT|NIGHT|WEEKEND)",
)
def anaphor(phrase: Phrase) -> Meaning | None:
    near, granularity = phrase.words("near")[-1], granularity_of(phrase.text("unit"))
    if granularity is None:
        return None
    from_anchor = near == "next" or FROM_MENTION.get(near) == -1
    period = Anaphor(granularity, offset_of(near), from_anchor=from_anchor)
    return TimeOfDay(period, part="NI") if phrase.text("unit") == "night" else period


@family.rule(
    "unit.whole",
    "(?<=FOR|IN|DURING|OF|BY|OVER|INTO|TO) THE ADDITIONAL? (?P<unit>UNIT)"
    " (?! OF|DASH|THAT|YEAR|SPELLEDYEAR|BEFORE|AFTER|FROM|AHEAD|TO|ENDED|SINCE|EARLIER)",
)
def whole_unit(phrase: Phrase) -> Meaning | None:
    granularity = granularity_of(phrase.text("unit"))
    return Anaphor(granularity, 0, own=True) if granularity in _WIDE else None


@family.rule("weekend.bare", "THE WEEKEND")
def weekend(phrase: Phrase) -> Meaning | None:
    return Unit(Granularity.WEEKEND, 0, bare=True)


@family.rule("unit.of_day", "THE (?P<unit>UNIT|WEEKEND) OF (?P<day>WRITTEN_DAY|NEAR_DAYNAME)")
def week_of_day(phrase: Phrase) -> Meaning | None:
    day, granularity = phrase.meaning("day"), granularity_of(phrase.text("unit"))
    return Containing(granularity, day) if day and granularity in (Granularity.WEEK, Granularity.WEEKEND) else None


@family.rule(
    "unit.begun",
    "THE (?P<unit>UNIT) (?P<verb>BEGINNING|SPENT|COMMENCING) ON? (?P<day>WRITTEN_DAY|NEAR_DAYNAME)",
)
def week_begun(phrase: Phrase) -> Meaning | None:
    """The week beginning March 23; one that begins on a Sunday is that of its Monday."""
    day, is_week = phrase.meaning("day"), granularity_of(phrase.text("unit")) is Granularity.WEEK
    if day is None or not is_week or phrase.text("verb") not in ("beginning", "starting", "commencing"):
        return None
    return Containing(Granularity.WEEK, Beside(Granularity.DAY, 1, day))


@family.rule(
    "unit.beside_day",
    "THE (?:(?P<unit>UNIT|WEEKEND)|(?P<weekday>WEEKDAY)) (?P<side>BEFORE|AFTER) "
    "(?P<day>WRITTEN_DAY|NEAR_DAYNAME|HOLIDAY) (?! POSSESSIVE)",
)
def beside_day(phrase: Phrase) -> Meaning | None:
    day, sign = phrase.meaning("day"), -1 if phrase.text("side") == "before" else 1
    if day and phrase.has("weekday"):
        return Beside(Granularity.DAY, sign, day, WEEKDAYS[phrase.text("weekday")])
    granularity = granularity_of(phrase.text("unit"))
    return Beside(granularity, sign, day) if day and granularity else None


@family.rule(
    "unit.day_beside",
    "THE (?P<unit>UNIT) (?P<side>BEFORE|AFTER) (?P<day>WRITTEN_DAY|NEAR_DAYNAME|HOLIDAY) (?= POSSESSIVE)",
)
def day_beside(phrase: Phrase) -> Meaning | None:
    """The day before Sunday's vote; "the week before Sunday's vote" is not a week of the calendar."""
    day, sign = phrase.meaning("day"), -1 if phrase.text("side") == "before" else 1
    return Beside(Granularity.DAY, sign, day) if day and phrase.text("unit") == "day" else None


@family.rule(
    "unit.ended",
    "(?:THE|AN)? (?P<amount>COUNT)? FISCAL? (?P<unit>ANYUNIT) (?:(?P<over>ENDED)|TO) ON? "
    "(?P<day>WRITTEN_DAY|NEAR_DAYNAME)",
    Trait.PAIR,
)
def unit_ended(phrase: Phrase) -> tuple[Piece, ...] | None:
    granularity, day = granularity_of(phrase.text("unit")), phrase.meaning("day")
    count = int(number_of(phrase.words("amount")) or 1) if phrase.has("amount") else 1
    if granularity is None or day is None or count == 0:
        return None
    if (
        phrase.text("over") == "ended"
        and isinstance(day, Written)
        and day.relation is None
        and day.year is None
        and day.month
    ):
        day = replace(day, relation=Relation.LAST)
    whole = PeriodEnded(granularity, count, day)
    return Piece(0, phrase.match.end("unit"), whole), phrase.piece("day", day)

"""Weekdays: bare, beside the publication day or a mention, of a week, and counted in a month."""

from __future__ import annotations

from service.timex.languages.en.names import WEEKDAYS
from service.timex.languages.en.words import FROM_MENTION, length_of, ordinal_of, relation_of
from service.timex.meaning import Anaphor, Beside, Meaning, Nth, Relation, Repeated, Unit, Within, Written
from service.timex.model import Granularity
from service.timex.rule import Family, Phrase

family = Family("weekdays")
_MOST_IN_A_MONTH = 5


@family.rule("weekday.bare", "(?P<day>WEEKDAY|WEEKABBR DOT|(?<=ON|BY|UNTIL|FROM|SINCE) WEEKABBR(?=COMMA))")
def weekday(phrase: Phrase) -> Meaning | None:
    return Written(weekday=WEEKDAYS[phrase.words("day")[0]])


@family.rule(
    "weekday.near",
    "(?P<near>LAST|NEXT|THIS (?:COMING|PAST)?|THE? (?:PREVIOUS|FOLLOWING|COMING)|PAST) (?P<day>WEEKDAY)",
)
def near_weekday(phrase: Phrase) -> Meaning | None:
    near, weekday = phrase.words("near"), WEEKDAYS[phrase.text("day")]
    if near[-1] in ("previous", "preceding", "following", "subsequent"):
        return Anaphor(Granularity.DAY, FROM_MENTION[near[-1]], weekday=weekday)
    return Written(weekday=weekday, relation=Relation.THIS if near == ("this", "coming") else relation_of(near))


@family.rule("weekday.of_week", "(?P<day>WEEKDAY) OF? (?P<near>LAST|NEXT|THIS) (?P<unit>UNIT)")
def weekday_of_week(phrase: Phrase) -> Meaning | None:
    if phrase.text("unit") != "week":
        return None
    offset = {"last": -1, "this": 0, "next": 1}[phrase.text("near")]
    return Within(Written(weekday=WEEKDAYS[phrase.text("day")]), Unit(Granularity.WEEK, offset))


@family.rule(
    "weekday.nth",
    "THE? (?P<place>ORDINAL|FINAL|(?<=THE) LAST) (?P<day>WEEKDAY) (?:OF|IN)"
    " (?P<month>MONTH_YEAR|NEAR_MONTH|MONTHNAME|YEARNAME|(?:LAST|NEXT|THIS|THAT|THE FOLLOWING|THE) UNIT|EVERY UNIT)",
)
def nth_weekday(phrase: Phrase) -> Meaning | None:
    place = -1 if phrase.text("place") in ("last", "final") else ordinal_of(phrase.words("place"))
    weekday, words = WEEKDAYS[phrase.text("day")], phrase.words("month")
    if words[-1] == "month" and words[0] in ("every", "each"):
        return Repeated(f"XXXX-WXX-{weekday}")
    month = phrase.meaning("month")
    return Nth(place, weekday, month) if month and place and place <= _MOST_IN_A_MONTH else None


@family.rule("weekday.weeks_away", "AN (?P<unit>UNIT) ON (?P<day>WEEKDAY) (?! POSSESSIVE|PARTS|DAYPART)")
def weeks_away(phrase: Phrase) -> Meaning | None:
    """A week on Tuesday, a fortnight on Friday: one or two weeks after the coming one."""
    length = length_of(("a",), phrase.text("unit"))
    if length is None or length.granularity is not Granularity.WEEK:
        return None
    return _weeks_after(WEEKDAYS[phrase.text("day")], int(length.amount or 0))


@family.rule("weekday.week", "(?P<day>WEEKDAY) (?P<unit>UNIT) (?=DOT|STOP|COMMA|CLOSE|BREAK|AT)")
def weekday_week(phrase: Phrase) -> Meaning | None:
    """Monday week: a week after the coming Monday."""
    return _weeks_after(WEEKDAYS[phrase.text("day")], 1) if phrase.written[-1] == "week" else None


def _weeks_after(weekday: int, weeks: int) -> Meaning:
    """Return the weekday some weeks after the coming one."""
    day: Meaning = Written(weekday=weekday, relation=Relation.THIS)
    for _ in range(weeks):
        day = Beside(Granularity.DAY, 1, day, weekday)
    return day

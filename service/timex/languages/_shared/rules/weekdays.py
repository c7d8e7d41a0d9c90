"""Weekdays by their place in a month: the third Sunday of May 2006."""

from __future__ import annotations

from service.timex.languages._shared.family import Reading, SharedFamily
from service.timex.languages._shared.rules.first_and_last import FINAL
from service.timex.meaning import Meaning, Nth

family = SharedFamily("weekdays")

_LAST_PLACE = 5


@family.rule(
    "weekday.nth",
    "(?P<place>ORDINAL|NTH|DAY DOT|SHIFT) (?P<weekday>WEEKDAY) (?:IN|OF)? LINK LINK "
    "(?P<month>(?:MONTHUNIT LINK)? MONTH (?:COMMA? LINK LINK YEARUNIT? YEAR (?:DOT? YEARUNIT)?)?)",
)
def nth_weekday(reading: Reading) -> Meaning | None:
    """Am dritten Sonntag im Mai 2006, el último domingo de mayo."""
    month, place = reading.meaning("month"), reading.number_or_zero("place")
    if reading.is_of("place", "SHIFT"):
        place = -1 if reading.value("place") == "-1" else 0
    if place == FINAL:
        place = -1
    if month is None or not (place == -1 or 1 <= place <= _LAST_PLACE):
        return None
    return Nth(place, int(reading.value("weekday")), month)

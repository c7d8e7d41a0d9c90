"""A time of day and the day that stands beside it, as one expression: "Freitag um 6 Uhr", "às 15h30 de sábado"."""

from __future__ import annotations

from dataclasses import replace

from service.timex.languages._shared.family import Reading, SharedFamily
from service.timex.languages._shared.folding import folded
from service.timex.languages._shared.rules.hours import time_written
from service.timex.languages._shared.rules.parts import DATE
from service.timex.meaning import Meaning, TimeOfDay

family = SharedFamily("day_times")

_NOON = 12
_SMALL_HOURS = 6  # the last hour that a night has after midnight
_NUMBER = "(?:CLOCK|DECIMAL|DAYMONTH|DAY|TWO|NUMBER)"
_MINUTES = "(?:(?:DAY|TWO) UNIT?)"
#: A time that its own words mark, or a preposition of the slot "clock prepositions" in front of it.
_TIME = (
    f"(?: (?P<time>(?:CLOCKWORD DOT?|CLOCKAT) {_NUMBER} (?:OCLOCK|UNIT)? (?:OF? PART)? (?! COUNTED) "
    f"| CLOCK (?:OF? PART)? | {_NUMBER} OCLOCK {_MINUTES}? (?:OF? PART)? OCLOCK? ) "
    "| (?P<at>IN|JOIN|ABOUT|OF|AHEAD) (?: (?P<dotted>DECIMAL|DAYMONTH) (?! COUNTED|MONEY|PERCENT) "
    "| (?P<hour>DAY|TWO) (?P<unit>UNIT) | (?P<alone>DAY) (?=DOT|COMMA|STOP|JOIN|CLOSE|IN) ) )"
)
_NUMBERED = "(?:OPEN (?:DAY|DAYMONTH|DAYSLASHMONTH|SHORTDATE|SLASHED) CLOSE)"
_DAY = (
    f"(?P<day> DAYUNIT? (?:SHIFT LINK)? WEEKDAY (?:LINK SHIFT)? (?:LINK LINK PART)? {_NUMBERED}? DAYUNIT? PART? "
    f"| WEEKDAYPART | NEAR (?:LINK LINK PART)? | PART LINK LINK WEEKDAY | {DATE} (?:COMMA? WEEKDAY DAYUNIT?)? PART? )"
)
_JOINING = ("range.and", "range.to", "or", "cue.until")
_LINKS = "(?: COMMA? (?P<links>(?:IN|OF|ABOUT|AHEAD)*) )"


@family.rule("clock.day_first", f"{_DAY} {_LINKS} {_TIME}")
@family.rule("clock.day_behind", f"{_TIME} (?P<links>(?:IN|OF)*) {_DAY}")
def time_of_day(reading: Reading) -> Meaning | None:
    """Freitag um 6 Uhr; but a language whose style is ``times stand apart`` has two expressions there."""
    if reading.words.has("style", "times stand apart") or _separates(reading):
        return None
    day, time = reading.meaning("day"), _time(reading)
    if day is None or time is None or time.clock is None:
        return None
    if isinstance(day, TimeOfDay):
        return _in_part(replace(time, day=day.day, needs_day=True), day.part)
    return replace(time, day=day, needs_day=True)


def _separates(reading: Reading) -> bool:
    """Return whether a word between them joins two expressions, or begins a range of hours: "and", "until"."""
    links = folded(reading.written("links")).split()
    return any(reading.words.has(slot, link) for slot in _JOINING for link in links)


def _time(reading: Reading) -> TimeOfDay | None:
    if not reading.has("at"):
        time = reading.meaning("time")
        return time if isinstance(time, TimeOfDay) else None
    slot = "hour prepositions" if reading.has("alone") else "clock prepositions"
    is_time = reading.words.has(slot, folded(reading.written("at"))) and reading.value("unit") in ("", "hour")
    digits = next(reading.written(part) for part in ("dotted", "hour", "alone") if reading.has(part))
    return time_written(digits) if is_time else None


def _in_part(time: TimeOfDay, part: str | None) -> TimeOfDay:
    """Return a time in a part of the day: "Freitagabend um 8 Uhr" is 20:00."""
    hour, minute = map(int, (time.clock or "0:0").split(":"))
    is_late = part in ("AF", "EV") or (part == "NI" and hour > _SMALL_HOURS) or (part == "MI" and hour <= _SMALL_HOURS)
    return replace(time, clock=f"{hour + _NOON:02d}:{minute:02d}") if is_late and hour < _NOON else time

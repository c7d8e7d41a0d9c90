"""Times of day: clock times, hours in words, and from one hour to another."""

from __future__ import annotations

import re
from dataclasses import replace

from service.timex.languages._shared.family import Reading, SharedFamily
from service.timex.languages._shared.folding import folded
from service.timex.meaning import Meaning, TimeOfDay, Unit, Written
from service.timex.rule import Piece

family = SharedFamily("hours")

_NOON = 12
#: No noun follows that the number could count: "alle 12, ...", but not "alle 12 aziende".
_HOUR_ONLY = "(?=DAY (?:DOT|COMMA|STOP|JOIN|CLOSE|PART|OF|IN|NEAR|WEEKDAY|UNIT|CLOCKAT|CLOCKWORD))"
#: Nor does one behind a date: "sabato 15 marzo alle 19 inizia".
_BEHIND_DATE = "(?: (?<=MONTH|YEAR|WEEKDAY|NEAR|PART) | (?<=(?:MONTH|YEAR|WEEKDAY|NEAR|PART)COMMA) )"
_COUNTED = (
    "(?: (?P<hour>DAY|NUMBER) (?P<oclock>OCLOCK) (?: (?P<minute>DAY|TWO|NUMBER) (?P<unit_of_minute>UNIT) )? "
    "| (?P<clock>CLOCK) OCLOCK )"
)
_TIME = "DAY|TWO|DECIMAL|DAYMONTH|CLOCK|NUM"


@family.rule(
    "clock",
    "(?:CLOCKWORD DOT?|CLOCKAT)? (?P<clock>CLOCK) (?:OCLOCK|(?P<unit_of_clock>UNIT))? "
    "| (?P<dotted>DECIMAL|DAYMONTH) (?:OCLOCK|(?P<unit>UNIT)) "
    "| (?:CLOCKWORD DOT?|CLOCKAT) (?P<behind>DECIMAL|DAYMONTH) OCLOCK? "
    "| (?P<hour>DAY|TWO) (?P<oclock>OCLOCK) (?: (?P<minute>DAY|TWO) (?P<unit_of_minute>UNIT)? )? "
    f"| (?:CLOCKWORD DOT?|CLOCKAT {_HOUR_ONLY}|{_BEHIND_DATE} CLOCKAT) (?P<hour_behind>DAY) "
    "(?P<hours>UNIT)? (?! COUNTED)",
)
def clock(reading: Reading) -> Meaning | None:
    """14:30, 12:00 horas (but not 3:35 Minuten), 14.30 Uhr, 14 h 30, 20 Uhr, klo 18, a las 20 horas, 16.30-tiden."""
    if any(reading.has(part) and reading.value(part) != "hour" for part in ("unit", "hours", "unit_of_clock")):
        return None
    if reading.has("unit_of_minute") and reading.value("unit_of_minute") != "minute":
        return None
    hour = reading.number("hour") if reading.has("hour") else reading.number("hour_behind")
    if hour is not None:
        return _at(hour, reading.number("minute") or _half(reading))
    return time_written(reading.written("clock") or reading.written("dotted") or reading.written("behind"))


@family.rule(
    "clock.listed",
    "(?<=OPEN|COMMA) (?P<dotted>DECIMAL|DAYMONTH) (?=CLOSE) | (?<=OPEN) (?P<opening>DECIMAL|DAYMONTH) (?=COMMA)",
)
def listed(reading: Reading) -> Meaning | None:
    """Canal 4 (21.30), (TV-3, 17.35), (17.35, TV-3): where a number with a dot and two digits is a time."""
    digits = reading.written("dotted") or reading.written("opening")
    is_time = reading.words.has("style", "dotted hours") and re.fullmatch(r"\d{1,2}\.[0-5]\d", digits)
    return time_written(digits) if is_time else None


@family.rule(
    "clock.spoken",
    "(?:CLOCKWORD DOT?|CLOCKAT)? (?P<hour>DAY|NUMBER|CLOCK|DECIMAL) (?:OCLOCK|(?P<unit>UNIT))? OF? (?P<part>PART) "
    "| (?<=IN|OF|JOIN|ABOUT|CLOCKAT|CLOCKWORD|DOT) (?P<place>ORDINAL) OF? (?P<part_of_place>PART)",
)
def spoken(reading: Reading) -> Meaning | None:
    """A las seis de la tarde, 8 heures du soir, alle 9 di sera, o siódmej rano."""
    hour, name = ("place", "part_of_place") if reading.has("place") else ("hour", "part")
    part = reading.value(name)
    if reading.has("unit") and reading.value("unit") != "hour":
        return None
    if not reading.has("unit") and not reading.words.has("hour with part", folded(reading.written(name))):
        return None
    time = time_written(reading.written(hour), reading.number(hour))
    if time is None or time.clock is None or int(time.clock[:2]) > _NOON:
        return None
    return _afternoon(time) if part in ("AF", "EV") or (part == "NI" and int(time.clock[:2]) > _NOON // 2) else time


@family.rule("clock.part_first", f"(?P<part>PART) {_COUNTED}")
def part_first(reading: Reading) -> Meaning | None:
    """午後2時30分, 오전 10시, शाम 5 बजे."""
    return _counted(reading)


@family.rule(
    "clock.of_day",
    f"(?P<date>(?: (?:YEAR YEARUNIT)? (?:DAY|NUMBER) MONTHUNIT )? DAY DAYUNIT | NEAR | WEEKDAY) "
    f"(?: OPEN WEEKDAY CLOSE )? OF? (?P<time>(?P<part>PART)? {_COUNTED})",
)
def clock_of_day(reading: Reading) -> Meaning | tuple[Piece, ...] | None:
    """13日午後2時30分, 3월 13일 오후 2시."""
    day, time = reading.meaning("date"), _counted(reading)
    if time is None or not isinstance(day, Written | Unit):
        return None
    if reading.words.has("style", "times stand apart"):
        return (reading.piece("date", day), reading.piece("time", time)) if reading.has("part") else None
    return replace(time, day=day, needs_day=True)


def _counted(reading: Reading) -> TimeOfDay | None:
    """Return the time of an hour with its word, in the half of the day that its part says."""
    if reading.has("unit_of_minute") and reading.value("unit_of_minute") != "minute":
        return None
    time = time_written(reading.written("clock"), reading.number("hour"))
    if time is None or time.clock is None:
        return None
    hour, minute = int(time.clock[:2]), int(time.clock[3:]) or reading.number("minute") or _half(reading)
    part, is_second_half = reading.value("part"), hour > _NOON // 2
    is_late = part in ("AF", "EV") or (part == "NI" and is_second_half) or (part == "MI" and not is_second_half)
    return _at(hour + _NOON * (is_late and hour < _NOON), minute)


def _half(reading: Reading) -> int:
    """Return 30 for a word that is half past an hour, 時半; 0 for another one."""
    return 30 if reading.words.has("half past", folded(reading.written("oclock"))) else 0


def _afternoon(time: TimeOfDay) -> TimeOfDay | None:
    hour, minute = map(int, (time.clock or "0:0").split(":"))
    return _at(hour if hour == _NOON else hour + _NOON, minute)


@family.rule(
    "clock.hours",
    "(?P<at>IN|JOIN|ABOUT|OF) "
    "(?P<time> (?P<hour>DAY|TWO) (?P<unit>UNIT) "
    "| (?P<dotted>DECIMAL (?=DOT|STOP)|(?:DECIMAL|DAYMONTH) (?! DOT|PERCENT|MONEY|COUNTED|ANY_UNIT)) ) "
    "| (?<=WEEKDAY|NEAR) (?P<at_hour>IN|OF) (?P<time_alone>(?P<hour_alone>DAY)) (?=DOT|COMMA|STOP|JOIN|CLOSE|IN)",
)
def hours(reading: Reading) -> tuple[Piece, ...] | None:
    """À 14 heures, um 12.15: a length or a number anywhere but behind such a preposition."""
    if reading.has("at_hour"):  # w sobotę o 18
        time = time_written("", reading.number("hour_alone"))
        is_hour = reading.words.has("hour prepositions", folded(reading.written("at_hour")))
        return (reading.piece("time_alone", time),) if time and is_hour else None
    if not reading.words.has("clock prepositions", folded(reading.written("at"))):
        return None
    if reading.has("unit") and reading.value("unit") != "hour":
        return None
    time = time_written(reading.written("dotted"), reading.number("hour"))
    return (reading.piece("time", time),) if time else None


@family.rule(
    "clock.range",
    f"(?P<first>{_TIME}) (?: JOIN OF? CLOCKAT? | DASH | SLASH ) (?P<last>(?P<time>{_TIME}) (?:OCLOCK|(?P<unit>UNIT)))",
)
def hour_range(reading: Reading) -> tuple[Piece, ...] | None:
    """Von 14 bis 18 Uhr, 10.30-12 Uhr, de 10 à 12 heures."""
    first = time_written(reading.written("first"), reading.number("first"))
    last = time_written(reading.written("time"), reading.number("time"))
    is_length = reading.has("unit") and not (
        reading.value("unit") == "hour" and reading.words.has("style", "hours by unit")
    )
    if first is None or last is None or is_length:
        return None
    return reading.piece("first", first), reading.piece("last", last)


@family.rule(
    "clock.ranges",
    f"(?P<first>{_TIME}) (?:DASH|SLASH) (?P<last>{_TIME}) JOIN "
    f"(?P<second_first>{_TIME}) (?:DASH|SLASH) (?P<second_last>(?P<time>{_TIME}) OCLOCK)",
)
def hour_ranges(reading: Reading) -> tuple[Piece, ...] | None:
    """Von 8.30-12 und 14-16 Uhr."""
    parts = ("first", "last", "second_first", "time")
    times = [time_written(reading.written(part), reading.number(part)) for part in parts]
    places = ("first", "last", "second_first", "second_last")
    return tuple(reading.piece(part, time) for part, time in zip(places, times, strict=True) if time)


@family.rule("part.bare", "(?:IN|OF|AHEAD|JOIN)? OF? (?P<part>PART) (?! (?:IN|OF)* DAYUNIT? (?:WEEKDAY|NEAR|DAY|NTH) )")
def part_of_day(reading: Reading) -> Meaning | None:
    """Am Nachmittag, por la noche, dans la soirée: on the day that the sentence names."""
    is_bare = reading.words.has("bare parts", folded(" ".join(reading.phrase.written)))
    return TimeOfDay(None, part=reading.value("part"), needs_day=False) if is_bare else None


def time_written(digits: str, hour: int | None = None) -> TimeOfDay | None:
    """Return the time of "14.30", or that of an ``hour`` that is no such number."""
    numbers = [int(number) for number in re.findall(r"\d+", folded(digits))]
    return _at(numbers[0], numbers[1] if len(numbers) > 1 else 0) if numbers else _at(hour, 0)


def _at(hour: int | None, minute: int) -> TimeOfDay | None:
    if hour is None or hour > 24 or minute > 59:
        return None
    return TimeOfDay(None, clock=f"{hour:02d}:{minute:02d}", needs_day=False)

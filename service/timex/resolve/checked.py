"""Days beside a day, as dateparser reads them: served if they lie where the words allow, otherwise the calendar's.

Each function asks for one kind of phrase. Its check does not repeat dateparser's arithmetic: it compares the answer
with the interval that the words allow. Where the check fails, the calendar counts, and ``fallbacks`` grows. News
repeats itself, so what the check of a reading yields is cached, within bounds.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from contextlib import suppress
from functools import lru_cache
from threading import Lock
from typing import NamedTuple

from service.timex import _dateparser, calendar
from service.timex._dateparser import Reading
from service.timex.model import Direction, Granularity

Amount = tuple[int, Granularity]

_MOST_CACHED = 2048
_WEEK = 7
_MONTHS = 12
_YEAR = 366
#: Years between two February 29: eight around a year such as 1900.
_LEAP_YEARS = 8
#: Units that dateparser counts: those of a whole number of days, and of months.
_DAYS_IN = {Granularity.DAY: 1, Granularity.WEEK: _WEEK}
_MONTHS_IN = {Granularity.MONTH: 1, Granularity.YEAR: _MONTHS}
#: The mean length of a month in days, and how far any number of months differs from that many mean months.
_MEAN_MONTH = 30.436875
_TOLERANCE = 4


class Day(NamedTuple):
    """A day, and the steps that explain it: none if the calendar counted, since the step of the caller says it all."""

    date: dt.date
    steps: tuple[str, ...] = ()


class _Fallbacks:
    """Counts how often the calendar answered in place of dateparser."""

    def __init__(self) -> None:
        self.count, self._lock = 0, Lock()

    def add(self) -> None:
        with self._lock:
            self.count += 1


_fallbacks = _Fallbacks()


def fallbacks() -> int:
    """Return how often this process served the calendar's day because dateparser's was missing or not allowed."""
    return _fallbacks.count


def weekday_beside(base: dt.date, weekday: int, direction: Direction) -> Day:
    """Return the last weekday (1, Monday, to 7) before a day, or the first after it. Raises OutsideCalendar."""
    return _noted(_weekday_beside(_dateparser.weekday(weekday, base, direction), base, weekday, direction))


@lru_cache(maxsize=_MOST_CACHED)
def _weekday_beside(reading: Reading | None, base: dt.date, weekday: int, direction: Direction) -> Day:
    sign = _sign(direction)

    def is_allowed(day: dt.date) -> bool:
        return day.isoweekday() == weekday and 1 <= sign * (day - base).days <= _WEEK

    days = (sign * (weekday - base.isoweekday()) - 1) % _WEEK + 1
    return _checked(reading, Granularity.DAY, is_allowed, lambda: calendar.plus_days(base, sign * days))


def day_beside(base: dt.date, month: int, day: int, direction: Direction) -> Day:
    """Return the last such day of a year up to a day, or the first after it. Raises OutsideCalendar."""
    return _noted(_day_beside(_dateparser.day_of_year(month, day, base, direction), base, month, day, direction))


@lru_cache(maxsize=_MOST_CACHED)
def _day_beside(reading: Reading | None, base: dt.date, month: int, day: int, direction: Direction) -> Day:
    years = _LEAP_YEARS if (month, day) == (2, 29) else 1

    def is_allowed(found: dt.date) -> bool:
        is_near = abs((found - base).days) <= years * _YEAR
        return (found.month, found.day) == (month, day) and is_near and _is_on_side(found, base, direction)

    return _checked(reading, Granularity.DAY, is_allowed, lambda: _next_such_day(base, month, day, direction))


def _next_such_day(base: dt.date, month: int, day: int, direction: Direction) -> dt.date:
    for years in range(_LEAP_YEARS + 1):
        with suppress(calendar.OutsideCalendar):
            found = calendar.date_of(base.year + _sign(direction) * years, month, day)
            if _is_on_side(found, base, direction):
                return found
    raise calendar.OutsideCalendar(f"the calendar has no day {month:02}-{day:02} near {base.year}")


def month_beside(base: dt.date, month: int, direction: Direction) -> Day:
    """Return a day of the last such month up to that of a day, or of the first after it. Raises OutsideCalendar."""
    return _noted(_month_beside(_dateparser.month(month, base, direction), base, month, direction))


@lru_cache(maxsize=_MOST_CACHED)
def _month_beside(reading: Reading | None, base: dt.date, month: int, direction: Direction) -> Day:
    ahead = (month - base.month - 1) % _MONTHS + 1
    months = ahead if direction is Direction.FUTURE else ahead - _MONTHS

    def is_allowed(day: dt.date) -> bool:
        return _MONTHS * (day.year - base.year) + day.month - base.month == months

    return _checked(reading, Granularity.MONTH, is_allowed, lambda: calendar.plus_months(base, months))


def counted_from(base: dt.date, amounts: Sequence[Amount], direction: Direction) -> Day:
    """Return the day some lengths, the longest first, before or after a day. Raises OutsideCalendar."""
    sign = _sign(direction)

    def count() -> dt.date:
        day = base
        for number, unit in amounts:
            day = calendar.shift_day(day, sign * number, unit)
        return day

    if not all(unit in _DAYS_IN or unit in _MONTHS_IN for _, unit in amounts):
        return Day(count())
    reading = _dateparser.counted([(number, unit.value) for number, unit in amounts], base, direction)
    day = _checked(reading, amounts[-1][1], lambda day: _is_so_far(sign * (day - base).days, amounts), count)
    return _noted(day)


def neighbouring(base: dt.date, unit: Granularity, offset: int) -> Day:
    """Return a day of the last (-1), this (0) or next (+1) day, week, month or year. Raises OutsideCalendar."""
    return _noted(_neighbouring(_dateparser.neighbouring(unit, offset, base), base, unit, offset))


@lru_cache(maxsize=_MOST_CACHED)
def _neighbouring(reading: Reading | None, base: dt.date, unit: Granularity, offset: int) -> Day:
    def is_allowed(day: dt.date) -> bool:
        return _is_so_far(abs((day - base).days), ((abs(offset), unit),)) and _sign_of(day, base) == offset

    return _checked(reading, unit, is_allowed, lambda: calendar.shift_day(base, offset, unit))


def _checked(
    reading: Reading | None,
    granularity: Granularity,
    is_allowed: Callable[[dt.date], bool],
    count: Callable[[], dt.date],
) -> Day:
    """Return dateparser's day if it is as fine as the words and allowed, otherwise the one that ``count`` returns."""
    if reading is not None and reading.period == granularity and is_allowed(reading.day):
        return Day(reading.day, (reading.step,))
    return Day(count())


def _noted(day: Day) -> Day:
    """Return a day that was checked; if the calendar counted it, this is noted."""
    if not day.steps:
        _fallbacks.add()
    return day


def _is_so_far(days: int, amounts: Sequence[Amount]) -> bool:
    """Whether a distance in days is that of some lengths, as exactly as their months have a length."""
    whole = sum(number * _DAYS_IN.get(unit, 0) for number, unit in amounts)
    months = sum(number * _MONTHS_IN.get(unit, 0) for number, unit in amounts)
    return abs(days - whole - months * _MEAN_MONTH) <= (_TOLERANCE if months else 0)


def _sign(direction: Direction) -> int:
    return 1 if direction is Direction.FUTURE else -1


def _sign_of(day: dt.date, base: dt.date) -> int:
    return (day > base) - (day < base)


def _is_on_side(day: dt.date, base: dt.date, direction: Direction) -> bool:
    return (day > base) == (direction is Direction.FUTURE)

"""The engine's own calendar: periods of every granularity, their neighbours and what lies in them.

The calendar is the proleptic Gregorian one, with ISO 8601 weeks. It knows no words, no anchor and no clock. Functions
raise ``OutsideCalendar`` for a date that it does not have.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from service.timex.model import Granularity, Interval

DAY = dt.timedelta(days=1)
SEASONS = ("SP", "SU", "FA", "WI")
#: Names of weekdays by ISO number, 1 to 7, for the steps of an explanation.
WEEKDAYS = ("", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


class OutsideCalendar(ValueError):
    """A date that the calendar does not have: before year 1, after year 9999, or on a day beyond its month."""


@dataclass(frozen=True, slots=True)
class Period:
    """A period of one granularity, with its TIMEX3 value ("2025-03", "2025-W11", "198")."""

    granularity: Granularity
    interval: Interval
    value: str

    def __hash__(self) -> int:
        # These tell periods apart, also lengths such as "P2W" back from different days. All fields take far longer.
        return hash(self.value) ^ hash(self.interval.start_on)

    @property
    def start(self) -> dt.date:
        return self.interval.start_on


def _period(granularity: Granularity, start: dt.date, end_before: dt.date, value: str) -> Period:
    return Period(granularity, Interval(start, end_before), value)


def date_of(year: int, month: int, day: int) -> dt.date:
    """Return the date. Raises OutsideCalendar."""
    if not 1 <= year <= 9999:
        raise OutsideCalendar(f"the year {year} is outside 1 to 9999")
    try:
        return dt.date(year, month, day)
    except ValueError as error:
        raise OutsideCalendar(f"the calendar has no day {year:04}-{month:02}-{day:02}") from error


def plus_days(day: dt.date, days: int) -> dt.date:
    """Return the date some days later (negative: earlier)."""
    try:
        return day + dt.timedelta(days=days)
    except OverflowError as error:
        raise OutsideCalendar(f"{days} days from {day} are outside the years 1 to 9999") from error


def plus_months(day: dt.date, months: int) -> dt.date:
    """Return the same day of another month, or the last day of that month if it is shorter."""
    count = day.year * 12 + day.month - 1 + months
    year, month = divmod(count, 12)
    first = date_of(year, month + 1, 1)
    return first.replace(day=min(day.day, days_in_month(year, month + 1)))


def days_in_month(year: int, month: int) -> int:
    if month == 12:
        return 31
    return (dt.date(year, month + 1, 1) - dt.date(year, month, 1)).days


@lru_cache(maxsize=4096)
def weekdays_in(interval: Interval, weekday: int) -> list[dt.date]:
    """Return the days of an interval that fall on an ISO weekday, in order."""
    ahead = (weekday - interval.start_on.isoweekday()) % 7
    days = (interval.end_before - interval.start_on).days
    return [plus_days(interval.start_on, offset) for offset in range(ahead, days, 7)]


def nearest_weekday(day: dt.date, weekday: int) -> dt.date:
    """Return the day with an ISO weekday (1 to 7) within three days of a day."""
    return plus_days(day, (weekday - day.isoweekday() + 3) % 7 - 3)


@lru_cache(maxsize=1024)
def day_of(day: dt.date) -> Period:
    return _period(Granularity.DAY, day, plus_days(day, 1), day.isoformat())


@lru_cache(maxsize=1024)
def week_of(day: dt.date) -> Period:
    """Return the ISO week of a day, Monday to Sunday."""
    year, week, weekday = day.isocalendar()
    monday = plus_days(day, 1 - weekday)
    return _period(Granularity.WEEK, monday, plus_days(monday, 7), f"{year:04d}-W{week:02d}")


@lru_cache(maxsize=1024)
def weekend_of(day: dt.date) -> Period:
    """Return Saturday and Sunday of the ISO week of a day."""
    week = week_of(day)
    return _period(Granularity.WEEKEND, plus_days(week.start, 5), week.interval.end_before, week.value + "-WE")


def _months(granularity: Granularity, year: int, month: int, count: int, value: str) -> Period:
    start = date_of(year, month, 1)
    return _period(granularity, start, plus_months(start, count), value)


@lru_cache(maxsize=1024)
def month_of(year: int, month: int) -> Period:
    return _months(Granularity.MONTH, year, month, 1, f"{year:04d}-{month:02d}")


@lru_cache(maxsize=1024)
def quarter_of(year: int, quarter: int) -> Period:
    return _months(Granularity.QUARTER, year, 3 * quarter - 2, 3, f"{year:04d}-Q{quarter}")


@lru_cache(maxsize=1024)
def half_of(year: int, half: int) -> Period:
    return _months(Granularity.HALF, year, 6 * half - 5, 6, f"{year:04d}-H{half}")


@lru_cache(maxsize=1024)
def season_of(year: int, season: int) -> Period:
    """Return a meteorological season, 0 (spring) to 3 (winter); a winter has the year in which it begins."""
    return _months(Granularity.SEASON, year, 3 * season + 3, 3, f"{year:04d}-{SEASONS[season]}")


@lru_cache(maxsize=1024)
def year_of(year: int) -> Period:
    return _months(Granularity.YEAR, year, 1, 12, f"{year:04d}")


@lru_cache(maxsize=256)
def decade_of(year: int) -> Period:
    if year < 1:
        raise OutsideCalendar(f"the year {year} is outside 1 to 9999")
    return _months(Granularity.DECADE, max(year // 10 * 10, 1), 1, 120, f"{year // 10:03d}")


@lru_cache(maxsize=256)
def century_of(year: int) -> Period:
    """Return the hundred years that share their first two digits, as TIMEX3 and everyday speech count them."""
    if year < 0:
        raise OutsideCalendar(f"the year {year} is outside 1 to 9999")
    return _months(Granularity.CENTURY, max(year // 100 * 100, 1), 1, 1200, f"{year // 100:02d}")


#: What contains a day; of the granularities that are left out, the day itself.
_CONTAINING: Mapping[Granularity, Callable[[dt.date], Period]] = {
    Granularity.WEEK: week_of,
    Granularity.WEEKEND: weekend_of,
    Granularity.MONTH: lambda day: month_of(day.year, day.month),
    Granularity.QUARTER: lambda day: quarter_of(day.year, (day.month + 2) // 3),
    Granularity.HALF: lambda day: half_of(day.year, 1 if day.month <= 6 else 2),
    Granularity.SEASON: lambda day: season_of(day.year - (day.month < 3), (day.month - 3) % 12 // 3),
    Granularity.YEAR: lambda day: year_of(day.year),
    Granularity.DECADE: lambda day: decade_of(day.year),
    Granularity.CENTURY: lambda day: century_of(day.year),
}


def containing(granularity: Granularity, day: dt.date) -> Period:
    """Return the period of a granularity that contains a day; January belongs to the winter of the year before."""
    return _CONTAINING.get(granularity, day_of)(day)


_MONTHS_LONG = {
    Granularity.MONTH: 1,
    Granularity.QUARTER: 3,
    Granularity.SEASON: 3,
    Granularity.HALF: 6,
    Granularity.YEAR: 12,
    Granularity.DECADE: 120,
    Granularity.CENTURY: 1200,
}


def shift_day(day: dt.date, count: int, granularity: Granularity) -> dt.date:
    """Return the day some units later (negative: earlier)."""
    if granularity in _MONTHS_LONG:
        return plus_months(day, count * _MONTHS_LONG[granularity])
    return plus_days(day, count * (7 if granularity in (Granularity.WEEK, Granularity.WEEKEND) else 1))


def neighbour(period: Period, count: int) -> Period:
    """Return the period of the same granularity some places later (negative: earlier)."""
    return containing(period.granularity, shift_day(period.start, count, period.granularity))


def shift(period: Period, count: int, granularity: Granularity) -> Period:
    """Return the period of the same granularity some units later: 1989-Q3 a year earlier is 1988-Q3."""
    if granularity is Granularity.YEAR and period.granularity in (Granularity.WEEK, Granularity.WEEKEND):
        return containing(period.granularity, plus_days(period.start, 364 * count + 3))
    return containing(period.granularity, shift_day(period.start, count, granularity))


def stretch(start: dt.date, end_before: dt.date, granularity: Granularity, value: str) -> Period:
    """Return a period that is not a unit of the calendar, such as the three months that end today."""
    return _period(granularity, start, end_before, value)

"""Calculations on a date as it is served: its first and last day, its bounds, and its time of day.

The date is the JSON object that openapi.yaml calls CalendarDate.
"""

from __future__ import annotations

import datetime as dt

from service.eventing.served import DateJson
from service.timex.model import Granularity

#: A year; a year and a month; or a year, a month and a day.
DateParts = tuple[int, ...]

#: Zone names that mean the same offset everywhere. EST, IST or CST are ambiguous, so they stay text.
_UNIVERSAL_ZONES = frozenset({"GMT", "UTC"})


def first_day(date: DateJson) -> dt.date:
    """Return the first day of a date."""
    return dt.date.fromisoformat(date["start_on"])


def end_before(date: DateJson) -> dt.date:
    """Return the day after the last day of a date."""
    return dt.date.fromisoformat(date["end_before"])


def last_day(date: DateJson) -> dt.date:
    """Return the last day of a date, inclusive."""
    return end_before(date) - dt.timedelta(days=1)


def bounds(date: DateJson) -> tuple[DateParts, DateParts]:
    """Return the first and the last year, month or day of a date: (2025,), (2025, 4) or (2025, 4, 1).

    Whole years and months are not split into days, unless the text names the days ("from 1 to 30 April"). Approximate
    dates are cut to their granularity: the days of "the past four years" are only arithmetic.
    """
    first, last = first_day(date), last_day(date)
    count = _part_count(Granularity(date["granularity"]), first, end_before(date), date["approximate"])
    return (first.year, first.month, first.day)[:count], (last.year, last.month, last.day)[:count]


def _part_count(granularity: Granularity, start: dt.date, end: dt.date, is_approximate: bool) -> int:
    """Return 1 if years are precise enough for ``[start, end)``, 2 if months are, else 3."""
    is_whole_years = _starts_year(start) and _starts_year(end)
    if granularity.rank <= Granularity.YEAR.rank and (is_approximate or is_whole_years):
        return 1
    is_whole_months = start.day == end.day == 1
    return 2 if granularity.rank <= Granularity.MONTH.rank and (is_approximate or is_whole_months) else 3


def _starts_year(day: dt.date) -> bool:
    return (day.month, day.day) == (1, 1)


def clock_datetime(date: DateJson) -> dt.datetime | None:
    """Return the date and time of a day with a clock time, else None. 24:00 is the start of the next day.

    The result is aware (UTC) if the zone names the same offset everywhere, and naive, in local time, otherwise.
    """
    if date["time"] is None or (last_day(date) != first_day(date)):
        return None
    hours, minutes = map(int, date["time"]["clock"].split(":"))
    zone = dt.UTC if date["time"]["zone"] in _UNIVERSAL_ZONES else None
    try:
        return dt.datetime.combine(first_day(date), dt.time(), zone) + dt.timedelta(hours=hours, minutes=minutes)
    except OverflowError:  # 24:00 on the last day that Python can represent
        return None

"""Kinds of named days: on a fixed date, on the n-th weekday of a month, counted from Easter, or once in history.

Which days a language names, and how, is in its folder.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from functools import lru_cache

from dateutil.easter import easter

from service.timex import calendar

_FIRST_EASTER, _LAST_EASTER = 1583, 4099  # the years that dateutil computes


@dataclass(frozen=True, slots=True)
class FixedDay:
    """The same day of every year."""

    month: int
    day: int


@dataclass(frozen=True, slots=True)
class NthWeekday:
    """The n-th ISO weekday (1, Monday, to 7) of a month, or a day some ``days_after`` it. -1 is the last one."""

    month: int
    place: int
    weekday: int
    days_after: int = 0


@dataclass(frozen=True, slots=True)
class FromEaster:
    """A number of days after (negative: before) Easter Sunday of the western churches."""

    days: int


@dataclass(frozen=True, slots=True)
class HistoricDay:
    """A day of one year: "D-Day"."""

    year: int
    month: int
    day: int


NamedDay = FixedDay | NthWeekday | FromEaster | HistoricDay


@lru_cache(maxsize=1024)
def day_in_year(day: NamedDay, year: int) -> dt.date | None:
    """Return the date of a named day in a year, or None for a year in which Easter is not computed.

    Raises OutsideCalendar for a year outside 1 to 9999.
    """
    match day:
        case NthWeekday():
            days = calendar.weekdays_in_month(calendar.date_of(year, day.month, 1), day.weekday)
            return days[day.place - (day.place > 0)] + dt.timedelta(days=day.days_after)
        case FromEaster():
            return easter(year) + dt.timedelta(days=day.days) if _FIRST_EASTER <= year <= _LAST_EASTER else None
        case _:
            return calendar.date_of(year, day.month, day.day)

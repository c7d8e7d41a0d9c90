"""Kinds of named days: fixed, the n-th weekday of a month, from Easter, of another calendar, or once in history.

Which days a language names, and how, is in its folder.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from functools import lru_cache

from dateutil.easter import EASTER_ORTHODOX, EASTER_WESTERN, easter

from service.timex import _observances, calendar

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
    """A number of days after (negative: before) Easter Sunday of the western, or of the ``orthodox`` churches."""

    days: int
    orthodox: bool = False


@dataclass(frozen=True, slots=True)
class Observed:
    """A feast of another calendar, as a country observes it; of several ``names``, any may be meant.

    ``until`` is the feast on the day after its last, if it is a period ("Ramadan").
    """

    country: str
    names: tuple[str, ...]
    until: str | None = None


@dataclass(frozen=True, slots=True)
class HistoricDay:
    """A day of one year: "D-Day"."""

    year: int
    month: int
    day: int


NamedDay = FixedDay | NthWeekday | FromEaster | Observed | HistoricDay


def days_in_year(day: NamedDay, year: int) -> list[dt.date]:
    """Return the dates of a named day in a year: two if a lunar year lies within it, none if its date is not known.

    Raises OutsideCalendar for a year outside 1 to 9999.
    """
    if isinstance(day, Observed):
        return sorted(date for name in day.names for date in _observances.days(day.country, name, year))
    date = day_in_year(day, year)
    return [date] if date else []


def end_before(day: NamedDay, start: dt.date) -> dt.date | None:
    """Return the day after a feast of several days that begins at ``start``; None for a single day."""
    if not isinstance(day, Observed) or day.until is None:
        return None
    years = (start.year, start.year + 1)
    ends = (end for year in years for end in _observances.days(day.country, day.until, year))
    return next((end for end in ends if end > start), None)


@lru_cache(maxsize=1024)
def day_in_year(day: FixedDay | NthWeekday | FromEaster | HistoricDay, year: int) -> dt.date | None:
    """Return the date of a named day in a year, or None for a year in which Easter is not computed.

    Raises OutsideCalendar for a year outside 1 to 9999.
    """
    match day:
        case NthWeekday():
            days = calendar.weekdays_in(calendar.month_of(year, day.month).interval, day.weekday)
            return days[day.place - (day.place > 0)] + dt.timedelta(days=day.days_after)
        case FromEaster():
            if not _FIRST_EASTER <= year <= _LAST_EASTER:
                return None
            return easter(year, EASTER_ORTHODOX if day.orthodox else EASTER_WESTERN) + dt.timedelta(days=day.days)
        case _:
            return calendar.date_of(year, day.month, day.day)

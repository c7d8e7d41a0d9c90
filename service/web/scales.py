"""Scales of time: days, weeks, months, quarters and groups of years, each a row of periods with consecutive numbers."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from service.formats.date_text import parts_text, week_text

_ONE_DAY = timedelta(days=1)
_YEAR_STEPS = (1, 2, 5, 10, 20, 50, 100, 200)


@dataclass(frozen=True, slots=True)
class Scale:
    """A division of time into periods. ``number_of`` a day is that of its period, ``first_day`` is that of a number.

    ``digits`` is how much of an ISO 8601 date names the first and the last period in a URL: 4, 7 or 10 characters.
    """

    name: str
    digits: int
    number_of: Callable[[date], int]
    first_day: Callable[[int], date]

    def last_day(self, number: int) -> date:
        """Return the last day of a period; the last of all periods ends with the calendar."""
        return date.max if number >= self.number_of(date.max) else self.first_day(number + 1) - _ONE_DAY

    def contains(self, first: date, last: date) -> bool:
        """Whether one period has all days from ``first`` to ``last``."""
        return self.number_of(first) == self.number_of(last)

    def is_whole(self, first: date, last: date) -> bool:
        """Whether the days from ``first`` to ``last`` are one of the periods."""
        number = self.number_of(first)
        return (self.first_day(number), self.last_day(number)) == (first, last)


def _years(step: int) -> Scale:
    return Scale(
        "year" if step == 1 else f"{step} years",
        4,
        lambda day: day.year // step,
        lambda number: date(max(number * step, 1), 1, 1),
    )


def _months(name: str, digits: int, step: int) -> Scale:
    return Scale(
        name,
        digits,
        lambda day: (day.year * 12 + day.month - 1) // step,
        lambda number: date(number * step // 12, number * step % 12 + 1, 1),
    )


DAY = Scale("day", 10, date.toordinal, date.fromordinal)
WEEK = Scale(
    "week", 10, lambda day: (day.toordinal() - 1) // 7, lambda number: date.fromordinal(number * 7 + 1)
)  # 1 January of year 1 is a Monday
MONTH = _months("month", 7, 1)
QUARTER = _months("quarter", 10, 3)
YEARS = tuple(_years(step) for step in _YEAR_STEPS)
YEAR, DECADE, CENTURY = YEARS[0], YEARS[3], YEARS[6]


def period_name(first: date, last: date) -> str:
    """Return the days from ``first`` to ``last`` for people: "3 March 2025", "1–10 March 2025", "2020–2029"."""
    if first == last:
        return parts_text((first.year, first.month, first.day))
    if WEEK.is_whole(first, last):
        return week_text(first, last)
    if MONTH.is_whole(first, last):
        return parts_text((first.year, first.month))
    if first.timetuple()[1:3] == (1, 1) and last.timetuple()[1:3] == (12, 31):
        return str(first.year) if first.year == last.year else f"{first.year}–{last.year}"
    end = parts_text((last.year, last.month, last.day))
    if MONTH.contains(first, last):
        return f"{first.day}–{end}"
    start = parts_text((first.year, first.month, first.day))
    return f"{start.rpartition(' ')[0] if first.year == last.year else start} – {end}"

"""Histograms of a timeline: the number of entries in each year, month, week or day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from service.errors import InvalidInput
from service.store import histogram
from service.store.database import Database
from service.store.filter import Filter
from service.store.histogram import IntervalRow

#: Maximum number of periods in a histogram: ten years of days, and some more.
MAX_PERIODS = 4_000
#: Maximum number of different intervals: beyond it, years are counted instead.
_MAX_INTERVALS = 50_000


class By(StrEnum):
    """The period that a histogram counts by. A week is one of ISO 8601."""

    YEAR = "year"
    MONTH = "month"
    WEEK = "week"
    DAY = "day"


class TooManyPeriods(InvalidInput):
    """A histogram would have more than MAX_PERIODS periods."""

    def __init__(self) -> None:
        super().__init__(f"more than {MAX_PERIODS} periods: choose a longer period, or set from and to", field="by")


@dataclass(frozen=True, slots=True)
class Histogram:
    """The name, first day and number of entries of each period, and the number of entries within no single period."""

    counts: list[tuple[str, date, int]]
    coarser: int


def count_entries(database: Database, wanted: Filter, by: By) -> Histogram:
    """Return the number of entries in each period that has any. One query. Raises TooManyPeriods.

    An entry counts in a period if all its days are within it; an entry that is coarser, or spans two periods, counts
    as coarser.
    """
    rows = histogram.counts(database, wanted, by, limit=MAX_PERIODS + 2)
    counts = [(_name(name, by), _first_day(name), count) for name, count in rows if name]
    if len(counts) > MAX_PERIODS:
        raise TooManyPeriods
    return Histogram(counts, sum(count for name, count in rows if not name))


def count_intervals(database: Database, wanted: Filter) -> list[IntervalRow]:
    """Return the number of entries that have the same days, and of the sources that report each of them.

    One query; of a timeline with very many different intervals, two, and what spans no two years counts as whole years.
    """
    rows = histogram.intervals(database, wanted, limit=_MAX_INTERVALS + 1)
    if len(rows) <= _MAX_INTERVALS:
        return rows
    years = count_entries(database, wanted, By.YEAR).counts
    return [IntervalRow(first, _end_of_year(first), count, count) for _, first, count in years]


def _end_of_year(first: date) -> date:
    return date.max if first.year == date.max.year else date(first.year + 1, 1, 1)


def _name(name: str, by: By) -> str:
    """Return a period's name after ISO 8601; the store names a week by its Monday."""
    if by is not By.WEEK:
        return name
    year, week, _ = date.fromisoformat(name).isocalendar()
    return f"{year:04}-W{week:02}"


def _first_day(name: str) -> date:
    return date.fromisoformat(f"{name}-01-01"[:10])

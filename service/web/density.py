"""The density of a timeline: one bar per period, and never more bars than a reader can tell apart."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date

from service.store.database import Database
from service.timeline.histogram import By, count_entries
from service.timeline.query import TimelineQuery

_MAX_BARS = 60
_MAX_MONTHS_BY_DAY = 2  # timelines of one or two months have a bar per day
_MAX_HEIGHT = 48
_MIN_HEIGHT = 3  # of a period that has entries
_YEAR_STEPS = (1, 2, 5, 10, 20, 50, 100, 200)
_LAST_YEAR = 9_999

_Counts = list[tuple[str, date, int]]


@dataclass(frozen=True, slots=True)
class _Period:
    """A period with its entries. ``first`` and ``last`` are its limits as the filters ``from`` and ``to`` take them."""

    name: str
    first: str
    last: str
    count: int


@dataclass(frozen=True, slots=True)
class Bar:
    """A period, the number of entries within it, and the height of its bar."""

    name: str
    count: int
    first: str
    last: str
    height: int


def density(database: Database, query: TimelineQuery) -> list[Bar]:
    """Return the bars of a query's entries: by day, by month, or by as many years as keep the bars few enough.

    Entries that are coarser than the bars are not counted.
    """
    years = count_entries(database, query, By.YEAR).counts
    if not years:
        return []
    span = int(years[-1][0]) - int(years[0][0]) + 1
    if span * 12 > _MAX_BARS:
        return _bars(_year_periods(years, span))
    months = count_entries(database, query, By.MONTH).counts
    if 0 < len(months) <= _MAX_MONTHS_BY_DAY:
        days = count_entries(database, query, By.DAY).counts
        if days:
            return _bars([_Period(name, name, name, count) for name, _, count in days])
    return _bars(_month_periods(months) if months else _year_periods(years, 1))


def _month_periods(counts: _Counts) -> list[_Period]:
    """Return every month from the first to the last, the empty ones included."""
    by_month = {int(name[:4]) * 12 + int(name[5:]) - 1: count for name, _, count in counts}
    periods = []
    for number in range(min(by_month), max(by_month) + 1):
        name = f"{number // 12:04}-{number % 12 + 1:02}"
        periods.append(_Period(name, name, name, by_month.get(number, 0)))
    return periods


def _year_periods(counts: _Counts, span: int) -> list[_Period]:
    """Return periods of one or more years, the empty ones included; ``span`` is the number of years in all."""
    step = next((step for step in _YEAR_STEPS if span <= step * (_MAX_BARS - 1)), _YEAR_STEPS[-1])
    by_period: Counter[int] = Counter()
    for name, _, count in counts:
        by_period[int(name) // step] += count
    periods = []
    for number in range(min(by_period), max(by_period) + 1):
        first, last = f"{max(number * step, 1):04}", f"{min(number * step + step - 1, _LAST_YEAR):04}"
        name = first if step == 1 else f"{first}–{last}"
        periods.append(_Period(name, first, last, by_period[number]))
    return periods


def _bars(periods: list[_Period]) -> list[Bar]:
    highest = max(period.count for period in periods)
    return [Bar(p.name, p.count, p.first, p.last, _height(p.count, highest)) for p in periods]


def _height(count: int, highest: int) -> int:
    return max(_MIN_HEIGHT, round(_MAX_HEIGHT * count / highest)) if count else 0

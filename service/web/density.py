"""The density of a timeline: one bar a period, no more of them than an eye tells apart."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date

from service.store.database import Database
from service.timeline import query as timeline
from service.timeline.query import By, TimelineQuery

_MOST_BARS = 60
_HEIGHT = 48


@dataclass(frozen=True, slots=True)
class Bar:
    """A period, how many entries lie within it, the first and last of its days' names, and how high it stands."""

    name: str
    count: int
    first: str
    last: str
    height: int


@dataclass(frozen=True, slots=True)
class Strip:
    """The bars in order, and how many entries are coarser than any of them."""

    bars: list[Bar]
    coarser: int


def strip(database: Database, query: TimelineQuery) -> Strip:
    """The density of what is asked for: by day, month or year, or by as many years as make few enough bars."""
    years = timeline.counted(database, query, By.YEAR)
    if not years.counts:
        return Strip([], years.coarser)
    first, last = int(years.counts[0][0]), int(years.counts[-1][0])
    if (last - first + 1) * 12 > _MOST_BARS:
        return Strip(_bars(_gathered(years.counts, last - first + 1)), years.coarser)
    months = timeline.counted(database, query, By.MONTH)
    if 0 < len(months.counts) <= 2:
        days = timeline.counted(database, query, By.DAY)
        if days.counts:
            return Strip(_bars([(name, name, name, count) for name, _, count in days.counts]), days.coarser)
    found = months if months.counts else years
    return Strip(_bars(_months(found.counts) if months.counts else _gathered(years.counts, 1)), found.coarser)


def _months(counts: list[tuple[str, date, int]]) -> list[tuple[str, str, str, int]]:
    """Every month from the first to the last: a gap is told, too."""
    known = {name: count for name, _, count in counts}
    numbers = [int(name[:4]) * 12 + int(name[5:]) - 1 for name in known]
    names = [f"{number // 12:04}-{number % 12 + 1:02}" for number in range(min(numbers), max(numbers) + 1)]
    return [(name, name, name, known.get(name, 0)) for name in names]


def _gathered(counts: list[tuple[str, date, int]], years: int) -> list[tuple[str, str, str, int]]:
    """Years, or so many of them at a time that there are few enough."""
    step = next(size for size in (1, 2, 5, 10, 20, 50, 100, 200) if years <= size * (_MOST_BARS - 1) or size == 200)
    sums: Counter[int] = Counter()
    for name, _, count in counts:
        sums[int(name) // step] += count
    found = []
    for place in range(min(sums), max(sums) + 1):
        first, last = f"{max(place * step, 1):04}", f"{min(place * step + step - 1, 9_999):04}"
        found.append((first if step == 1 else f"{first}–{last}", first, last, sums[place]))
    return found


def _bars(periods: list[tuple[str, str, str, int]]) -> list[Bar]:
    most = max(count for *_, count in periods)
    return [
        Bar(name, count, first, last, max(3, round(_HEIGHT * count / most)) if count else 0)
        for name, first, last, count in periods
    ]

"""The range of a timeline that its chart shows, and the periods of its bars: as fine as a reader can tell bars apart.

A few distant entries do not squeeze the others: the range is then the shortest one with nearly all entries.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import product

from service.store.histogram import IntervalRow
from service.web.scales import DAY, MONTH, WEEK, YEARS, Scale

_SCALES = (DAY, WEEK, MONTH, *YEARS)
_MAX_BARS = 62  # two months of days
_IN_VIEW = 0.9  # of all entries
_WITH_BARS = 0.6  # of the entries in view; the others last longer than a bar
_KEPT = (0.95, 0.98)  # of the entries that can have bars: what a range keeps that is shorter than the whole
_ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Limits:
    """The first and the last day that a reader has asked for, if any."""

    first: date | None = None
    last: date | None = None

    def contain(self, row: IntervalRow) -> bool:
        """Whether all days of a row are within the limits."""
        begins = self.first is None or row.start_on >= self.first
        return begins and (self.last is None or row.end_before - _ONE_DAY <= self.last)


@dataclass(frozen=True, slots=True)
class View:
    """The periods of a scale from ``low`` to ``high``, with the entries and sources within each that has any."""

    scale: Scale
    low: int
    high: int
    entries: Counter[int]
    sources: Counter[int]

    @property
    def days(self) -> Limits:
        return Limits(self.scale.first_day(self.low), self.scale.last_day(self.high))

    @property
    def with_bars(self) -> int:
        return sum(count for number, count in self.entries.items() if self.low <= number <= self.high)

    def shows_enough(self, intervals: Sequence[IntervalRow]) -> bool:
        """Whether nearly all entries lie within the days of the view, and most of these have bars."""
        in_view = count_within(intervals, self.days)
        return in_view >= _IN_VIEW * count_within(intervals, Limits()) and self.with_bars >= _WITH_BARS * in_view


def best_view(intervals: Sequence[IntervalRow], limits: Limits) -> View | None:
    """Return the view of the finest scale that shows enough, or else the one with most entries in its bars."""
    views: list[View] = []
    for scale, kept in product(_SCALES, _KEPT):
        view = _view(intervals, scale, limits, kept)
        if view is not None and view.shows_enough(intervals):
            return view
        views += [view] if view else []
    return max(views, key=lambda view: view.with_bars, default=None)


def _view(intervals: Sequence[IntervalRow], scale: Scale, limits: Limits, kept: float) -> View | None:
    """Return the view by a scale, of the whole range if it fits; None if it has no entries, one bar or too many."""
    entries: Counter[int] = Counter()
    sources: Counter[int] = Counter()
    for row in intervals:
        number = scale.number_of(row.start_on)
        if number == scale.number_of(row.end_before - _ONE_DAY):
            entries[number] += row.entries
            sources[number] += row.sources
    if not entries:
        return None
    low = scale.number_of(limits.first) if limits.first else min(entries)
    high = scale.number_of(limits.last) if limits.last else max(entries)
    if high - low >= _MAX_BARS:
        low, high = _shortest_range(entries, kept * entries.total())
    return View(scale, low, high, entries, sources) if 0 < high - low < _MAX_BARS else None


def _shortest_range(counts: Counter[int], wanted: float) -> tuple[int, int]:
    """Return the first and the last number of the shortest range in which there are ``wanted`` entries."""
    numbers = sorted(counts)
    best, start, inside = (numbers[0], numbers[-1]), 0, 0
    for number in numbers:
        inside += counts[number]
        while inside - counts[numbers[start]] >= wanted:
            inside -= counts[numbers[start]]
            start += 1
        if inside >= wanted and number - numbers[start] < best[1] - best[0]:
            best = numbers[start], number
    return best


def count_within(intervals: Iterable[IntervalRow], limits: Limits) -> int:
    """Return the number of entries all of whose days are within limits."""
    return sum(row.entries for row in intervals if limits.contain(row))

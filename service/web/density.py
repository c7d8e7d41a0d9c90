"""The density of a timeline: one bar per period, with periods as fine as a reader can tell bars apart.

A few distant entries do not squeeze the others: the bars show the shortest range with nine tenths of all entries, and
the chart says how many come before and after it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise
from typing import Any

from service.api.base import database
from service.store.histogram import IntervalRow
from service.timeline.histogram import count_intervals
from service.timeline.query import TimelineQuery
from service.web.cached import cached
from service.web.chart_range import Limits, View, best_view, count_within
from service.web.scales import DAY, MONTH, QUARTER, WEEK, YEAR, YEARS, Scale, period_name

_MIN_SLOTS = 12  # so that few bars do not become blocks
_CHARACTER = 2.1  # percent: the width of a character of the axis on a phone
_LAST_BEGIN = 92  # percent: labels further to the right end at their place
_HEIGHT, _MIN_HEIGHT = 64, 3  # pixels of the highest bar, and of any period that has entries
_ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Span:
    """Consecutive days with the number of entries that lie within them, and their limits as filters take them."""

    name: str
    count: int
    first: str
    last: str


@dataclass(frozen=True, slots=True)
class Bar:
    """A period with entries: its place and width in percent, its height in pixels, and its sources.

    ``sources`` counts each entry once for each source that reports it; it decides the height.
    """

    span: Span
    sources: int
    x: float
    width: float
    height: int


@dataclass(frozen=True, slots=True)
class Tick:
    """A label of the axis with its place in percent, and the year if the label before has another one.

    A label near the end of the axis ``ends_there``; any other one begins at its place.
    """

    text: str
    year: str
    x: float
    ends_there: bool

    @property
    def begin(self) -> float:
        return self.x - _CHARACTER * len(self.text) if self.ends_there else self.x

    def is_clear_of(self, following: Tick) -> bool:
        """Whether there is space between this label and the following one."""
        return self.x + _CHARACTER * (len(self.text) + 1) <= following.begin


@dataclass(frozen=True, slots=True)
class Chart:
    """The bars of a timeline, its axis, and what is out of view; ``total`` counts all entries, the coarser ones too.

    ``unit`` is the name of the periods. ``coarser`` entries lie within none of them. ``is_weighted``: heights differ
    from the numbers of entries, because several sources report the same ones. ``highest`` is what the highest bar
    stands for.
    """

    unit: str
    bars: list[Bar]
    ticks: list[Tick]
    before: Span | None
    after: Span | None
    coarser: int
    total: int
    is_weighted: bool
    highest: int


def cached_chart(query: TimelineQuery) -> dict[str, Any]:
    """Return the chart of a timeline's first page as JSON, from the cache if nothing has changed since."""
    limits = Limits(query.starts_from, query.ends_before and query.ends_before - _ONE_DAY)
    found: dict[str, Any] = cached(
        "chart", query.collection, query, lambda: chart(count_intervals(database(), query), limits)
    )
    return found


def chart(intervals: Sequence[IntervalRow], limits: Limits) -> Chart:
    """Return the chart of a timeline, with bars if there are at least two periods to compare."""
    total = count_within(intervals, Limits())
    inside = [row for row in intervals if limits.contain(row)]
    view = best_view(inside, limits)
    if view is None:
        return Chart("", [], [], None, None, 0, total, is_weighted=False, highest=0)
    before, after = _before(view, inside, limits), _after(view, inside, limits)
    seen = view.with_bars + sum(span.count for span in (before, after) if span)
    bars = list(_bars(view, limits))
    is_weighted = any(bar.sources != bar.span.count for bar in bars)
    return Chart(
        unit=view.scale.name,
        bars=bars,
        ticks=_ticks(view),
        before=before,
        after=after,
        coarser=total - seen,
        total=total,
        is_weighted=is_weighted,
        highest=max(bar.sources for bar in bars),
    )


def _before(view: View, intervals: Iterable[IntervalRow], limits: Limits) -> Span | None:
    """Return what is before the view, if anything is."""
    day = view.scale.first_day(view.low)
    if day == date.min:
        return None
    return _span(f"before {_day_name(view.scale, day)}", intervals, Limits(limits.first, day - _ONE_DAY))


def _after(view: View, intervals: Iterable[IntervalRow], limits: Limits) -> Span | None:
    """Return what is after the view, if anything is."""
    day = view.scale.last_day(view.high)
    if day == date.max:
        return None
    return _span(f"after {_day_name(view.scale, day)}", intervals, Limits(day + _ONE_DAY, limits.last))


def _span(name: str, intervals: Iterable[IntervalRow], limits: Limits) -> Span | None:
    count = count_within(intervals, limits)
    first, last = (day.isoformat() if day else "" for day in (limits.first, limits.last))
    return Span(name, count, first, last) if count else None


def _day_name(scale: Scale, day: date) -> str:
    return str(day.year) if scale.digits == YEAR.digits else period_name(day, day)


def _bars(view: View, limits: Limits) -> Iterator[Bar]:
    highest = max(count for number, count in view.sources.items() if view.low <= number <= view.high)
    slot = _slot(view)
    for number in sorted(view.entries):
        if view.low <= number <= view.high:
            height = max(_MIN_HEIGHT, round(_HEIGHT * view.sources[number] / highest))
            span = _period(view.scale, number, view.entries[number], limits)
            x = round((number - view.low) * slot, 2)
            yield Bar(span, view.sources[number], x, round(slot, 2), height)


def _slot(view: View) -> float:
    """Return the width of a period in percent."""
    return 100 / max(view.high - view.low + 1, _MIN_SLOTS)


def _period(scale: Scale, number: int, count: int, limits: Limits) -> Span:
    """Return a period, no longer than the limits allow."""
    first, last = scale.first_day(number), scale.last_day(number)
    shown = max(first, limits.first or first), min(last, limits.last or last)
    digits = scale.digits if shown == (first, last) else DAY.digits
    return Span(period_name(*shown), count, *(day.isoformat()[:digits] for day in shown))


def _ticks(view: View) -> list[Tick]:
    """Return labels where the periods of another scale begin: of the finest one whose labels do not overlap.

    The last one is left out if only the end of the axis pushes it over its neighbour.
    """
    for scale in (view.scale, WEEK, MONTH, QUARTER, *YEARS):
        ticks = list(_labels(view, _starts(view, scale)))
        if len(ticks) > 1 and ticks[-1].ends_there and not ticks[-2].is_clear_of(ticks[-1]):
            ticks.pop()
        if ticks and all(left.is_clear_of(right) for left, right in pairwise(ticks)):
            return ticks
    return list(_labels(view, [view.low]))


def _labels(view: View, numbers: Iterable[int]) -> Iterator[Tick]:
    year = ""
    for number in numbers:
        day = view.scale.first_day(number)
        is_new, year = str(day.year) != year, str(day.year)
        x = round((number - view.low) * _slot(view), 2)
        is_year = view.scale.digits == YEAR.digits
        text, year_below = (year, "") if is_year else (_label(view.scale, day), year if is_new else "")
        yield Tick(text, year_below, x, ends_there=x > _LAST_BEGIN)


def _starts(view: View, scale: Scale) -> list[int]:
    """Return the numbers of the view's periods with which a period of another scale begins."""
    numbers = range(view.low, view.high + 1)
    days = [view.scale.first_day(number) for number in numbers]
    before = days[0] - _ONE_DAY if days[0] > date.min else days[0]
    previous = [before, *days[:-1]]
    changes = zip(numbers, previous, days, strict=True)
    return [number for number, earlier, day in changes if not scale.contains(earlier, day)]


def _label(scale: Scale, day: date) -> str:
    """Return "3 Mar" for a day, "Mar" for a week or a month."""
    return f"{day.day} {day:%b}" if scale is DAY else f"{day:%b}"

"""Which periods a chart has room for: the shortest range with most of the entries."""

from __future__ import annotations

import datetime as dt
from collections import Counter

import pytest

from service.store.histogram import IntervalRow
from service.web.chart_range import Limits, _shortest_range, best_view
from service.web.scales import DAY, WEEK, Scale


@pytest.mark.parametrize(
    ("counts", "wanted", "expected"),
    [
        ({1: 1, 2: 3, 3: 3}, 6, (2, 3)),
        ({1: 1, 2: 3, 3: 3}, 6.5, (1, 3)),
        ({1: 1, 2: 3, 3: 3}, 3, (2, 2)),
        ({1: 2, 5: 2, 9: 2}, 4, (1, 5)),
        ({1: 2, 5: 2, 8: 2}, 4, (5, 8)),
        ({1: 1, 90: 9, 91: 9}, 18, (90, 91)),
        ({7: 4}, 4, (7, 7)),
    ],
)
def test_the_shortest_range_with_the_wanted_entries(
    counts: dict[int, int], wanted: float, expected: tuple[int, int]
) -> None:
    assert _shortest_range(Counter(counts), wanted) == expected


def days(*numbers: int) -> list[IntervalRow]:
    """Return an entry for each of these days, counted from 1 March 2025."""
    first = dt.date(2025, 3, 1)
    return [IntervalRow(first + dt.timedelta(n), first + dt.timedelta(n + 1), 1, 1) for n in numbers]


@pytest.mark.parametrize(
    ("rows", "limits", "scale", "first", "last"),
    [
        (days(0, *range(40, 62)), Limits(), DAY, "2025-03-01", "2025-05-01"),  # 62 days
        (days(0, *range(40, 63)), Limits(), DAY, "2025-04-10", "2025-05-02"),  # 63: without the first one
        (days(0, 30, 62), Limits(), WEEK, "2025-02-24", "2025-05-04"),
        (days(0, 1), Limits(dt.date(2025, 2, 27), dt.date(2025, 3, 4)), DAY, "2025-02-27", "2025-03-04"),
    ],
)
def test_a_chart_has_62_bars_at_most(
    rows: list[IntervalRow], limits: Limits, scale: Scale, first: str, last: str
) -> None:
    view = best_view(rows, limits)
    assert view is not None
    assert view.scale is scale
    assert (str(view.days.first), str(view.days.last)) == (first, last)


@pytest.mark.parametrize(("numbers", "has_view"), [((), False), ((0,), False), ((0, 1), True)])
def test_a_chart_has_two_bars_at_least(numbers: tuple[int, ...], has_view: bool) -> None:
    assert (best_view(days(*numbers), Limits()) is not None) is has_view

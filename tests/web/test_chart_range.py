"""Which periods a chart has room for: the shortest range with most of the entries."""

from __future__ import annotations

from collections import Counter

import pytest

from service.web.chart_range import _shortest_range


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

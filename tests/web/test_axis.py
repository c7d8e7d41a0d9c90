"""The axis of a chart: which labels stand where below the bars."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from service.store.histogram import IntervalRow
from service.web.chart_range import Limits
from service.web.density import Tick, chart


def _written(tick: Tick) -> str:
    """Return a label with the year below it, and its place: its beginning, or its end with a bar after it."""
    return f"{f'{tick.text} {tick.year}'.strip()} {tick.x}{'|' if tick.ends_there else ''}"


@pytest.mark.parametrize(
    ("first", "last", "unit", "labels"),
    [
        ("2025-03-01", "2025-03-09", "day", "3 Mar 2025 16.67"),
        ("2025-02-26", "2025-03-20", "day", "3 Mar 2025 21.74, 10 Mar 52.17, 17 Mar 82.61"),
        ("2024-12-20", "2025-01-20", "day", "23 Dec 2024 9.38, 30 Dec 31.25, 6 Jan 2025 53.12, 13 Jan 75.0"),
        ("2025-01-01", "2025-03-03", "day", "1 Jan 2025 0.0, 1 Feb 50.0, 1 Mar 95.16|"),
        ("2024-11-04", "2025-02-10", "week", "Dec 2024 26.67, Jan 2025 60.0, Feb 86.67"),
        ("2024-02-01", "2025-01-31", "week", "Apr 2024 16.98, Jul 41.51, Oct 67.92, Jan 2025 92.45|"),
        (
            "2021-01-01",
            "2025-12-31",
            "month",
            "Jan 2021 0.0, Jan 2022 20.0, Jan 2023 40.0, Jan 2024 60.0, Jan 2025 80.0",
        ),
        ("1990-01-01", "1999-01-01", "year", "1990 0.0, 1992 16.67, 1994 33.33, 1996 50.0, 1998 66.67"),
        ("1964-01-01", "2025-01-01", "year", "1970 9.68, 1980 25.81, 1990 41.94, 2000 58.06, 2010 74.19, 2020 90.32"),
        ("0001-01-01", "2025-01-01", "50 years", "1 0.0"),
    ],
)
def test_labels_stand_where_longer_periods_begin(first: str, last: str, unit: str, labels: str) -> None:
    days = map(date.fromisoformat, (first, last))
    shown = chart([IntervalRow(day, day + timedelta(days=1), 1, 1) for day in days], Limits())
    assert shown.unit == unit
    assert ", ".join(map(_written, shown.ticks)) == labels


@pytest.mark.parametrize(("beside", "is_clear"), [(6.31, True), (6.29, False)])
def test_a_blank_of_one_character_separates_labels(beside: float, is_clear: bool) -> None:
    assert Tick("ab", "", 0.0, False).is_clear_of(Tick("cd", "", beside, False)) is is_clear
    assert Tick("ab", "", 0.0, False).is_clear_of(Tick("cd", "", beside + 4.2, True)) is is_clear

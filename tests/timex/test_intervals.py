"""Half-open intervals of days: what is inside, and what only touches."""

from __future__ import annotations

import datetime as dt

import pytest

from service.timex.model import Interval


def interval(first: int, end: int) -> Interval:
    return Interval(dt.date(2025, 3, first), dt.date(2025, 3, end))


@pytest.mark.parametrize(("day", "inside"), [(2, False), (3, True), (4, True), (5, False)])
def test_an_interval_ends_before_its_end(day: int, inside: bool) -> None:
    assert interval(3, 5).contains(dt.date(2025, 3, day)) == inside
    assert interval(3, 5).last_day == dt.date(2025, 3, 4)


@pytest.mark.parametrize(
    ("other", "overlaps"), [((1, 3), False), ((1, 4), True), ((4, 5), True), ((4, 9), True), ((5, 9), False)]
)
def test_intervals_that_touch_do_not_overlap(other: tuple[int, int], overlaps: bool) -> None:
    assert interval(3, 5).overlaps(interval(*other)) == overlaps
    assert interval(*other).overlaps(interval(3, 5)) == overlaps


@pytest.mark.parametrize("end", [2, 3])
def test_an_interval_has_a_day(end: int) -> None:
    with pytest.raises(ValueError, match="must end after its start"):
        interval(3, end)

"""The ids of the rows of full text: their order, and what can be read from them."""

from __future__ import annotations

import datetime as dt

import pytest

from service.store import word_ids
from service.store.word_ids import MAX_NUMBER, Within, first_id, ids_between, numbered, place_of

MONDAY = dt.date(2025, 3, 3)


def id_of(first: dt.date = MONDAY, days: int = 1, key: str = "9-", length: int = 0, *, is_omitted: bool = False) -> int:
    return first_id(first, first + dt.timedelta(days=days), key, length, is_omitted=is_omitted)


def test_ids_sort_by_whether_timelines_omit_them_length_day_and_coarseness() -> None:
    ordered = [
        id_of(key="3-"),
        id_of(key="9-"),
        id_of(MONDAY + dt.timedelta(days=1), key="0-"),
        id_of(dt.date(1, 1, 1), length=1),
        id_of(dt.date(1, 1, 1), is_omitted=True),
    ]
    assert ordered == sorted(ordered)
    assert max(ordered) < 1 << 56, "the most that FTS5 reads rightly"


@pytest.mark.parametrize("day", [dt.date(1, 1, 1), MONDAY, dt.date(9999, 12, 30)])
def test_day_place_and_length_are_read_from_an_id(day: dt.date) -> None:
    found = id_of(day, length=5, is_omitted=True)
    assert word_ids.day(found) == day
    assert word_ids.place(found) == place_of(day, "9-")
    assert word_ids.length_class(found) & 7 == 5


@pytest.mark.parametrize(
    ("first", "days", "within"),
    [
        (MONDAY, 7, {Within.YEAR, Within.MONTH, Within.WEEK}),
        (MONDAY, 8, {Within.YEAR, Within.MONTH}),
        (dt.date(2025, 3, 31), 2, {Within.YEAR, Within.WEEK}),
        (dt.date(2024, 12, 31), 2, {Within.WEEK}),
        (dt.date(2024, 12, 25), 366, set()),
    ],
)
def test_an_id_says_within_which_periods_its_event_lies(first: dt.date, days: int, within: set[Within]) -> None:
    assert {period for period in Within if id_of(first, days) & period} == within


def test_the_numbers_of_events_that_agree_in_all_else_end_before_the_next_ids() -> None:
    last = id_of(days=8) + MAX_NUMBER
    assert last & Within.WEEK == 0
    assert (last + 1) & Within.WEEK
    low, high = ids_between(place_of(MONDAY, "9-"), place_of(MONDAY, "9-"), 0, is_omitted=False)
    assert low <= id_of() < id_of() + MAX_NUMBER <= high
    assert high + 1 == ids_between(place_of(MONDAY, "9-") + 1, place_of(MONDAY, "9-") + 1, 0, is_omitted=False)[0]


def test_new_rows_are_numbered_after_those_that_exist() -> None:
    assert list(numbered([10, 10, 20, 30], {10: None, 20: 24, 30: 30})) == [10, 11, 25, 31]

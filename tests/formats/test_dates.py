"""A date's bounds, clock time and English text: never more precise than the article."""

from __future__ import annotations

import datetime as dt

import pytest

from service.formats.date_text import date_text
from service.formats.dates import bounds, clock_datetime
from tests.formats.examples import DATES, Json, make_date


@pytest.mark.parametrize(("edtf", "granularity", "fields", "text"), DATES, ids=str)
def test_date_text(edtf: str, granularity: str, fields: Json, text: str) -> None:
    assert date_text(make_date(edtf, granularity, **fields)) == text


@pytest.mark.parametrize(
    ("edtf", "granularity", "first", "last"),
    [
        ("18XX", "century", (1800,), (1899,)),
        ("2024", "year", (2024,), (2024,)),
        ("2024-36", "quarter", (2024, 10), (2024, 12)),
        ("2010-24", "season", (2010, 12), (2011, 2)),
        ("2025-04", "month", (2025, 4), (2025, 4)),
        ("2025-04-01/2025-04-30", "day", (2025, 4, 1), (2025, 4, 30)),
        ("2024-01-01/2024-12-31", "day", (2024, 1, 1), (2024, 12, 31)),
        ("2024-02-10/2025-02-09", "year", (2024, 2, 10), (2025, 2, 9)),
        ("2025-03-10/2025-03-16", "week", (2025, 3, 10), (2025, 3, 16)),
    ],
)
def test_bounds_are_no_finer_than_the_date(edtf: str, granularity: str, first: tuple[int], last: tuple[int]) -> None:
    assert bounds(make_date(edtf, granularity)) == (first, last)


def test_bounds_of_an_approximate_date_are_cut_to_its_granularity() -> None:
    assert bounds(make_date("2021-01-22~/2025-01-22~", "year", approximate=True)) == ((2021,), (2025,))


@pytest.mark.parametrize(
    ("clock", "zone", "expected"),
    [
        ("18:00", None, dt.datetime(2025, 3, 13, 18)),  # noqa: DTZ001 - the text names no zone
        ("18:05", "EST", dt.datetime(2025, 3, 13, 18, 5)),  # noqa: DTZ001 - an ambiguous zone
        ("18:00", "GMT", dt.datetime(2025, 3, 13, 18, tzinfo=dt.UTC)),
        ("24:00", None, dt.datetime(2025, 3, 14)),  # noqa: DTZ001 - the text names no zone
    ],
)
def test_clock_datetime(clock: str, zone: str | None, expected: dt.datetime) -> None:
    result = clock_datetime(make_date("2025-03-13", "minute", time={"clock": clock, "zone": zone}))
    assert result == expected
    assert result.tzinfo == expected.tzinfo


def test_no_clock_datetime_without_a_clock_time() -> None:
    assert clock_datetime(make_date("2025-03-13", "day")) is None
    assert clock_datetime(make_date("2025-03-13", "part_of_day", part_of_day="morning")) is None

"""A date's bounds, clock time and English text: never more precise than the article."""

from __future__ import annotations

import calendar
import datetime as dt

import pytest

from service.formats.date_text import date_text, headings
from service.formats.dates import bounds, clock_datetime
from tests.formats.examples import DATES, Json, make_date


@pytest.mark.parametrize(("edtf", "granularity", "fields", "text"), DATES, ids=str)
def test_date_text(edtf: str, granularity: str, fields: Json, text: str) -> None:
    assert date_text(make_date(edtf, granularity, **fields)) == text


@pytest.mark.parametrize(
    "text", ["2nd", "3rd", "4th", "10th", "11th", "12th", "13th", "14th", "20th", "21st", "22nd", "23rd"]
)
def test_ordinals_of_centuries(text: str) -> None:
    assert date_text(make_date(f"{int(text[:-2]) - 1:02}XX", "century")) == f"{text} century"


@pytest.mark.parametrize(
    ("edtf", "granularity", "text"),
    [
        ("2024-21", "season", "spring 2024"),
        ("2024-22", "season", "summer 2024"),
        ("2024-23", "season", "autumn 2024"),
        ("2024-33", "quarter", "first quarter of 2024"),
        ("2024-34", "quarter", "second quarter of 2024"),
        ("2024-35", "quarter", "third quarter of 2024"),
        ("2024-41", "half", "second half of 2024"),
        ("0987-33", "quarter", "first quarter of 987"),
        ("2024-10-28/2024-11-10", "week", "28 October – 10 November 2024"),
        ("2024-12-30/2025-01-05", "week", "week of 30 December 2024 – 5 January 2025"),
        ("2024-02~/2024-03~", "month", "about February–March 2024"),
        ("2024-02-29", "day", "29 February 2024"),
        ("2024-06-01", "day", "1 June 2024"),
    ],
)
def test_names_of_periods(edtf: str, granularity: str, text: str) -> None:
    assert date_text(make_date(edtf, granularity, approximate="~" in edtf)) == text


def test_every_month_has_its_name() -> None:
    names = [date_text(make_date(f"2024-{number:02}", "month")) for number in range(1, 13)]
    assert names == [f"{month} 2024" for month in calendar.month_name[1:]]


@pytest.mark.parametrize(
    ("edtf", "granularity", "expected"),
    [
        ("198X", "decade", ("1980s",)),
        ("2024", "year", ("2024",)),
        ("2024~", "year", ("2024",)),
        ("2024-33", "quarter", ("2024", "first quarter of 2024")),
        ("2024-03", "month", ("2024", "March 2024")),
        ("2024-03~", "month", ("2024", "March 2024")),
        ("2024-03-09", "day", ("2024", "March 2024")),
    ],
)
def test_headings(edtf: str, granularity: str, expected: tuple[str, ...]) -> None:
    assert headings(make_date(edtf, granularity, approximate="~" in edtf)) == expected


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
        ("2024-01-01/2024-10-15", "year", (2024, 1, 1), (2024, 10, 15)),
        ("2024-02-10/2024-12-31", "year", (2024, 2, 10), (2024, 12, 31)),
        ("2024-02-01/2024-12-31", "year", (2024, 2), (2024, 12)),
        ("2024-02-01/2024-03-15", "month", (2024, 2, 1), (2024, 3, 15)),
        ("2024-02-15/2024-03-31", "month", (2024, 2, 15), (2024, 3, 31)),
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


@pytest.mark.parametrize(
    ("edtf", "granularity", "timex3", "text", "under"),
    [
        ("2025-05-01~/2025-05-10~", "month", "2025-05", "early May 2025", ("2025", "May 2025")),
        ("2025-05-01~/2025-05-16~", "month", "2025-05", "early May 2025", ("2025", "May 2025")),
        ("2025-05-01~/2025-05-17~", "month", "2025-05", "about May 2025", ("2025", "May 2025")),
        ("2025-04-01~/2025-04-15~", "month", "2025-04", "early April 2025", ("2025", "April 2025")),
        ("2025-04-01~/2025-04-16~", "month", "2025-04", "about April 2025", ("2025", "April 2025")),
        ("2024-05-01~/2024-08-31~", "year", "2024", "mid-2024", ("2024",)),
        ("1997-01-01~/1999-12-31~", "decade", "199", "late 1990s", ("1990s",)),
        ("1800-01-01~/1832-12-31~", "century", "18", "early 19th century", ("19th century",)),
        ("2025-05-15~/2025-12-31~", "year", "2025", "about 2025", ("2025",)),
    ],
)
def test_a_part_of_a_period_is_named(
    edtf: str, granularity: str, timex3: str, text: str, under: tuple[str, ...]
) -> None:
    date = make_date(edtf, granularity, timex3=timex3, approximate=True)
    assert (date_text(date), headings(date)) == (text, under)

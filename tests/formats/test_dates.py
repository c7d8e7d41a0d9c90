"""A date's ends, moment and words: no finer than what was said."""

from __future__ import annotations

import datetime as dt

import pytest

from service.formats.dates import ends, in_words, moment
from tests.formats.made import DATES, Json, date


@pytest.mark.parametrize(("edtf", "grain", "said", "words"), DATES, ids=lambda one: str(one))
def test_in_words(edtf: str, grain: str, said: Json, words: str) -> None:
    assert in_words(date(edtf, grain, **said)) == words


@pytest.mark.parametrize(
    ("edtf", "grain", "first", "last"),
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
def test_ends_are_no_finer_than_what_was_said(edtf: str, grain: str, first: tuple[int], last: tuple[int]) -> None:
    assert ends(date(edtf, grain)) == (first, last)


@pytest.mark.parametrize(("edtf", "grain", "first"), [("2021-01-22~/2025-01-22~", "year", (2021,))])
def test_what_is_vague_is_cut_to_what_was_said(edtf: str, grain: str, first: tuple[int]) -> None:
    assert ends(date(edtf, grain, approximate=True))[0] == first


@pytest.mark.parametrize(
    ("clock", "zone", "at"),
    [
        ("18:00", None, dt.datetime(2025, 3, 13, 18)),  # noqa: DTZ001 - no zone was said
        ("18:05", "EST", dt.datetime(2025, 3, 13, 18, 5)),  # noqa: DTZ001 - a name of several places
        ("18:00", "GMT", dt.datetime(2025, 3, 13, 18, tzinfo=dt.UTC)),
        ("24:00", None, dt.datetime(2025, 3, 14)),  # noqa: DTZ001 - no zone was said
    ],
)
def test_a_moment(clock: str, zone: str | None, at: dt.datetime) -> None:
    found = moment(date("2025-03-13", "minute", time={"clock": clock, "zone": zone}))
    assert found == at
    assert found.tzinfo == at.tzinfo


def test_no_moment_where_no_time_was_said() -> None:
    assert moment(date("2025-03-13", "day")) is None
    assert moment(date("2025-03-13", "part_of_day", part_of_day="morning")) is None

"""Named days of a year: fixed, the n-th weekday of a month, from Easter, and once in history."""

from __future__ import annotations

import datetime as dt

import pytest

from service.timex.holidays import FixedDay, FromEaster, HistoricDay, NamedDay, NthWeekday, day_in_year


@pytest.mark.parametrize(
    ("day", "year", "date"),
    [
        (FixedDay(12, 26), 2025, "2025-12-26"),
        (NthWeekday(1, 3, 1), 2025, "2025-01-20"),
        (NthWeekday(5, -1, 1), 2025, "2025-05-26"),
        (NthWeekday(11, 4, 4), 2024, "2024-11-28"),
        (NthWeekday(11, 1, 1, days_after=1), 2022, "2022-11-08"),
        (FromEaster(0), 2025, "2025-04-20"),
        (FromEaster(-46), 2024, "2024-02-14"),
        (HistoricDay(1944, 6, 6), 2025, "2025-06-06"),
    ],
)
def test_a_named_day_has_a_date_in_each_year(day: NamedDay, year: int, date: str) -> None:
    assert day_in_year(day, year) == dt.date.fromisoformat(date)


def test_easter_is_not_computed_for_every_year() -> None:
    assert day_in_year(FromEaster(0), 1500) is None

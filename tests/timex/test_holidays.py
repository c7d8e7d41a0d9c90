"""Named days of a year: fixed, the n-th weekday of a month, from Easter, and once in history."""

from __future__ import annotations

import datetime as dt

import pytest

from service.timex.holidays import (
    FixedDay,
    FromEaster,
    HistoricDay,
    NamedDay,
    NthWeekday,
    Observed,
    days_in_year,
    end_before,
)


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
        (FromEaster(-2, orthodox=True), 2024, "2024-05-03"),
        (HistoricDay(1944, 6, 6), 2025, "2025-06-06"),
        (Observed("IL", ("Yom Kippur",)), 2024, "2024-10-12"),
        (Observed("IL", ("Pesach",)), 2023, "2023-04-06"),
        (Observed("IN", ("Diwali",)), 2023, "2023-11-12"),
        (Observed("SG", ("Chinese New Year",)), 2025, "2025-01-29"),
        (Observed("MV", ("Eid al-Fitr",)), 2024, "2024-04-10"),
    ],
)
def test_a_named_day_has_a_date_in_each_year(day: NamedDay, year: int, date: str) -> None:
    assert days_in_year(day, year) == [dt.date.fromisoformat(date)]


def test_easter_is_not_computed_for_every_year() -> None:
    assert days_in_year(FromEaster(0), 1500) == []


def test_a_feast_of_another_calendar_is_not_known_for_every_year() -> None:
    assert days_in_year(Observed("IN", ("Diwali",)), 1985) == []
    assert days_in_year(Observed("IL", ("Yom Kippur",)), 1900) == []


def test_a_feast_of_a_lunar_calendar_may_fall_twice_in_a_year() -> None:
    eid = Observed("MV", ("Eid al-Fitr",))
    assert [str(day) for day in days_in_year(eid, 2000)] == ["2000-01-08", "2000-12-27"]


def test_ramadan_ends_before_eid() -> None:
    ramadan = Observed("MV", ("First Day of Ramadan",), until="Eid al-Fitr")
    (start,) = days_in_year(ramadan, 2024)
    assert (start, end_before(ramadan, start)) == (dt.date(2024, 3, 11), dt.date(2024, 4, 10))
    assert end_before(FromEaster(0), start) is None

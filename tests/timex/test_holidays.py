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
from service.timex.languages.en.holidays import HOLIDAYS


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


#: The days of 2025, by the words of English for them. Days of the lunar and the Hebrew calendar count from sunrise.
DAYS_OF_2025 = {
    "01-01": "new year's day, new year day, new year's",
    "01-07": "orthodox christmas",
    "01-20": "martin luther king day, martin luther king jr. day",
    "01-29": "lunar new year, chinese new year",
    "02-02": "groundhog day",
    "02-14": "valentine's day",
    "02-17": "presidents day, presidents' day",
    "03-01": "ramadan",
    "03-05": "ash wednesday",
    "03-08": "international women's day, women's day",
    "03-14": "purim, holi",
    "03-17": "st. patrick's day, saint patrick's day",
    "03-30": "eid al-fitr, eid ul-fitr",
    "04-13": "palm sunday, passover",
    "04-18": "good friday, orthodox good friday",
    "04-20": "easter, easter sunday, orthodox easter, orthodox easter sunday, greek easter",
    "04-21": "easter monday, orthodox easter monday",
    "04-22": "earth day",
    "05-01": "may day",
    "05-11": "mother's day, mothers' day",
    "05-26": "memorial day",
    "05-29": "ascension day",
    "05-31": "dragon boat festival",
    "06-02": "shavuot",
    "06-06": "d-day, eid al-adha, eid ul-adha",
    "06-08": "pentecost",
    "06-09": "whit monday",
    "06-15": "father's day, fathers' day",
    "06-19": "juneteenth",
    "06-26": "islamic new year",
    "07-04": "independence day, fourth of july",
    "07-14": "bastille day",
    "09-01": "labor day, labour day",
    "09-23": "rosh hashanah",
    "10-02": "yom kippur, dussehra",
    "10-06": "mid-autumn festival",
    "10-07": "sukkot",
    "10-13": "columbus day",
    "10-20": "diwali, deepavali",
    "10-31": "halloween",
    "11-01": "all saints' day",
    "11-04": "election day",
    "11-11": "veterans day, armistice day, remembrance day",
    "11-27": "thanksgiving, thanksgiving day",
    "11-28": "black friday",
    "12-01": "cyber monday, world aids day",
    "12-24": "christmas eve",
    "12-25": "christmas, christmas day",
    "12-26": "boxing day",
    "12-31": "new year's eve",
}
#: Names of days that the year 2025 has twice.
TWICE = {"eid": ["2025-03-30", "2025-06-06"], "hanukkah": ["2025-01-01", "2025-12-15"]}


def test_each_english_name_has_its_days_of_2025() -> None:
    expected = {name: [f"2025-{day}"] for day, names in DAYS_OF_2025.items() for name in names.split(", ")} | TWICE
    found = {name: [day.isoformat() for day in days_in_year(named, 2025)] for name, named in HOLIDAYS.items()}
    assert found == expected


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

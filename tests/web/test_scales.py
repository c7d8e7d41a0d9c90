"""Periods by scales of time, and their names."""

from __future__ import annotations

from datetime import date

import pytest

from service.web.scales import DAY, MONTH, QUARTER, WEEK, YEARS, Scale, period_name


@pytest.mark.parametrize("scale", [DAY, WEEK, MONTH, QUARTER, *YEARS], ids=lambda scale: scale.name)
@pytest.mark.parametrize("day", [date.min, date(2024, 2, 29), date(2024, 12, 31), date(2025, 3, 31), date.max])
def test_periods_follow_each_other_without_gaps(scale: Scale, day: date) -> None:
    number = scale.number_of(day)
    first, last = scale.first_day(number), scale.last_day(number)
    assert first <= day <= last
    assert scale.number_of(first) == scale.number_of(last) == number
    if last < date.max:
        assert scale.first_day(number + 1).toordinal() == last.toordinal() + 1
    assert scale.is_whole(first, last)
    assert scale.contains(first, last)


@pytest.mark.parametrize(
    ("first", "last", "name"),
    [
        ("2025-03-03", "2025-03-03", "3 March 2025"),
        ("2025-03-03", "2025-03-09", "week of 3 March 2025"),
        ("2025-03-03", "2025-03-10", "3–10 March 2025"),
        ("2025-03-01", "2025-03-31", "March 2025"),
        ("2025-02-27", "2025-03-10", "27 February – 10 March 2025"),
        ("2024-12-27", "2025-01-10", "27 December 2024 – 10 January 2025"),
        ("2025-01-01", "2025-12-31", "2025"),
        ("2020-01-01", "2029-12-31", "2020–2029"),
        ("2024-01-01", "2025-12-30", "1 January 2024 – 30 December 2025"),
    ],
)
def test_a_period_has_a_short_name(first: str, last: str, name: str) -> None:
    assert period_name(date.fromisoformat(first), date.fromisoformat(last)) == name

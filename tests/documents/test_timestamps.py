"""The publication date of an article: the forms that are read, its day in a time zone, and what is refused."""

from __future__ import annotations

import pytest

from service.documents.timestamps import parse_publication

KIRITIMATI, PAGO_PAGO = "Pacific/Kiritimati", "Pacific/Pago_Pago"


@pytest.mark.parametrize(
    ("text", "zone", "day"),
    [
        ("2025-03-13", None, "2025-03-13"),
        ("2025-03-13T23:00:00Z", None, "2025-03-13"),
        ("2025-03-13T23:00:00Z", KIRITIMATI, "2025-03-14"),
        ("2025-03-13T02:00:00+00:00", PAGO_PAGO, "2025-03-12"),
        ("Thu, 13 Mar 2025 23:00:00 GMT", KIRITIMATI, "2025-03-14"),
        ("2025-03-13T23:00:00", KIRITIMATI, "2025-03-13"),
    ],
)
def test_the_day_of_a_publication_in_its_time_zone(text: str, zone: str | None, day: str) -> None:
    assert parse_publication(text, zone).day_in(zone).isoformat() == day


@pytest.mark.parametrize(
    ("text", "zone", "is_assumed"),
    [
        ("2025-03-13T23:00:00", None, True),
        ("2025-03-13T23:00:00", KIRITIMATI, False),
        ("2025-03-13T23:00:00Z", None, False),
        ("2025-03-13", None, False),
    ],
)
def test_utc_is_assumed_of_a_time_without_offset_and_zone(text: str, zone: str | None, is_assumed: bool) -> None:
    assert parse_publication(text, zone).is_assumed is is_assumed


def test_a_day_behind_the_calendar_is_refused() -> None:
    with pytest.raises(ValueError, match="outside the years 1 to 9999 in that time zone"):
        parse_publication("9999-12-31T23:00:00Z", KIRITIMATI)

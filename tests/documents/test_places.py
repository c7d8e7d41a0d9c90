"""Time zones of places: a city alone, with its country, and in the name of a publisher."""

from __future__ import annotations

import pytest

from service.documents.places import timezone_of, timezone_of_name


@pytest.mark.parametrize(
    ("place", "timezone"),
    [
        ("KARACHI", "Asia/Karachi"),
        ("KARACHI, Pakistan", "Asia/Karachi"),
        ("KARACHI, ", "Asia/Karachi"),
        ("KARACHI, India", None),
        ("São Paulo", "America/Sao_Paulo"),
        ("NEW YORK", "America/New_York"),
        ("KNOX", None),  # America/Indiana/Knox is too small
        ("LUNDVIK", None),
    ],
)
def test_the_time_zone_of_a_place(place: str, timezone: str | None) -> None:
    assert timezone_of(place) == timezone


@pytest.mark.parametrize(
    ("name", "timezone"),
    [
        ("The Karachi Post", "Asia/Karachi"),
        ("Port of Spain News", "America/Port_of_Spain"),
        ("the karachi post", None),
        ("Karachi and Toronto Post", None),
        ("The Post", None),
    ],
)
def test_the_time_zone_of_the_only_city_in_a_publisher_s_name(name: str, timezone: str | None) -> None:
    assert timezone_of_name(name) == timezone

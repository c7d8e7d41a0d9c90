"""Timestamps of metadata in the forms that real pages and feeds have."""

from __future__ import annotations

import pytest

from service.documents.loose_timestamps import parse_metadata

DAYS = {
    "2025-03-13": "2025-03-13",
    "2025-03-13T08:30:00-05:00": "2025-03-13",
    "2025-03-13T08:30:00-0500": "2025-03-13",
    "2025-03-13 08:30:00 UTC": "2025-03-13",
    "2025-03-13T24:61:00": "2025-03-13",
    "2025-3-4": "2025-03-04",
    "1605-01-01": "1605-01-01",
    "2025/3/4 15:07:41": "2025-03-04",
    "20250313": "2025-03-13",
    "20250313T0830Z": "2025-03-13",
    "Thu, 13 Mar 2025 08:30:00 +0500": "2025-03-13",
    "Thu, 13 Mar 2025": "2025-03-13",
    "13 Mar 2025": "2025-03-13",
    "Mar 13, 2025": "2025-03-13",
    "September 13, 2025": "2025-09-13",
    "Thursday, March 13, 2025 8:30 am EST": "2025-03-13",
    "Tue, 07/11/2023 - 17:57": "2023-07-11",
    "Sat, 04/03/2023 - 17:57": "2023-03-04",
    "Tuesday, 03/04/2025 - 17:57": "2025-03-04",
    "Thursday, 03/04/2025 - 17:57": "2025-04-03",
    "Tuesday, 07/11/2023 - 17:57": "2023-07-11",
    "Saturday, 04/03/2023 - 17:57": "2023-03-04",
    "31/12/2025": "2025-12-31",
    "3.4.2025": "2025-04-03",
    "1741854600": "2025-03-13",
    "1741854600000": "2025-03-13",
    "2025-03-13T25:99": "2025-03-13",
    "2025-03-13 soon": "2025-03-13",
    "Thu Mar 13 2025 08:30:00 GMT+0000 (Coordinated Universal Time)": "2025-03-13",
}
NONE = [
    *(
        "",
        "soon",
        "2025",
        "March 2025",
        "March 13",
        "03/04/2025",
        "2025-02-30",
        "2025-03-13x",
        "12 hours ago",
        "{{ date }}",
    ),
    *("Mon, 01 Jan 0001", "Mon, 01 Jan 0001 00:00:00 GMT", "0001-01-01T00:00:00Z", "1970-01-01T00:00:00Z"),
    *(
        *("1604-12-31", "1900-01-01"),
        "Sun, 07/11/2023 - 17:57",
        "Friday, 03/04/2025 - 17:57",
        "The bridge fell on March 13, 2025, at 8:30 in the morning, in rain.",
    ),
]


@pytest.mark.parametrize(("text", "day"), DAYS.items())
def test_the_day_of_a_timestamp(text: str, day: str) -> None:
    timestamp = parse_metadata(text)
    assert timestamp is not None
    assert timestamp.day.isoformat() == day


@pytest.mark.parametrize("text", NONE)
def test_what_is_not_a_day_or_could_be_two(text: str) -> None:
    assert parse_metadata(text) is None


@pytest.mark.parametrize("text", ["2025-03-13T08:30:00Z", "2025-03-13 08:30:00 GMT", "1741854600"])
def test_a_moment_in_utc_is_marked(text: str) -> None:
    timestamp = parse_metadata(text)
    assert timestamp is not None
    assert timestamp.in_utc
    assert timestamp.time is not None

"""The calendar, read by a program that is not the one that wrote it."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest
from ical.event import Event

from service.formats import Timeline, by_extension
from tests.formats.made import BARE, HOSTILE, WHOLE, Json, by_hand, corrected, date, event, in_hostile_words, rendered
from tests.formats.read_back import calendar

ICS = by_extension("ics")


def read(one: Json, timeline: Timeline = WHOLE) -> Event:
    [found] = calendar(rendered(ICS, [one], timeline)).events
    return found


@pytest.mark.parametrize(
    ("edtf", "grain", "start", "end"),
    [
        ("2025-03-13", "day", dt.date(2025, 3, 13), dt.date(2025, 3, 14)),
        ("2025-03-13", "part_of_day", dt.date(2025, 3, 13), dt.date(2025, 3, 14)),
        ("2025-03-10/2025-03-16", "week", dt.date(2025, 3, 10), dt.date(2025, 3, 17)),
        ("2025-04", "month", dt.date(2025, 4, 1), dt.date(2025, 5, 1)),
        ("2024-36", "quarter", dt.date(2024, 10, 1), dt.date(2025, 1, 1)),
        ("198X", "decade", dt.date(1980, 1, 1), dt.date(1990, 1, 1)),
    ],
)
def test_a_date_is_the_half_open_stretch_of_its_days(edtf: str, grain: str, start: dt.date, end: dt.date) -> None:
    found = read(event(when=date(edtf, grain)))
    assert (found.dtstart, found.dtend) == (start, end)
    assert not isinstance(found.dtstart, dt.datetime)


def test_how_wide_it_is_stands_in_its_text_and_its_categories() -> None:
    found = read(event(when=date("2024-36", "quarter")))
    assert "When: fourth quarter of 2024" in (found.description or "")
    assert "quarter" in found.categories
    body = rendered(ICS, [event(when=date("2024-36", "quarter"))])
    assert b"\r\nX-TIMELINE-GRANULARITY:quarter\r\nEND" in body
    assert b"\r\nX-TIMELINE-EDTF:2024-36\r\n" in body


@pytest.mark.parametrize(
    ("clock", "zone", "start"),
    [
        ("18:00", None, dt.datetime(2025, 3, 13, 18)),  # noqa: DTZ001 - floating
        ("18:00", "EST", dt.datetime(2025, 3, 13, 18)),  # noqa: DTZ001 - floating
        ("18:00", "UTC", dt.datetime(2025, 3, 13, 18, tzinfo=dt.UTC)),
        ("24:00", None, dt.datetime(2025, 3, 14)),  # noqa: DTZ001 - floating
    ],
)
def test_a_clock_time_is_a_moment(clock: str, zone: str | None, start: dt.datetime) -> None:
    found = read(event(when=date("2025-03-13", "minute", time={"clock": clock, "zone": zone})))
    assert found.dtstart == start
    assert f"13 March 2025, {' '.join(filter(None, (clock, zone)))}" in (found.description or "")


@pytest.mark.parametrize(("status", "told"), [("planned", "TENTATIVE"), ("happened", "CONFIRMED")])
def test_what_is_planned_is_tentative(status: str, told: str) -> None:
    found = read(event(status=status))
    assert found.status == told
    assert found.transparency == "TRANSPARENT"


@pytest.mark.parametrize(
    ("one", "timeline", "stamp"),
    [
        (event(), WHOLE, dt.datetime(2025, 3, 13, tzinfo=dt.UTC)),
        (corrected(), WHOLE, dt.datetime(2025, 3, 15, 7, tzinfo=dt.UTC)),
        (by_hand(), WHOLE, WHOLE.updated),
        (by_hand(), BARE, dt.datetime(1970, 1, 1, tzinfo=dt.UTC)),
    ],
    ids=["found", "corrected", "by hand", "nothing known"],
)
def test_the_stamp_is_the_last_change_that_is_known(one: Json, timeline: Timeline, stamp: dt.datetime) -> None:
    assert read(one, timeline).dtstamp == stamp


def test_the_id_and_the_address_are_the_event_s() -> None:
    found = read(event(7))
    assert found.uid == event(7)["id"]
    assert str(found.url) == "https://example.org/council?a=1&b=2"


@pytest.mark.parametrize("text", HOSTILE, ids=lambda text: repr(text[:20]))
def test_lines_are_folded_and_no_words_become_properties(text: str) -> None:
    body = rendered(ICS, [in_hostile_words(text)], replace(WHOLE, title=text, description=text))
    lines = body.split(b"\r\n")
    assert max(map(len, lines)) <= 75
    assert not any(line.startswith(b"BEGIN:") for line in lines[1:] if line != b"BEGIN:VEVENT")
    assert lines.count(b"BEGIN:VEVENT") == 1
    assert b"\n" not in body.replace(b"\r\n", b"")


def test_a_calendar_of_nothing_holds_a_component_as_it_must() -> None:
    body = rendered(ICS, [])
    assert b"BEGIN:VTIMEZONE" in body
    assert b"BEGIN:VTIMEZONE" not in rendered(ICS, [event()])
    assert calendar(body).events == []

"""iCalendar, read by a library other than the one that writes it."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest
from ical.event import Event

from service.formats import TimelineInfo, by_extension
from tests.formats.examples import (
    HOSTILE,
    INFO,
    MINIMAL_INFO,
    Json,
    corrected_event,
    hostile_event,
    make_date,
    make_event,
    manual_event,
    render,
)
from tests.formats.read_back import calendar

ICS = by_extension("ics")


def read(event: Json, info: TimelineInfo = INFO) -> Event:
    [component] = calendar(render(ICS, [event], info)).events
    return component


@pytest.mark.parametrize(
    ("edtf", "granularity", "start", "end"),
    [
        ("2025-03-13", "day", dt.date(2025, 3, 13), dt.date(2025, 3, 14)),
        ("2025-03-13", "part_of_day", dt.date(2025, 3, 13), dt.date(2025, 3, 14)),
        ("2025-03-10/2025-03-16", "week", dt.date(2025, 3, 10), dt.date(2025, 3, 17)),
        ("2025-04", "month", dt.date(2025, 4, 1), dt.date(2025, 5, 1)),
        ("2024-36", "quarter", dt.date(2024, 10, 1), dt.date(2025, 1, 1)),
        ("198X", "decade", dt.date(1980, 1, 1), dt.date(1990, 1, 1)),
    ],
)
def test_date_is_a_half_open_range_of_whole_days(edtf: str, granularity: str, start: dt.date, end: dt.date) -> None:
    component = read(make_event(date=make_date(edtf, granularity)))
    assert (component.dtstart, component.dtend) == (start, end)
    assert not isinstance(component.dtstart, dt.datetime)


def test_granularity_is_in_the_description_the_categories_and_an_extension() -> None:
    event = make_event(date=make_date("2024-36", "quarter"))
    component = read(event)
    assert "When: fourth quarter of 2024" in (component.description or "")
    assert "quarter" in component.categories
    body = render(ICS, [event])
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
def test_clock_time_is_a_start_without_an_end(clock: str, zone: str | None, start: dt.datetime) -> None:
    component = read(make_event(date=make_date("2025-03-13", "minute", time={"clock": clock, "zone": zone})))
    assert component.dtstart == start
    assert f"13 March 2025, {' '.join(filter(None, (clock, zone)))}" in (component.description or "")


@pytest.mark.parametrize(("status", "expected"), [("planned", "TENTATIVE"), ("happened", "CONFIRMED")])
def test_planned_event_is_tentative(status: str, expected: str) -> None:
    component = read(make_event(status=status))
    assert component.status == expected
    assert component.transparency == "TRANSPARENT"


@pytest.mark.parametrize(
    ("event", "info", "expected"),
    [
        (make_event(), INFO, dt.datetime(2025, 3, 13, tzinfo=dt.UTC)),
        (corrected_event(), INFO, dt.datetime(2025, 3, 15, 7, tzinfo=dt.UTC)),
        (manual_event(), INFO, INFO.updated_at),
        (manual_event(), MINIMAL_INFO, dt.datetime(1970, 1, 1, tzinfo=dt.UTC)),
    ],
    ids=["found", "corrected", "made by hand", "unknown"],
)
def test_dtstamp_is_the_last_known_change(event: Json, info: TimelineInfo, expected: dt.datetime) -> None:
    assert read(event, info).dtstamp == expected


def test_uid_and_url_are_those_of_the_event() -> None:
    component = read(make_event(7))
    assert component.uid == make_event(7)["id"]
    assert str(component.url) == "https://example.org/council?a=1&b=2"


@pytest.mark.parametrize("text", HOSTILE, ids=lambda text: repr(text[:20]))
def test_lines_are_folded_and_text_never_becomes_a_property(text: str) -> None:
    body = render(ICS, [hostile_event(text)], replace(INFO, title=text, description=text))
    lines = body.split(b"\r\n")
    assert max(map(len, lines)) <= 75
    assert not any(line.startswith(b"BEGIN:") for line in lines[1:] if line != b"BEGIN:VEVENT")
    assert lines.count(b"BEGIN:VEVENT") == 1
    assert b"\n" not in body.replace(b"\r\n", b"")


def test_only_an_empty_calendar_has_a_placeholder_component() -> None:
    body = render(ICS, [])
    assert b"BEGIN:VTIMEZONE" in body
    assert b"BEGIN:VTIMEZONE" not in render(ICS, [make_event()])
    assert calendar(body).events == []

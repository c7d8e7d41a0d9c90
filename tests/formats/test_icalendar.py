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
    MANUAL_LABELS,
    MANUAL_TEXT,
    MINIMAL_INFO,
    PLANNED_LABELS,
    PLANNED_TEXT,
    TIMED_LABELS,
    TIMED_TEXT,
    Json,
    corrected_event,
    hostile_event,
    make_date,
    make_event,
    manual_event,
    render,
    three_events,
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
    assert b"\r\nX-TIMELINE-GRANULARITY:quarter\r\n" in body
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


def test_a_known_change_gives_its_time_and_a_sequence_that_grows() -> None:
    changed = {"revision": 42, "updated_at": "2025-03-16T08:00:00.500Z"}
    component = read(corrected_event(**changed))
    assert component.dtstamp == component.last_modified == dt.datetime(2025, 3, 16, 8, tzinfo=dt.UTC)
    assert component.sequence == 42


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


@pytest.mark.parametrize("title", ["x" * 62, "é" * 31])
def test_a_line_of_75_octets_is_whole_and_a_longer_one_folded(title: str) -> None:
    for longer, lines in ((title, 1), (f"{title}x", 2)):
        body = render(ICS, [], replace(INFO, title=longer)).decode()
        name = body[body.index("X-WR-CALNAME:") : body.index("\r\nDESCRIPTION:")]
        assert (name.replace("\r\n ", ""), len(name.splitlines())) == (f"X-WR-CALNAME:{longer}", lines)


def test_only_an_empty_calendar_has_a_placeholder_component() -> None:
    body = render(ICS, [])
    assert b"BEGIN:VTIMEZONE" in body
    assert b"BEGIN:VTIMEZONE" not in render(ICS, [make_event()])
    assert calendar(body).events == []


def components(text: str) -> list[list[str]]:
    """Return the unfolded lines of each component of a calendar, without the lines that begin and end it."""
    lines = text.replace("\r\n ", "").splitlines()
    starts = [number for number, line in enumerate(lines) if line == "BEGIN:VEVENT"]
    ends = [number for number, line in enumerate(lines) if line == "END:VEVENT"]
    head = lines[: starts[0]] if starts else lines
    return [head, *(lines[start + 1 : end] for start, end in zip(starts, ends, strict=True))]


def test_every_property_is_written() -> None:
    head, planned, timed, manual = components(render(ICS, three_events()).decode())
    assert head == [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//news-timeline//timeline//EN",
        "CALSCALE:GREGORIAN",
        "NAME:The harbour bridge",
        "X-WR-CALNAME:The harbour bridge",
        "DESCRIPTION:From the first crack to the new bridge.",
        "LAST-MODIFIED:20250314T093000Z",
        "REFRESH-INTERVAL;VALUE=DURATION:PT1H",
        "X-PUBLISHED-TTL:PT1H",
    ]
    assert planned == [
        "UID:e_00000000000000000001",
        "DTSTAMP:20250313T000000Z",
        "LAST-MODIFIED:20250313T000000Z",
        "SEQUENCE:0",
        "DTSTART;VALUE=DATE:20250401",
        "DTEND;VALUE=DATE:20250501",
        "SUMMARY:It will vote on the budget in April.",
        "DESCRIPTION:" + "\\n".join(PLANNED_TEXT).replace(";", "\\;"),
        "STATUS:TENTATIVE",
        "TRANSP:TRANSPARENT",
        "CATEGORIES:month,planned,inferred",
        "URL:https://example.org/council?a=1&b=2",
        "X-TIMELINE-EDTF:2025-04",
        "X-TIMELINE-GRANULARITY:month",
        "X-TIMELINE-KIND:event",
        "X-TIMELINE-CERTAINTY:inferred",
        "X-TIMELINE-ANCHOR-KIND:published_at",
    ]
    assert timed == [
        "UID:e_00000000000000000002",
        "DTSTAMP:20250315T070000Z",
        "LAST-MODIFIED:20250315T070000Z",
        "SEQUENCE:0",
        "DTSTART:20250313T180000Z",
        "SUMMARY:It met.",
        "DESCRIPTION:" + "\\n".join(TIMED_TEXT).replace(";", "\\;").replace(",", "\\,"),
        "STATUS:CONFIRMED",
        "TRANSP:TRANSPARENT",
        "CATEGORIES:" + ",".join(TIMED_LABELS),
        "X-TIMELINE-EDTF:2025-03-13",
        "X-TIMELINE-GRANULARITY:minute",
        "X-TIMELINE-KIND:statement",
        "X-TIMELINE-CERTAINTY:explicit",
        "X-TIMELINE-ANCHOR-KIND:published_at",
    ]
    assert manual == [
        "UID:e_00000000000000000003",
        "DTSTAMP:20250314T093000Z",
        "LAST-MODIFIED:20250314T093000Z",
        "SEQUENCE:0",
        "DTSTART;VALUE=DATE:20250303",
        "DTEND;VALUE=DATE:20250308",
        "SUMMARY:The fair.",
        "DESCRIPTION:" + "\\n".join(MANUAL_TEXT).replace(";", "\\;"),
        "STATUS:CONFIRMED",
        "TRANSP:TRANSPARENT",
        "CATEGORIES:" + ",".join(MANUAL_LABELS),
        "X-TIMELINE-EDTF:2025-03-03/2025-03-07",
        "X-TIMELINE-GRANULARITY:day",
        "X-TIMELINE-KIND:event",
        "X-TIMELINE-CERTAINTY:inferred",
    ]


def test_descriptions_and_categories_read_back() -> None:
    planned, timed, manual = calendar(render(ICS, three_events())).events
    assert [event.description for event in (planned, timed, manual)] == [
        "\n".join(lines) for lines in (PLANNED_TEXT, TIMED_TEXT, MANUAL_TEXT)
    ]
    assert [event.categories for event in (planned, timed, manual)] == [PLANNED_LABELS, TIMED_LABELS, MANUAL_LABELS]


def test_calendar_without_events_has_its_properties_and_a_placeholder() -> None:
    [lines] = components(render(ICS, [], MINIMAL_INFO).decode())
    assert lines[4:] == [
        *("NAME:Everything", "X-WR-CALNAME:Everything"),
        *("REFRESH-INTERVAL;VALUE=DURATION:PT1H", "X-PUBLISHED-TTL:PT1H"),
        *("BEGIN:VTIMEZONE", "TZID:Etc/UTC", "BEGIN:STANDARD", "DTSTART:19700101T000000"),
        *("TZOFFSETFROM:+0000", "TZOFFSETTO:+0000", "TZNAME:UTC", "END:STANDARD", "END:VTIMEZONE"),
        "END:VCALENDAR",
    ]


def test_a_merged_entry_says_by_how_many_it_is_reported() -> None:
    numbers = {"reports": 4, "articles": 3, "sources": 2}
    body = render(ICS, [{**make_event(), "reported_by": numbers}]).decode().replace("\r\n ", "")
    assert "\\nReported by: 3 articles\\, 2 sources\\n" in body

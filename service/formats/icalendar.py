"""A calendar to subscribe to (iCalendar, RFC 5545; the properties of the whole calendar are from RFC 7986).

A calendar only knows days and times. A month is therefore a range of whole days whose description, categories and
X-TIMELINE-GRANULARITY say that it is a month; it never blocks anybody's time (TRANSPARENT). A part of a day has no
fixed hours and stays a whole day. A clock time is local time ("floating") and the description names the zone: a zone as
written, such as EST or IST, is ambiguous, and a calendar needs an IANA zone. Only GMT and UTC are written as UTC.
DTSTAMP is the last change of the event (RFC 5545, 3.8.7.2), never the time of the export, and SEQUENCE the revision of
that change: it grows with every change, as 3.8.7.4 asks.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from typing import Any

from icalendar.parser import Contentline
from icalendar.prop import vDate, vDatetime, vDuration, vText, vUri

from service.eventing.served import DateJson, EntryJson
from service.formats.dates import clock_datetime, end_before, first_day
from service.formats.event_text import article_url, attribution, clean, headline, labels, one_line, paragraphs
from service.formats.model import TimelineInfo, parse_events
from service.formats.timestamps import event_updated_at

_STATUS = {"happened": "CONFIRMED", "planned": "TENTATIVE"}
_WHOLE_DAY = ";VALUE=DATE"
_MAX_LINE = 75  # octets, without the line break (RFC 5545, 3.1)
#: How often a subscriber should ask again.
_REFRESH = dt.timedelta(hours=1)
#: RFC 5545 requires at least one component in a calendar; this one is not an event.
_PLACEHOLDER = (
    "BEGIN:VTIMEZONE\r\nTZID:Etc/UTC\r\nBEGIN:STANDARD\r\nDTSTART:19700101T000000\r\nTZOFFSETFROM:+0000\r\n"
    "TZOFFSETTO:+0000\r\nTZNAME:UTC\r\nEND:STANDARD\r\nEND:VTIMEZONE\r\n"
)


def render(info: TimelineInfo, entries: Iterable[bytes]) -> Iterator[str]:
    """Yield the calendar in pieces."""
    yield "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//news-timeline//timeline//EN\r\nCALSCALE:GREGORIAN\r\n"
    yield "".join(_calendar_properties(info))
    is_empty = True
    for event in parse_events(entries):
        is_empty = False
        yield f"BEGIN:VEVENT\r\n{''.join(_event_properties(event, info))}END:VEVENT\r\n"
    yield (_PLACEHOLDER if is_empty else "") + "END:VCALENDAR\r\n"


def _calendar_properties(info: TimelineInfo) -> Iterator[str]:
    for name in ("NAME", "X-WR-CALNAME"):  # calendars that predate RFC 7986 read the second
        yield _line(name, vText(one_line(info.title)))
    if info.description:
        yield _line("DESCRIPTION", vText(clean(info.description)))
    if info.updated_at:
        yield _line("LAST-MODIFIED", vDatetime(info.updated_at.astimezone(dt.UTC)))
    yield _line("REFRESH-INTERVAL", vDuration(_REFRESH), ";VALUE=DURATION")
    yield _line("X-PUBLISHED-TTL", vDuration(_REFRESH))  # the same for Outlook


def _event_properties(event: EntryJson, info: TimelineInfo) -> Iterator[str]:
    date, source, url = event["date"], attribution(event), article_url(event)
    yield _line("UID", vText(event["id"]))
    updated_at = vDatetime(event_updated_at(event, info))
    yield _line("DTSTAMP", updated_at)
    yield _line("LAST-MODIFIED", updated_at)
    yield f"SEQUENCE:{event.get('revision', 0)}\r\n"
    yield from _start_and_end(date)
    yield _line("SUMMARY", vText(headline(event)))
    yield _line("DESCRIPTION", vText("\n".join([*paragraphs(event), *([source] if source else [])])))
    yield _line("STATUS", vText(_STATUS[event["status"]]))
    yield _line("TRANSP", vText("TRANSPARENT"))
    yield f"CATEGORIES:{','.join(labels(event))}\r\n"
    if url:
        yield _line("URL", vUri(url))
    yield _line("X-TIMELINE-EDTF", vText(date["edtf"]))
    yield _line("X-TIMELINE-GRANULARITY", vText(date["granularity"]))
    yield _line("X-TIMELINE-KIND", vText(event["kind"]))
    yield _line("X-TIMELINE-CERTAINTY", vText(event["certainty"]))
    if event["anchor_kind"]:
        yield _line("X-TIMELINE-ANCHOR-KIND", vText(event["anchor_kind"]))


def _start_and_end(date: DateJson) -> Iterator[str]:
    time = clock_datetime(date)
    if time:
        yield _line("DTSTART", vDatetime(time))
    else:
        yield _line("DTSTART", vDate(first_day(date)), _WHOLE_DAY)
        yield _line("DTEND", vDate(end_before(date)), _WHOLE_DAY)


def _line(name: str, value: Any, parameters: str = "") -> str:
    """Return a property, escaped and folded."""
    line = f"{name}{parameters}:{value.to_ical().decode()}"
    if len(line.encode()) > _MAX_LINE:  # folding is slow: it goes character by character
        line = Contentline(line).to_ical().decode()  # type: ignore[no-untyped-call]
    return f"{line}\r\n"

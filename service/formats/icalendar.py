"""A calendar (iCalendar, RFC 5545, with RFC 7986's properties of the whole) to subscribe to.

A calendar knows days and moments. A month is therefore a stretch of whole days that says in its text, its categories
and X-TIMELINE-GRANULARITY that it is a month; it takes nobody's time (TRANSPARENT). A clock time stands as local time
wherever it is read ("floating"), with its zone in the text: EST or IST as written name several places, and a calendar
wants IANA's names. GMT and UTC are the same anywhere, so they are written as UTC. A part of a day has no hours of its
own: it stays a whole day. DTSTAMP is the last change of what is said (RFC 5545, 3.8.7.2), never the time of the export.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from typing import Any

from icalendar.parser import Contentline
from icalendar.prop import vDate, vDatetime, vText, vUri

from service.formats.dates import end_before, first_day, moment
from service.formats.model import Json, Timeline, events
from service.formats.wording import clean, headline, labels, link, one_line, paragraphs, revised, source

_STATUS = {"happened": "CONFIRMED", "planned": "TENTATIVE"}
_WHOLE_DAY = ";VALUE=DATE"
_LONGEST_LINE = 74  # octets
#: RFC 5545 wants at least one component in a calendar. This one is no event.
_NOTHING = "BEGIN:VTIMEZONE\r\nTZID:Etc/UTC\r\nBEGIN:STANDARD\r\nDTSTART:19700101T000000\r\nTZOFFSETFROM:+0000\r\n" + (
    "TZOFFSETTO:+0000\r\nTZNAME:UTC\r\nEND:STANDARD\r\nEND:VTIMEZONE\r\n"
)


def pieces(timeline: Timeline, entries: Iterable[bytes]) -> Iterator[str]:
    yield "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//news-timeline//timeline//EN\r\nCALSCALE:GREGORIAN\r\n"
    yield "".join(_head(timeline))
    empty = True
    for event in events(entries):
        empty = False
        yield f"BEGIN:VEVENT\r\n{''.join(_properties(event, timeline))}END:VEVENT\r\n"
    yield (_NOTHING if empty else "") + "END:VCALENDAR\r\n"


def _head(timeline: Timeline) -> Iterator[str]:
    for name in ("NAME", "X-WR-CALNAME"):  # the second is what calendars read before there was the first
        yield _line(name, vText(one_line(timeline.title)))
    if timeline.description:
        yield _line("DESCRIPTION", vText(clean(timeline.description)))
    if timeline.updated:
        yield _line("LAST-MODIFIED", vDatetime(timeline.updated.astimezone(dt.UTC)))


def _properties(event: Json, timeline: Timeline) -> Iterator[str]:
    date, reported, url = event["date"], source(event), link(event)
    yield _line("UID", vText(event["id"]))
    yield _line("DTSTAMP", vDatetime(revised(event, timeline)))
    yield from _when(date)
    yield _line("SUMMARY", vText(headline(event)))
    yield _line("DESCRIPTION", vText("\n".join([*paragraphs(event), *([reported] if reported else [])])))
    yield _line("STATUS", vText(_STATUS[event["status"]]))
    yield _line("TRANSP", vText("TRANSPARENT"))
    yield f"CATEGORIES:{','.join(labels(event))}\r\n"
    if url:
        yield _line("URL", vUri(url))
    yield _line("X-TIMELINE-EDTF", vText(date["edtf"]))
    yield _line("X-TIMELINE-GRANULARITY", vText(date["granularity"]))


def _when(date: Json) -> Iterator[str]:
    at = moment(date)
    if at:
        yield _line("DTSTART", vDatetime(at))
    else:
        yield _line("DTSTART", vDate(first_day(date)), _WHOLE_DAY)
        yield _line("DTEND", vDate(end_before(date)), _WHOLE_DAY)


def _line(name: str, value: Any, parameters: str = "") -> str:
    """A property, escaped and folded."""
    line = f"{name}{parameters}:{value.to_ical().decode()}"
    if len(line.encode()) > _LONGEST_LINE:  # folding goes through it sign by sign
        line = Contentline(line).to_ical().decode()  # type: ignore[no-untyped-call]
    return f"{line}\r\n"

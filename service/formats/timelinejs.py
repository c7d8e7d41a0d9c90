"""TimelineJS3's JSON (timeline.knightlab.com/docs/json-format.html): one slide per event, and a title slide.

TimelineJS accepts dates of a year, or of a year and a month. ``display_date`` replaces its own wording, which would
write a quarter as "October 2024 — December 2024". Its texts are HTML: everything from articles is escaped, and text
that looks like an address does not become a link. Fields that TimelineJS ignores are for scripts.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from html import escape

from service.eventing.served import DateJson, EntryJson, EventJson, Json
from service.formats.date_text import date_text
from service.formats.dates import DateParts, bounds, clock_datetime
from service.formats.event_text import article_url, attribution, clean, headline, one_line, paragraphs, values
from service.formats.json_stream import stream_json
from service.formats.model import TimelineInfo, parse_events

_DATE_FIELDS = ("year", "month", "day", "hour", "minute")


def render(info: TimelineInfo, entries: Iterable[bytes]) -> Iterator[str]:
    """Yield the document in pieces."""
    text = {"headline": escape(one_line(info.title)), "text": _paragraph(clean(info.description or ""))}
    title = {"unique_id": "timeline", "autolink": False, "text": text}
    return stream_json({"title": title}, "events", map(_slide, parse_events(entries)))


def _slide(event: EntryJson) -> Json:
    body = [*map(_paragraph, paragraphs(event)), *_source_paragraph(event)]
    return {
        "unique_id": event["id"] or f"lead-{event['date']['edtf']}",  # the lead of an article is not stored
        "autolink": False,
        **_dates(event["date"]),
        "display_date": escape(one_line(date_text(event["date"]))),
        "text": {"headline": escape(headline(event)), "text": "".join(body)},
        **values(event),
    }


def _dates(date: DateJson) -> Json:
    time = clock_datetime(date)
    if time:
        return {"start_date": _date_fields((*time.timetuple()[:3], time.hour, time.minute))}
    first, last = bounds(date)
    return {"start_date": _date_fields(first), **({"end_date": _date_fields(last)} if last != first else {})}


def _date_fields(parts: DateParts) -> dict[str, int]:
    return dict(zip(_DATE_FIELDS, parts, strict=False))


def _source_paragraph(event: EventJson) -> Iterator[str]:
    source, url = escape(attribution(event) or ""), article_url(event)
    if source:
        yield f'<p><a href="{escape(url)}">{source}</a></p>' if url else f"<p>{source}</p>"


def _paragraph(text: str) -> str:
    return f"<p>{escape(text)}</p>" if text else ""

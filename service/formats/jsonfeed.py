"""JSON Feed 1.1 (jsonfeed.org): one item per event.

``date_published`` is the day of the report and ``date_modified`` the time of the last change. The date of the event
itself is in the title, the text and the tags, and in ``_timeline`` (an extension, which the format allows).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from service.eventing.served import EntryJson, Json
from service.formats.date_text import date_text
from service.formats.event_text import article_url, attribution, clean, headline, labels, one_line, paragraphs
from service.formats.json_stream import stream_json
from service.formats.model import TimelineInfo, parse_events
from service.formats.timestamps import changed_at, reported_at, rfc3339


def render(info: TimelineInfo, entries: Iterable[bytes]) -> Iterator[str]:
    """Yield the feed in pieces."""
    head = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": one_line(info.title),
        "home_page_url": info.home_url,
        "feed_url": info.self_url,
        "next_url": info.next_url,
        "description": clean(info.description) if info.description else None,
        "language": info.language,
    }
    return stream_json(head, "items", map(_item, parse_events(entries)))


def _item(event: EntryJson) -> Json:
    reported, changed, source = reported_at(event), changed_at(event), attribution(event)
    return {
        "id": event["id"],
        "url": article_url(event),
        "title": f"{one_line(date_text(event['date']))}: {headline(event)}",
        "content_text": "\n\n".join([*paragraphs(event), *([source] if source else [])]),
        "date_published": rfc3339(reported) if reported else None,
        "date_modified": rfc3339(changed) if changed else None,
        "tags": [event["date"]["edtf"], *labels(event)],
        "_timeline": {name: event[name] for name in ("date", "status", "kind", "certainty", "anchor_kind")},
    }

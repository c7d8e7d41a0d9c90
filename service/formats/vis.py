"""JSON for vis-timeline (visjs.github.io/vis-timeline): one item per event, with its days as a range.

vis-timeline shows ``content`` and ``title`` as HTML: everything from articles is escaped. ``end`` is the day after the
last, and ``className`` names what a style sheet may tell apart. Fields that vis-timeline ignores have the same for
scripts.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from html import escape

from service.eventing.served import EntryJson, Json
from service.formats.dates import clock_datetime, end_before, first_day
from service.formats.event_text import clean, headline, one_line, paragraphs
from service.formats.json_stream import stream_json
from service.formats.model import TimelineInfo, parse_events


def render(info: TimelineInfo, entries: Iterable[bytes]) -> Iterator[str]:
    """Yield the document in pieces."""
    return stream_json({"title": one_line(info.title)}, "items", map(_item, parse_events(entries)))


def _item(event: EntryJson) -> Json:
    date = event["date"]
    time = clock_datetime(date)
    days = {"start": first_day(date).isoformat(), "end": end_before(date).isoformat(), "type": "range"}
    return {
        "id": event["id"],
        **({"start": time.isoformat(), "type": "point"} if time else days),
        "content": escape(headline(event)),
        "title": "<br>".join(escape(clean(line)) for line in paragraphs(event)),
        "className": " ".join((date["granularity"], event["status"], event["certainty"], event["kind"])),
        "granularity": date["granularity"],
        **{name: event[name] for name in ("status", "kind", "certainty", "anchor_kind")},
    }

"""JSON Feed 1.1 (jsonfeed.org): an item each event.

``date_published`` is the day of the report, ``date_modified`` that of an editor's correction; the event's own date is
in the title, the text and the tags, and as the service gives it in ``_timeline`` (an extension, as the format allows).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from service.formats import streamed
from service.formats.dates import in_words
from service.formats.model import Json, Timeline, events
from service.formats.wording import (
    clean,
    corrected,
    headline,
    labels,
    link,
    one_line,
    paragraphs,
    published,
    source,
    stamp,
)


def pieces(timeline: Timeline, entries: Iterable[bytes]) -> Iterator[str]:
    head = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": one_line(timeline.title),
        "home_page_url": timeline.home_url,
        "feed_url": timeline.self_url,
        "description": clean(timeline.description) if timeline.description else None,
        "language": timeline.language,
    }
    return streamed.document(head, "items", map(_item, events(entries)))


def _item(event: Json) -> Json:
    reported, changed, who = published(event), corrected(event), source(event)
    return {
        "id": event["id"],
        "url": link(event),
        "title": f"{one_line(in_words(event['date']))}: {headline(event)}",
        "content_text": "\n\n".join([*paragraphs(event), *([who] if who else [])]),
        "date_published": stamp(reported) if reported else None,
        "date_modified": stamp(changed) if changed else None,
        "tags": [event["date"]["edtf"], *labels(event)],
        "_timeline": {"date": event["date"], "status": event["status"], "certainty": event["certainty"]},
    }

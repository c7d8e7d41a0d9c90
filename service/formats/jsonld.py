"""JSON-LD after schema.org: an ItemList of Events, each the subject of its NewsArticle.

A date is ISO 8601 in reduced precision ("2025-04", "2025"), which schema.org's Date takes; what is longer than one
year, month or day has an ``endDate``, which belongs to it. The article's ``temporalCoverage`` gives the date as EDTF.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from service.formats import streamed
from service.formats.dates import Parts, ends, moment
from service.formats.model import Json, Timeline, events
from service.formats.wording import clean, headline, labels, link, one_line, sentence

_SCHEDULED = "https://schema.org/EventScheduled"


def pieces(timeline: Timeline, entries: Iterable[bytes]) -> Iterator[str]:
    head = {
        "@context": "https://schema.org",
        "@type": "ItemList",
        "name": one_line(timeline.title),
        "description": clean(timeline.description) if timeline.description else None,
        "url": timeline.home_url or timeline.self_url,
    }
    return streamed.document(head, "itemListElement", map(_element, enumerate(events(entries), start=1)))


def _element(numbered: tuple[int, Json]) -> Json:
    position, event = numbered
    return {"@type": "ListItem", "position": position, "item": _event(event)}


def _event(event: Json) -> Json:
    return {
        "@type": "Event",
        "identifier": event["id"],
        "name": headline(event),
        "description": sentence(event),
        **_dates(event["date"]),
        **({"eventStatus": _SCHEDULED} if event["status"] == "planned" else {}),
        "keywords": labels(event),
        **({"subjectOf": _article(event)} if event["article"] else {}),
    }


def _dates(date: Json) -> dict[str, str]:
    at = moment(date)
    if at:
        return {"startDate": at.isoformat(timespec="minutes")}
    first, last = map(_iso, ends(date))
    return {"startDate": first, **({"endDate": last} if last != first else {})}


def _iso(parts: Parts) -> str:
    year, *rest = parts
    return "-".join([f"{year:04}", *(f"{part:02}" for part in rest)])


def _article(event: Json) -> Json:
    article, url = event["article"], link(event)
    publisher = {"@type": "Organization", "name": one_line(article["source"])} if article["source"] else None
    found = {
        "identifier": article["id"],
        "headline": one_line(article["title"]) if article["title"] else None,
        "url": url,
        "publisher": publisher,
        "temporalCoverage": event["date"]["edtf"],
    }
    return {"@type": "NewsArticle", **{key: value for key, value in found.items() if value}}

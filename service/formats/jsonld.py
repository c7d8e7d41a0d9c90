"""JSON-LD with schema.org's vocabulary: an ItemList of Events, each the subject of its NewsArticle.

A date is ISO 8601 with reduced precision ("2025-04", "2025"), which schema.org's Date allows. A date longer than one
year, month or day has an inclusive ``endDate``. The ``temporalCoverage`` of the article is the date in EDTF. The
keywords are words for readers, then terms for programs, each of a set that the API names: kind, certainty, and so on.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from service.eventing.served import ArticleReferenceJson, DateJson, EventJson, Json
from service.formats.dates import DateParts, bounds, clock_datetime
from service.formats.event_text import article_url, clean, headline, labels, one_line, sentence, values
from service.formats.json_stream import stream_json
from service.formats.model import TimelineInfo, parse_events

_SCHEDULED = "https://schema.org/EventScheduled"


def render(info: TimelineInfo, entries: Iterable[bytes]) -> Iterator[str]:
    """Yield the list in pieces."""
    head = {
        "@context": "https://schema.org",
        "@type": "ItemList",
        "name": one_line(info.title),
        "description": clean(info.description) if info.description else None,
        "url": info.home_url or info.self_url,
    }
    return stream_json(head, "itemListElement", map(_list_item, enumerate(parse_events(entries), start=1)))


def _list_item(numbered: tuple[int, EventJson]) -> Json:
    position, event = numbered
    return {"@type": "ListItem", "position": position, "item": _event(event)}


def _event(event: EventJson) -> Json:
    return {
        "@type": "Event",
        "identifier": event["id"],
        "name": headline(event),
        "description": sentence(event),
        **_dates(event["date"]),
        **({"eventStatus": _SCHEDULED} if event["status"] == "planned" else {}),
        "keywords": [*labels(event), *map(_term, values(event).items())],
        **({"subjectOf": _article(event, event["article"])} if event["article"] else {}),
    }


def _term(named: tuple[str, str]) -> Json:
    name, value = named
    return {"@type": "DefinedTerm", "termCode": value, "inDefinedTermSet": name}


def _dates(date: DateJson) -> dict[str, str]:
    time = clock_datetime(date)
    if time:
        return {"startDate": time.isoformat(timespec="minutes")}
    first, last = map(_iso_date, bounds(date))
    return {"startDate": first, **({"endDate": last} if last != first else {})}


def _iso_date(parts: DateParts) -> str:
    year, *month_and_day = parts
    return "-".join([f"{year:04}", *(f"{part:02}" for part in month_and_day)])


def _article(event: EventJson, article: ArticleReferenceJson) -> Json:
    publisher = {"@type": "Organization", "name": one_line(article["source"])} if article["source"] else None
    fields = {
        "identifier": article["id"],
        "headline": one_line(article["title"]) if article["title"] else None,
        "url": article_url(event),
        "publisher": publisher,
        "temporalCoverage": event["date"]["edtf"],
    }
    return {"@type": "NewsArticle", **{name: value for name, value in fields.items() if value}}

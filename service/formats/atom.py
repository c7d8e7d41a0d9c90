"""An Atom feed (RFC 4287): one entry per event, and links to other pages of a paged feed (RFC 5005).

``published`` is the day of the report and ``updated``, which Atom requires, the last known change. The date of the
event itself is in the title, the text and the categories. Elements of our own namespace have it for programs, with the
kind, the certainty and the source of the publication date. An id must be an IRI that never changes, wherever the entry
is served: a UUID derived from the service's own id.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from uuid import NAMESPACE_URL, uuid5
from xml.etree.ElementTree import Element, SubElement, tostring
from xml.sax.saxutils import quoteattr

from service.eventing.served import EntryJson
from service.formats.date_text import date_text
from service.formats.event_text import article_url, attribution, clean, headline, labels, one_line, paragraphs, values
from service.formats.model import TimelineInfo, parse_events
from service.formats.timestamps import event_updated_at, reported_at, rfc3339, timeline_updated_at

_OURS = ' xmlns:timeline="urn:x-news-timeline"'


def render(info: TimelineInfo, entries: Iterable[bytes]) -> Iterator[str]:
    """Yield the feed in pieces."""
    language = f" xml:lang={quoteattr(info.language)}" if info.language else ""
    yield f'<?xml version="1.0" encoding="utf-8"?>\n<feed xmlns="http://www.w3.org/2005/Atom"{_OURS}{language}>\n'
    yield "".join(map(_xml, _feed_elements(info)))
    for event in parse_events(entries):
        yield _xml(_entry(event, info))
    yield "</feed>\n"


def _feed_elements(info: TimelineInfo) -> Element:
    """Return the feed's own elements as children of an element that is not written itself."""
    feed = Element("feed")
    _add(feed, "id", _urn(info.first_url or info.self_url))
    _add(feed, "title", one_line(info.title))
    if info.description:
        _add(feed, "subtitle", clean(info.description))
    _add(feed, "updated", rfc3339(timeline_updated_at(info)))
    _add(SubElement(feed, "author"), "name", "news-timeline")
    _add(feed, "link", rel="self", type="application/atom+xml", href=info.self_url)
    for relation, url in (("alternate", info.home_url), ("first", info.first_url), ("next", info.next_url)):
        if url:
            _add(feed, "link", rel=relation, href=url)
    return feed


def _entry(event: EntryJson, info: TimelineInfo) -> Element:
    entry = Element("entry")
    reported, url, source = reported_at(event), article_url(event), attribution(event)
    _add(entry, "id", _urn(event["id"]))
    _add(entry, "title", f"{one_line(date_text(event['date']))}: {headline(event)}")
    if reported:
        _add(entry, "published", rfc3339(reported))
    _add(entry, "updated", rfc3339(event_updated_at(event, info)))
    if url:
        _add(entry, "link", rel="alternate", href=url)
    for term in (event["date"]["edtf"], *labels(event)):
        _add(entry, "category", term=term)
    for name, value in values(event).items():
        _add(entry, f"timeline:{name}", value)
    _add(entry, "content", "\n\n".join([*paragraphs(event), *([source] if source else [])]), type="text")
    return entry


def _add(parent: Element, tag: str, text: str | None = None, **attributes: str) -> None:
    SubElement(parent, tag, attributes).text = text


def _xml(element: Element) -> str:
    return tostring(element, encoding="unicode") + "\n"


def _urn(name: str) -> str:
    return f"urn:uuid:{uuid5(NAMESPACE_URL, name)}"

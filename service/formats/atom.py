"""An Atom feed (RFC 4287): an entry each event.

``published`` is the day of the report and ``updated``, which every entry must have, the last change that is known; the
event's own date is in the title, the text and the categories. An id must be an IRI that stays the same wherever the
entry is served from: a UUID made of the service's own id.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from uuid import NAMESPACE_URL, uuid5
from xml.etree.ElementTree import Element, SubElement, tostring
from xml.sax.saxutils import quoteattr

from service.formats.dates import in_words
from service.formats.model import Json, Timeline, events
from service.formats.wording import (
    clean,
    headline,
    labels,
    link,
    one_line,
    paragraphs,
    published,
    revised,
    source,
    stamp,
    updated,
)


def pieces(timeline: Timeline, entries: Iterable[bytes]) -> Iterator[str]:
    language = f" xml:lang={quoteattr(timeline.language)}" if timeline.language else ""
    yield f'<?xml version="1.0" encoding="utf-8"?>\n<feed xmlns="http://www.w3.org/2005/Atom"{language}>\n'
    yield "".join(map(_written, _head(timeline)))
    for event in events(entries):
        yield _written(_entry(event, timeline))
    yield "</feed>\n"


def _head(timeline: Timeline) -> Element:
    """The feed's own elements, in one that is never written itself."""
    head = Element("feed")
    _add(head, "id", _urn(timeline.self_url))
    _add(head, "title", one_line(timeline.title))
    if timeline.description:
        _add(head, "subtitle", clean(timeline.description))
    _add(head, "updated", stamp(updated(timeline)))
    _add(SubElement(head, "author"), "name", "news-timeline")
    _add(head, "link", rel="self", type="application/atom+xml", href=timeline.self_url)
    if timeline.home_url:
        _add(head, "link", rel="alternate", href=timeline.home_url)
    return head


def _entry(event: Json, timeline: Timeline) -> Element:
    entry = Element("entry")
    reported, url, who = published(event), link(event), source(event)
    _add(entry, "id", _urn(event["id"]))
    _add(entry, "title", f"{one_line(in_words(event['date']))}: {headline(event)}")
    if reported:
        _add(entry, "published", stamp(reported))
    _add(entry, "updated", stamp(revised(event, timeline)))
    if url:
        _add(entry, "link", rel="alternate", href=url)
    for term in (event["date"]["edtf"], *labels(event)):
        _add(entry, "category", term=term)
    _add(entry, "content", "\n\n".join([*paragraphs(event), *([who] if who else [])]), type="text")
    return entry


def _add(parent: Element, tag: str, text: str | None = None, **attributes: str) -> None:
    SubElement(parent, tag, attributes).text = text


def _written(element: Element) -> str:
    return tostring(element, encoding="unicode") + "\n"


def _urn(name: str) -> str:
    return f"urn:uuid:{uuid5(NAMESPACE_URL, name)}"

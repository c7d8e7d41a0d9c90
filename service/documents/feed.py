"""An RSS or Atom document, or a JSON Feed -> its items, each a page. Needs the optional extra ``html``.

feedparser reads from memory and fetches nothing. Documents that declare entities are refused: no feed needs them, and
they can expand without limit.
"""

from __future__ import annotations

import codecs
import io
from dataclasses import dataclass
from typing import Any

import feedparser  # type: ignore[import-untyped]

from service.documents.charset import refuse_files
from service.documents.clues import Clue
from service.documents.feed_limits import check_limits
from service.documents.json_feed import json_feed_items
from service.documents.loose_timestamps import parse_metadata
from service.documents.page import MediaType, Page, Unreadable
from service.documents.visible import text_of_html
from service.timex import languages
from service.timex.model import AnchorKind

#: The elements with the date of an item, best first; Atom requires only the second.
_DATES = ("published", "updated", "created")
#: feedparser takes 20 microseconds for each: without a limit a small body would take a long time.
_MOST_TAGS = 100_000


@dataclass(frozen=True, slots=True)
class Feed:
    """The items of a feed in order. ``broken`` says why the rest of it could not be read.

    An item in which the feed breaks off is not among them.
    """

    items: tuple[Page, ...]
    broken: str | None = None


def read_feed(body: bytes) -> Feed:
    """Return the items of a feed. Raises Unreadable for other XML or JSON, and NotText for other kinds of files."""
    refuse_files(body)
    if body.removeprefix(codecs.BOM_UTF8).lstrip()[:1] == b"{":
        return Feed(json_feed_items(body))
    plain = body.replace(b"\0", b"").lower()  # also finds the tags in UTF-16
    if plain.count(b"<") > _MOST_TAGS:
        raise Unreadable(f"the feed has more than {_MOST_TAGS:,} tags")
    if b"<!entity" in plain:
        raise Unreadable("the feed declares entities, which are not supported")
    check_limits(body)
    found = _parsed(body)
    broken = f"the feed is not well-formed: {found.bozo_exception}" if _is_broken(found) else None
    if not found.get("version") and not found.entries:
        raise Unreadable(broken or "the body is neither RSS nor Atom")
    source = found.feed.get("title") or None
    tag = found.feed.get("language") or ""
    language = languages.primary_language(tag) if languages.supports(tag) else None
    entries = found.entries[:-1] if broken and _ends_within_item(plain) else found.entries
    return Feed(tuple(_item(entry, source, language) for entry in entries), broken)


def _ends_within_item(feed: bytes) -> bool:
    """Whether a feed in lower case breaks off within its last item: it ends neither the item nor what holds it."""
    begins = max(feed.rfind(tag) for tag in (b"<item", b"<entry"))
    return begins > max(feed.rfind(tag) for tag in (b"</item", b"</entry", b"</channel", b"</feed", b"</rdf:rdf"))


def _parsed(body: bytes) -> Any:
    try:
        return feedparser.parse(io.BytesIO(body), resolve_relative_uris=False, sanitize_html=False)
    except (ValueError, AssertionError) as error:  # an unknown encoding; an incomplete declaration
        raise Unreadable(f"the feed cannot be read: {error}") from error


def _is_broken(found: Any) -> bool:
    """Whether items may be missing; a wrong charset that was read anyway loses none."""
    harmless = (feedparser.CharacterEncodingOverride, feedparser.NonXMLContentType)
    return bool(found.bozo) and not isinstance(found.get("bozo_exception"), harmless)


def _item(entry: Any, source: str | None, language: str | None) -> Page:
    title = _detail_text(entry.get("title_detail")) or None
    body = _detail_text(entry.content[0] if entry.get("content") else entry.get("summary_detail"))
    link = entry.get("link") or ""
    url = link if link.startswith(("http:", "https:")) else None  # feedparser also returns a "tag:" id as the link
    return Page(
        body if not title or body.startswith(title) else f"{title}\n\n{body}".strip(),
        MediaType.FEED,
        language=language,
        title=title,
        byline=entry.get("author") or None,
        url=url,
        external_id=None if url else entry.get("id") or None,
        source=source,
        clues=_clues(entry),
    )


def _detail_text(detail: Any) -> str:
    """Return the text of an item's title or body; "" if it has none that can be read."""
    value: str = (detail or {}).get("value") or ""
    return value.strip() if (detail or {}).get("type") == "text/plain" else text_of_html(value)


def _clues(entry: Any) -> tuple[Clue, ...]:
    for name in _DATES:
        timestamp = parse_metadata(entry.get(name) or "")
        if timestamp:
            return (Clue(timestamp.day, AnchorKind.METADATA, f"the feed ({name})", timestamp=timestamp),)
    return ()

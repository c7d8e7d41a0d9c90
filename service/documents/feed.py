"""An RSS or Atom document -> its items, each a page. Needs the optional extra ``html``.

feedparser reads it from memory and fetches nothing. Entities that a document declares itself are refused: no feed
needs them, and they can grow without end.
"""

from __future__ import annotations

import io
from dataclasses import dataclass
from typing import Any

import feedparser  # type: ignore[import-untyped]

from service.documents.charset import refuse_files
from service.documents.dating import Clue
from service.documents.page import MediaType, Page, Unreadable
from service.documents.timestamps import lenient_moment
from service.documents.visible import parse, visible_text
from service.timex.model import AnchorKind

#: A feed's own words for when an item was published, best first; Atom demands only the second.
_DATES = ("published", "updated", "created")
#: feedparser takes 20 microseconds for each: without a limit, a small body would be read for a long time.
_MOST_TAGS = 100_000


@dataclass(frozen=True, slots=True)
class Feed:
    """The items of a feed in its order. ``broken`` says where it could not be read on."""

    items: tuple[Page, ...]
    broken: str | None = None


def read_feed(body: bytes) -> Feed:
    """The items of a feed. Raises Unreadable for what is no feed, and NotText for files of another kind."""
    refuse_files(body)
    plain = body.replace(b"\0", b"").lower()  # UTF-16 is seen through
    if plain.count(b"<") > _MOST_TAGS:
        raise Unreadable(f"the feed has more than {_MOST_TAGS:,} tags")
    if b"<!entity" in plain:
        raise Unreadable("the feed declares entities of its own, which are not read")
    found = _parsed(body)
    broken = f"the feed is not well-formed: {found.bozo_exception}" if _is_broken(found) else None
    if not found.get("version") and not found.entries:
        raise Unreadable(broken or "the body is neither RSS nor Atom")
    source = found.feed.get("title") or None
    return Feed(tuple(_item(entry, source) for entry in found.entries), broken)


def _parsed(body: bytes) -> Any:
    try:
        return feedparser.parse(io.BytesIO(body), resolve_relative_uris=False, sanitize_html=False)
    except (ValueError, AssertionError) as error:  # an encoding that is none; a declaration that is broken off
        raise Unreadable(f"the feed cannot be read: {error}") from error


def _is_broken(found: Any) -> bool:
    """A charset that was declared wrongly and read all the same is no loss."""
    harmless = (feedparser.CharacterEncodingOverride, feedparser.NonXMLContentType)
    return bool(found.bozo) and not isinstance(found.get("bozo_exception"), harmless)


def _item(entry: Any, source: str | None) -> Page:
    title = _plain(entry.get("title_detail")) or None
    body = _plain(entry.content[0] if entry.get("content") else entry.get("summary_detail"))
    link = entry.get("link") or ""
    url = link if link.startswith(("http:", "https:")) else None  # feedparser gives a tag: id for one, too
    return Page(
        body if not title or body.startswith(title) else f"{title}\n\n{body}".strip(),
        MediaType.FEED,
        title=title,
        byline=entry.get("author") or None,
        url=url,
        external_id=None if url else entry.get("id") or None,
        source=source,
        clues=_clues(entry),
    )


def _plain(detail: Any) -> str:
    """The text of an item's title or body; "" where there is none, or none that can be read."""
    value: str = (detail or {}).get("value") or ""
    if (detail or {}).get("type") == "text/plain":
        return value.strip()
    try:
        return visible_text(parse(f"<div>{value}</div>"))
    except Unreadable:
        return ""


def _clues(entry: Any) -> tuple[Clue, ...]:
    for name in _DATES:
        moment = lenient_moment(entry.get(name) or "")
        if moment:
            return (Clue(moment.day, AnchorKind.METADATA, f"the feed ({name})", moment=moment),)
    return ()

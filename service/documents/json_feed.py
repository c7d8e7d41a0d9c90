"""A JSON Feed -> its items, each a page. Source: JSON Feed Version 1.1 (jsonfeed.org)."""

from __future__ import annotations

import json
from typing import Any

from service.documents.clues import Clue
from service.documents.loose_timestamps import parse_metadata
from service.documents.page import MediaType, Page, Unreadable
from service.documents.visible import text_of_html
from service.timex.model import AnchorKind


def json_feed_items(body: bytes) -> tuple[Page, ...]:
    """Return the items of a feed, in order. Raises Unreadable for other JSON."""
    try:
        feed = json.loads(body.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        raise Unreadable(f"the body is not JSON: {error}") from error
    items = feed.get("items") if isinstance(feed, dict) else None
    if not isinstance(items, list):
        raise Unreadable("the body is not a JSON Feed: it has no items")
    return tuple(_item(item, _text(feed, "title")) for item in items if isinstance(item, dict))


def _item(item: dict[str, Any], source: str | None) -> Page:
    title = _text(item, "title")
    body = _text(item, "content_text") or text_of_html(_text(item, "content_html") or _text(item, "summary") or "")
    url = _text(item, "url") or _text(item, "external_url")
    return Page(
        body if not title or body.startswith(title) else f"{title}\n\n{body}".strip(),
        MediaType.FEED,
        title=title,
        byline=_author(item),
        url=url,
        external_id=None if url else _text(item, "id"),
        source=source,
        clues=_clues(item),
    )


def _text(fields: dict[str, Any], name: str) -> str | None:
    value = fields.get(name)
    return value.strip() or None if isinstance(value, str) else None


def _author(item: dict[str, Any]) -> str | None:
    authors = item.get("authors") or [item.get("author")]
    names = [_text(author, "name") for author in authors if isinstance(author, dict)]
    return ", ".join(name for name in names if name) or None


def _clues(item: dict[str, Any]) -> tuple[Clue, ...]:
    for name in ("date_published", "date_modified"):
        timestamp = parse_metadata(_text(item, name) or "")
        if timestamp:
            return (Clue(timestamp.day, AnchorKind.METADATA, f"the feed ({name})", timestamp=timestamp),)
    return ()

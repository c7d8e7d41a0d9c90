"""The dates in a page's markup: JSON-LD, OpenGraph and other ``meta``, ``<time>``; in this order.

Sources: schema.org (datePublished, dateModified), the Open Graph protocol (article:published_time), Dublin Core.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from service.documents.dating import Clue
from service.documents.timestamps import parse_metadata
from service.timex.model import AnchorKind

_PUBLISHED = (
    "article:published_time",
    "og:article:published_time",
    "og:published_time",
    "datepublished",
    "dc.date.issued",
    "dcterms.issued",
    "dc.date",
    "dc.date.created",
    "dcterms.created",
    "dcterms.date",
    "parsely-pub-date",
    "sailthru.date",
    "publish-date",
    "publish_date",
    "pubdate",
    "publication_date",
    "date",
)
_UPDATED = ("article:modified_time", "og:updated_time", "datemodified", "dcterms.modified", "last-modified")
#: Parts of a page whose dates are those of other articles.
_ELSEWHERE = "ancestor::aside or ancestor::nav or ancestor::footer or ancestor::li"
_DEEPEST = 4  # lists and graphs of JSON-LD within each other
_SHOWN = 60  # characters of a value that cannot be read


def clues_of(tree: Any) -> tuple[list[Clue], list[str]]:
    """Return the dates in the markup, best evidence first, and warnings about what could not be read."""
    found: list[Clue] = []
    unread: list[str] = []
    for what, value, updated in (*_in_json_ld(tree, unread), *_in_meta(tree), *_in_time(tree)):
        timestamp = parse_metadata(value)
        if timestamp is None:
            unread.append(f"{what} says “{value[:_SHOWN]}”, which is not a date")
        else:
            found.append(Clue(timestamp.day, AnchorKind.METADATA, what, updated, timestamp=timestamp))
    return found, unread


def _in_json_ld(tree: Any, unread: list[str]) -> Iterator[tuple[str, str, bool]]:
    for script in tree.xpath("//script[contains(@type, 'ld+json')]"):
        try:
            blocks = list(_articles(json.loads(script.text or "", strict=False), _DEEPEST))
        except (ValueError, RecursionError):
            unread.append("the page's JSON-LD is not JSON and was ignored")
            continue
        for block in blocks:
            for name, updated in (("datePublished", False), ("dateModified", True)):
                if isinstance(block.get(name), str):
                    yield f"the page's JSON-LD ({name})", block[name], updated


def _articles(value: Any, deeper: int) -> Iterator[dict[str, Any]]:
    """Yield objects that may be the page's article; not those nested in others (a list of related articles)."""
    if isinstance(value, list) and deeper:
        for item in value:
            yield from _articles(item, deeper - 1)
    elif isinstance(value, dict) and deeper:
        yield value
        for name in ("@graph", "mainEntity"):
            yield from _articles(value.get(name), deeper - 1)


def _in_meta(tree: Any) -> Iterator[tuple[str, str, bool]]:
    named: dict[str, str] = {}
    for meta in tree.iter("meta"):
        name = meta.get("property") or meta.get("name") or meta.get("itemprop") or meta.get("http-equiv") or ""
        if meta.get("content", "").strip():
            named.setdefault(name.lower(), meta.get("content"))
    for names, updated in ((_PUBLISHED, False), (_UPDATED, True)):
        for name in names:
            if name in named:
                yield f"the page's metadata ({name})", named[name], updated


def _in_time(tree: Any) -> Iterator[tuple[str, str, bool]]:
    """Yield the article's own ``<time>``: those marked as its date, else the first."""
    times = tree.xpath(f"//time[@datetime][not({_ELSEWHERE})]")
    marked = [time for time in times if time.get("itemprop") or time.get("pubdate") is not None]
    published = False
    for time in marked or times:
        words = f"{time.get('class', '')} {time.get('itemprop', '')}".lower()
        updated = "updat" in words or "modif" in words
        if updated or not published:
            yield "the page's <time>", time.get("datetime"), updated
        published = published or not updated

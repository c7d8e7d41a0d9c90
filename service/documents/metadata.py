"""The dates in a page's metadata: JSON-LD and ``meta`` elements, best evidence first.

Sources: schema.org (datePublished, dateModified), the Open Graph protocol (article:published_time), Dublin Core, the
citation_ names of Google Scholar, and the names that htmldate has collected from the web.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from htmldate.core import DATE_ATTRIBUTES, NAME_MODIFIED, PROPERTY_MODIFIED

from service.documents.clues import Clue
from service.documents.loose_timestamps import parse_metadata
from service.documents.timestamps import Timestamp
from service.timex.model import AnchorKind

#: Names of ``meta`` elements that newsrooms fill with care, best first.
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
    "citation_publication_date",
    "citation_online_date",
    "citation_date",
    "prism.publicationdate",
    "parsely-pub-date",
    "sailthru.date",
    "publish-date",
    "publish_date",
    "pubdate",
    "publication_date",
    "publicationdate",
    "date",
)
#: A name that some systems use for the day of the last change.
_VAGUE = "date"
_UPDATED = ("article:modified_time", "og:updated_time", "datemodified", "dcterms.modified", "last-modified")
#: Names of htmldate's that say when a page was created or rendered, not when it was published.
_UNRELIABLE = {
    *("article.created", "content_create_date", "created", "date_created", "datecreated", "dc.created", "dc:created"),
    *("gentime", "meta", "release_date", "revision_date", "timestamp", "video:release_date"),
}
_RARE_UPDATED = (NAME_MODIFIED | PROPERTY_MODIFIED) - _UNRELIABLE - set(_UPDATED)
#: The end of such names with a prefix of their own: "shareaholic:article_published_time".
_RARE_ENDING = re.compile(r"[:._-](?:date-?published|published_(?:at|time|date)|publish_date|pubdate|uploaded)$")
_RARE_PUBLISHED = DATE_ATTRIBUTES - _UNRELIABLE - set(_PUBLISHED)
_DEEPEST = 4  # lists and graphs of JSON-LD within each other
_SHOWN = 60  # characters of a value that cannot be read
_ARTICLE = re.compile(r"(?:article|posting|report|creativework|review)$", re.IGNORECASE)
#: Types of JSON-LD whose dates are not the page's.
_PARTS = frozenset({"answer", "comment", "imageobject", "organization", "person", "product", "suggestedanswer"})
#: Marks around JSON-LD that are not JSON: CDATA sections, comments, a closing semicolon.
_AROUND_JSON = re.compile(r"^(?:\s|/\*|\*/|//|<!\[CDATA\[|<!--)+|(?:\s|/\*|\*/|//|\]\]>|-->|;)+$")
_DATE_IN_BROKEN_JSON = re.compile(r'"(datePublished|dateModified)"\s*:\s*"([^"]{8,60})"')


@dataclass(frozen=True, slots=True)
class _Value:
    """A value of metadata, and where it comes from.

    A ``rare`` one is ignored if it is not a date. A ``vague`` one may be the day of the last change.
    """

    where: str
    text: str
    updated: bool = False
    rare: bool = False
    vague: bool = False

    def clue(self, timestamp: Timestamp) -> Clue:
        """Return the clue of this value, which reads as a timestamp."""
        day, kind = timestamp.day, AnchorKind.METADATA
        return Clue(day, kind, self.where, self.updated, timestamp=timestamp, is_vague=self.vague)


def clues_of(tree: Any) -> tuple[list[Clue], list[str]]:
    """Return the dates in the metadata, best evidence first, and warnings about what could not be read."""
    found: list[Clue] = []
    unread: list[str] = []
    broken: list[_Value] = []
    for value in (*_in_json_ld(tree, unread, broken), *_in_meta(tree), *broken):
        timestamp = parse_metadata(value.text)
        if timestamp:
            found.append(value.clue(timestamp))
        elif not value.rare:
            unread.append(f"{value.where} says “{value.text[:_SHOWN]}”, which is not a date")
    return found, unread


def _in_json_ld(tree: Any, unread: list[str], broken: list[_Value]) -> Iterator[_Value]:
    """Yield the dates of all blocks, those of articles first. Those of what is not JSON go to ``broken``."""
    blocks: list[dict[str, Any]] = []
    for script in tree.xpath("//script[contains(@type, 'ld+json')]"):
        source = script.text or ""
        try:
            blocks += _objects(json.loads(_AROUND_JSON.sub("", source), strict=False), _DEEPEST)
        except (ValueError, RecursionError):
            unread.append("the page's JSON-LD is not JSON; only its dates were read")
            broken += _dates_of_object(_dates_of_broken(source))
    for block in sorted(blocks, key=_is_page):
        yield from _dates_of_object(block)


def _objects(value: Any, deeper: int) -> Iterator[dict[str, Any]]:
    """Yield objects that may be the page's article; not those nested in others (a list of related articles)."""
    if isinstance(value, list) and deeper:
        for item in value:
            yield from _objects(item, deeper - 1)
    elif isinstance(value, dict) and deeper:
        yield value
        for name in ("@graph", "mainEntity"):
            yield from _objects(value.get(name), deeper - 1)


def _types(block: dict[str, Any]) -> list[str]:
    types = block.get("@type")
    return [name for name in (types if isinstance(types, list) else [types]) if isinstance(name, str)]


def _is_page(block: dict[str, Any]) -> bool:
    """Whether a block is not an article itself, but a page or a site."""
    return not any(_ARTICLE.search(name) for name in _types(block))


def _dates_of_object(block: dict[str, Any]) -> Iterator[_Value]:
    if any(name.lower() in _PARTS for name in _types(block)):
        return
    dates = {name: value for name, value in block.items() if isinstance(value, str) and value.strip()}
    published = next((name for name in ("datePublished", "dateCreated", "uploadDate") if name in dates), None)
    for name, updated in ((published, False), ("dateModified", True)):
        if name in dates:
            yield _Value(f"the page's JSON-LD ({name})", dates[name], updated)


def _dates_of_broken(source: str) -> dict[str, str]:
    """Return the dates of JSON-LD that is not JSON, where it gives only one for each name."""
    found: dict[str, set[str]] = {}
    for name, value in _DATE_IN_BROKEN_JSON.findall(source):
        found.setdefault(name, set()).add(value)
    return {name: values.pop() for name, values in found.items() if len(values) == 1}


def _in_meta(tree: Any) -> Iterator[_Value]:
    named: dict[str, str] = {}
    for meta in tree.iter("meta"):
        name = meta.get("property") or meta.get("name") or meta.get("itemprop") or meta.get("http-equiv") or ""
        if meta.get("content", "").strip():
            named.setdefault(name.lower(), meta.get("content"))
    prefixed = (name for name in named if _RARE_ENDING.search(name) and name not in _PUBLISHED)
    for names, updated, rare in (
        (_PUBLISHED, False, False),
        (sorted(_RARE_PUBLISHED | set(prefixed)), False, True),
        (_UPDATED, True, False),
        (sorted(_RARE_UPDATED), True, True),
    ):
        for name in names:
            if name in named:
                yield _Value(f"the page's metadata ({name})", named[name], updated, rare, vague=name == _VAGUE)

"""The dates in a page's body that its markup says are the article's: ``<time>``, microdata, and classes like "date".

A page has many dates in such elements: of comments, of other articles, of today. Only those of the article count: a
date beside the headline, or an explicit "datePublished" outside other articles and comments. A date within a sentence
is not a date of the page.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, NamedTuple

from service.documents.clues import Clue
from service.documents.headlines import Headline
from service.documents.loose_timestamps import parse_metadata
from service.documents.page_parts import classes_of, is_elsewhere, is_of_other_article, text_within
from service.documents.timestamps import Timestamp
from service.documents.written_dates import LONGEST_DATE_LINE, day_of_line, is_update
from service.timex.model import AnchorKind

#: What says that an element is a date of publication: microdata and RDFa, hAtom, and usual classes.
_PUBLISHED = re.compile(
    r"date-?published|datecreated|dc(?:terms)?[:.](?:date|issued|created)|pubdate|pub(?:lish(?:ed)?)?[-_]?date"
    r"|\b(?:dt-)?published\b|entry-date|post-?date|date-?posted|posted-on|created-?at",
    re.IGNORECASE,
)
_PUBLISHED_CLASS = re.compile(r"(?<!\S)published(?!\S)")
_UPDATED = re.compile(r"updat|modifi|revis", re.IGNORECASE)
_DATE = re.compile(
    r"(?<![a-z])(?:date|datum|data|time|timedata)(?![a-z])|[a-z](?:Date|Datum)\b|fecha|publi(?:sh|c)|timestamp|posted|submitted"
    r"|byline|dateline|\bmeta\b|[-_]meta\b|meta[-_]|subline|created|parution|autor|author"
)
_LABEL = re.compile(r"\b(?:published|posted|publié|publicado|pubblicato|gepubliceerd|veröffentlicht|erstellt)\b", re.I)
_NEVER = frozenset({"meta", "link", "script", "style", "input", "button", "img", "body", "html"})
_INLINE = frozenset({"time", "span", "a", "b", "i", "em", "strong", "abbr", "small", "font"})
_ATTRIBUTES = ("datetime", "content", "title", "data-datetime", "data-date", "data-timestamp", "data-utime")
_MOST = 300  # elements that are looked at
_SENTENCE_END = re.compile(r"[^\W\d_]{2,}\s?[.!?]$")
_LONGEST_LABEL = 3  # words around a date in a sentence that are no sentence


@dataclass(frozen=True, slots=True)
class _Marked:
    """An element with a date, and its text. ``is_machine`` says that the date is in an attribute, for programs."""

    element: Any
    timestamp: Timestamp
    shown: str
    updated: bool
    is_machine: bool

    @property
    def clue(self) -> Clue:
        if not self.is_machine:
            return Clue(self.timestamp.day, AnchorKind.DATELINE, f"the line “{self.shown}”", self.updated)
        what = "the page's <time>" if self.element.tag == "time" else "the page's microdata"
        return Clue(self.timestamp.day, AnchorKind.METADATA, what, self.updated, timestamp=self.timestamp)


class MarkedDate(NamedTuple):
    """A date that a page's markup gives, and the words that a reader sees there: "Thursday", "3 hours ago"."""

    clue: Clue
    shown: str


def marked_dates(tree: Any, headline: Headline, language: str) -> list[MarkedDate]:
    """Return the date of publication that a page's markup gives, if any, and the dates of its updates."""
    found = list(_marked(tree, headline, language))
    explicit = [marked for marked in found if _is_explicit(marked.element)]
    near = [marked for marked in found if headline.is_near(marked.element)]
    ranked = [
        *(marked for marked in explicit if marked in near),
        *(marked for marked in near if marked not in explicit),
        *(marked for marked in explicit if marked not in near),
    ]
    published = [marked for marked in ranked if not marked.updated][:1]
    updated = (marked for marked in ranked if marked.updated)
    return [MarkedDate(marked.clue, marked.shown) for marked in (*published, *updated)]


def _marked(tree: Any, headline: Headline, language: str) -> Iterator[_Marked]:
    candidates = [element for element in tree.iter() if isinstance(element.tag, str) and _is_candidate(element)]
    for element in candidates[:_MOST]:
        shown = text_within(element, LONGEST_DATE_LINE) or ""
        machine = _machine_timestamp(element)
        timestamp = machine or _shown_timestamp(shown, language)
        if timestamp is None or is_elsewhere(element, headline) or is_of_other_article(element, headline):
            continue
        if not _is_explicit(element) and _is_in_sentence(element):
            continue
        updated = _is_updated(element) or is_update(f"{_label(element)} {shown}")
        yield _Marked(element, timestamp, shown, updated, machine is not None)


def _is_candidate(element: Any) -> bool:
    if element.tag == "time" or element.get("pubdate") is not None:
        return True
    names = _names(element)
    return element.tag not in _NEVER and bool(_DATE.search(names) or _PUBLISHED.search(names))


def _names(element: Any) -> str:
    return f"{element.get('itemprop', '')} {element.get('property', '')} {classes_of(element)}"


def _is_updated(element: Any) -> bool:
    """Whether the markup says only "updated": WordPress marks what never changed as both published and updated."""
    names = _names(element)
    return _UPDATED.search(names) is not None and _PUBLISHED_CLASS.search(names) is None


def _is_explicit(element: Any) -> bool:
    """Whether the markup, or a label before it, says that an element is a date of publication."""
    is_marked = element.get("pubdate") is not None or _PUBLISHED.search(_names(element))
    return bool(is_marked or _LABEL.search(_label(element)))


def _label(element: Any) -> str:
    """Return the words right before an element, or what an icon there means."""
    before = element.getprevious()
    if before is not None and isinstance(before.tag, str):
        text = text_within(before, LONGEST_DATE_LINE) or ""
        return f"{before.get('title', '')} {text} {before.tail or ''}"[-LONGEST_DATE_LINE:]
    parent = element.getparent()
    return ((parent.text or "") if parent is not None else "")[-LONGEST_DATE_LINE:]


def _machine_timestamp(element: Any) -> Timestamp | None:
    return next((found for name in _ATTRIBUTES if (found := parse_metadata(element.get(name, "")))), None)


def _shown_timestamp(shown: str, language: str) -> Timestamp | None:
    day = day_of_line(shown, language)
    return Timestamp(day) if day else None


def _is_in_sentence(element: Any) -> bool:
    """Whether an element is part of a paragraph of prose."""
    block = element
    while block is not None and block.tag in _INLINE:
        block = block.getparent()
    if block is None or block.tag not in ("p", "td", "dd", "li", "figcaption"):
        return False
    whole, own = text_within(block, 3 * LONGEST_DATE_LINE), text_within(element, LONGEST_DATE_LINE)
    if whole is None or own is None:
        return True
    around = "".join(whole.split(own, 1)).strip() if own else whole
    return bool(_SENTENCE_END.search(around)) and len(around.split()) > _LONGEST_LABEL

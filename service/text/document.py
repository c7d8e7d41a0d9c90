"""A text as it was posted and the lines of it that are the page's. Frozen data that every layer above may hold."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Dropped:
    """A line that is not the article's: half-open code point offsets, its text, and why."""

    start: int
    end: int
    text: str
    reason: str


@dataclass(frozen=True, slots=True)
class Document:
    """A text as posted, with the lines that no event is read from, in order."""

    text: str
    dropped: tuple[Dropped, ...] = ()

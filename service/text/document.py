"""A text as it was posted and what of it is not the article's prose. Frozen data that every layer above may hold."""

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
class Dateline:
    """Where an article was written, as its first words say it ("KARACHI, March 12 —").

    ``date`` is its day as written, if it has one; ``timezone`` the IANA zone of the place where that is known beyond
    doubt.
    """

    text: str
    place: str
    date: str | None = None
    timezone: str | None = None


@dataclass(frozen=True, slots=True)
class Document:
    """A text as posted, with the lines that no event is read from, in order, and what the page says of itself."""

    text: str
    dropped: tuple[Dropped, ...] = ()
    title: str | None = None
    byline: str | None = None
    dateline: Dateline | None = None

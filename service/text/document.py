"""A text as posted, and which of it is not the prose of the article. Frozen data for every layer above."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Dropped:
    """A line that does not belong to the article: half-open code point offsets, its text, and the reason."""

    start: int
    end: int
    text: str
    reason: str


@dataclass(frozen=True, slots=True)
class Dateline:
    """Where, and perhaps when, an article was written, according to its first words ("KARACHI, March 12 —").

    ``date`` is as written; ``timezone`` is the IANA time zone of the place if it is certain.
    """

    text: str
    place: str
    date: str | None = None
    timezone: str | None = None


@dataclass(frozen=True, slots=True)
class QuotedMessage:
    """Lines of a message that an e-mail quotes, the day on which it was sent, and the words above it that say so."""

    start: int
    end: int
    day: dt.date
    head: str


@dataclass(frozen=True, slots=True)
class Document:
    """A text as posted, with the lines that date no event, in order, and the metadata in its other lines."""

    text: str
    dropped: tuple[Dropped, ...] = ()
    title: str | None = None
    byline: str | None = None
    dateline: Dateline | None = None
    quoted: tuple[QuotedMessage, ...] = ()

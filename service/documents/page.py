"""What a body is read into, of whatever type it is: its text, and what it tells of itself."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from service.documents.dating import Clue
from service.text.document import Dropped


class MediaType(StrEnum):
    """What articles are posted as."""

    JSON = "application/json"
    PLAIN = "text/plain"
    HTML = "text/html"
    FEED = "application/rss+xml"


@dataclass(frozen=True, slots=True)
class Page:
    """A text with what its page or feed tells of it. ``outside`` are the lines that lie outside of the article."""

    text: str
    media_type: MediaType = MediaType.JSON
    title: str | None = None
    byline: str | None = None
    url: str | None = None
    external_id: str | None = None
    source: str | None = None
    clues: tuple[Clue, ...] = ()
    outside: tuple[Dropped, ...] = ()
    warnings: tuple[str, ...] = ()


class Unreadable(ValueError):
    """A body that is not what it is said to be: one sentence that says what is wrong."""


class TooLong(ValueError):
    """A page with more characters of text than are read: how many."""

    def __init__(self, length: int) -> None:
        super().__init__(length)
        self.length = length

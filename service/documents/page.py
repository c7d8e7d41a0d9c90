"""A body of any media type after parsing: its text and its own metadata."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from service.documents.clues import Clue
from service.text.document import Dropped
from service.timex.model import DateOrder


class MediaType(StrEnum):
    """The media types of articles."""

    JSON = "application/json"
    PLAIN = "text/plain"
    HTML = "text/html"
    MAIL = "message/rfc822"
    PDF = "application/pdf"
    DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
    FEED = "application/rss+xml"


@dataclass(frozen=True, slots=True)
class Page:
    """A text with the metadata of its page or feed. ``outside`` are lines of the text outside the article.

    ``language`` is the ISO 639 code of a supported language that the page names; ``date_order`` is how its region
    writes dates in digits.
    """

    text: str
    media_type: MediaType = MediaType.JSON
    language: str | None = None
    date_order: DateOrder | None = None
    title: str | None = None
    byline: str | None = None
    url: str | None = None
    external_id: str | None = None
    source: str | None = None
    clues: tuple[Clue, ...] = ()
    outside: tuple[Dropped, ...] = ()
    warnings: tuple[str, ...] = ()


class Unreadable(ValueError):
    """A body that is not what its media type says; the message is one sentence."""


class TooLong(ValueError):
    """A page with more than the allowed number of characters; ``length`` is how many."""

    def __init__(self, length: int) -> None:
        super().__init__(length)
        self.length = length

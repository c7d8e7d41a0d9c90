"""A page and what its client says of it -> an article that is ready to be read: with its day and its metadata."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from service.documents import LOOKED_FOR, Document, MediaType, Page, date_of, given, published, read_text
from service.documents.dating import Clue
from service.errors import InvalidInput
from service.timex.model import Anchor, DateOrder


class MissingPublicationDate(InvalidInput):
    """Neither the client nor the page gives the day on which an article was published."""

    def __init__(self) -> None:
        looked_at = f"is missing, and no publication date was found on the page (looked at: {LOOKED_FOR})"
        super().__init__(looked_at, field="published_at")


@dataclass(frozen=True, slots=True)
class ArticleDraft:
    """An article as a client posts it, checked. ``published_at`` is kept as given; ``anchor`` is its local day.

    Without ``published_at`` the anchor is the page's own: ``evidence`` says where it stands, and ``warnings`` what
    speaks against it. ``anchor_timezone`` is the zone of that day, the client's or the dateline's.
    """

    document: Document
    anchor: Anchor
    published_at: str | None
    evidence: str = "published_at, given by the client"
    warnings: tuple[str, ...] = ()
    anchor_timezone: str | None = None
    media_type: MediaType = MediaType.JSON
    title: str | None = None
    language: str = "en"
    date_order: DateOrder = DateOrder.MDY
    timezone: str | None = None
    url: str | None = None
    source: str | None = None
    external_id: str | None = None
    collections: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """The text that every offset points into."""
        return self.document.text


def draft_of(page: Page, said: dict[str, Any]) -> ArticleDraft:
    """The draft of a page. What the client says of it, checked, comes before what the page says of itself.

    Raises MissingPublicationDate, and InvalidInput for a ``published_at`` that is not a date.
    """
    document = read_text(page.text, page.title, page.outside, page.byline)
    url, timezone, published_at = said.get("url", page.url), said.get("timezone"), said.get("published_at")
    clues = (_given(published_at, timezone), *page.clues) if published_at else page.clues
    dating = date_of(document, url, clues, timezone)
    if dating is None:
        raise MissingPublicationDate
    titled = document.title if page.media_type is not MediaType.JSON else None
    return ArticleDraft(
        document=document,
        anchor=dating.anchor,
        published_at=published_at,
        evidence=dating.evidence,
        warnings=(*page.warnings, *dating.warnings),
        anchor_timezone=dating.timezone,
        media_type=page.media_type,
        title=said.get("title", titled),
        language=said["language"],
        date_order=said["date_order"],
        timezone=timezone,
        url=url,
        source=said.get("source", page.source),
        external_id=said.get("external_id", page.external_id),
        collections=tuple(said.get("collections", ())),
    )


def _given(published_at: str, timezone: str | None) -> Clue:
    """Return the client's publication date as a clue. Raises InvalidInput."""
    try:
        return given(published(published_at, timezone))
    except ValueError as error:
        raise InvalidInput(str(error), field="published_at") from error

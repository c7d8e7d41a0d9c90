"""The one entry point for articles: a page and what its client says of it -> text, metadata and publication date."""

from __future__ import annotations

from dataclasses import dataclass

from service.documents.clues import Clue
from service.documents.dating import Dating, date_of, given_by_client
from service.documents.page import MediaType, Page
from service.documents.plain import read_text
from service.documents.timestamps import parse_publication
from service.errors import InvalidInput
from service.text.document import Document
from service.timex.model import DateOrder


@dataclass(frozen=True, slots=True)
class ClientMetadata:
    """What a client says of an article. It takes precedence over what the page says of itself.

    ``published_at`` is a date or date-time of RFC 3339, ``timezone`` an IANA time zone.
    """

    published_at: str | None = None
    timezone: str | None = None
    title: str | None = None
    url: str | None = None
    source: str | None = None
    external_id: str | None = None


@dataclass(frozen=True, slots=True)
class ReadPage:
    """A page, read: its document, its publication date (None if unknown) and its metadata."""

    document: Document
    dating: Dating | None
    title: str | None = None
    url: str | None = None
    source: str | None = None
    external_id: str | None = None
    warnings: tuple[str, ...] = ()


def read_page(
    page: Page, client: ClientMetadata, *, language: str = "en", date_order: DateOrder = DateOrder.MDY
) -> ReadPage:
    """Return the document of a page, its publication date and its metadata.

    Raises InvalidInput for a ``published_at`` that is not a date, and UnsupportedLanguage.
    """
    document = read_text(page.text, page.title, page.outside, page.byline, language=language)
    url = client.url if client.url is not None else page.url
    source = client.source if client.source is not None else page.source
    clues = _clues(page, client)
    dating = date_of(document, url, clues, client.timezone, language=language, date_order=date_order, publisher=source)
    # The first line of a text in JSON may be a headline, but its client has a field for that.
    title = document.title if page.media_type is not MediaType.JSON else None
    return ReadPage(
        document=document,
        dating=dating,
        title=client.title if client.title is not None else title,
        url=url,
        source=source,
        external_id=client.external_id if client.external_id is not None else page.external_id,
        warnings=(*page.warnings, *(dating.warnings if dating else ())),
    )


def _clues(page: Page, client: ClientMetadata) -> tuple[Clue, ...]:
    """Return the clues of the page, after the client's own."""
    if client.published_at is None:
        return page.clues
    try:
        return given_by_client(parse_publication(client.published_at, client.timezone)), *page.clues
    except ValueError as error:
        raise InvalidInput(str(error), field="published_at") from error

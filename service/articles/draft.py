"""Drafts: a page and its client's metadata become an article that is ready to be read."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from typing import Any

from service.documents import LOOKED_FOR, ClientMetadata, Document, MediaType, Page, future_warning, read_page
from service.errors import InvalidInput
from service.timex import languages
from service.timex.languages.detection import choose
from service.timex.model import Anchor, DateOrder

#: Maximum number of expressions of time that are read in an article. Each becomes an event that repeats its sentence,
#: so without a limit a text full of dates would take a thousand times its own size.
MOST_EXPRESSIONS = 2_000
#: The same for short texts, of which one body holds many: expressions that any text may have, and bytes of UTF-8 for
#: each further one. Without this limit, a body of short lists of dates would take a thousand times its own size.
BASE_EXPRESSIONS, BYTES_PER_EXPRESSION = 20, 20
#: The language in which pages of an unsupported language are searched for their publication date: most have it.
_PAGE_LANGUAGE = "en"
_OF_THE_CLIENT = tuple(field.name for field in fields(ClientMetadata))


class MissingPublicationDate(InvalidInput):
    """Neither the client nor the page gives the day on which an article was published."""

    def __init__(self) -> None:
        looked_at = f"is missing, and no publication date was found on the page (looked at: {LOOKED_FOR})"
        super().__init__(looked_at, field="published_at")


@dataclass(frozen=True, slots=True)
class ArticleDraft:
    """An article as a client posts it, validated. ``published_at`` is as sent; ``anchor`` is its local day.

    Without ``published_at`` the anchor is found on the page: ``evidence`` says where, and ``warnings`` what contradicts
    it. ``anchor_timezone`` is the zone of that day, the client's or the dateline's. A ``language`` that is not
    supported is that of a text in which no dates are searched.
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
    most_expressions: int = MOST_EXPRESSIONS
    timezone: str | None = None
    url: str | None = None
    source: str | None = None
    external_id: str | None = None
    collections: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """The text that all offsets refer to."""
        return self.document.text

    @property
    def expression_limit(self) -> int:
        """The number of expressions of time that are read in the text: short texts have fewer than long ones."""
        return min(self.most_expressions, BASE_EXPRESSIONS + len(self.text.encode()) // BYTES_PER_EXPRESSION)


def draft_of(page: Page, metadata: dict[str, Any]) -> ArticleDraft:
    """Return the draft of a page. The client's metadata, validated, takes precedence over the page's own.

    Raises MissingPublicationDate, and InvalidInput for a ``published_at`` that is not a date.
    """
    client = ClientMetadata(**{name: metadata.get(name) for name in _OF_THE_CLIENT})
    language = metadata["language"]
    spoken = language if languages.supports(language) else _PAGE_LANGUAGE
    read = read_page(page, client, language=spoken, date_order=metadata["date_order"])
    if read.dating is None:
        raise MissingPublicationDate
    return ArticleDraft(
        document=read.document,
        anchor=read.dating.anchor,
        published_at=client.published_at,
        evidence=read.dating.evidence,
        warnings=read.warnings,
        anchor_timezone=read.dating.timezone,
        media_type=page.media_type,
        title=read.title,
        language=language,
        date_order=metadata["date_order"],
        timezone=client.timezone,
        url=read.url,
        source=read.source,
        external_id=read.external_id,
        collections=tuple(metadata.get("collections", ())),
    )


def complete_draft(
    page: Page, metadata: dict[str, Any], defaults: Mapping[str, str], *, today: dt.date | None
) -> ArticleDraft:
    """Return the draft of a page in the language and the date order that its client, the page or its words give.

    ``defaults`` are the language and the date order of a text that does not make its own clear. A publication date
    after ``today``, if that is given, is a warning. Raises as ``draft_of`` does.
    """
    choice = choose(page.text, metadata.get("language") or page.language, defaults["language"], languages.codes())
    order = DateOrder(metadata.get("date_order") or page.date_order or defaults["date_order"])
    draft = draft_of(page, {**metadata, "language": choice.code, "date_order": order})
    future = future_warning(draft.anchor.date, draft.evidence, today) if today else None
    further = tuple(filter(None, (choice.warning, future)))
    return replace(draft, warnings=(*draft.warnings, *further)) if further else draft

"""Between an article and its row in the database: rows of what was read, and drafts of what is stored."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, Literal, cast

import orjson

from service.articles import identity
from service.articles.draft import MOST_EXPRESSIONS, ArticleDraft, draft_of
from service.articles.reading import ReadArticle
from service.articles.vectors import encoded_vectors
from service.documents import Document, Dropped, MediaType, Page
from service.documents.clues import Clue
from service.eventing.served import ReadingJson
from service.events import representation
from service.events.rows import dumps, event_rows
from service.store.articles import NewArticle
from service.store.rows import ArticleRow, as_day
from service.timex import ENGINE_VERSION
from service.timex.model import Anchor, AnchorKind, DateOrder

#: Media types whose readers know of lines outside the article.
_WITH_OUTSIDE = (MediaType.HTML, MediaType.MAIL)
MetadataField = Literal["title", "language", "url", "source", "external_id", "published_at", "timezone"]
METADATA: tuple[MetadataField, ...] = (
    *("title", "language", "url", "source"),
    *("external_id", "published_at", "timezone"),
)


def article_row(article: ReadArticle) -> ArticleRow:
    """Return the row of an article that no editor has changed."""
    draft = article.draft
    return {
        "id": article.id,
        "text": draft.text,
        "title": draft.title,
        "language": draft.language,
        "url": draft.url,
        "source": draft.source,
        "external_id": draft.external_id,
        "published_at": draft.published_at,
        "timezone": draft.timezone,
        "anchor_date": draft.anchor.date,
        "anchor_kind": str(draft.anchor.kind),
        "engine_version": ENGINE_VERSION,
        "report": dumps(article.details),
        "posted": identity.fingerprint(draft),
        "edits": "{}",
    }


def new_article(article: ReadArticle) -> NewArticle:
    """Return an article with its events, ready to be written."""
    events = event_rows(article.events)
    return NewArticle(article_row(article), events, article.draft.collections, encoded_vectors(article))


def stored_reading(row: ArticleRow) -> ReadingJson:
    """Return how a stored article was read. Rows of older versions lack some keys, which get their defaults."""
    anchor = Anchor(as_day(row["anchor_date"]), AnchorKind(row["anchor_kind"]))
    defaults: dict[str, Any] = {
        "anchor": representation.anchor_json(anchor),
        "document": representation.document_json(Document(""), MediaType.JSON),
        "warnings": [],
        "detected_language": None,
        "date_order": str(DateOrder.MDY),
    }
    return cast(ReadingJson, {**defaults, **orjson.loads(row["report"])})


def redraft(row: ArticleRow, changes: dict[str, Any], *, most_expressions: int = MOST_EXPRESSIONS) -> ArticleDraft:
    """Return the draft of a stored article with changes to its text or metadata; None resets a value.

    Raises MissingPublicationDate, and InvalidInput for a ``published_at`` that is not a date.
    """
    reading = stored_reading(row)
    document = reading["document"]
    clue = Clue(as_day(row["anchor_date"]), AnchorKind(row["anchor_kind"]), reading["anchor"]["evidence"] or "")
    page = _page(row["text"], MediaType(document["media_type"]), clue)
    if page.media_type in _WITH_OUTSIDE:
        outside = tuple(Dropped(**line) for line in reading["dropped"])
        page = replace(page, title=document["title"], byline=document["byline"], outside=outside)
    draft = _draft(page, {**{name: row[name] for name in METADATA}, "date_order": reading["date_order"]}, changes)
    return replace(draft, most_expressions=most_expressions)


def edited_draft(draft: ArticleDraft, changes: dict[str, Any]) -> ArticleDraft:
    """Return a draft with an editor's changes, as ``redraft`` returns it once the draft is stored."""
    document = draft.document
    page = _page(draft.text, draft.media_type, Clue(draft.anchor.date, draft.anchor.kind, draft.evidence))
    if page.media_type in _WITH_OUTSIDE:
        page = replace(page, title=document.title, byline=document.byline, outside=document.dropped)
    edited = _draft(page, {name: getattr(draft, name) for name in (*METADATA, "date_order")}, changes)
    return replace(edited, most_expressions=draft.most_expressions)


def _page(text: str, media_type: MediaType, clue: Clue) -> Page:
    """Return the page of an article. Clues in its text are found again, except for lines that markup points out."""
    is_in_text = clue.kind is not AnchorKind.METADATA and not _is_line_of_page(media_type, clue)
    return Page(text, media_type, clues=() if is_in_text else (clue,))


def _is_line_of_page(media_type: MediaType, clue: Clue) -> bool:
    return media_type in _WITH_OUTSIDE and clue.kind is AnchorKind.DATELINE


def _draft(page: Page, values: dict[str, Any], changes: dict[str, Any]) -> ArticleDraft:
    values = {name: value for name, value in {**values, **changes}.items() if value is not None}
    text = values.pop("text", page.text)
    order = DateOrder(values["date_order"])
    return draft_of(page if text == page.text else Page(text), {"language": "en", **values, "date_order": order})

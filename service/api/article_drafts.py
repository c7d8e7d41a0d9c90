"""Drafts of articles: what a client sent, validated and completed with the defaults of its collections and settings."""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from importlib import import_module
from types import ModuleType
from typing import TYPE_CHECKING, Any

from flask import current_app, g

from service.api.article_fields import InvalidArticle, checked_page, load_article, unknown_fields
from service.api.base import database
from service.api.batches import NumberedDraft, attempt
from service.api.problems import ProblemError, field_problem, validation_problem
from service.api.slots import slots
from service.articles import collections
from service.articles import draft as drafts
from service.articles.draft import ArticleDraft
from service.config.settings import Settings
from service.documents import MediaType, NotText, Page, TooLong, Unreadable, page_of, text_of
from service.documents.mail import read_mail
from service.documents.office import NotInstalled, csv_of_xlsx, read_office
from service.documents.tables import articles_of_csv
from service.errors import InvalidInput

if TYPE_CHECKING:
    from service.documents.feed import Feed

#: Metadata by the name of its field, as a client sends it: validated, nothing missing filled in.
Metadata = dict[str, Any]


def draft_of_json(article: Any, defaults: Metadata | None = None, slugs: Sequence[str] = ()) -> ArticleDraft:
    """Return the draft of an article as JSON. ``defaults`` fill in its metadata; ``slugs`` are further collections.

    Raises ProblemError and InvalidInput.
    """
    try:
        fields = load_article(article)
    except InvalidArticle as error:
        raise validation_problem({"json": error.messages}) from error
    if slugs:
        fields["collections"] = [*fields.get("collections", ()), *slugs]
    return _draft(Page(fields.pop("text")), {**(defaults or {}), **fields})


def draft_of_body(body: bytes, media_type: MediaType, charset: str | None, metadata: Metadata) -> ArticleDraft:
    """Return the draft of plain text or of an HTML page. Raises ProblemError and InvalidInput."""
    if media_type is not MediaType.HTML:
        text, warnings = _parsed(text_of, body, charset)
        return draft_of_page(Page(text, MediaType.PLAIN, warnings=warnings), metadata)
    html = _optional_reader("html")
    text, warnings = _parsed(page_of, body, charset)
    page = _parsed(html.read_html, text, _settings().max_text)
    return draft_of_page(replace(page, warnings=(*warnings, *page.warnings)), metadata)


def draft_of_mail(body: bytes, metadata: Metadata) -> ArticleDraft:
    """Return the draft of an e-mail. Raises ProblemError and InvalidInput."""
    return draft_of_page(_parsed(read_mail, body, _settings().max_text), metadata)


def draft_of_file(body: bytes, media_type: MediaType, metadata: Metadata) -> ArticleDraft:
    """Return the draft of a PDF or DOCX file. Raises ProblemError and InvalidInput."""
    with slots().of_file():
        page = _parsed(read_office, body, media_type, _settings().max_text)
    return draft_of_page(page, metadata)


def csv_of_body(body: bytes, charset: str | None) -> str:
    """Return the text of CSV. Raises ProblemError."""
    text: str = _parsed(text_of, body, charset)[0]
    return text


def csv_of_sheet(body: bytes) -> str:
    """Return the first sheet of an XLSX file as CSV. Raises ProblemError and InvalidInput."""
    with slots().of_file():
        table: str = _parsed(csv_of_xlsx, body)
    return table


def drafts_of_table(text: str, columns: Mapping[str, str], defaults: Metadata) -> Iterator[NumberedDraft]:
    """Return the drafts of the rows of CSV. Raises InvalidInput."""
    rows = _parsed(lambda: list(articles_of_csv(io.StringIO(text, newline=""), columns)))
    return ((number, attempt(draft_of_row, row, defaults)) for number, row in enumerate(rows, 1))


def draft_of_row(row: dict[str, str], defaults: Metadata) -> ArticleDraft:
    """Return the draft of a row of a table, without its columns that are no fields."""
    unknown = unknown_fields(row)
    return draft_of_json({name: cell for name, cell in row.items() if name not in unknown}, defaults)


def drafts_of_feed(body: bytes, metadata: Metadata) -> Iterator[NumberedDraft]:
    """Return the drafts of a feed's items; where the feed breaks off, a problem ends them. Raises ProblemError."""
    return _drafts_of_items(feed_of(body), metadata)


def feed_of(body: bytes) -> Feed:
    """Return a feed, in XML or JSON. Raises ProblemError."""
    feed: Feed = _parsed(_optional_reader("feed").read_feed, body)
    return feed


def _drafts_of_items(feed: Feed, metadata: Metadata) -> Iterator[NumberedDraft]:
    for number, page in enumerate(feed.items, 1):
        yield number, attempt(draft_of_page, page, metadata)
    if feed.broken:
        yield len(feed.items) + 1, ProblemError(400, feed.broken)


def _optional_reader(name: str) -> ModuleType:
    """Import a reader that needs the optional extra ``html``. Raises ProblemError."""
    try:
        return import_module(f"service.documents.{name}")
    except ImportError as error:
        detail = "HTML pages and feeds are not supported: the service was installed without its extra “html”"
        raise ProblemError(415, detail) from error


def _parsed(parse: Callable[..., Any], *arguments: Any) -> Any:
    try:
        return parse(*arguments)
    except (NotText, NotInstalled) as error:
        raise ProblemError(415, str(error)) from error
    except TooLong as error:
        raise _too_long(error.length) from error
    except Unreadable as error:
        raise InvalidInput(str(error), field="body") from error


def draft_of_page(page: Page, metadata: Metadata) -> ArticleDraft:
    """Return the draft of a page. Raises ProblemError and InvalidInput."""
    return _draft(checked_page(page), metadata)


def _draft(page: Page, metadata: Metadata) -> ArticleDraft:
    check_length(page.text)
    complete = {**_defaults_of_collections(metadata), **metadata}
    settings, today = _settings(), dt.datetime.now(dt.UTC).date()
    defaults = {"language": settings.language, "date_order": settings.date_order}
    draft = drafts.complete_draft(page, complete, defaults, today=today)
    return replace(draft, most_expressions=settings.max_expressions)


def _defaults_of_collections(metadata: Metadata) -> Metadata:
    """Return the defaults that an article's collections supply. They are cached for the rest of the request."""
    slugs = tuple(metadata.get("collections", ()))
    cached: dict[tuple[str, ...], Metadata] = g.setdefault("collection_defaults", {})
    if slugs and slugs not in cached:
        cached[slugs] = collections.defaults(database(), slugs)
    return cached.get(slugs, {})


def check_length(text: str) -> None:
    """Raise ProblemError if a text is longer than the settings allow."""
    if len(text) > _settings().max_text:
        raise _too_long(len(text))


def _too_long(length: int) -> ProblemError:
    return field_problem(413, "text", f"must have at most {_settings().max_text} characters; it has {length}")


def _settings() -> Settings:
    settings: Settings = current_app.config["TIMELINE"]
    return settings

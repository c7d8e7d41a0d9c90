"""The body of a request for articles, of whatever type -> drafts: JSON, plain text, an HTML page, a feed.

What a client knows of an article stands beside its text in JSON, or in query parameters.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import cache, wraps
from importlib import import_module
from types import ModuleType
from typing import Any

from flask import current_app, g, request
from marshmallow import Schema, ValidationError

from service.api.base import Blueprint, View, database
from service.api.batches import Batch, Numbered, attempt
from service.api.bodies import Parser, whole_body
from service.api.problems import ProblemError, field_problem, unsupported_media_type
from service.api.schemas.article import ArticleIn, ArticleMetadata
from service.api.schemas.fields import Text, not_blank
from service.articles import collections
from service.articles import draft as drafts
from service.articles.draft import ArticleDraft
from service.config.settings import Settings
from service.documents import (
    MediaType,
    NotText,
    Page,
    TooLong,
    Unreadable,
    future_warning,
    page_of,
    text_of,
)
from service.errors import InvalidInput
from service.timex.model import DateOrder

_parser = Parser()
_TEXT = Text(validate=not_blank)
_ARTICLE = ArticleIn()
#: What a page may say of itself where its client does not; checked like the client's words.
_OF_THE_PAGE = ("title", "url", "source", "external_id")
_CLAIMS = ArticleMetadata(only=_OF_THE_PAGE)
#: What would be the same for all items of a feed, and is not.
_OF_ONE_ARTICLE = ("published_at", "title", "url", "external_id")


def accepts_articles(blueprint: Blueprint, query: type[Schema] = Schema) -> Callable[[View], View]:
    """Hand a view its query parameters and what was posted; the contract names every type and what can be wrong.

    The view gets the parameters that it asked for with ``query`` (and the metadata, where the body is no JSON), and a
    draft, or a batch where the body is a feed.
    """

    def decorate(view: View) -> View:
        @wraps(view)
        def read_first(**path: Any) -> Any:
            return view(*_posted(query), **path)

        parameters = {"in": "query", "schema": _with_metadata(query)}
        described: View = blueprint.doc(requestBody=_BODY, parameters=[parameters])(read_first)
        return blueprint.refuses(400, 413, 415, 422)(described)

    return decorate


def _posted(query: type[Schema]) -> tuple[dict[str, Any], ArticleDraft | Batch]:
    read = _READERS.get(request.mimetype)
    if read is None:
        raise unsupported_media_type(*_READERS)
    asked: dict[str, Any] = _parser.parse(_with_metadata(query), request, location="query")
    return asked, read(asked)


@cache  # an instance copies all its fields: that costs more than reading an article's metadata
def _with_metadata(query: type[Schema]) -> Schema:
    made: Schema = type(f"{query.__name__}OfPage", (ArticleMetadata, query), {})()
    return made


def draft(page: Page, said: dict[str, Any]) -> ArticleDraft:
    """The draft of a page and of what its client says, checked. Raises ProblemError."""
    settings = _settings()
    refuse_length(page.text)
    whole = {"language": "en", "date_order": settings.date_order, **_of_collections(said), **said}
    made = drafts.draft_of(page, {**whole, "date_order": DateOrder(whole["date_order"])})
    future = future_warning(made.anchor.date, made.evidence, dt.datetime.now(dt.UTC).date())
    return replace(made, warnings=(*made.warnings, future)) if future else made


def refuse_length(text: str) -> None:
    """Refuse a text that is longer than the settings allow."""
    if len(text) > _settings().max_text:
        raise _too_long(len(text))


def _of_collections(said: dict[str, Any]) -> dict[str, Any]:
    """What the collections of an article say for it."""
    slugs = tuple(said.get("collections", ()))
    known = g.setdefault("said_of_collections", {})  # a request of a thousand articles mostly names the same
    if slugs and slugs not in known:
        known[slugs] = collections.defaults(database(), slugs)
    found: dict[str, Any] = known.get(slugs, {})
    return found


def _json(asked: dict[str, Any]) -> ArticleDraft:
    """What the JSON says comes before what the query says."""
    said = _parser.parse(_ARTICLE, request, location="json")
    return draft(Page(said.pop("text")), {**asked, **said})


def _plain(said: dict[str, Any]) -> ArticleDraft:
    return draft_of_body(whole_body(request), MediaType.PLAIN, request.mimetype_params.get("charset"), said)


def _html(said: dict[str, Any]) -> ArticleDraft:
    return draft_of_body(whole_body(request), MediaType.HTML, request.mimetype_params.get("charset"), said)


def draft_of_body(body: bytes, kind: MediaType, charset: str | None, said: dict[str, Any]) -> ArticleDraft:
    """The draft of plain text or of an HTML page, and of what its client says, checked. Raises ProblemError."""
    if kind is not MediaType.HTML:
        text, warnings = _read(text_of, body, charset)
        return _of_page(Page(text, MediaType.PLAIN, warnings=warnings), said)
    reader = _extra("html")
    text, warnings = _read(page_of, body, charset)
    page = _read(reader.read_html, text, _settings().max_text)
    return _of_page(replace(page, warnings=(*warnings, *page.warnings)), said)


def _feed(said: dict[str, Any]) -> Batch:
    reader = _extra("feed")
    for name in _OF_ONE_ARTICLE:
        if name in said:
            raise InvalidInput("is of one article: the items of a feed say their own", field=name)
    feed = _read(reader.read_feed, whole_body(request))
    return Batch(_items(feed, said))


def _items(feed: Any, said: dict[str, Any]) -> Iterator[Numbered]:
    """The items of a feed, and at its end the word about where it breaks off."""
    for place, page in enumerate(feed.items, 1):
        yield place, attempt(_of_page, page, said)
    if feed.broken:
        yield len(feed.items) + 1, ProblemError(400, feed.broken)


def _of_page(page: Page, said: dict[str, Any]) -> ArticleDraft:
    return draft(_checked(page), said)


def _extra(name: str) -> ModuleType:
    """The reader of a type that only the optional extra ``html`` can read."""
    try:
        return import_module(f"service.documents.{name}")
    except ImportError as error:
        raise ProblemError(
            415, "this service was installed without its extra “html”, which reads pages and feeds"
        ) from error


def _read(reader: Callable[..., Any], *body: Any) -> Any:
    try:
        return reader(*body)
    except NotText as error:
        raise ProblemError(415, str(error)) from error
    except TooLong as error:
        raise _too_long(error.length) from error
    except Unreadable as error:
        raise InvalidInput(str(error), field="body") from error


def _settings() -> Settings:
    found: Settings = current_app.config["TIMELINE"]
    return found


def _too_long(length: int) -> ProblemError:
    return field_problem(413, "text", f"must have at most {_settings().max_text} characters, not {length}")


def _checked(page: Page) -> Page:
    """A page whose text any database can hold; what else it says and does not fit is left out, with a warning."""
    try:
        _TEXT.deserialize(page.text)
    except ValidationError as error:
        raise InvalidInput("; ".join(error.messages), field="text") from error
    told = {name: getattr(page, name) for name in _OF_THE_PAGE if getattr(page, name) is not None}
    errors = _CLAIMS.validate(told)
    warnings = (f"the page's {name} {details[0]}: left out" for name, details in errors.items())
    left_out: dict[str, Any] = dict.fromkeys(errors)
    return replace(page, **left_out, warnings=(*page.warnings, *warnings))


_READERS: dict[str, Callable[[dict[str, Any]], ArticleDraft | Batch]] = {
    "application/json": _json,
    "text/plain": _plain,
    "text/html": _html,
    "application/xhtml+xml": _html,
    "application/rss+xml": _feed,
    "application/atom+xml": _feed,
    "application/rdf+xml": _feed,
    "application/xml": _feed,
    "text/xml": _feed,
}
_STRING = {"type": "string"}
_BODY = {
    "required": True,
    "description": "An article as JSON, its plain text or its HTML page, or an RSS or Atom feed. What is known beside "
    "the text stands in the JSON, or in query parameters; the JSON comes first. Text is UTF-8 unless a charset is "
    "declared; the body of a feed is answered line by line.",
    "content": {
        "application/json": {"schema": ArticleIn},
        **{media_type: {"schema": _STRING} for media_type in _READERS if media_type != MediaType.JSON},
    },
}

"""Request bodies with articles, by media type: JSON, plain text, an HTML page, an e-mail, a file, a table, or a feed.

The client sends the metadata of an article in the JSON, or in query parameters beside any other body.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from functools import cache, wraps
from typing import Any

from flask import request
from marshmallow import Schema

from service.api.article_drafts import (
    Metadata,
    csv_of_body,
    csv_of_sheet,
    draft_of_body,
    draft_of_file,
    draft_of_json,
    draft_of_mail,
    drafts_of_feed,
    drafts_of_table,
)
from service.api.base import Blueprint, Decorator, View
from service.api.batches import MEDIA_TYPE as LINES_TYPE
from service.api.batches import Batch
from service.api.bodies import whole_body
from service.api.body_examples import ARTICLES, FEED
from service.api.parsing import Parser, read_json
from service.api.problems import unsupported_media_type
from service.api.schemas.article import ArticleIn, ArticleQuery
from service.api.schemas.base import QuerySchema
from service.articles.draft import ArticleDraft
from service.documents import MediaType
from service.errors import InvalidInput

_parser = Parser()
#: Metadata that differs between the items of a feed, so that no query parameter can give it.
_ITEM_FIELDS = ("published_at", "title", "url", "external_id")


def accepts_articles(blueprint: Blueprint, line: type[Schema], query: type[QuerySchema] = QuerySchema) -> Decorator:
    """Pass a view its query parameters, and the draft of the body: a batch of drafts if the body is a feed.

    The query parameters are those of the schema ``query`` and an article's metadata. ``line`` describes a line of the
    response to a batch.
    """
    schema = _with_metadata(query)
    lines = {200: {"content": {LINES_TYPE: {"schema": line}}}}

    def decorate(view: View) -> View:
        @wraps(view)
        def parsed(**path: Any) -> Any:
            return view(*_parsed(schema), **path)

        described = blueprint.doc(responses=lines)(blueprint.body(_CONTENT, _DESCRIPTION)(parsed))
        return blueprint.parameter({"in": "query", "schema": schema})(described)

    return decorate


def _parsed(schema: Schema) -> tuple[dict[str, Any], ArticleDraft | Batch]:
    read = _READERS.get(request.mimetype)
    if read is None:
        raise unsupported_media_type(*_READERS)
    parameters: dict[str, Any] = _parser.parse(schema, request, location="query")
    if "columns" in parameters and request.mimetype not in _TABLES:
        raise InvalidInput("is only for tables", field="columns")
    return parameters, read(whole_body(request), request.mimetype_params.get("charset"), parameters)


def articles_of(body: bytes, media_type: str, parameters: Metadata) -> ArticleDraft | Batch:
    """Return the draft of a body, or a batch of drafts for a feed or a table. Raises ProblemError and InvalidInput."""
    return _READERS[media_type](body, None, parameters)


@cache
def _with_metadata(query: type[QuerySchema]) -> Schema:
    messages = {"error_messages": QuerySchema.error_messages}
    schema: Schema = type(f"{query.__name__}WithMetadata", (ArticleQuery, query), messages)()
    return schema


def _json(body: bytes, _: str | None, parameters: Metadata) -> ArticleDraft:
    """Return the draft of a JSON body, whose metadata takes precedence over the query parameters."""
    return draft_of_json(read_json(body), parameters)


def _plain(body: bytes, charset: str | None, parameters: Metadata) -> ArticleDraft:
    return draft_of_body(body, MediaType.PLAIN, charset, parameters)


def _html(body: bytes, charset: str | None, parameters: Metadata) -> ArticleDraft:
    return draft_of_body(body, MediaType.HTML, charset, parameters)


def _mail(body: bytes, _: str | None, parameters: Metadata) -> ArticleDraft:
    return draft_of_mail(body, parameters)


def _pdf(body: bytes, _: str | None, parameters: Metadata) -> ArticleDraft:
    return draft_of_file(body, MediaType.PDF, parameters)


def _docx(body: bytes, _: str | None, parameters: Metadata) -> ArticleDraft:
    return draft_of_file(body, MediaType.DOCX, parameters)


def _csv(body: bytes, charset: str | None, parameters: Metadata) -> Batch:
    return _rows(csv_of_body(body, charset), parameters)


def _sheet(body: bytes, _: str | None, parameters: Metadata) -> Batch:
    return _rows(csv_of_sheet(body), parameters)


def _rows(table: str, parameters: Metadata) -> Batch:
    columns = parameters.pop("columns", {})
    return Batch(drafts_of_table(table, columns, _for_items(parameters)))


def _feed(body: bytes, _: str | None, parameters: Metadata) -> Batch:
    return Batch(drafts_of_feed(body, _for_items(parameters)))


def _for_items(parameters: Metadata) -> Metadata:
    for name in _ITEM_FIELDS:
        if name in parameters:
            raise InvalidInput("must not be given with several articles: each has its own", field=name)
    return parameters


_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_FILES = (str(MediaType.PDF), str(MediaType.DOCX))
_TABLES = ("text/csv", _XLSX)
_READERS: dict[str, Callable[[bytes, str | None, Metadata], ArticleDraft | Batch]] = {
    "application/json": _json,
    "text/plain": _plain,
    "text/html": _html,
    "application/xhtml+xml": _html,
    "message/rfc822": _mail,
    str(MediaType.PDF): _pdf,
    str(MediaType.DOCX): _docx,
    "text/csv": _csv,
    _XLSX: _sheet,
    "application/feed+json": _feed,
    "application/rss+xml": _feed,
    "application/atom+xml": _feed,
    "application/rdf+xml": _feed,
    "application/xml": _feed,
    "text/xml": _feed,
}
_DESCRIPTION = (
    "An article as JSON, plain text, an HTML page, an e-mail, a PDF or a DOCX file; or a CSV or XLSX table, an RSS or "
    "Atom feed or a JSON Feed, each of whose rows or items is an article. Metadata goes into the JSON, or into query "
    "parameters; the JSON takes precedence. Text is UTF-8 unless the Content-Type names another charset."
)
_CONTENT = {
    "application/json": {"schema": ArticleIn},
    **{media_type: {"schema": {"type": "string"}, "example": example} for media_type, example in ARTICLES.items()},
    "application/feed+json": {"schema": {"type": "object"}, "example": json.loads(FEED)},
    **{media_type: {"schema": {"type": "string", "format": "binary"}} for media_type in (*_FILES, _XLSX)},
}

# mypy: allow-untyped-decorators
"""Exports: the whole timeline in another format, by extension or by Accept (RFC 9110, 12.5.1)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import wraps
from typing import Any

from flask import Response, request
from marshmallow import Schema

from service.api import request_locale
from service.api.base import Blueprint, Decorator, View, database
from service.api.contract import link_base
from service.api.pages import conditional, page_response
from service.api.parsing import Parser
from service.api.path_parameters import SLUG
from service.api.problems import ProblemError
from service.api.schemas.filters import CsvStyle, ExportIn, TimelineIn
from service.errors import InvalidInput, NotFound, quoted
from service.formats import FORMATS, Format, by_extension, by_media_type, csv_format, date_locale
from service.timeline import export
from service.timeline.query import TimelineQuery

blueprint = Blueprint("exports", __name__, description="Export timelines as CSV, calendars, feeds and other formats.")

JSON = "application/json"
_JSON_EXTENSION = "json"
_parser = Parser()
_EXPORT, _EXPORT_COLLECTION = ExportIn(), ExportIn(exclude=("collection",))
_PAGE, _PAGE_COLLECTION = TimelineIn(), TimelineIn(exclude=("collection",))
_CONTENT = {
    format_.essence: {"schema": {"type": "object" if format_.essence.endswith("+json") else "string"}}
    for format_ in FORMATS
}
EXTENSIONS = (_JSON_EXTENSION, *(format_.extension for format_ in FORMATS))
_EXTENSION = {
    "in": "path",
    "name": "extension",
    "description": "The format: "
    + ", ".join(f"{format_.extension} ({format_.title})" for format_ in FORMATS)
    + ". json returns one page, not the whole timeline.",
    "schema": {"type": "string", "enum": [*EXTENSIONS]},
}
_DOCUMENT = {"description": "The whole timeline in this format; for json, one page.", "content": {JSON: {}, **_CONTENT}}


def negotiates_format(view: View) -> View:
    """Let a view that returns a page of JSON return the whole timeline in another format that the client prefers."""

    @wraps(view)
    def respond(**path: Any) -> Response:
        format_ = _preferred_format()
        response: Response = view(**path) if format_ is None else _export(format_, path.get("slug"))
        response.vary.add("Accept")
        return response

    described: View = blueprint.doc(responses={200: {"content": _CONTENT}})(respond)
    return blueprint.problems(406)(described)


def _preferred_format() -> Format | None:
    """Return the format that the client prefers; None for JSON, the default. Raises ProblemError 406."""
    if not request.accept_mimetypes:
        return None
    supported = [JSON, *(format_.essence for format_ in FORMATS)]
    preferred = request.accept_mimetypes.best_match(supported)
    if preferred is None:
        accept = quoted(request.headers["Accept"])
        raise ProblemError(406, f"Accept {accept} names no supported media type; supported: {', '.join(supported)}")
    return by_media_type(preferred)


def _describes_export(schema: Schema) -> Decorator:
    """Describe a view that parses its query string itself, once it knows the format."""

    def decorate(view: View) -> View:
        described: View = blueprint.doc(operationId=view.__name__, responses={200: _DOCUMENT})(view)
        return blueprint.problems(422)(blueprint.parameter({"in": "query", "schema": schema})(described))

    return decorate


@blueprint.get("/v1/timeline.<string:extension>", parameters=[_EXTENSION])
@_describes_export(_EXPORT)
@blueprint.supports_if_none_match
@blueprint.problems(404)
def get_timeline_document(extension: str) -> Response:
    """Export the timeline

    All entries that match the filters, in one of the formats, streamed as they are read. The extension json is the
    exception: it returns one page, like /v1/timeline.
    """
    return _document(extension, None)


@blueprint.get("/v1/collections/<string:slug>/timeline.<string:extension>", parameters=[_EXTENSION, SLUG])
@_describes_export(_EXPORT_COLLECTION)
@blueprint.supports_if_none_match
@blueprint.problems(404)
def get_collection_timeline_document(slug: str, extension: str) -> Response:
    """Export the timeline of a collection

    Like /v1/timeline.{extension}, with the articles of one collection.
    """
    return _document(extension, slug)


def _document(extension: str, slug: str | None) -> Response:
    format_ = by_extension(extension)
    if format_ is not None:
        return _export(format_, slug)
    if extension != _JSON_EXTENSION:
        raise NotFound(f"format {quoted(extension)} does not exist; supported: {', '.join(EXTENSIONS)}")
    query, cursor = _parameters(_PAGE_COLLECTION if slug else _PAGE)
    return page_response((_of_collection(query, slug), cursor), "entries")


def _export(format_: Format, slug: str | None) -> Response:
    """Return the whole timeline in a format, streamed as it is read."""
    query, limit, style = _parameters(_EXPORT_COLLECTION if slug else _EXPORT)
    query = _of_collection(query, slug)
    styled = _styled(format_, style)
    response = conditional(
        lambda _: _streamed(styled, query, limit), query, format_.name, limit, style, date_locale.name()
    )
    return request_locale.varied(response)


def _styled(format_: Format, style: CsvStyle) -> Format:
    """Return CSV in a style. Raises InvalidInput for a style of another format."""
    if style == CsvStyle():
        return format_
    if format_.name != "csv":
        field = "bom" if style.has_mark else "delimiter"
        raise InvalidInput("is only for CSV", field=field)
    return csv_format(style.delimiter, has_mark=style.has_mark)


def _streamed(format_: Format, query: TimelineQuery, limit: int | None) -> Response:
    chunks = export.export(database(), format_, query, limit=limit, base=link_base(format_))
    first = next(chunks, b"")  # a failure before the first chunk still gets a status of its own
    name = f"{query.collection or 'timeline'}.{format_.extension}"
    headers = {"Content-Disposition": f'inline; filename="{name}"'}
    return Response(_joined(first, chunks), content_type=format_.media_type, headers=headers)


def _joined(first: bytes, chunks: Iterator[bytes]) -> Iterator[bytes]:
    """Yield all chunks; a generator, so that none is made after the client has closed the connection."""
    yield first
    yield from chunks


def _parameters(schema: Schema) -> Any:
    return _parser.parse(schema, request, location="query")


def _of_collection(query: TimelineQuery, slug: str | None) -> TimelineQuery:
    return replace(query, collection=slug) if slug else query

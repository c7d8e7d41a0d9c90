# mypy: allow-untyped-decorators
"""Timelines in the forms that their readers use: by extension, or by Accept (RFC 9110, 12.5.1)."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import wraps
from typing import Any

from flask import Response, current_app, request
from marshmallow import Schema

from service.api.base import Blueprint, View, database
from service.api.bodies import Parser
from service.api.pages import page_answer, unless_unchanged
from service.api.problems import ProblemError
from service.api.schemas.timeline import ExportIn, TimelineIn
from service.config import NONE
from service.formats import FORMATS, Format, by_extension, by_media_type
from service.timeline import export
from service.timeline.query import TimelineQuery

blueprint = Blueprint("exports", __name__, description="Timelines in the forms that their readers use")

JSON = "application/json"
_PAGE = "json"
_parser = Parser()
_EVERY, _OF_COLLECTION = ExportIn(), ExportIn(exclude=("collection",))
_PAGE_OF_ALL, _PAGE_OF_COLLECTION = TimelineIn(), TimelineIn(exclude=("collection",))
_CONTENT = {
    one.essence: {"schema": {"type": "object" if one.essence.endswith("+json") else "string"}} for one in FORMATS
}
_EXTENSIONS = (_PAGE, *(one.extension for one in FORMATS))
_EXTENSION = {
    "in": "path",
    "name": "extension",
    "description": "The form: " + ", ".join(f"{one.extension} ({one.title})" for one in FORMATS) + "; json is a page.",
    "schema": {"type": "string", "enum": [*_EXTENSIONS]},
}
_DOCUMENT = {"description": "The whole timeline in this form; of json, one page.", "content": {JSON: {}, **_CONTENT}}


def in_any_form(view: View) -> View:
    """Let a view that answers with a page of JSON answer in any other form that the client prefers, as a whole."""

    @wraps(view)
    def choose(**path: Any) -> Response:
        form = _preferred()
        response: Response = view(**path) if form is None else _whole(form, path.get("slug"))
        response.headers.add("Vary", "Accept")
        return response

    described: View = blueprint.doc(responses={200: {"content": _CONTENT}})(choose)
    return blueprint.refuses(406)(described)


def _preferred() -> Format | None:
    """The form that the client prefers; None for JSON, which is what it gets if it does not say."""
    if not request.accept_mimetypes:
        return None
    found = request.accept_mimetypes.best_match([JSON, *(one.essence for one in FORMATS)])
    if found is None:
        known = ", ".join([JSON, *(one.essence for one in FORMATS)])
        raise ProblemError(406, f"{request.headers['Accept'][:100]!r} is none of the types that this comes in: {known}")
    return by_media_type(found)


def _takes(schema: Schema) -> Callable[[View], View]:
    """Describe a view that reads its parameters once it knows the form."""

    def decorate(view: View) -> View:
        parameters = {"in": "query", "schema": schema}
        doc = blueprint.doc(operationId=view.__name__, parameters=[parameters], responses={200: _DOCUMENT})
        described: View = blueprint.refuses(422)(doc(view))
        return described

    return decorate


@blueprint.get("/v1/timeline.<string:extension>", parameters=[_EXTENSION])
@_takes(_EVERY)
@blueprint.may_be_unchanged
@blueprint.may_be_unknown
def get_timeline_document(extension: str) -> Response:
    """Take the timeline away

    Every entry that is asked for, in one of the forms; none but json, which is a page, has an end before the last, and
    it comes as it is read.
    """
    return _document(extension, None)


@blueprint.get("/v1/collections/<string:slug>/timeline.<string:extension>", parameters=[_EXTENSION])
@_takes(_OF_COLLECTION)
@blueprint.may_be_unchanged
@blueprint.may_be_unknown
def get_collection_timeline_document(slug: str, extension: str) -> Response:
    """Take the timeline of a collection away

    As the timeline of everything, of the articles of this collection.
    """
    return _document(extension, slug)


def _document(extension: str, slug: str | None) -> Response:
    form = by_extension(extension)
    if form is not None:
        return _whole(form, slug)
    if extension != _PAGE:
        raise ProblemError(404, f"there is no form {extension[:60]!r}: {', '.join(_EXTENSIONS)}")
    query, cursor = _asked(_PAGE_OF_COLLECTION if slug else _PAGE_OF_ALL)
    return page_answer((_of(query, slug), cursor), "entries")


def _whole(form: Format, slug: str | None) -> Response:
    """The whole timeline in a form, as it is read."""
    query, limit = _asked(_OF_COLLECTION if slug else _EVERY)
    query = _of(query, slug)
    return unless_unchanged(lambda _: _streamed(form, query, limit), query, form.name, limit)


def _streamed(form: Format, query: TimelineQuery, limit: int | None) -> Response:
    base = current_app.config["TIMELINE"].public_url
    chunks = export.document(database(), form, query, limit=limit, base="" if base == NONE else base)
    first = next(chunks, b"")  # what fails at the start is still a problem with a status of its own
    name = f"{query.collection or 'timeline'}.{form.extension}"
    headers = {"Content-Disposition": f'inline; filename="{name}"'}
    return Response(_closing(first, chunks), content_type=form.media_type, headers=headers)


def _closing(first: bytes, chunks: Iterator[bytes]) -> Iterator[bytes]:
    """All chunks; when the client goes away no more are made."""
    yield first
    yield from chunks


def _asked(schema: Schema) -> Any:
    return _parser.parse(schema, request, location="query")


def _of(query: TimelineQuery, slug: str | None) -> TimelineQuery:
    return replace(query, collection=slug) if slug else query

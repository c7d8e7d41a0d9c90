# mypy: allow-untyped-decorators
"""Articles by the thousand: a line of JSON each in, a line of JSON each out as it goes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import IO, Any

from flask import Response, current_app, request
from marshmallow import ValidationError

from service.api import article_bodies
from service.api.articles import store
from service.api.base import Blueprint
from service.api.batches import MEDIA_TYPE, Batch, Numbered, attempt, batch_response
from service.api.bodies import BROKEN, bounded_lines, read_json, read_value, refuse_parameters, stream, whole_body
from service.api.problems import ProblemError, unsupported_media_type, validation_problem
from service.api.schemas.article import ArticleIn
from service.api.schemas.bulk import BulkLine
from service.articles.draft import ArticleDraft
from service.documents import Page
from service.errors import InvalidInput

blueprint = Blueprint("bulk", __name__, url_prefix="/v1/articles/bulk", description="Articles by the thousand")

_LINES = (MEDIA_TYPE, "application/ndjson", "application/jsonl")
_ARTICLE = ArticleIn()
_BODY = {
    "required": True,
    "description": "Articles as for POST /v1/articles: one JSON object a line, of any number, or a JSON array. "
    "Each is checked by itself.",
    "content": {
        MEDIA_TYPE: {"schema": {"type": "string"}},
        "application/json": {"schema": {"type": "array", "items": {}}},
    },
}


@blueprint.post("")
@blueprint.doc(requestBody=_BODY)
@blueprint.response(200, BulkLine(), description="A line of JSON for each line.", content_type=MEDIA_TYPE)
@blueprint.refuses(400, 413, 415, 422)
def post_articles() -> Response:
    """Post articles in bulk

    Lines are read and answered as they come, so that a body may have any length: read the answers while you send. An
    article is stored before its line is answered; a bad line spoils no other; sending all of it again stores nothing
    twice.
    """
    refuse_parameters()
    if request.mimetype in _LINES:
        return batch_response(Batch(_unless_broken(_each_line(stream(request)))), store)
    if request.mimetype == "application/json":
        return batch_response(Batch(_each_of(_array())), store)
    raise unsupported_media_type(MEDIA_TYPE)


def _each_line(body: IO[bytes]) -> Iterator[Numbered]:
    """The lines that hold something, with their numbers. A line of more than a body's bytes is not kept in memory."""
    longest = current_app.config["TIMELINE"].max_body
    for number, (_, line) in enumerate(bounded_lines(body, longest), 1):
        if isinstance(line, ProblemError):
            yield number, line
        elif line.strip():
            yield number, attempt(draft_of_line, line)


def _unless_broken(drafts: Iterator[Numbered]) -> Iterator[Numbered]:
    """Lines of a packed body up to where it breaks off, and the word about that."""
    number = 0
    try:
        for number, draft in drafts:
            yield number, draft
    except BROKEN as error:
        yield number + 1, ProblemError(400, f"the body is no gzip, or breaks off: {error}")


def draft_of_line(line: bytes, collections: Sequence[str] = ()) -> ArticleDraft:
    """The draft of an article in a line, which also comes into ``collections``. Raises ProblemError."""
    return _draft(read_json(line), collections)


def _array() -> list[Any]:
    found = read_value(whole_body(request))
    if not isinstance(found, list):
        raise InvalidInput("must be a JSON array of articles", field="body")
    return found


def _each_of(articles: list[Any]) -> Iterator[Numbered]:
    return ((number, attempt(_draft, article)) for number, article in enumerate(articles, 1))


def _draft(article: Any, collections: Sequence[str] = ()) -> ArticleDraft:
    try:
        said = _ARTICLE.load(article)
    except ValidationError as error:
        raise validation_problem({"json": _by_field(error)}) from error
    if collections:
        said["collections"] = [*said.get("collections", ()), *collections]
    return article_bodies.draft(Page(said.pop("text")), said)


def _by_field(error: ValidationError) -> dict[str, list[str]]:
    """What is wrong by field; with what is no object at all, it is the whole."""
    if isinstance(error.messages, dict):
        return {("body" if name == "_schema" else name): details for name, details in error.messages.items()}
    return {"body": error.messages}

# mypy: allow-untyped-decorators
"""Articles in bulk: one JSON object per line in, one line of JSON out for each as soon as it is stored."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import IO, Any

from flask import Response, current_app, request

from service.api.article_drafts import draft_of_json
from service.api.articles import store
from service.api.base import Blueprint
from service.api.batches import MEDIA_TYPE, Batch, NumberedDraft, attempt, batch_response
from service.api.bodies import GZIP_ERRORS, bounded_lines, stream, whole_body
from service.api.body_examples import LINES
from service.api.parsing import read_json, read_value, refuse_parameters
from service.api.problems import ProblemError, unsupported_media_type
from service.api.schemas.bulk import BulkLine
from service.articles.draft import ArticleDraft
from service.errors import InvalidInput

blueprint = Blueprint(
    "bulk", __name__, url_prefix="/v1/articles/bulk", description="Store thousands of articles in one request."
)

_MAX_BLANK_LINES = 10_000  # in a row
_LINE_TYPES = (MEDIA_TYPE, "application/ndjson", "application/jsonl")
_DESCRIPTION = (
    "Articles as for POST /v1/articles: any number of lines with one JSON object each, or a JSON array. "
    "Each article is validated by itself."
)
_CONTENT = {
    MEDIA_TYPE: {"schema": {"type": "string"}, "example": LINES},
    "application/json": {
        "schema": {"type": "array", "items": {}},
        "example": [json.loads(line) for line in LINES.splitlines()],
    },
}


@blueprint.post("")
@blueprint.response(200, BulkLine(), description="One line of JSON per article.", content_type=MEDIA_TYPE)
@blueprint.body(_CONTENT, _DESCRIPTION)
def post_articles() -> Response:
    """Store articles in bulk

    The response is streamed while the body is read, so a body may have any length: read the response while you send.
    An article is stored before its line is sent. A bad line does not spoil the others. Sending the same body again
    stores nothing twice.
    """
    refuse_parameters()
    if request.mimetype in _LINE_TYPES:
        return batch_response(Batch(_until_broken(_drafts_of_lines(stream(request)))), store)
    if request.mimetype == "application/json":
        return batch_response(Batch(_drafts_of_array(_array())), store)
    raise unsupported_media_type(MEDIA_TYPE, "application/json")


def _drafts_of_lines(body: IO[bytes]) -> Iterator[NumberedDraft]:
    """Yield the draft of each line that is not blank. A line longer than a body may be is never held in memory.

    Raises ProblemError 400 after thousands of blank lines in a row, which would be work without an answer.
    """
    max_line, blank = current_app.config["TIMELINE"].max_body, 0
    for number, (_, line) in enumerate(bounded_lines(body, max_line), 1):
        blank = 0 if isinstance(line, ProblemError) or line.strip() else blank + 1
        if blank > _MAX_BLANK_LINES:
            raise ProblemError(400, f"the body has more than {_MAX_BLANK_LINES:,} blank lines in a row")
        if isinstance(line, ProblemError):
            yield number, line
        elif not blank:
            yield number, attempt(draft_of_line, line)


def _until_broken(drafts: Iterator[NumberedDraft]) -> Iterator[NumberedDraft]:
    """Yield the drafts up to where the body breaks off or becomes invalid, and a problem that says so."""
    number = 0
    try:
        for number, draft in drafts:
            yield number, draft
    except ProblemError as error:
        yield number + 1, error
    except GZIP_ERRORS as error:
        yield number + 1, ProblemError(400, f"the body is not valid gzip, or is truncated: {error}")


def draft_of_line(line: bytes, slugs: Sequence[str] = ()) -> ArticleDraft:
    """Return the draft of the article in a line; ``slugs`` are further collections of it.

    Raises ProblemError and InvalidInput.
    """
    return draft_of_json(read_json(line.rstrip(b"\r\n")), slugs=slugs)


def _array() -> list[Any]:
    articles = read_value(whole_body(request))
    if not isinstance(articles, list):
        raise InvalidInput("must be a JSON array of articles", field="body")
    return articles


def _drafts_of_array(articles: list[Any]) -> Iterator[NumberedDraft]:
    return ((number, attempt(draft_of_json, article)) for number, article in enumerate(articles, 1))

"""The answer to several articles in one body: a line of JSON each, as they are read, in their order."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from flask import Response, stream_with_context

from service.api.problems import ProblemError, problem_json, problem_of
from service.articles.draft import ArticleDraft
from service.errors import ClientError

MEDIA_TYPE = "application/x-ndjson"
Line = dict[str, Any]
Numbered = tuple[int, ArticleDraft | ProblemError]


@dataclass(frozen=True, slots=True)
class Batch:
    """Several articles in one body: each with its place, and a draft or the refusal of it."""

    drafts: Iterator[Numbered]


def attempt(make: Callable[..., ArticleDraft], *posted: Any) -> ArticleDraft | ProblemError:
    """The draft of one article of several, or why there is none: one that is refused spoils no other."""
    try:
        return make(*posted)
    except (ProblemError, ClientError) as error:
        return problem_of(error)


def batch_response(batch: Batch, answer: Callable[[ArticleDraft], Line]) -> Response:
    """Each draft's answer, or its problem."""
    return Response(stream_with_context(_lines(batch, answer)), content_type=MEDIA_TYPE)


def _lines(batch: Batch, answer: Callable[[ArticleDraft], Line]) -> Iterator[str]:
    for number, draft in batch.drafts:
        yield _line(number, refused(draft) if isinstance(draft, ProblemError) else _answered(draft, answer))


def _answered(draft: ArticleDraft, answer: Callable[[ArticleDraft], Line]) -> Line:
    """The lines before are sent already: what fails now is told in its own line."""
    try:
        return answer(draft)
    except Exception as error:
        return refused(problem_of(error))


def refused(refusal: ProblemError) -> Line:
    """The line of an article that was refused."""
    return {"status": refusal.status, "problem": problem_json(refusal)}


def _line(number: int, answer: Line) -> str:
    return json.dumps({"line": number, **answer}, ensure_ascii=True, separators=(",", ":")) + "\n"

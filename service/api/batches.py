"""The response to several articles in one body: one line of JSON per article, in order, sent as soon as it is ready."""

from __future__ import annotations

import json
import weakref
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from flask import Response, stream_with_context

from service.api.problems import ProblemError, problem_json, problem_of
from service.api.slots import slots
from service.articles.draft import ArticleDraft
from service.errors import ClientError

MEDIA_TYPE = "application/x-ndjson"
#: A line of the response, without its number.
Line = dict[str, Any]
#: The number of an article in the body, and its draft or its problem.
NumberedDraft = tuple[int, ArticleDraft | ProblemError]


@dataclass(frozen=True, slots=True)
class Batch:
    """Several articles in one body."""

    drafts: Iterator[NumberedDraft]


def attempt(make: Callable[..., ArticleDraft], *arguments: Any) -> ArticleDraft | ProblemError:
    """Return the draft of one article of several, or its problem: one bad article does not spoil the others."""
    try:
        return make(*arguments)
    except (ProblemError, ClientError) as error:
        return problem_of(error)


class InSlot(Iterator[NumberedDraft]):
    """Drafts that occupy a slot of the worker until they end or are abandoned. Raises ProblemError 429."""

    def __init__(self, drafts: Iterator[NumberedDraft]) -> None:
        self._drafts, self._leave = drafts, weakref.finalize(self, slots().take())

    def __next__(self) -> NumberedDraft:
        try:
            return next(self._drafts)
        except BaseException:
            self._leave()
            raise


def batch_response(batch: Batch, process: Callable[[ArticleDraft], Line]) -> Response:
    """Stream the line of each article: what ``process`` returns for its draft, or its problem.

    Raises ProblemError 429 if too many are in progress.
    """
    lines = _lines(InSlot(batch.drafts), process)
    return Response(stream_with_context(lines), content_type=MEDIA_TYPE)


def _lines(drafts: Iterator[NumberedDraft], process: Callable[[ArticleDraft], Line]) -> Iterator[str]:
    for number, draft in drafts:
        line = _problem_line(draft) if isinstance(draft, ProblemError) else _processed(draft, process)
        yield json.dumps({"line": number, **line}, ensure_ascii=True, separators=(",", ":")) + "\n"


def _processed(draft: ArticleDraft, process: Callable[[ArticleDraft], Line]) -> Line:
    """Return an article's line. The lines before it are sent already, so any failure goes into the line."""
    try:
        return process(draft)
    except Exception as error:
        return _problem_line(problem_of(error))


def _problem_line(problem: ProblemError) -> Line:
    return {"status": problem.status, "problem": problem_json(problem)}

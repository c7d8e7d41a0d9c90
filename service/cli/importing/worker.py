"""What the processes of an import do in parallel: validate lines and find their dates.

Lines pass the same validation as posted ones, inside an app of the process.
"""

from __future__ import annotations

import gc
import os
import signal
import threading
import time
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from flask import Flask
from flask.ctx import RequestContext

from service.api.batches import attempt
from service.api.bulk import draft_of_line
from service.api.problems import ProblemError
from service.app import create_app
from service.articles import identity
from service.articles.draft import ArticleDraft
from service.articles.reading import read_article
from service.articles.stored import new_article
from service.config import NONE
from service.config.settings import Settings
from service.store import articles

_PARENT_CHECK = 0.5  # seconds
_GC_THRESHOLD = 50_000  # container objects allocated before the garbage collector runs
#: A line with its number, or the reason why it could not be read.
Line = tuple[int, bytes | ProblemError]


@dataclass(frozen=True, slots=True)
class RejectedLine:
    """A line that is not a valid article: the HTTP status and the detail that posting it would give."""

    number: int
    status: int
    detail: str


@dataclass(frozen=True, slots=True)
class KnownArticle:
    """An article that is stored with the same content; it may still be new to ``collections``."""

    id: str
    collections: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ChangedArticle:
    """An article whose id is stored with other content. It is read when it is stored, over the old one."""

    line: bytes


@dataclass(frozen=True, slots=True)
class UnstoredArticle:
    """An article whose id is not stored yet, ready to be written. ``line`` is for when another process is faster."""

    id: str
    article: articles.NewArticle
    line: bytes


Processed = RejectedLine | KnownArticle | ChangedArticle | UnstoredArticle


class Worker:
    """Validates lines and reads their articles, within the process that makes it."""

    def __init__(self, settings: Settings, collection: str | None) -> None:
        self._collections = (collection,) if collection else ()
        self.app: Flask = create_app(replace(settings, api_keys=NONE, rate_limit=NONE))
        # A batch's objects live until it is stored: frequent collections would scan them in vain.
        gc.freeze()
        gc.set_threshold(_GC_THRESHOLD)

    def draft(self, line: bytes) -> ArticleDraft:
        """Return the draft of a line. Raises ProblemError."""
        with self._request():
            return draft_of_line(line, self._collections)

    def process(self, lines: Sequence[Line]) -> list[Processed]:
        """Return the result of each line, in order. Articles that are stored already are not read again."""
        with self._request():
            drafts = [self._attempt(line) for _, line in lines]
        ids = [identity.article_id(draft) if isinstance(draft, ArticleDraft) else "" for draft in drafts]
        stored = articles.fingerprints_of(self.app.config["DATABASE"], ids)
        return [_processed(*line, draft, id, stored) for line, draft, id in zip(lines, drafts, ids, strict=True)]

    def _request(self) -> RequestContext:
        """Return the context of a bulk request, which validation needs."""
        options: Any = {"method": "POST", "content_type": "application/x-ndjson"}
        return self.app.test_request_context("/v1/articles/bulk", **options)

    def _attempt(self, line: bytes | ProblemError) -> ArticleDraft | ProblemError:
        return line if isinstance(line, ProblemError) else attempt(draft_of_line, line, self._collections)


def _processed(
    number: int, line: bytes | ProblemError, draft: ArticleDraft | ProblemError, article_id: str, stored: dict[str, str]
) -> Processed:
    if isinstance(line, ProblemError):
        return RejectedLine(number, line.status, line.detail)
    if isinstance(draft, ProblemError):
        return RejectedLine(number, draft.status, draft.detail)
    if article_id not in stored:
        return UnstoredArticle(article_id, new_article(read_article(draft, article_id)), line)
    if stored[article_id] == identity.fingerprint(draft):
        return KnownArticle(article_id, draft.collections)
    return ChangedArticle(line)


_worker: list[Worker] = []


def start(settings: Settings, collection: str | None) -> None:
    """Prepare a child process for ``process``. Only the parent process handles Ctrl-C."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_exit_with_parent, args=(os.getppid(),), daemon=True).start()
    _worker.append(Worker(settings, collection))


def _exit_with_parent(parent: int) -> None:
    """Exit once the parent process is gone: if it was killed, it could not stop this process."""
    while os.getppid() == parent:
        time.sleep(_PARENT_CHECK)
    os._exit(1)


def process(lines: Sequence[Line]) -> list[Processed]:
    """Process lines in a child process that has started."""
    return _worker[0].process(lines)

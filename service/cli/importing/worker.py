"""Lines of articles, checked and with their dates found: what the processes of an import do side by side.

A line is checked by what checks it when it is posted, within an app of the process, so that it is refused alike.
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

from service.api.bulk import draft_of_line
from service.api.problems import Refusal
from service.app import create_app
from service.articles import identity
from service.articles.draft import ArticleDraft
from service.articles.report import read_article
from service.config import keys
from service.config.settings import Settings
from service.events.rows import event_row
from service.store import articles
from service.store.articles import New

_LOOK = 0.5  # seconds
_MADE = 50_000  # objects, more than are gone, before the next look for garbage
#: A line with its number, or why it was not read.
Line = tuple[int, bytes | Refusal]


@dataclass(frozen=True, slots=True)
class Prepared:
    """A line of which the rest is to be written: a new article; a known one; or one to be posted over another.

    ``detail`` and ``status`` say why it was refused, if it was.
    """

    number: int
    line: bytes
    id: str = ""
    new: New | None = None
    is_known: bool = False
    collections: tuple[str, ...] = ()
    status: int = 200
    detail: str = ""


class Preparer:
    """Prepares lines within a process of its own, or in this one."""

    def __init__(self, settings: Settings, collection: str | None) -> None:
        self.collections = (collection,) if collection else ()
        self.app: Flask = create_app(replace(settings, api_keys=keys.NONE, rate_limit=keys.NONE))
        # what a batch holds is no garbage, and would be looked through for that again and again
        gc.freeze()
        gc.set_threshold(_MADE)

    def _posting(self) -> RequestContext:
        """A request that posts lines, for what checks them."""
        options: Any = {"method": "POST", "content_type": "application/x-ndjson"}
        return self.app.test_request_context("/v1/articles/bulk", **options)

    def drafted(self, line: bytes) -> ArticleDraft:
        """The draft of a line. Raises Refusal."""
        with self._posting():
            return draft_of_line(line, self.collections)

    def prepare(self, lines: Sequence[Line]) -> list[Prepared]:
        """The lines in their order. Those that are stored already are not read once more."""
        with self._posting():
            drafts = [(number, line, self._attempt(line)) for number, line in lines]
        ids = [identity.article_id(draft) if isinstance(draft, ArticleDraft) else "" for _, _, draft in drafts]
        posted = articles.posted_of(self.app.config["DATABASE"], ids)
        return [_prepared(*one, article_id, posted) for one, article_id in zip(drafts, ids, strict=True)]

    def _attempt(self, line: bytes | Refusal) -> ArticleDraft | Refusal:
        try:
            return line if isinstance(line, Refusal) else draft_of_line(line, self.collections)
        except Refusal as refusal:
            return refusal


def _prepared(
    number: int, line: bytes | Refusal, draft: ArticleDraft | Refusal, article_id: str, posted: dict[str, str]
) -> Prepared:
    if isinstance(draft, Refusal) or isinstance(line, Refusal):
        refusal: Any = draft
        return Prepared(number, b"", status=refusal.status, detail=refusal.detail)
    if article_id in posted:
        is_known = posted[article_id] == identity.posted(draft)
        return Prepared(number, line, article_id, is_known=is_known, collections=draft.collections)
    found = read_article(draft, article_id)
    events = [event_row(event, place) for place, event in enumerate(found.events)]
    return Prepared(number, line, article_id, New(found.row, events, draft.collections))


_preparer: list[Preparer] = []


def begin(settings: Settings, collection: str | None) -> None:
    """Make a process ready to prepare lines. What stops an import is told to the one that leads it."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with, args=(os.getppid(),), daemon=True).start()
    _preparer.append(Preparer(settings, collection))


def _end_with(leader: int) -> None:
    """A process that was killed ends none of its own: they would wait for it for ever."""
    while os.getppid() == leader:
        time.sleep(_LOOK)
    os._exit(1)


def prepare(lines: Sequence[Line]) -> list[Prepared]:
    """``Preparer.prepare`` in a process that has begun."""
    return _preparer[0].prepare(lines)

"""What the processes of an import do in parallel: validate lines and find their dates.

Lines pass the same validation as posted ones, inside an app of the process.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from flask import Flask
from flask.ctx import RequestContext

from service.api.article_drafts import draft_of_json, draft_of_page
from service.api.article_fields import unknown_fields
from service.api.batches import attempt
from service.api.parsing import read_json
from service.api.problems import ProblemError
from service.app import create_app
from service.articles import identity
from service.articles.draft import ArticleDraft
from service.articles.reading import read_article
from service.articles.stored import new_article
from service.cli.common import collect_rarely
from service.config import NONE
from service.config.settings import Settings
from service.documents import Page
from service.store import articles

#: An article in a file: a line of JSON, or an item of a feed; or the reason why it could not be read.
Item = bytes | Page | ProblemError
#: An item and its number in the file.
Line = tuple[int, Item]


@dataclass(frozen=True, slots=True)
class Options:
    """How articles are imported: into a collection, with defaults for missing metadata.

    Unknown fields are ignored, and reported; a ``strict`` import rejects their articles. ``columns`` maps the columns
    of CSV to fields.
    """

    collection: str | None = None
    defaults: Mapping[str, str] = field(default_factory=dict)
    strict: bool = False
    columns: Mapping[str, str] = field(default_factory=dict)


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

    item: bytes | Page


@dataclass(frozen=True, slots=True)
class UnstoredArticle:
    """An article whose id is not stored yet, ready to be written. ``item`` is for when another process is faster."""

    id: str
    article: articles.NewArticle
    item: bytes | Page


Processed = RejectedLine | KnownArticle | ChangedArticle | UnstoredArticle


@dataclass(frozen=True, slots=True)
class Results:
    """The results of some lines, in order, and the names of unknown fields in them."""

    lines: list[Processed]
    ignored: frozenset[str] = frozenset()


class Worker:
    """Validates lines and reads their articles, within the process that makes it."""

    def __init__(self, settings: Settings, options: Options) -> None:
        self._options = options
        self._collections = (options.collection,) if options.collection else ()
        self.app: Flask = create_app(replace(settings, api_keys=NONE, rate_limit=NONE))
        collect_rarely()

    def draft(self, item: bytes | Page) -> ArticleDraft:
        """Return the draft of an item. Raises ProblemError and InvalidInput."""
        with self._request():
            return self._draft(item, set())

    def process(self, lines: Sequence[Line]) -> Results:
        """Return the result of each line, in order. Articles that are stored already are not read again."""
        ignored: set[str] = set()
        with self._request():
            drafts = [
                item if isinstance(item, ProblemError) else attempt(self._draft, item, ignored) for _, item in lines
            ]
        ids = [identity.article_id(draft) if isinstance(draft, ArticleDraft) else "" for draft in drafts]
        stored = articles.fingerprints_of(self.app.config["DATABASE"], ids)
        processed = [_processed(*line, draft, id, stored) for line, draft, id in zip(lines, drafts, ids, strict=True)]
        return Results(processed, frozenset(ignored))

    def _request(self) -> RequestContext:
        """Return the context of a bulk request, which validation needs."""
        options: Any = {"method": "POST", "content_type": "application/x-ndjson"}
        return self.app.test_request_context("/v1/articles/bulk", **options)

    def _draft(self, item: bytes | Page, ignored: set[str]) -> ArticleDraft:
        """Return the draft of an item, without its unknown fields, which are added to ``ignored``."""
        if isinstance(item, Page):
            return draft_of_page(item, {**self._options.defaults, "collections": self._collections})
        article = read_json(item)
        unknown = frozenset() if self._options.strict else unknown_fields(article)
        ignored |= unknown
        known = {name: value for name, value in article.items() if name not in unknown}
        return draft_of_json(known, dict(self._options.defaults), self._collections)


def _processed(
    number: int, item: Item, draft: ArticleDraft | ProblemError, article_id: str, stored: dict[str, str]
) -> Processed:
    if isinstance(item, ProblemError):
        return RejectedLine(number, item.status, item.detail)
    if isinstance(draft, ProblemError):
        return RejectedLine(number, draft.status, draft.detail)
    if article_id not in stored:
        return UnstoredArticle(article_id, new_article(read_article(draft, article_id)), item)
    if stored[article_id] == identity.fingerprint(draft):
        return KnownArticle(article_id, draft.collections)
    return ChangedArticle(item)


_worker: list[Worker] = []


def start(settings: Settings, options: Options) -> None:
    """Prepare a child process for ``process``."""
    _worker.append(Worker(settings, options))


def process(lines: Sequence[Line]) -> Results:
    """Process lines in a child process that has started."""
    return _worker[0].process(lines)

"""``timeline reread``: stored articles are read again by this version's engine; corrections are carried over.

Each article stores the version of the engine that read it, so an interrupted run continues where it stopped.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass

from service.articles import grouping, plans
from service.articles.draft import MOST_EXPRESSIONS, ArticleDraft
from service.articles.reading import read_article
from service.articles.stored import article_row, redraft
from service.eventing.served import EventJson
from service.events.corrections import Author
from service.events.differences import as_text
from service.store import articles, revisions
from service.store.articles import Plan, Planner
from service.store.database import Database, writing
from service.store.revisions import RevisionMismatch
from service.store.rows import ArticleRow, StoredArticleRow
from service.timex import ENGINE_VERSION

_BATCH_SIZE = 200  # articles in memory at once


@dataclass(frozen=True, slots=True)
class Reread:
    """An article that was read again, or would be: what changes of its events, one line each."""

    article: str
    lines: tuple[str, ...]


def reread(
    database: Database,
    author: Author,
    *,
    collection: str | None = None,
    every: bool = False,
    dry_run: bool = False,
    most_expressions: int = MOST_EXPRESSIONS,
) -> Iterator[Reread]:
    """Read articles again, one at a time, by id: those that another engine version read, or with ``every`` all.

    With ``dry_run`` nothing is written. Raises Unavailable.
    """
    options = {"collection": collection, "but_engine": None if every else ENGINE_VERSION}
    after = ""
    while rows := articles.next_rows(database, after=after, limit=_BATCH_SIZE, **options):
        for row in rows:
            draft = redraft(row, {}, most_expressions=most_expressions)
            yield _reread_one(database, row, draft, author, dry_run=dry_run)
        after = rows[-1]["id"]


def _reread_one(
    database: Database, stored: StoredArticleRow, draft: ArticleDraft, author: Author, *, dry_run: bool
) -> Reread:
    article = read_article(draft, stored["id"])
    planner = plans.after_reading(article, author)
    bodies = articles.event_bodies(database, stored["id"])
    lines = tuple(_differences(bodies, planner(bodies)))
    if not dry_run:
        row: ArticleRow = {**article_row(article), "edits": stored["edits"], "posted": stored["posted"]}
        with suppress(RevisionMismatch):  # whoever changed it meanwhile has had it read again
            _rewrite(database, row, planner, stored["revision"])
    return Reread(stored["id"], lines)


def _rewrite(database: Database, row: ArticleRow, planner: Planner, revision: int) -> None:
    with writing(database):
        articles.rewrite(database, row, planner, matches=revisions.exactly(revision))
        grouping.group(database, [row["id"]])


def _differences(before: Sequence[str], plan: Plan) -> Iterator[str]:
    """Yield a line for each event that is new, gone or changed, with the reason."""
    old: dict[str, EventJson] = {event["id"]: event for event in map(json.loads, before)}
    new: dict[str, EventJson] = {row.id: json.loads(row.body) for row in plan.events}
    for event_id, event in new.items():
        was = old.get(event_id)
        if was is None:
            yield f"new      {_name(event)}: {as_text(event['date'])} ({_reason(event)})"
        elif as_text(was["date"]) != as_text(event["date"]):
            yield f"changed  {_name(event)}: {as_text(was['date'])} -> {as_text(event['date'])} ({_reason(event)})"
        elif was != event:
            yield f"changed  {_name(event)}: {as_text(event['date'])} stays; it is read differently ({_reason(event)})"
    for event_id in old.keys() - new.keys():
        yield f"gone     {_name(old[event_id])}: {as_text(old[event_id]['date'])}"


def _name(event: EventJson) -> str:
    """Return the id of an event and the words by which people recognise it."""
    words = event["expression"]["text"] if event["expression"] else event["summary"]
    return f"{event['id']} “{' '.join(words.split())}”"


def _reason(event: EventJson) -> str:
    return f"{event['explanation']['rule']}: {'; '.join(event['explanation']['steps'])}"

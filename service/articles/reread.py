"""``timeline reread``: stored articles are read anew by this version's engine, and what editors said holds.

It goes by the engine's version that each article keeps, so that it goes on where it was stopped.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from service.articles import ingest
from service.eventing.served import EventJson
from service.events.corrections import Author
from service.events.differences import as_text
from service.events.rows import event_row
from service.store import articles
from service.store.articles import Plan
from service.store.database import Database
from service.timex import ENGINE_VERSION

_BATCH = 200  # articles that are held at once


@dataclass(frozen=True, slots=True)
class Reread:
    """An article that was read anew, or would be: what changes of its events, a line each."""

    article: str
    lines: tuple[str, ...]


def reread(
    database: Database, author: Author, *, collection: str | None = None, every: bool = False, dry_run: bool = False
) -> Iterator[Reread]:
    """Read articles anew, one at a time, in the order of their ids: those of another engine, or ``every`` one.

    With ``dry_run`` nothing is written. Raises Unavailable.
    """
    after = ""
    while rows := articles.stored(
        database, after=after, limit=_BATCH, collection=collection, but=None if every else ENGINE_VERSION
    ):
        for row in rows:
            yield _one(database, row, author, dry_run=dry_run)
        after = rows[-1]["id"]


def _one(database: Database, row: dict[str, Any], author: Author, *, dry_run: bool) -> Reread:
    before = [json.loads(body) for body in articles.event_bodies(database, row["id"])]
    found, planner = ingest.read_anew(row, author)
    plan = planner([json.dumps(event) for event in before])
    if not dry_run:
        ingest.write_anew(database, row, found, planner)
    return Reread(row["id"], tuple(_differences(before, plan)))


def _differences(before: list[EventJson], plan: Plan) -> Iterator[str]:
    """What is new, gone or of another date, and why."""
    old = {event["id"]: event for event in before}
    new = {row.id: json.loads(row.body) for row in plan.events}
    for identity, event in new.items():
        was = old.get(identity)
        if was is None:
            yield f"new      {_told(event)}: {as_text(event['date'])} ({_why(event)})"
        elif as_text(was["date"]) != as_text(event["date"]):
            yield f"changed  {_told(event)}: {as_text(was['date'])} -> {as_text(event['date'])} ({_why(event)})"
        elif event_row(was, None).body != event_row(event, None).body:
            yield f"changed  {_told(event)}: {as_text(event['date'])} stays; its reading is another ({_why(event)})"
    for identity in old.keys() - new.keys():
        yield f"gone     {_told(old[identity])}: {as_text(old[identity]['date'])}"


def _told(event: EventJson) -> str:
    words = event["expression"]["text"] if event["expression"] else event["summary"]
    return f"{event['id']} “{' '.join(words.split())}”"


def _why(event: EventJson) -> str:
    return f"{event['explanation']['rule']}: {'; '.join(event['explanation']['steps'])}"

"""What editors do to events: correct one, hide it, make one by hand, delete it, and see who did what to it."""

from __future__ import annotations

import json
from collections.abc import Sequence

from service.errors import Conflict
from service.events import identity
from service.events.corrections import Author, corrected, differences, made
from service.events.representation import Json
from service.events.rows import dumps, event_row, short
from service.store import articles, events, history, revisions
from service.store.database import Database
from service.store.events import Edit
from service.store.events import Served as Served
from service.store.events import UnknownArticle as UnknownArticle
from service.store.history import ChangeRow
from service.store.revisions import Matches


class EngineEventNotDeletable(Conflict):
    """An event of the engine cannot be deleted, only hidden: the next reading would find it again."""

    def __init__(self) -> None:
        super().__init__('the engine would find it again: PATCH it with {"hidden": true}')


def find(database: Database, event_id: str) -> Served | None:
    """A stored event, or None."""
    return events.find(database, event_id)


def revision(database: Database, event_id: str) -> int | None:
    """The number of the last change of an event, or None if there is none. One cheap query."""
    return revisions.of_event(database, event_id)


def correct(database: Database, event_id: str, patch: Json, author: Author, matches: Matches = None) -> Served | None:
    """Correct an event: as it is served then, or None if there is none.

    Raises ``corrections.NoEngineValue`` and RevisionMismatch.
    """

    def edit(body: str) -> Edit | None:
        before = json.loads(body)
        after = corrected(before, patch, author)
        return None if after == before else _edit("corrected", before, after, author)

    return events.edit(database, event_id, edit, matches)


def make(
    database: Database,
    said: Json,
    author: Author,
    *,
    article: str | None = None,
    collections: Sequence[str] = (),
    key: str | None = None,
) -> tuple[bool, str, Served]:
    """Make an event by hand: whether it is new, its id, and the event as it is served.

    With a ``key`` the same request makes it once, however often it comes. Raises UnknownArticle.
    """
    row = articles.find(database, article) if article else None
    if article and row is None:
        raise UnknownArticle(article)
    event = made(identity.made_event_id(key), said, short(article, row) if row else None)
    added = events.add(database, _edit("made", None, event, author), article, collections)
    known = added or events.find(database, event["id"])
    # between the two it may have been deleted: then it is made once more
    return (
        (added is not None, event["id"], known)
        if known
        else make(database, said, author, article=article, collections=collections, key=key)
    )


def delete(database: Database, event_id: str, author: Author, matches: Matches = None) -> bool:
    """Delete an event that was made by hand, or one whose sentence is gone; False if there is none.

    Raises EngineEventNotDeletable and RevisionMismatch.
    """

    def judge(body: str) -> ChangeRow:
        event = json.loads(body)
        if event["origin"] == "engine" and not event["orphaned"]:
            raise EngineEventNotDeletable
        return _change(event_id, "deleted", event, None, author)

    return events.remove(database, event_id, judge, matches)


def changes(
    database: Database, event_id: str, *, after: int | None, limit: int
) -> tuple[list[Json], int | None] | None:
    """The history of an event, and the number after which the next page begins; None if there never was one."""
    rows = history.page(database, event_id, after=after, limit=limit + 1)
    if not rows and after is None and revisions.of_event(database, event_id) is None:
        return None
    told = [{name: row[name] for name in ("id", "at", "by", "action")} for row in rows[:limit]]
    found = [{**one, "changes": json.loads(row["changes"])} for one, row in zip(told, rows, strict=False)]
    return found, found[-1]["id"] if len(rows) > limit else None


def _edit(action: str, before: Json | None, after: Json, author: Author) -> Edit:
    return Edit(event_row(after, None), _change(after["id"], action, before, after, author))


def _change(event_id: str, action: str, before: Json | None, after: Json | None, author: Author) -> ChangeRow:
    return ChangeRow(event_id, author.at, author.by, action, dumps(differences(before, after)))

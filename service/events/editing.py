"""Editing events: correct or hide one, create one by hand, delete it, and read its history."""

from __future__ import annotations

import json
from collections.abc import Sequence

from service.errors import Conflict
from service.eventing.served import EventJson, EventPatchJson, HistoryEntryJson, NewEventJson
from service.events import identity
from service.events.corrections import Author, corrected, new_event
from service.events.differences import differences
from service.events.representation import NO_ARTICLE
from service.events.rows import article_fields_of, dumps, event_row
from service.store import articles, events, history, revisions
from service.store.database import Database
from service.store.events import Edit
from service.store.events import StoredEvent as StoredEvent
from service.store.events import UnknownArticle as UnknownArticle
from service.store.history import ChangeRow
from service.store.revisions import Matches
from service.store.revisions import Revision as Revision


class EngineEventNotDeletable(Conflict):
    """An event of the engine cannot be deleted, only hidden: the next reading would find it again."""

    def __init__(self) -> None:
        super().__init__('the engine would find it again: PATCH it with {"hidden": true}')


def find(database: Database, event_id: str) -> StoredEvent | None:
    """Return a stored event, or None."""
    return events.find(database, event_id)


def revision(database: Database, event_id: str) -> Revision | None:
    """Return the revision of the last change of an event, or None if it does not exist. One look-up by key."""
    return revisions.of_event(database, event_id)


def correct(
    database: Database, event_id: str, patch: EventPatchJson, author: Author, matches: Matches = None
) -> StoredEvent | None:
    """Correct an event and return its new state, or None if it does not exist.

    Raises ``corrections.NoEngineValue`` and RevisionMismatch.
    """

    def edit(body: str) -> Edit | None:
        before: EventJson = json.loads(body)
        after = corrected(before, patch, author)
        return None if after == before else _edit("corrected", before, after, author)

    return events.edit(database, event_id, edit, matches)


def create(
    database: Database,
    fields: NewEventJson,
    author: Author,
    *,
    article_id: str | None = None,
    collections: Sequence[str] = (),
    key: str | None = None,
) -> tuple[bool, str, StoredEvent]:
    """Create an event by hand. Return whether it is new, its id and its state.

    Requests with the same ``key`` create one event. Raises UnknownArticle.
    """
    article = articles.find(database, article_id) if article_id else None
    if article_id and article is None:
        raise UnknownArticle(article_id)
    event = new_event(identity.made_event_id(key), fields, article_fields_of(article) if article else NO_ARTICLE)
    stored = None
    while stored is None:  # between the two statements another client may delete it
        added = events.add(database, _edit("made", None, event, author), article_id, collections)
        stored = added or events.find(database, event["id"])
    return added is not None, event["id"], stored


def delete(database: Database, event_id: str, author: Author, matches: Matches = None) -> bool:
    """Delete an event that was made by hand or is orphaned. Return False if it does not exist.

    Raises EngineEventNotDeletable and RevisionMismatch.
    """

    def judge(body: str) -> ChangeRow:
        event: EventJson = json.loads(body)
        if event["origin"] == "engine" and not event["orphaned"]:
            raise EngineEventNotDeletable
        return _change(event_id, "deleted", event, None, author)

    return events.remove(database, event_id, judge, matches)


def history_page(
    database: Database, event_id: str, *, after: int | None, limit: int
) -> tuple[list[HistoryEntryJson], int | None] | None:
    """Return a page of an event's history and the number after which the next page begins, if there is one.

    Return None if there never was such an event; the history of a deleted one stays readable, on every page.
    """
    rows = history.change_rows(database, event_id, after=after, limit=limit + 1)
    if not rows and not _was_stored(database, event_id):
        return None
    entries: list[HistoryEntryJson] = [
        {
            "id": row["id"],
            "at": row["at"],
            "by": row["by"],
            "action": row["action"],
            "changes": json.loads(row["changes"]),
        }
        for row in rows[:limit]
    ]
    return entries, entries[-1]["id"] if len(rows) > limit else None


def _was_stored(database: Database, event_id: str) -> bool:
    """Return whether there is such an event, or was one that has changed or been deleted."""
    if revisions.of_event(database, event_id) is not None:
        return True
    return bool(history.change_rows(database, event_id, after=None, limit=1))


def _edit(action: str, before: EventJson | None, after: EventJson, author: Author) -> Edit:
    return Edit(event_row(after, None), _change(after["id"], action, before, after, author))


def _change(event_id: str, action: str, before: EventJson | None, after: EventJson | None, author: Author) -> ChangeRow:
    return ChangeRow(event_id, author.at, author.by, action, dumps(differences(before, after)))

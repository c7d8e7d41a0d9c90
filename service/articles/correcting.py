"""Corrections of events in articles: a report with another day leaves its entry and joins another one."""

from __future__ import annotations

import json

from service.articles import grouping
from service.eventing.served import EventJson, EventPatchJson
from service.events import editing
from service.events.corrections import Author
from service.events.editing import StoredEvent
from service.store import entry_reports, revisions
from service.store.database import Database, writing
from service.store.revisions import Matches


def correct(
    database: Database, event_id: str, patch: EventPatchJson, author: Author, matches: Matches = None
) -> StoredEvent | None:
    """Correct an event and return its new state, or None if it does not exist.

    Raises ``events.corrections.NoEngineValue`` and RevisionMismatch.
    """
    with writing(database):
        before = revisions.latest(database)
        stored = editing.correct(database, event_id, patch, author, matches)
        has_changed = revisions.latest(database) != before
        event: EventJson | None = json.loads(stored.body) if stored and has_changed else None
        if event and event["article"]:
            grouping.group(database, [event["article"]["id"]])
        elif event:
            entry_reports.refresh_entries_of(database, event["id"])
    return stored

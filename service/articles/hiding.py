"""Hiding entries from timelines, and showing them again: an entry of a collection with all its reports."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence

from service.articles.correcting import correct
from service.eventing.served import EventJson
from service.events import editing
from service.events.corrections import Author
from service.store import entry_members
from service.store.database import Database, writing


def set_hidden(database: Database, slug: str | None, entries: Sequence[str], author: Author, *, hidden: bool) -> int:
    """Hide entries, or show them again, in one transaction. Return the number of entries that exist.

    With a collection, an entry stands for all its reports; without one, it is an event. Showing an entry also shows
    those of its reports that were hidden before.
    """
    with writing(database):
        return sum([_set_hidden(database, _reports(database, slug, entry), author, hidden) for entry in entries])


def _reports(database: Database, slug: str | None, entry: str) -> Iterable[str]:
    """Return the events of an entry, the one that has its id if it is no entry of the collection."""
    members = entry_members.members(database, slug, entry) if slug is not None else []
    return [row.event for row in members] or [entry]


def _set_hidden(database: Database, events: Iterable[str], author: Author, hidden: bool) -> bool:
    """Hide or show events. Return whether any of them exists."""
    exist = False
    for event_id in events:
        stored = editing.find(database, event_id)
        if stored is None:
            continue
        exist = True
        event: EventJson = json.loads(stored.body)
        if event["hidden"] != hidden:
            # without a value of an editor, the engine's event is shown
            value = True if hidden else None if event["origin"] == "engine" else False
            correct(database, event_id, {"hidden": value}, author)
    return exist

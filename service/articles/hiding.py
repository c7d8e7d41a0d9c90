"""Hiding entries from timelines, and showing them again: an entry of a collection with all its reports."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence

from service.articles.correcting import correct
from service.eventing.served import EventJson
from service.events import editing
from service.events.corrections import Author
from service.store import entry_members, history
from service.store.database import Database, writing


def set_hidden(database: Database, slug: str | None, entries: Sequence[str], author: Author, *, hidden: bool) -> int:
    """Hide entries, or show them again, in one transaction. Return the number of entries that exist.

    With a collection, an entry stands for its reports; without one, it is an event. Showing an entry shows those of its
    reports that were hidden last, together: one that was hidden by itself before stays hidden.
    """
    with writing(database):
        reports = [_reports(database, slug, entry, hides=hidden) for entry in entries]
        return sum([_set_hidden(database, events, author, hidden) for events in reports])


def _reports(database: Database, slug: str | None, entry: str, *, hides: bool) -> Sequence[str]:
    """Return the events of an entry to hide or show, the one that has its id if it is no entry of the collection."""
    members = entry_members.members(database, slug, entry) if slug is not None else []
    events = [row.event for row in members] or [entry]
    return events if hides else _hidden_last(database, [row.event for row in members if not row.is_shown]) or events


def _hidden_last(database: Database, events: Sequence[str]) -> list[str]:
    """Return those of some hidden events that the last request that hid any of them has hidden."""
    hidden_at: dict[str, str] = {}
    for event, at, changes in history.changes_of(database, events):
        if {"field": "hidden", "before": "false", "after": "true"} in json.loads(changes):
            hidden_at[event] = at
    last = max(hidden_at.values(), default=None)
    return [event for event, at in hidden_at.items() if at == last]


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

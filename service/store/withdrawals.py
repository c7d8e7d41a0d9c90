"""Queries about withdrawals: entries and events that have left the timelines of collections."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import Any

from peewee import Database

from service.store.database import batches, execute
from service.store.rows import insert
from service.store.tables import Event, Placing, Withdrawal

#: An event can leave a collection again.
_AGAIN = "ON CONFLICT (collection_id, entry) DO UPDATE SET changed_in = excluded.changed_in"


def add(database: Database, slug: str, entries: Iterable[str], number: int) -> None:
    """Record that entries leave a collection within the change ``number``."""
    for batch in batches(sorted(entries)):
        Withdrawal.delete().where((Withdrawal.collection == slug) & Withdrawal.entry.in_(batch)).execute()
        insert(database, Withdrawal, ({"collection": slug, "entry": entry, "changed_in": number} for entry in batch))


def add_events(database: Database, events: Collection[str], number: int) -> None:
    """Record that events leave all collections that show them within the change ``number``."""
    for batch in batches(events):
        marks = ", ".join([database.param] * len(batch))
        sql = (
            f'INSERT INTO withdrawal SELECT collection_id, event_id, {number} FROM "placing"'  # noqa: S608 - constants
            f" WHERE event_id IN ({marks}) {_AGAIN}"
        )
        execute(database, sql, batch)


def add_article(database: Database, slug: str, article: str, number: int) -> None:
    """Record that the events of an article leave a collection within the change ``number``."""
    events = Event.select(Event.id).where(Event.article == article)
    shown: Any = Placing.select(Placing.event).where((Placing.collection == slug) & Placing.event.in_(events))
    add(database, slug, [event for (event,) in shown.tuples()], number)

"""Queries about hidden events: those that editors have taken out of timelines."""

from __future__ import annotations

from peewee import Database

from service.store.database import available, execute, kind
from service.store.entries import BODY, with_placeholders

_OF_ALL = "FROM event WHERE event.state = 'hidden' ORDER BY event.start_on, event.order_key, event.id LIMIT ?"
#: One range of the index of histograms.
_OF_COLLECTION = (
    'FROM "placing" JOIN event ON event.id = "placing".event_id WHERE "placing".collection_id = ?'
    " AND \"placing\".state = 'hidden' ORDER BY event.start_on, event.order_key, event.id LIMIT ?"
)


def hidden_bodies(database: Database, slug: str | None, *, limit: int) -> list[bytes]:
    """Return the JSON of hidden events, of a collection if one is given, in the order of the timeline."""
    tables, values = (_OF_ALL, (limit,)) if slug is None else (_OF_COLLECTION, (slug, limit))
    sql = with_placeholders(f"SELECT {BODY[kind(database)]} {tables}", kind(database))
    with available(database):
        rows = execute(database, sql, values).fetchall()
    return [body if isinstance(body, bytes) else body.encode() for (body,) in rows]

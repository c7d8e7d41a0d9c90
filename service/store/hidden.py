"""Queries about hidden events: those that editors have taken out of timelines."""

from __future__ import annotations

from peewee import Database

from service.store import packed_json
from service.store.database import available, execute, kind
from service.store.entries import with_placeholders

_ORDER = "ORDER BY event.start_on, event.order_key, event.id LIMIT ?"
_AFTER = (
    " AND (event.start_on, event.order_key, event.id)"
    " > (SELECT before.start_on, before.order_key, before.id FROM event AS before WHERE before.id = ?)"
)
_OF_ALL = "FROM event WHERE event.state = 'hidden'"
#: One range of the index of histograms.
_OF_COLLECTION = (
    'FROM "placing" JOIN event ON event.id = "placing".event_id WHERE "placing".collection_id = ?'
    " AND \"placing\".state = 'hidden'"
)


def hidden_bodies(database: Database, slug: str | None, *, limit: int, after: str | None = None) -> list[bytes]:
    """Return the JSON of hidden events, of a collection if one is given, in the order of the timeline.

    ``after`` is the id of the event that comes before them, hidden or not.
    """
    tables = _OF_ALL if slug is None else _OF_COLLECTION
    sql = f"SELECT event.id, event.article_id, event.body {tables}{_AFTER if after else ''} {_ORDER}"
    values = (*filter(None, (slug, after)), limit)
    with available(database):
        rows = execute(database, with_placeholders(sql, kind(database)), values).fetchall()
    return [packed_json.unpacked_bytes(*row) for row in rows]

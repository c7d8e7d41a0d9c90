"""Queries about the feed of changes. Writers take turns, so revisions are committed in ascending order."""

from __future__ import annotations

from typing import Any, NamedTuple

from peewee import Database

from service.store import packed_json
from service.store.database import available, execute, kind
from service.store.entries import with_placeholders


class ChangedEvent(NamedTuple):
    """The latest change of an event. ``body`` is None if it was deleted or no timeline shows it."""

    revision: int
    event: str
    added_in: int
    body: str | bytes | None


#: The ends of two index ranges, merged. A removal is skipped if the follower has not yet read that the event was added.
_MERGED = """
SELECT * FROM ({present} LIMIT ?) AS present
UNION ALL
SELECT * FROM (
    SELECT changed_in, event, added_in, CAST(NULL AS VARCHAR), CAST(NULL AS BYTEA)
    FROM removal WHERE (changed_in, event) > (?, ?) AND (added_in, event) <= (?, ?)
    ORDER BY changed_in, event LIMIT ?
) AS gone
ORDER BY 1, 2 LIMIT ?
"""
_SQL = _MERGED.format(
    present="""
    SELECT changed_in, id, added_in, article_id, CASE WHEN state = 'shown' THEN body END
    FROM event WHERE (changed_in, id) > (?, ?) AND (state = 'shown' OR (added_in, id) <= (?, ?))
    ORDER BY changed_in, id"""
)
#: The same for a collection: an event that enters it later changes it then.
_SQL_OF_COLLECTION = _MERGED.format(
    present="""
    SELECT "placing".changed_in, event_id, added_in, article_id, CASE WHEN event.state = 'shown' THEN body END
    FROM "placing" JOIN event ON event.id = event_id
    WHERE collection_id = ? AND ("placing".changed_in, event_id) > (?, ?)
    ORDER BY "placing".changed_in, event_id"""
)


def since(
    database: Database, place: tuple[int, str], *, limit: int, collection: str | None = None
) -> list[ChangedEvent]:
    """Return at most ``limit`` latest changes after a place (revision and id), in order. One query.

    The changes of a collection are those of its events, and the removals of any events.
    """
    sql, values = since_statement(database, place, limit=limit)
    if collection is not None:
        sql = with_placeholders(_SQL_OF_COLLECTION, kind(database))
        values = (collection, *place, limit, *place, *place, limit, limit)
    with available(database):
        rows = execute(database, sql, values).fetchall()
    unpacked = packed_json.unpacked_bytes
    return [
        ChangedEvent(revision, event, added_in, unpacked(event, article, body) or None)
        for revision, event, added_in, article, body in rows
    ]


def since_statement(database: Database, place: tuple[int, str], *, limit: int) -> tuple[str, tuple[Any, ...]]:
    """Return the statement of ``since`` and its values."""
    return with_placeholders(_SQL, kind(database)), (*(*place, *place, limit), *(*place, *place, limit), limit)

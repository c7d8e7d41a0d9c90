"""Queries about the feed of changes of a collection: the entries of its timeline that changed or left it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

from peewee import Database

from service.store import merged_entries, packed_json
from service.store.database import available, execute, kind, rows_for_ids
from service.store.entries import with_placeholders

#: The ends of three index ranges, merged. Each row names an id; what it is now is looked up.
_SQL = """
SELECT * FROM (
    SELECT changed_in, event_id FROM "placing" WHERE collection_id = ? AND (changed_in, event_id) > (?, ?)
    ORDER BY changed_in, event_id LIMIT ?
) AS placed
UNION
SELECT * FROM (
    SELECT changed_in, id FROM merged_entry WHERE collection_id = ? AND (changed_in, id) > (?, ?)
    ORDER BY changed_in, id LIMIT ?
) AS merged
UNION
SELECT * FROM (
    SELECT changed_in, entry FROM withdrawal WHERE collection_id = ? AND (changed_in, entry) > (?, ?)
    ORDER BY changed_in, entry LIMIT ?
) AS withdrawn
ORDER BY 1, 2 LIMIT ?
"""
_MERGED = (
    "SELECT merged_entry.id, facts, event.id, event.article_id, body"
    " FROM merged_entry JOIN event ON event.id = merged_entry.event"
    " WHERE collection_id = {value} AND merged_entry.id IN ({ids})"
)
_SINGLE = (
    'SELECT event.id, event.article_id, body FROM "placing" JOIN event ON event.id = "placing".event_id'
    ' WHERE collection_id = {value} AND "placing".event_id IN ({ids})'
    """ AND represents AND "placing".state = 'shown'"""
)


class EntryState(NamedTuple):
    """An entry as a collection shows it: the event that represents it, with its JSON, and its facts as JSON."""

    event: str
    body: str | None
    facts: str = "{}"


def since(database: Database, slug: str, place: tuple[int, str], *, limit: int) -> list[tuple[int, str]]:
    """Return the revisions and ids of at most ``limit`` changes after a place (revision and id), in order."""
    sql, values = since_statement(database, slug, place, limit=limit)
    with available(database):
        return [(revision, entry) for revision, entry in execute(database, sql, values).fetchall()]


def since_statement(
    database: Database, slug: str, place: tuple[int, str], *, limit: int
) -> tuple[str, tuple[Any, ...]]:
    """Return the statement of ``since`` and its values."""
    return with_placeholders(_SQL, kind(database)), (*(slug, *place, limit) * 3, limit)


def states(database: Database, slug: str, ids: Sequence[str]) -> dict[str, EntryState]:
    """Return those of some ids that are entries of the timeline now, by id. Three queries."""
    with available(database):
        of_others = merged_entries.of_events(database, slug, ids)
        single = rows_for_ids(database, _SINGLE, ids, first=[slug])
        merged = rows_for_ids(database, _MERGED, ids, first=[slug])
    found = {row[0]: EntryState(row[0], packed_json.unpacked_event(*row)) for row in single if row[0] not in of_others}
    return found | {entry: EntryState(row[0], packed_json.unpacked_event(*row), facts) for entry, facts, *row in merged}


def added_in(database: Database, ids: Sequence[str]) -> dict[str, int]:
    """Return the revisions that added the events with some ids, by id; no entry had such an id before. One query."""
    with available(database):
        return dict(rows_for_ids(database, "SELECT id, added_in FROM event WHERE id IN ({ids})", ids))

"""Queries about the histories of events: who changed what, and when."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict, dataclass
from typing import Any

from peewee import Database

from service.store.database import available, rows_for_ids
from service.store.tables import Change


@dataclass(frozen=True, slots=True)
class ChangeRow:
    """A row of ``change``. ``at`` is RFC 3339 in UTC, ``by`` a key's name, ``changes`` JSON as it is served."""

    event: str
    at: str
    by: str | None
    action: str
    changes: str


def write(database: Database, rows: Iterable[ChangeRow]) -> None:
    """Add to histories, within the transaction that makes the changes."""
    for row in rows:
        Change.insert(**asdict(row)).execute(database)


def changes_of(database: Database, events: Iterable[str]) -> list[tuple[str, str, str]]:
    """Return the event, the time and the JSON of all changes of some events, those of an event oldest first."""
    sql = "SELECT event, at, changes FROM change WHERE event IN ({ids}) ORDER BY event, id"
    with available(database):
        return [(event, at, changes) for event, at, changes in rows_for_ids(database, sql, events)]


def change_rows(database: Database, event_id: str, *, after: int | None, limit: int) -> list[dict[str, Any]]:
    """Return at most ``limit`` changes of an event after the one with this number, oldest first."""
    query: Any = Change.select().where(Change.event == event_id).order_by(Change.id).limit(limit)
    if after is not None:
        query = query.where(Change.id > after)
    with available(database):
        return list(query.dicts().bind(database))

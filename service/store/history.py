"""Queries about histories: who changed what of an event, and when."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict, dataclass
from typing import Any

from peewee import Database

from service.store.database import available
from service.store.tables import Change


@dataclass(frozen=True, slots=True)
class ChangeRow:
    """A row of ``change``: ``at`` in UTC (RFC 3339), ``by`` a key's name, ``changes`` as they are served (JSON)."""

    event: str
    at: str
    by: str | None
    action: str
    changes: str


def write(database: Database, rows: Iterable[ChangeRow]) -> None:
    """Add to histories, within the transaction that makes the changes."""
    for row in rows:
        Change.insert(**asdict(row)).execute(database)


def page(database: Database, event_id: str, *, after: int | None, limit: int) -> list[dict[str, Any]]:
    """At most ``limit`` changes of an event, the oldest first, after the one with that number."""
    query: Any = Change.select().where(Change.event == event_id).order_by(Change.id).limit(limit)
    if after is not None:
        query = query.where(Change.id > after)
    with available(database):
        return list(query.dicts().bind(database))

"""Rows as they are written: by statements that are built once a kind of database.

Building one costs more than SQLite's work.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

from peewee import Database, Model, chunked

from service.store.database import execute_each, kind
from service.store.tables import Event, Removal

AT_ONCE = 500  #: Ids in one statement.


@dataclass(frozen=True, slots=True)
class EventRow:
    """A row of ``event`` without its article and its revisions."""

    id: str
    position: int | None
    start_on: date
    end_before: date
    grain_rank: int
    granularity: str
    status: str
    body: str
    certainty: str = "explicit"
    origin: str = "engine"
    state: str = "shown"
    corrected: bool = False

    @property
    def columns(self) -> dict[str, Any]:
        """Its values by the names of the columns."""
        return {name: getattr(self, name) for name in self.__slots__}


def insert(database: Database, model: type[Model], rows: Iterable[dict[str, Any]]) -> None:
    """Insert rows, each a dict of columns; what one leaves out is NULL."""
    values = [[_plain(row.get(name)) for name in names(model)] for row in rows]
    execute_each(database, _insert_sql(kind(database), model), values)


def insert_events(
    database: Database, article: str | None, events: Iterable[EventRow], number: int, added: dict[str, int]
) -> None:
    """Insert events within the change ``number``; ``added`` says which of them are older, and since when.

    One that comes back is no removed one.
    """
    rows = [{**event.columns, "added_in": added.get(event.id, number)} for event in events]
    insert(database, Event, ({**row, "article": article, "changed_in": number} for row in rows))
    for some in chunked((row["id"] for row in rows), AT_ONCE):
        Removal.delete().where(Removal.event.in_(some)).execute()


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date) else value


@cache
def names(model: type[Model]) -> tuple[str, ...]:
    """The names of a table's columns, in their order."""
    return tuple(field.name for field in model._meta.sorted_fields)


@cache
def _insert_sql(_: str, model: type[Model]) -> str:
    sql: str = model.insert(dict.fromkeys(names(model), "")).sql()[0]
    return sql

"""Rows as they are written: by statements that are built once a kind of database.

Building one costs more than SQLite's work.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from datetime import date
from functools import cache
from typing import Any, NamedTuple

from peewee import Database, Model, chunked

from service.store import full_text
from service.store.database import AT_ONCE, execute_each, kind, rows_of
from service.store.tables import Event

#: What an event has of its article, so that it is found by it.
OF_ARTICLE = ("source", "language")
#: What a place in a timeline has of its event.
OF_EVENT = ("start_on", "end_before", "grain_rank", "lasting", "state", "status", "certainty", "corrected")
#: Days at most of what lasts a day, a month, a year, a leap year and a decade; then there is no end.
LENGTHS = (1, 31, 365, 366, 3_653)


class EventRow(NamedTuple):
    """A row of ``event`` without what it has of its article, and without its revisions."""

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
    words: str = ""

    @property
    def columns(self) -> dict[str, Any]:
        """Its values by the names of the columns; its ``words`` are no column, and are indexed beside it."""
        named = self._asdict()
        del named["words"]
        named["lasting"] = bisect_left(LENGTHS, (self.end_before - self.start_on).days)
        return named


def insert(database: Database, model: type[Model], rows: Iterable[dict[str, Any]]) -> None:
    """Insert rows, each a dict of columns; what one leaves out is NULL."""
    columns = names(model)
    values = [
        [value.isoformat() if isinstance(value, date) else value for value in map(row.get, columns)] for row in rows
    ]
    execute_each(database, _insert_sql(kind(database), model), values)


def insert_events(
    database: Database, groups: Iterable[tuple[dict[str, Any], Sequence[EventRow]]], number: int, added: dict[str, int]
) -> None:
    """Insert events within the change ``number``; ``added`` says which of them are older, and since when.

    They come with the row of their article, which is empty where they have none.
    """
    pairs = [(article, event) for article, events in groups for event in events]
    added = {**added, **_back(database, (event.id for _, event in pairs))}
    insert(database, Event, (_columns(article, event, number, added) for article, event in pairs))
    full_text.put(database, ((event.id, event.words) for _, event in pairs))


def _back(database: Database, ids: Iterable[str]) -> dict[str, int]:
    """Of events that were removed and come back, since when they are known: they may be removed once more before
    somebody who has known them since then asks for changes.
    """
    return dict(rows_of(database, "DELETE FROM removal WHERE event IN ({ids}) RETURNING event, added_in", ids))


def _columns(article: dict[str, Any], event: EventRow, number: int, added: dict[str, int]) -> dict[str, Any]:
    shared = {"article": article.get("id"), **{name: article.get(name) for name in OF_ARTICLE}}
    return {**event.columns, **shared, "added_in": added.get(event.id, number), "changed_in": number}


def delete_events(database: Database, ids: Iterable[str]) -> None:
    """Delete events with their words."""
    for some in chunked(ids, AT_ONCE):
        full_text.remove(database, some)
        Event.delete().where(Event.id.in_(some)).execute()


@cache
def names(model: type[Model]) -> tuple[str, ...]:
    """The names of a table's columns, in their order."""
    return tuple(field.name for field in model._meta.sorted_fields)


@cache
def _insert_sql(_: str, model: type[Model]) -> str:
    sql: str = model.insert(dict.fromkeys(names(model), "")).sql()[0]
    return sql

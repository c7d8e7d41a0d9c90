"""Queries about the timeline: which events, in its order, a page at a time."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from typing import Any

from peewee import SQL, Database, Expression, Tuple

from service.store.database import available, execute, kind
from service.store.tables import Event, Placing

Key = tuple[date, int, str]
#: First day as the driver gives it, granularity rank, id, and the event as it is served, in UTF-8.
Row = tuple[Any, int, str, bytes]


@dataclass(frozen=True, slots=True)
class Filter:
    """Which events: of a collection, of an article, fine enough.

    They overlap the days from ``starts_from`` on and before ``ends_before``.
    """

    collection: str | None = None
    article: str | None = None
    starts_from: date | None = None
    ends_before: date | None = None
    least_rank: int | None = None


def page(database: Database, wanted: Filter, *, after: Key | None, limit: int, descending: bool) -> list[Row]:
    """At most ``limit`` events after a key: each a ``Row``, in that order. One query.

    Rows are as the driver gives them, and the statement is built once for each set of filters: both would cost more
    than SQLite's whole work. ``key`` makes the key of a row.
    """
    sql, values = page_statement(database, wanted, after=after, limit=limit, descending=descending)
    with available(database):
        rows = execute(database, sql, values).fetchall()
    # PostgreSQL's driver has decoded the text already
    return rows if kind(database) == "sqlite" else [(*row[:3], row[3].encode()) for row in rows]


def key(row: Row) -> Key:
    """The place of a row in the timeline. SQLite keeps a day as its ISO text."""
    start_on = row[0]
    return date.fromisoformat(start_on) if isinstance(start_on, str) else start_on, row[1], row[2]


def page_statement(
    database: Database, wanted: Filter, *, after: Key | None, limit: int, descending: bool
) -> tuple[str, tuple[str | int, ...]]:
    """The statement of ``page`` and its values."""
    # a key before ``ends_before`` bounds the descending page by itself; given both, SQLite would search by the
    # looser one and walk all the pages before this one
    if descending and after and wanted.ends_before and after[0] < wanted.ends_before:
        wanted = replace(wanted, ends_before=None)
    given = tuple(value is not None for value in _values(wanted))
    values = [value for value in _values(wanted) if value is not None]
    place = (after[0].isoformat(), after[1], after[2]) if after else ()
    return _page_sql(kind(database), given, after is not None, descending), (*values, *place, limit)


def _values(wanted: Filter) -> tuple[str | int | None, ...]:
    days = (wanted.ends_before, wanted.starts_from)
    return wanted.collection, wanted.article, *(day.isoformat() if day else None for day in days), wanted.least_rank


@lru_cache(maxsize=64)
def _page_sql(of_kind: str, given: tuple[bool, ...], placed: bool, descending: bool) -> str:
    """The statement for a database and a set of filters: one row-value comparison on the index that has the order."""
    in_collection = given[0]
    order: Any = (Placing.start_on, Placing.grain_rank, Placing.event)
    order = order if in_collection else (Event.start_on, Event.grain_rank, Event.id)
    conditions = (
        Placing.collection == "",
        Event.article == "",
        order[0] < date.min,
        Event.end_before > date.min,
        order[1] >= 0,
    )
    # as bytes, so that no page is decoded only to be encoded again
    body = Event.body.cast("BLOB") if of_kind == "sqlite" else Event.body
    query = (Placing if in_collection else Event).select(*order, body)
    query = (query.join(Event) if in_collection else query).where(Event.state == SQL("'shown'"))
    for condition, is_given in zip(conditions, given, strict=True):
        query = query.where(condition) if is_given else query
    if placed:
        query = query.where(Expression(Tuple(*order), "<" if descending else ">", Tuple("", 0, "")))
    query = query.order_by(*(column.desc() if descending else column.asc() for column in order)).limit(1)
    sql: str = query.sql()[0]
    return sql

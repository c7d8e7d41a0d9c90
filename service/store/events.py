"""Queries about events: one by its id, and a page of the timeline in its order."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from peewee import Database, Expression, ModelSelect, Tuple

from service.store.database import available
from service.store.tables import Event

Key = tuple[date, int, str]


@dataclass(frozen=True, slots=True)
class Filter:
    """Which events: of an article, overlapping days from ``starts_from`` on and before ``ends_before``, fine enough."""

    article: str | None = None
    starts_from: date | None = None
    ends_before: date | None = None
    least_rank: int | None = None


def find(database: Database, event_id: str) -> str | None:
    """An event as it is served (JSON), or None."""
    with available(database):
        row = Event.select(Event.body).where(Event.id == event_id).tuples().first()
        return row[0] if row else None


def page(
    database: Database, wanted: Filter, *, after: Key | None, limit: int, descending: bool
) -> list[tuple[Key, str]]:
    """At most ``limit`` events after a key, in the order (start_on, grain_rank, id): (key, JSON) each. One query."""
    query = page_query(wanted, after=after, limit=limit, descending=descending)
    with available(database):
        # rows as the driver gives them: Peewee's conversion of every cell costs more than SQLite's whole work
        rows = database.execute(query).fetchall()  # type: ignore[no-untyped-call]
    return [((_day(start_on), rank, id), body) for start_on, rank, id, body in rows]


def _day(value: date | str) -> date:
    """SQLite keeps a day as its ISO text."""
    return date.fromisoformat(value) if isinstance(value, str) else value


def page_query(wanted: Filter, *, after: Key | None, limit: int, descending: bool) -> ModelSelect[Event]:
    """The query of ``page``: one row-value comparison on the index that has the order."""
    order = (Event.start_on, Event.grain_rank, Event.id)
    query = Event.select(*order, Event.body)
    if wanted.article is not None:
        query = query.where(Event.article == wanted.article)
    # a key before ``ends_before`` bounds the descending page by itself; given both, SQLite would search by the
    # looser one and walk all the pages before this one
    if wanted.ends_before is not None and not (descending and after and after[0] < wanted.ends_before):
        query = query.where(Event.start_on < wanted.ends_before)
    if wanted.starts_from is not None:
        query = query.where(Event.end_before > wanted.starts_from)
    if wanted.least_rank is not None:
        query = query.where(Event.grain_rank >= wanted.least_rank)
    if after is not None:
        query = query.where(_beyond(order, after, descending))
    return query.order_by(*(column.desc() if descending else column.asc() for column in order)).limit(limit)


def _beyond(order: tuple[object, ...], after: Key, descending: bool) -> Expression:
    return Expression(Tuple(*order), "<" if descending else ">", Tuple(after[0].isoformat(), after[1], after[2]))

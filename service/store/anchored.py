"""Pages of events by where the publication date of their article was found: few articles give anything but a date.

The events of few articles are read and sorted. Otherwise a page is read in the order of the timeline, where it is full
soon.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from peewee import Database

from service.store.database import as_list, available, execute, kind
from service.store.entries import Key, Row, Shape, entry_rows, fetched, shape_of, with_placeholders
from service.store.filter import Filter

_FEW_ARTICLES = 500
_COMMON = "published_at"  # the partial index of the others leaves it out
#: The events of some articles, read by their index: either database might prefer to walk the timeline.
_EVENTS = {
    "sqlite": "json_each(?) AS wanted CROSS JOIN event ON event.article_id = wanted.value",
    "postgresql": "(SELECT * FROM event WHERE article_id = ANY(?::text[]) OFFSET 0) AS event",
}


def anchored_rows(database: Database, wanted: Filter, *, after: Key | None, limit: int, descending: bool) -> list[Row]:
    """Return what ``entries.entry_rows`` does, for a filter by ``anchor_kind``."""
    with available(database):
        articles = _few_articles(database, wanted.anchor_kind)
        if articles is None:
            return entry_rows(database, wanted, after=after, limit=limit, descending=descending)
        shape, values = shape_of(replace(wanted, anchor_kind=()), kind(database))
        place = (after[0].isoformat(), after[1], after[2]) if after else ()
        sql = _sql(shape, bool(place), descending)
        return fetched(database, (sql, (as_list(database, articles), *values, *place, limit)))


def _few_articles(database: Database, kinds: Sequence[str]) -> list[str] | None:
    """Return the articles whose date was found there; None if there are many."""
    if _COMMON in kinds:
        return None
    wanted = ", ".join(f"'{kind}'" for kind in kinds)
    where = f"anchor_kind <> '{_COMMON}' AND anchor_kind IN ({wanted})"
    rows = execute(database, f"SELECT id FROM article WHERE {where} LIMIT {_FEW_ARTICLES + 1}", ()).fetchall()  # noqa: S608
    return [article for (article,) in rows] if len(rows) <= _FEW_ARTICLES else None


@lru_cache(maxsize=256)
def _sql(shape: Shape, has_key: bool, descending: bool) -> str:
    columns = f"event.start_on, event.order_key, event.id, {shape.body}, {shape.changed}.changed_in"
    tables = _EVENTS[shape.database_kind] + shape.places_of_events
    key = f" AND (event.start_on, event.order_key, event.id) {'<' if descending else '>'} (?, ?, ?)" if has_key else ""
    order = ", ".join(f"{place} {'DESC' if descending else 'ASC'}" for place in (1, 2, 3))
    sql = f"SELECT {columns} FROM {tables} WHERE {shape.where}{key} ORDER BY {order} LIMIT ?"  # noqa: S608 - no value is in it
    return with_placeholders(sql, shape.database_kind)

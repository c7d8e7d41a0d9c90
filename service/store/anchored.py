"""Pages of events by where the publication date of their article was found: few articles give anything but a date.

The events of few articles are read and sorted. Otherwise a page is read in the order of the timeline, where it is full
soon.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache
from typing import Any, NamedTuple

from peewee import Database

from service.store.database import as_list, available, execute, kind
from service.store.entries import Row, Shape, entry_rows, fetched, shape_of, with_placeholders
from service.store.filter import Condition, Filter
from service.store.keyset import EVENT_KEY, Keyset, Slice

_FEW_ARTICLES = 500
_COMMON = "published_at"  # the partial index of the others leaves it out
#: The events of some articles, read by their index: either database might prefer to walk the timeline.
_EVENTS = {
    "sqlite": "json_each(?) AS wanted CROSS JOIN event ON event.article_id = wanted.value",
    "postgresql": "(SELECT * FROM event WHERE article_id = ANY(?::text[]) OFFSET 0) AS event",
}


def anchored_rows(database: Database, wanted: Filter, part: Slice) -> list[Row]:
    """Return what ``entries.entry_rows`` does, for a filter by ``anchor_kind``."""
    with available(database):
        rows = rows_of_few_articles(database, wanted, part)
        return entry_rows(database, wanted, part) if rows is None else rows


def rows_of_few_articles(
    database: Database, wanted: Filter, part: Slice, also: Condition | None = None
) -> list[Row] | None:
    """Return the rows of a filter by ``anchor_kind`` that also meet a condition; None if many articles have it."""
    source = few_articles(database, wanted)
    if source is None:
        return None
    shape, values = shape_of_others(database, source, also)
    sql = _sql(shape, part.keyset)
    return fetched(database, (sql, (source.articles, *values, *part.key_values, part.limit)))


class FewArticles(NamedTuple):
    """The articles that a filter by ``anchor_kind`` finds, as a value of a statement, and its other filters."""

    articles: Any
    others: Filter


def few_articles(database: Database, wanted: Filter) -> FewArticles | None:
    """Return the articles that a filter by ``anchor_kind`` finds; None if they are many, or without such a filter."""
    articles = _few_articles(database, wanted.anchor_kind) if wanted.anchor_kind else None
    if articles is None:
        return None
    return FewArticles(as_list(database, articles), replace(wanted, anchor_kind=()))


def shape_of_others(
    database: Database, source: FewArticles, also: Condition | None = None
) -> tuple[Shape, tuple[Any, ...]]:
    """Return the shape of the other filters, without their search but with a condition, and the values of both."""
    shape, values = shape_of(replace(source.others, search=None), kind(database))
    if also is None:
        return shape, values
    return replace(shape, conditions=(*shape.conditions, also.sql)), (*values, *also.values)


def tables_of_few(shape: Shape) -> str:
    """Return the tables with the events of few articles. The first value of a statement is their list."""
    return _EVENTS[shape.database_kind] + shape.places_of_events


def _few_articles(database: Database, kinds: Sequence[str]) -> list[str] | None:
    """Return the articles whose date was found there; None if there are many."""
    if _COMMON in kinds:
        return None
    wanted = ", ".join(f"'{kind}'" for kind in kinds)
    where = f"anchor_kind <> '{_COMMON}' AND anchor_kind IN ({wanted})"
    rows = execute(database, f"SELECT id FROM article WHERE {where} LIMIT {_FEW_ARTICLES + 1}", ()).fetchall()  # noqa: S608
    return [article for (article,) in rows] if len(rows) <= _FEW_ARTICLES else None


@lru_cache(maxsize=256)
def _sql(shape: Shape, keyset: Keyset) -> str:
    columns = ", ".join((*EVENT_KEY, shape.body, f"{shape.changed}.changed_in"))
    where = f"{shape.where}{keyset.condition()}"
    sql = f"SELECT {columns} FROM {tables_of_few(shape)} WHERE {where} ORDER BY {keyset.order} LIMIT ?"  # noqa: S608 - no value is in it
    return with_placeholders(sql, shape.database_kind)

"""Queries about histograms: the number of events in each year, month, week or day, or of the same days."""

from __future__ import annotations

from datetime import date
from functools import lru_cache
from typing import Any, NamedTuple

from peewee import Database

from service.store import anchored, event_counts, full_text, search_counts
from service.store.database import available, execute, kind
from service.store.entries import Shape, shape_of, with_placeholders
from service.store.filter import Condition, Filter, merges, needs_only_placings
from service.store.rows import as_day

#: The name of the period that a day is in: 2025-03 for 2025-03-13. A week is named by its Monday. SQLite stores days as
#: ISO 8601 text; PostgreSQL is made to write them so.
_PERIODS = {
    "sqlite": {
        "year": "substr({day}, 1, 4)",
        "month": "substr({day}, 1, 7)",
        "week": "date({day}, '-6 days', 'weekday 1')",
        "day": "date({day})",
    },
    "postgresql": {
        "year": "to_char({day}, 'YYYY')",
        "month": "to_char({day}, 'YYYY-MM')",
        "week": "to_char(date_trunc('week', {day}), 'YYYY-MM-DD')",
        "day": "to_char({day}, 'YYYY-MM-DD')",
    },
}
_LAST_DAY = {"sqlite": "date({table}.end_before, '-1 day')", "postgresql": "({table}.end_before - 1)"}
#: The sources that report an entry; an event that is no entry of several reports has one.
_SOURCES = {
    "sqlite": "max(1, coalesce(json_extract(merged_entry.facts, '$.reported_by.sources'), 1))",
    "postgresql": "greatest(1, coalesce((merged_entry.facts::json -> 'reported_by' ->> 'sources')::integer, 1))",
}
_ENTRIES = (
    ' LEFT JOIN merged_entry ON merged_entry.collection_id = "placing".collection_id'
    ' AND merged_entry.event = "placing".event_id'
)


class _Source(NamedTuple):
    """The table with the columns of a filter, the tables with their joins, and how events are counted."""

    table: str
    tables: str
    counted: str


class IntervalRow(NamedTuple):
    """The first day and the day after the last, how many events have just these days, and by how many sources."""

    start_on: date
    end_before: date
    entries: int
    sources: int


def intervals(database: Database, wanted: Filter, *, limit: int) -> list[IntervalRow]:
    """Return how many events have the same days, for at most ``limit`` different days. One query.

    A merged entry of a collection counts once for each of its sources in ``sources``, any other event once.
    """
    with available(database):
        shape, source, values = _asked(database, wanted)
        statement = _intervals_sql(shape, source, is_merged=merges(wanted))
        rows = execute(database, statement, (*values, limit)).fetchall()
    return [IntervalRow(as_day(first), as_day(end), entries, sources) for first, end, entries, sources in rows]


@lru_cache(maxsize=256)
def _intervals_sql(shape: Shape, source: _Source, *, is_merged: bool) -> str:
    table, tables, count = source
    sources = f"sum({_SOURCES[shape.database_kind]})" if is_merged else count
    where = shape.where.replace("event.", f"{table}.")
    columns = f"{table}.start_on, {table}.end_before, {count}, {sources}"
    joined = f"{tables}{_ENTRIES}" if is_merged else tables
    sql = f"SELECT {columns} FROM {joined} WHERE {where} GROUP BY 1, 2 LIMIT ?"  # noqa: S608 - no value is in it
    return with_placeholders(sql, shape.database_kind)


def counts(database: Database, wanted: Filter, period: str, *, limit: int) -> list[tuple[str, int]]:
    """Return the number of events within each period, in order, for at most ``limit`` periods.

    A period is named 2025, 2025-03 or 2025-03-13, a week by its Monday. Events that lie within no single period come
    first, under the empty name.
    """
    if wanted.search is not None:
        with available(database):
            return sorted(search_counts.counts(database, wanted, period).items())[:limit]
    with available(database):
        shape, source, values = _asked(database, wanted)
        rows = execute(database, _sql(shape, source, period), (*values, limit)).fetchall()
    return [(name, count) for name, count in rows]


@lru_cache(maxsize=256)
def _sql(shape: Shape, source: _Source, period: str) -> str:
    table, tables, count = source
    name = _PERIODS[shape.database_kind][period]
    first = name.format(day=f"{table}.start_on")
    last = name.format(day=_LAST_DAY[shape.database_kind].format(table=table))
    bucket = f"CASE WHEN {first} = {last} THEN {first} ELSE '' END"
    where = f"{shape.where.replace('event.', f'{table}.')} GROUP BY 1 ORDER BY 1 LIMIT ?"
    sql = f"SELECT {bucket}, {count} FROM {tables} WHERE {where}"  # noqa: S608 - no value is in it
    return with_placeholders(sql, shape.database_kind)


def _asked(database: Database, wanted: Filter) -> tuple[Shape, _Source, tuple[Any, ...]]:
    """Return the shape of a filter, the source that answers it with the least reading, and the values of both."""
    if few := anchored.few_articles(database, wanted):
        search = wanted.search
        words = Condition(*full_text.reading_condition(kind(database), search)) if search else None
        shape, values = anchored.shape_of_others(database, few, words)
        return shape, _Source("event", anchored.tables_of_few(shape), "count(*)"), (few.articles, *values)
    shape, values = shape_of(wanted, kind(database))
    if event_counts.are_counted(wanted):
        return shape, _Source(event_counts.TABLE, event_counts.TABLE, f"sum({event_counts.TABLE}.events)"), values
    if needs_only_placings(wanted):
        return shape, _Source(shape.order, shape.order, "count(*)"), values
    return shape, _Source("event", shape.tables, "count(*)"), values

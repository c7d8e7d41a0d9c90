"""Counts of the events that agree in their days and in the columns that filters ask for.

They answer histograms of everything without reading events. They also tell on which days a filter finds events, so that
a page reads those days only, even if the filter finds few. Triggers update them with each statement.
"""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache

from peewee import Database

from service.eventing import EventKind
from service.store.database import as_list, available, execute, kind
from service.store.entries import (
    Key,
    Row,
    Shape,
    Statement,
    entries_statement,
    fetched,
    shape_of,
    with_placeholders,
)
from service.store.filter import ALL_KINDS, DEFAULT_KINDS, Condition, Filter, all_of, conditions, parameters
from service.store.rows import LENGTHS
from service.timex.model import Certainty

TABLE = "event_count"
#: Parameters of filters whose columns are counted.
_COUNTED = {
    *("from", "to", "match", "granularity", "kind", "status", "upcoming", "certainty", "corrected", "include", "merge")
}
#: Those of them that have no index of their own.
_UNORDERED = {"granularity", "status", "upcoming", "certainty", "include"}
#: All values of the columns that the key begins with: with them, each filter reads one range of days for each value.
_VALUES = {
    "kind": tuple(map(str, EventKind)),
    "status": ("happened", "planned"),
    "certainty": tuple(map(str, Certainty)),
}
_DAYS = {
    "sqlite": "event.start_on IN (SELECT value FROM json_each(?))",
    "postgresql": "event.start_on = ANY(?::date[])",
}
#: True of all events; the index in the order of the timeline begins with this column.
_OF_ANY_LENGTH = f"event.lasting IN ({', '.join(map(str, range(len(LENGTHS) + 1)))})"


@lru_cache(maxsize=1_024)
def are_counted(wanted: Filter) -> bool:
    """Whether the counts have all columns that the filters need."""
    return parameters(wanted).keys() <= _COUNTED


@lru_cache(maxsize=1_024)
def finds_days(wanted: Filter) -> bool:
    """Whether a page had better begin with the days that the counts give."""
    names = parameters(wanted).keys()
    has_rare_kinds = wanted.kind not in ((), ALL_KINDS, DEFAULT_KINDS)
    return names <= _COUNTED and not wanted.corrected and (has_rare_kinds or bool(names & _UNORDERED))


def counted_rows(database: Database, wanted: Filter, *, after: Key | None, limit: int, descending: bool) -> list[Row]:
    """Return at most ``limit`` events that a filter finds, after a key, in the order of the timeline.

    The events of the timeline are read first, and whether the filter finds them. If they do not fill the page, it finds
    few of them here, and counts say on which days.
    """
    with available(database):
        most = 4 * limit
        rows = fetched(database, _walk_statement(database, wanted, after, most, descending))
        found = [row for row in rows if row[3]][:limit]
        if len(found) == limit or len(rows) < most:
            return found
        return _rows_of_days(database, wanted, after, limit, descending)


def _walk_statement(database: Database, wanted: Filter, after: Key | None, limit: int, descending: bool) -> Statement:
    """Return the statement of the first events of the timeline; the JSON of those that the filter misses is NULL."""
    all_events = replace(
        wanted,
        granularity=None,
        status=None,
        upcoming=None,
        certainty=None,
        corrected=None,
        kind=wanted.kind if wanted.kind == DEFAULT_KINDS else (),
    )
    always = conditions(all_events, kind(database))
    kept = [condition for condition in conditions(wanted, kind(database)) if condition not in always]
    return entries_statement(
        database, all_events, after=after, limit=limit, descending=descending, shown_if=all_of(kept)
    )


def _rows_of_days(database: Database, wanted: Filter, after: Key | None, limit: int, descending: bool) -> list[Row]:
    """Return the first events of a filter after a key, which begin on the days that counts give."""
    shape, values = shape_of(wanted, kind(database))
    place = (after[0].isoformat(), after[1], after[2]) if after else ()
    sql = _days_sql(shape, bool(place), descending)
    while True:
        days, number = _days(database, wanted, after, limit, descending)
        rows = fetched(database, (sql, (as_list(database, days), *values, *place, limit)))
        # fewer, if events of these days were deleted after they were counted
        if len(rows) >= min(limit, number):
            return rows


def few_rows(
    database: Database,
    wanted: Filter,
    also: Condition,
    *,
    after: Key | None,
    limit: int,
    descending: bool,
    most: int,
) -> list[Row] | None:
    """Return at most ``limit`` events of a filter that also meet a condition; None if it finds more than ``most``."""
    days, number = _days(database, wanted, after, most + 1, descending)
    if number > most:
        return None
    shape, values = shape_of(wanted, kind(database))
    shape = replace(shape, conditions=(*shape.conditions, also.sql))
    place = (after[0].isoformat(), after[1], after[2]) if after else ()
    sql = _days_sql(shape, bool(place), descending)
    return fetched(database, (sql, (as_list(database, days), *values, *also.values, *place, limit)))


@lru_cache(maxsize=256)
def _days_sql(shape: Shape, has_key: bool, descending: bool) -> str:
    columns = f"event.start_on, event.order_key, event.id, {shape.body}, event.changed_in"
    key = f" AND (event.start_on, event.order_key, event.id) {'<' if descending else '>'} (?, ?, ?)" if has_key else ""
    order = ", ".join(f"{place} {'DESC' if descending else 'ASC'}" for place in (1, 2, 3))
    where = f"{_OF_ANY_LENGTH} AND {_DAYS[shape.database_kind]} AND {shape.where}{key}"
    return with_placeholders(f"SELECT {columns} FROM event WHERE {where} ORDER BY {order} LIMIT ?", shape.database_kind)  # noqa: S608


def _days(database: Database, wanted: Filter, after: Key | None, limit: int, descending: bool) -> tuple[list[str], int]:
    """Return the days on which the next ``limit`` events of a filter begin, as ISO 8601 text, and their number."""
    days: list[str] = []
    number = 0
    statement = days_statement(database, wanted, after, limit, descending)
    for day, events in execute(database, *statement).fetchall():
        if number >= limit:
            break
        days.append(str(day))
        # those of the key's day may come before it
        number += 0 if after and str(day) == after[0].isoformat() else events
    return days, number


def days_statement(database: Database, wanted: Filter, after: Key | None, limit: int, descending: bool) -> Statement:
    """Return the statement of the days on which events of a filter begin, with their number, and its values."""
    shape, values = shape_of(wanted, kind(database))
    some = [("kind", wanted.kind in ((), ALL_KINDS)), ("certainty", not wanted.certainty)]
    some.append(("status", not (wanted.status or wanted.upcoming)))
    free = tuple(name for name, is_free in some if is_free)
    from_day = (after[0].isoformat(),) if after else ()
    return _counted_days_sql(shape, free, bool(after), descending), (*values, *from_day, limit + 1)


@lru_cache(maxsize=256)
def _counted_days_sql(shape: Shape, free: tuple[str, ...], has_key: bool, descending: bool) -> str:
    where = [shape.where]
    for name in free:
        values = ", ".join(f"'{value}'" for value in _VALUES[name])
        where.append(f"event.{name} IN ({values})")
    if has_key:
        where.append(f"event.start_on {'<=' if descending else '>='} ?")
    days = f"SELECT event.start_on, sum(event.events) FROM {TABLE} AS event WHERE {' AND '.join(where)}"  # noqa: S608
    order = f" GROUP BY 1 ORDER BY 1 {'DESC' if descending else 'ASC'} LIMIT ?"
    return with_placeholders(days + order, shape.database_kind)

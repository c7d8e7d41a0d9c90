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
    Row,
    Shape,
    Statement,
    entries_statement,
    fetched,
    shape_of,
    with_placeholders,
)
from service.store.filter import ALL_KINDS, DEFAULT_KINDS, Condition, Filter, all_of, conditions, parameters
from service.store.keyset import EVENT_KEY, Keyset, Slice
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


def counted_rows(database: Database, wanted: Filter, part: Slice) -> list[Row]:
    """Return a slice of the events that a filter finds, in the order of the timeline.

    The events of the timeline are read first, and whether the filter finds them. If they do not fill the page, it finds
    few of them here, and counts say on which days.
    """
    with available(database):
        most = 4 * part.limit
        rows = fetched(database, _walk_statement(database, wanted, part._replace(limit=most)))
        found = [row for row in rows if row[3]][: part.limit]
        if len(found) == part.limit or len(rows) < most:
            return found
        return _rows_of_days(database, wanted, part)


def _walk_statement(database: Database, wanted: Filter, part: Slice) -> Statement:
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
    return entries_statement(database, all_events, part, shown_if=all_of(kept))


def _rows_of_days(database: Database, wanted: Filter, part: Slice) -> list[Row]:
    """Return the first events of a filter after a key, which begin on the days that counts give."""
    shape, values = shape_of(wanted, kind(database))
    sql = _days_sql(shape, part.keyset)
    while True:
        days, number = _days(database, wanted, part)
        rows = fetched(database, (sql, (as_list(database, days), *values, *part.key_values, part.limit)))
        # fewer, if events of these days were deleted after they were counted
        if len(rows) >= min(part.limit, number):
            return rows


def rows_of_few_events(
    database: Database, wanted: Filter, part: Slice, also: Condition, *, most: int
) -> list[Row] | None:
    """Return a slice of a filter's events that also meet a condition; None if the filter finds more than ``most``."""
    days, number = _days(database, wanted, part._replace(limit=most + 1))
    if number > most:
        return None
    shape, values = shape_of(wanted, kind(database))
    sql = _days_sql(replace(shape, conditions=(*shape.conditions, also.sql)), part.keyset)
    return fetched(database, (sql, (as_list(database, days), *values, *also.values, *part.key_values, part.limit)))


@lru_cache(maxsize=256)
def _days_sql(shape: Shape, keyset: Keyset) -> str:
    columns = ", ".join((*EVENT_KEY, shape.body, "event.changed_in"))
    where = f"{_OF_ANY_LENGTH} AND {_DAYS[shape.database_kind]} AND {shape.where}{keyset.condition()}"
    sql = f"SELECT {columns} FROM event WHERE {where} ORDER BY {keyset.order} LIMIT ?"  # noqa: S608
    return with_placeholders(sql, shape.database_kind)


def _days(database: Database, wanted: Filter, part: Slice) -> tuple[list[str], int]:
    """Return the days on which the next ``limit`` events of a filter begin, as ISO 8601 text, and their number."""
    days: list[str] = []
    number = 0
    for day, events in execute(database, *days_statement(database, wanted, part)).fetchall():
        if number >= part.limit:
            break
        days.append(str(day))
        # those of the key's day may come before it
        number += 0 if part.after and str(day) == part.after[0].isoformat() else events
    return days, number


def days_statement(database: Database, wanted: Filter, part: Slice) -> Statement:
    """Return the statement of the days on which events of a filter begin, with their number, and its values."""
    shape, values = shape_of(wanted, kind(database))
    some = [("kind", wanted.kind in ((), ALL_KINDS)), ("certainty", not wanted.certainty)]
    some.append(("status", not (wanted.status or wanted.upcoming)))
    free = tuple(name for name, is_free in some if is_free)
    return _counted_days_sql(shape, free, part.keyset), (*values, *part.key_values[:1], part.limit + 1)


@lru_cache(maxsize=256)
def _counted_days_sql(shape: Shape, free: tuple[str, ...], keyset: Keyset) -> str:
    where = [shape.where]
    for name in free:
        values = ", ".join(f"'{value}'" for value in _VALUES[name])
        where.append(f"event.{name} IN ({values})")
    if keyset.has_key:
        where.append(f"event.start_on {'<=' if keyset.descending else '>='} ?")
    days = f"SELECT event.start_on, sum(event.events) FROM {TABLE} AS event WHERE {' AND '.join(where)}"  # noqa: S608
    order = f" GROUP BY 1 ORDER BY 1 {keyset.direction} LIMIT ?"
    return with_placeholders(days + order, shape.database_kind)

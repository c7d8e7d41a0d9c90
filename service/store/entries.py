"""Queries about a timeline: a page of events, in its order."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from typing import Any

from peewee import Database

from service.store import full_text, packed_json
from service.store.database import available, execute, kind
from service.store.filter import DEFAULT_KINDS, Condition, Filter, Match, conditions
from service.store.keyset import Key, Keyset, Slice
from service.store.rows import LENGTHS, as_day
from service.store.turns import turn

#: First day as the driver gives it, order key, id, the event's JSON in UTF-8, and the revision of its last change.
Row = tuple[Any, str, str, bytes, int]
Statement = tuple[str, tuple[str | int, ...]]


def entry_rows(database: Database, wanted: Filter, part: Slice) -> list[Row]:
    """Return a slice of the events that a filter finds, in the order of the timeline. One query.

    Rows are as the driver gives them, and the statement is built once for each set of filters: either would take
    longer than SQLite takes for the query. ``key`` returns the key of a row.
    """
    return fetched(database, entries_statement(database, wanted, part))


def fetched(database: Database, statement: Statement) -> list[Row]:
    """Return the rows of a statement."""
    with available(database):
        cursor = execute(database, *statement)
        with turn():
            return unpacked(cursor.fetchall())


def unpacked(rows: Iterable[tuple[Any, ...]]) -> list[Row]:
    """Return rows of a statement with the JSON of their events instead of its columns."""
    body_of = packed_json.unpacked_bytes
    return [
        (day, order, event, body_of(event, article, body), number) for day, order, event, article, body, number in rows
    ]


def key(row: Row) -> Key:
    """Return the place of a row in the timeline."""
    return as_day(row[0]), row[1], row[2]


def entries_statement(
    database: Database, wanted: Filter, part: Slice, *, shown_if: Condition | None = None
) -> Statement:
    """Return the statement of ``entry_rows`` and its values.

    The JSON of an event is empty if it does not meet the condition ``shown_if``.
    """
    if part.after:
        wanted = _without_idle_bound(wanted, part.after[0], descending=part.descending)
    shape, values = shape_of(wanted, kind(database))
    if shown_if:
        shape, values = replace(shape, shown_if=shown_if.sql), (*shown_if.values, *values)
    first = part.after[0] if part.after and not part.descending else date.min
    reaches = _reaches(wanted, first) if _by_length(wanted) else [()]
    sql = _sql(shape, tuple(len(reach) for reach in reaches), part.keyset)
    end = (part.limit,) if _limits_each(shape, reaches) else ()
    return sql, (*(value for reach in reaches for value in (*values, *reach, *part.key_values, *end)), part.limit)


def _without_idle_bound(wanted: Filter, day: date, *, descending: bool) -> Filter:
    """Drop a bound that the key already implies: what begins after a day also overlaps the days from then on.

    Given two bounds of one column, SQLite would search by the looser one and walk all pages before this one.
    """
    if descending and wanted.match != Match.WITHIN and wanted.ends_before and day < wanted.ends_before:
        return replace(wanted, ends_before=None)
    if not descending and wanted.starts_from and day > wanted.starts_from:
        return replace(wanted, starts_from=None)
    return wanted


def _by_length(wanted: Filter) -> bool:
    """Whether a page is merged from one index range for each length class of events.

    Then it does not walk all events that ended before the wanted days. For one article, corrected events or a search
    there are few to walk.
    """
    if wanted.article is not None or wanted.search is not None:
        return False
    if wanted.collection is None and (wanted.source is not None or wanted.language is not None):
        return True  # their indexes have no other order
    if wanted.corrected:
        return False
    # without a collection, only the default kind has an index of another order
    return _first_overlapped(wanted) is not None or (wanted.collection is None and wanted.kind != DEFAULT_KINDS)


def _first_overlapped(wanted: Filter) -> date | None:
    """Return the first day on or after which events must end."""
    days = (wanted.starts_from if wanted.match == Match.OVERLAPS else None, wanted.upcoming)
    return max(filter(None, days), default=None)


def _reaches(wanted: Filter, not_before: date) -> list[tuple[str | int, ...]]:
    """Return each length class with the first day, not before ``not_before``, on which such an event can begin and
    overlap the wanted days.
    """
    first = _first_overlapped(wanted)
    if first is None:
        return [(length,) for length in range(len(LENGTHS) + 1)]
    days = [max(first.toordinal() - longest + 1, not_before.toordinal()) for longest in LENGTHS]
    return [*((length, date.fromordinal(day).isoformat()) for length, day in enumerate(days)), (len(LENGTHS),)]


@dataclass(frozen=True, slots=True)
class Shape:
    """All of a filter that its statement depends on: everything but the values.

    The JSON of an event is NULL if it does not meet the condition ``shown_if``.
    """

    database_kind: str
    conditions: tuple[str, ...]
    in_collection: bool
    is_search: bool
    shown_if: str = ""

    @property
    def order(self) -> str:
        """The table whose index has the order of the timeline."""
        return '"placing"' if self.in_collection and not self.is_search else "event"

    @property
    def changed(self) -> str:
        """The table with the revision since which the timeline shows an event as it does now."""
        return '"placing"' if self.in_collection else "event"

    @property
    def join(self) -> str:
        return "CROSS JOIN" if self.database_kind == "sqlite" else "JOIN"

    @property
    def body(self) -> str:
        """Two columns: the id of the event's article, and ``body``, the event's JSON if the event is shown."""
        body, is_shown = "event.body", self.shown_if.replace("{order}", self.order)
        return f"event.article_id, {f'CASE WHEN {is_shown} THEN {body} END AS body' if is_shown else body}"

    @property
    def tables(self) -> str:
        """The tables, joined in the order in which SQLite must read them: its own choice would be a guess."""
        if not self.is_search:
            return f'"placing" {self.join} event ON event.id = "placing".event_id' if self.in_collection else "event"
        return full_text.TABLES[self.database_kind] + self.places_of_events

    @property
    def places_of_events(self) -> str:
        """The join from events to their places in the collection, if there is one."""
        if not self.in_collection:
            return ""
        place = " AND ".join(f'"placing".{column} = event.{column}' for column in ("start_on", "order_key"))
        return f' {self.join} "placing" ON "placing".event_id = event.id AND {place}'

    @property
    def where(self) -> str:
        return " AND ".join(self.conditions).replace("{order}", self.order)


def shape_of(wanted: Filter, database_kind: str) -> tuple[Shape, tuple[str | int, ...]]:
    """Return the shape of a filter, and its values in the order of the shape's conditions."""
    applied = conditions(wanted, database_kind)
    sql = tuple(condition.sql for condition in applied)
    shape = Shape(database_kind, sql, wanted.collection is not None, wanted.search is not None)
    return shape, tuple(value for condition in applied for value in condition.values)


@lru_cache(maxsize=512)
def _sql(shape: Shape, reaches: tuple[int, ...], keyset: Keyset) -> str:
    """Return the statement of a shape: one row-value comparison on the index of the order, in each of its parts."""
    columns = [f"{shape.order}.start_on", f"{shape.order}.order_key", f"{shape.order}.{ID[shape.order]}"]
    reach = ("", f" AND {shape.order}.lasting = ?", f" AND {shape.order}.lasting = ? AND {shape.order}.start_on >= ?")
    values = f"{', '.join(columns)}, {shape.body}, {shape.changed}.changed_in"
    select = f"SELECT {values} FROM {shape.tables} WHERE {shape.where}"  # noqa: S608 - no value is in it
    key, end = keyset.condition(columns), f" ORDER BY {keyset.order} LIMIT ?"
    part = f"({select}{{}}{key}{end})" if _limits_each(shape, reaches) else f"{select}{{}}{key}"
    return with_placeholders(
        " UNION ALL ".join(part.format(reach[count]) for count in reaches) + end, shape.database_kind
    )


def _limits_each(shape: Shape, reaches: Sequence[object]) -> bool:
    """Whether each part has its own limit. SQLite merges parts that are in order; PostgreSQL would sort all rows."""
    return shape.database_kind == "postgresql" and len(reaches) > 1


#: The event's id in each table. PostgreSQL reserves the word placing.
ID = {"event": "id", '"placing"': "event_id"}


def with_placeholders(sql: str, database_kind: str) -> str:
    """Return a statement with the placeholders of the driver instead of ``?``."""
    return sql if database_kind == "sqlite" else sql.replace("?", "%s")

"""Queries about the timeline: which events, in its order, a page at a time, and how many there are of each period."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from typing import Any

from peewee import Database

from service.store import full_text
from service.store.database import available, execute, kind
from service.store.rows import LENGTHS
from service.text.search import Search

Key = tuple[date, int, str]
#: First day as the driver gives it, granularity rank, id, and the event as it is served, in UTF-8.
Row = tuple[Any, int, str, bytes]
Statement = tuple[str, tuple[str | int, ...]]


@dataclass(frozen=True, slots=True)
class Filter:
    """Which events: those that are all that is said here.

    ``match`` says how their days lie to those from ``starts_from`` on and before ``ends_before``: "overlaps", "within"
    or "starts". ``states`` are those of ``tables.Event``.
    """

    collection: str | None = None
    article: str | None = None
    source: str | None = None
    language: str | None = None
    starts_from: date | None = None
    ends_before: date | None = None
    match: str = "overlaps"
    least_rank: int | None = None
    status: str | None = None
    certainty: str | None = None
    corrected: bool | None = None
    states: tuple[str, ...] = ("shown",)
    search: Search | None = None


def page(database: Database, wanted: Filter, *, after: Key | None, limit: int, descending: bool) -> list[Row]:
    """At most ``limit`` events after a key: each a ``Row``, in that order. One query.

    Rows are as the driver gives them, and the statement is built once for each set of filters: both would cost more
    than SQLite's whole work. ``key`` makes the key of a row.
    """
    sql, values = page_statement(database, wanted, after=after, limit=limit, descending=descending)
    with available(database):
        rows: list[Row] = execute(database, sql, values).fetchall()
    # PostgreSQL's driver has decoded the text already
    return rows if kind(database) == "sqlite" else [(*row[:3], row[3].encode()) for row in rows]  # type: ignore[attr-defined]


def key(row: Row) -> Key:
    """The place of a row in the timeline. SQLite keeps a day as its ISO text."""
    start_on = row[0]
    return date.fromisoformat(start_on) if isinstance(start_on, str) else start_on, row[1], row[2]


def page_statement(database: Database, wanted: Filter, *, after: Key | None, limit: int, descending: bool) -> Statement:
    """The statement of ``page`` and its values."""
    if after:
        wanted = _within_reach(wanted, after[0], descending=descending)
    shape, values = asked(kind(database), wanted)
    place = (after[0].isoformat(), after[1], after[2]) if after else ()
    reaches = _reaches(wanted, after[0] if after and not descending else date.min) if _by_length(wanted) else [()]
    sql = _page_sql(shape, tuple(len(reach) for reach in reaches), after is not None, descending)
    end = (limit,) if _bounds_each(shape, reaches) else ()
    return sql, (*(value for reach in reaches for value in (*values, *reach, *place, *end)), limit)


def _within_reach(wanted: Filter, day: date, *, descending: bool) -> Filter:
    """A key beyond a bound of the same column makes it idle; given both, SQLite would search by the looser one and
    walk all the pages before this one. What begins after a day also overlaps the days from it on.
    """
    if descending and wanted.match != "within" and wanted.ends_before and day < wanted.ends_before:
        return replace(wanted, ends_before=None)
    if not descending and wanted.starts_from and day > wanted.starts_from:
        return replace(wanted, starts_from=None)
    return wanted


def _by_length(wanted: Filter) -> bool:
    """Whether a page is merged from one range of an index for each length of events.

    So it does not walk all that was over before the days asked for. Of one article, of what is corrected or found by
    its words there is little to walk.
    """
    if wanted.article is not None or wanted.search is not None:
        return False
    if wanted.collection is None and (wanted.source is not None or wanted.language is not None):
        return True  # their indexes are in this order, and no other
    return not wanted.corrected and wanted.match == "overlaps" and wanted.starts_from is not None


def _reaches(wanted: Filter, from_on: date) -> list[tuple[str | int, ...]]:
    """Of each length its number, and the first day, not before ``from_on``, on which one can begin that overlaps the
    days asked for.
    """
    first = wanted.starts_from if wanted.match == "overlaps" else None
    if first is None:
        return [(length,) for length in range(len(LENGTHS) + 1)]
    days = [max(first.toordinal() - most + 1, from_on.toordinal()) for most in LENGTHS]
    return [*((length, date.fromordinal(day).isoformat()) for length, day in enumerate(days)), (len(LENGTHS),)]


#: Of each match: what the first day asked for bounds, and what the day after the last.
_BOUNDS = {
    "overlaps": ("event.end_before > ?", "{order}.start_on < ?"),
    "within": ("{order}.start_on >= ?", "event.end_before <= ?"),
    "starts": ("{order}.start_on >= ?", "{order}.start_on < ?"),
}


@dataclass(frozen=True, slots=True)
class Shape:
    """What a statement is built from: all of a question but its values."""

    database_kind: str
    conditions: tuple[str, ...]
    in_collection: bool
    is_search: bool

    @property
    def order(self) -> str:
        """The table whose index has the order."""
        return '"placing"' if self.in_collection and not self.is_search else "event"

    @property
    def tables(self) -> str:
        """The tables, in the order in which SQLite is to read them: it would choose by guess."""
        join = "CROSS JOIN" if self.database_kind == "sqlite" else "JOIN"
        if not self.is_search:
            return f'"placing" {join} event ON event.id = "placing".event_id' if self.in_collection else "event"
        found = full_text.FOUND[self.database_kind]
        place = " AND ".join(f'"placing".{one} = event.{one}' for one in ("start_on", "grain_rank"))
        return f'{found} {join} "placing" ON "placing".event_id = event.id AND {place}' if self.in_collection else found

    @property
    def where(self) -> str:
        return " AND ".join(self.conditions).replace("{order}", self.order)


def asked(database_kind: str, wanted: Filter) -> tuple[Shape, tuple[str | int, ...]]:
    """The shape of a question, and its values in the order of its conditions."""
    lower, upper = _BOUNDS[wanted.match]
    search = full_text.asked(database_kind, wanted.search) if wanted.search else None
    said: tuple[tuple[str, str | int | None], ...] = (
        (full_text.CONDITIONS[database_kind], search),
        ('"placing".collection_id = ?', wanted.collection),
        *_narrowing(wanted),
        (upper, wanted.ends_before.isoformat() if wanted.ends_before else None),
        (lower, wanted.starts_from.isoformat() if wanted.starts_from else None),
        ("{order}.grain_rank >= ?", wanted.least_rank),
        ("event.status = ?", wanted.status),
        ("event.certainty = ?", wanted.certainty),
    )
    given = [(condition, value) for condition, value in said if value is not None]
    conditions = (*(condition for condition, _ in given), *_unvalued(wanted))
    shape = Shape(database_kind, conditions, wanted.collection is not None, search is not None)
    return shape, tuple(value for _, value in given)


def _narrowing(wanted: Filter) -> list[tuple[str, str | None]]:
    """Conditions that each have an index: only one may choose it, and that is the one that leaves the fewest events.

    The others are of an expression, which no index has.
    """
    is_chosen = wanted.search is not None
    conditions = []
    for column, value in zip(_OF_ARTICLE, (wanted.article, wanted.source, wanted.language), strict=True):
        conditions.append((f"{column} || '' = ?" if is_chosen else f"{column} = ?", value))
        is_chosen = is_chosen or value is not None
    return conditions


_OF_ARTICLE = ("event.article_id", "event.source", "event.language")


def _unvalued(wanted: Filter) -> Sequence[str]:
    """Conditions that are written out, so that an index of some rows only is seen to serve them."""
    states = ", ".join(f"'{state}'" for state in wanted.states)
    state = f"event.state IN ({states})" if len(wanted.states) > 1 else f"event.state = {states}"
    return (
        [state]
        if wanted.corrected is None
        else [state, "event.corrected" if wanted.corrected else "NOT event.corrected"]
    )


@lru_cache(maxsize=512)
def _page_sql(shape: Shape, reaches: tuple[int, ...], placed: bool, descending: bool) -> str:
    """The statement of a shape: one row-value comparison on the index that has the order, in each of its parts."""
    columns = [f"{shape.order}.start_on", f"{shape.order}.grain_rank", f"{shape.order}.{_ID[shape.order]}"]
    # as bytes, so that no page is decoded only to be encoded again
    body = "CAST(event.body AS BLOB)" if shape.database_kind == "sqlite" else "event.body"
    key = f" AND ({', '.join(columns)}) {'<' if descending else '>'} (?, ?, ?)" if placed else ""
    reach = ("", f" AND {shape.order}.lasting = ?", f" AND {shape.order}.lasting = ? AND {shape.order}.start_on >= ?")
    select = f"SELECT {', '.join(columns)}, {body} FROM {shape.tables} WHERE {shape.where}"  # noqa: S608 - no value
    order = ", ".join(f"{place} {'DESC' if descending else 'ASC'}" for place in (1, 2, 3))
    end = f" ORDER BY {order} LIMIT ?"
    part = f"({select}{{}}{key}{end})" if _bounds_each(shape, reaches) else f"{select}{{}}{key}"
    return marked(" UNION ALL ".join(part.format(reach[count]) for count in reaches) + end, shape.database_kind)


def _bounds_each(shape: Shape, reaches: Sequence[object]) -> bool:
    """Whether each part has a limit of its own. SQLite merges parts that are in order; PostgreSQL would sort them."""
    return shape.database_kind == "postgresql" and len(reaches) > 1


#: Of each table; PostgreSQL keeps the word placing for itself.
_ID = {"event": "id", '"placing"': "event_id"}


def marked(sql: str, database_kind: str) -> str:
    """A statement with its marks for values as the driver wants them."""
    return sql if database_kind == "sqlite" else sql.replace("?", "%s")

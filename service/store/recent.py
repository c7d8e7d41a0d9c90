"""Queries about feeds: the entries of a timeline, the newest change first."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from peewee import Database

from service.store import packed_json
from service.store.database import available, execute, kind
from service.store.entries import ID, Shape, Statement, shape_of, with_placeholders
from service.store.filter import Filter


class ChangePlace(NamedTuple):
    """The place of an entry in a feed: the revision of its last change, and the id of the event that it shows."""

    revision: int
    event: str


class RecentRow(NamedTuple):
    """An entry of a feed: its place, and the event's JSON in UTF-8."""

    place: ChangePlace
    body: bytes


def recent_rows(database: Database, wanted: Filter, *, before: ChangePlace | None, limit: int) -> list[RecentRow]:
    """Return at most ``limit`` entries that changed before a place, the newest change first. One query."""
    sql, values = recent_statement(database, wanted, before=before, limit=limit)
    with available(database):
        rows = execute(database, sql, values).fetchall()
    return [RecentRow(ChangePlace(*row[:2]), packed_json.unpacked_bytes(*row[1:])) for row in rows]


def recent_statement(database: Database, wanted: Filter, *, before: ChangePlace | None, limit: int) -> Statement:
    """Return the statement of ``recent_rows`` and its values."""
    shape, values = shape_of(wanted, kind(database))
    return _sql(shape, before is not None), (*values, *(before or ()), limit)


@lru_cache(maxsize=512)
def _sql(shape: Shape, has_place: bool) -> str:
    place = f"{shape.changed}.changed_in, {shape.changed}.{ID[shape.changed]}"
    older = f" AND ({place}) < (?, ?)" if has_place else ""
    select = f"SELECT {place}, {shape.body} FROM {shape.tables} WHERE {shape.where}{older}"  # noqa: S608
    return with_placeholders(f"{select} ORDER BY 1 DESC, 2 DESC LIMIT ?", shape.database_kind)

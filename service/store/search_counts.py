"""Histograms of a search: its hits, counted by what their ids say, or with their events where that is not enough."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from typing import NamedTuple

from peewee import Database

from service.store import anchored, full_text, word_ids
from service.store.database import execute, kind
from service.store.entries import Shape, shape_of, with_placeholders
from service.store.filter import Filter, Match, Merge, needs_only_placings
from service.store.search import Range, is_of_ids, joined, ranges
from service.store.word_ids import LAST_PLACE, PERIOD_SHIFT, Within, place_on
from service.text.search import Search

_MOST_READ = 10_000  # events whose words are read to find those of a search
#: On SQLite, finding up to this many hits takes less time than expanding the words of ``_MOST_READ`` events.
_FEW_HITS = 40_000


class _Read(NamedTuple):
    """What the filters beside a search read: tables, their condition, and the column with the event."""

    tables: str
    where: str
    event: str


def counts(database: Database, wanted: Filter, period: str) -> dict[str, int]:
    """Return the number of hits within each period, by its name; of those within no single period, by an empty name."""
    if wanted.search is None:
        raise ValueError("the filter has no search")
    # a search finds single reports
    others = replace(wanted, search=None, merge=Merge.NONE)
    found: Counter[str] = Counter()
    for prefix, count in _by_prefix(database, others, wanted.search):
        found[_name(prefix << PERIOD_SHIFT, period)] += count
    return dict(found)


def _by_prefix(database: Database, others: Filter, search: Search) -> list[tuple[int, int]]:
    """Return the numbers of hits by what their ids begin with."""
    if source := anchored.few_articles(database, others):
        shape, values = anchored.shape_of_others(database, source)
        few = _Read(anchored.tables_of_few(shape), shape.where, "event.id")
        return _of_few(database, few, (source.articles, *values), search)
    shape, values = shape_of(others, kind(database))
    if not is_of_ids(others):
        events = _Read(shape.tables, shape.where, "event.id")
        read = _of_placings(shape) if needs_only_placings(others) else events
        if _are_few(database, read, values):
            is_sqlite = kind(database) == "sqlite"
            return _of_few(database, events if is_sqlite else read, values, search)
        return _of_events(database, shape, values, search, list(ranges(others)))
    if others.match == Match.WITHIN:
        return _of_events(database, shape, values, search, list(ranges(others)))
    # what begins before the first day may end before it, too
    start = place_on(others.starts_from.toordinal()) if others.starts_from else 0
    before = list(ranges(others, last=start - 1)) if start else []
    return [
        *(_of_events(database, shape, values, search, before) if before else []),
        *_of_hits(database, search, list(ranges(others, first=start, last=LAST_PLACE))),
    ]


def _of_placings(shape: Shape) -> _Read:
    """Return what the other filters read if placings have all columns that they need."""
    return _Read(shape.order, shape.where.replace("event.", f"{shape.order}."), f"{shape.order}.event_id")


def _are_few(database: Database, read: _Read, values: Sequence[str | int]) -> bool:
    """Whether the other filters find few events."""
    sql = f"SELECT count(*) FROM (SELECT 1 FROM {read.tables} WHERE {read.where} LIMIT {_MOST_READ + 1}) AS few"  # noqa: S608
    return _rows(database, sql, values)[0][0] <= _MOST_READ


def _of_few(database: Database, read: _Read, values: Sequence[str | int], search: Search) -> list[tuple[int, int]]:
    """Count the hits among the events of the other filters, which are few."""
    condition, texts = _of_words(database, search)
    prefix = f"CASE WHEN {condition} THEN event.word_id >> {PERIOD_SHIFT} END"
    if read.event != "event.id":
        # not a join, for which PostgreSQL may read all events
        prefix = f"(SELECT {prefix} FROM event WHERE event.id = {read.event})"  # noqa: S608
    sql = f"SELECT {prefix}, count(*) FROM {read.tables} WHERE {read.where} GROUP BY 1"  # noqa: S608
    return [(prefix, count) for prefix, count in _rows(database, sql, (*texts, *values)) if prefix is not None]


def _of_words(database: Database, search: Search) -> tuple[str, tuple[str, ...]]:
    """Return the condition that one of few events has the words of a search, and its values."""
    if kind(database) == "postgresql":
        return full_text.reading_condition("postgresql", search)
    if full_text.hits_up_to(database, search, _FEW_HITS + 1) > _FEW_HITS:
        return full_text.reading_condition("sqlite", search)
    matching, texts = full_text.condition("sqlite", search)
    return f"event.word_id IN (SELECT rowid FROM wording_index WHERE {matching})", texts  # noqa: S608


def _of_events(
    database: Database, shape: Shape, values: Sequence[str | int], search: Search, within: Sequence[Range]
) -> list[tuple[int, int]]:
    """Count the hits within ranges of ids whose events the other filters find."""
    condition, texts = full_text.condition(shape.database_kind, search)
    tables = full_text.TABLES[shape.database_kind] + shape.places_of_events
    return _in_ranges(database, tables, f"{condition} AND {shape.where}", (*texts, *values), within)


def _of_hits(database: Database, search: Search, within: Sequence[Range]) -> list[tuple[int, int]]:
    """Count the hits within ranges of ids, without their events."""
    condition, texts = full_text.condition(kind(database), search)
    return _in_ranges(database, full_text.INDEX[kind(database)], condition, texts, within)


def _in_ranges(
    database: Database, tables: str, where: str, values: Sequence[str | int], within: Sequence[Range]
) -> list[tuple[int, int]]:
    found: list[tuple[int, int]] = []
    row_id = full_text.ID[kind(database)]
    for bounds in joined(within):
        sql = _sql(tables, f"{where} AND {row_id} BETWEEN ? AND ?", row_id)
        found += _rows(database, sql, (*values, *bounds))
    return found


def _sql(tables: str, where: str, row_id: str) -> str:
    return f"SELECT {row_id} >> {PERIOD_SHIFT}, count(*) FROM {tables} WHERE {where} GROUP BY 1"  # noqa: S608


def _rows(database: Database, sql: str, values: Sequence[str | int]) -> list[tuple[int, int]]:
    rows: list[tuple[int, int]] = execute(database, with_placeholders(sql, kind(database)), values).fetchall()
    return rows


def _name(row_id: int, period: str) -> str:
    """Return the name of the period within which an event lies; an empty one if there is none."""
    first = word_ids.day(row_id)
    if period == "day":
        return first.isoformat() if word_ids.length_class(row_id) == 0 else ""
    within = {"year": Within.YEAR, "month": Within.MONTH, "week": Within.WEEK}[period]
    if not row_id & within:
        return ""
    monday = first - timedelta(days=first.weekday()) if period == "week" else first
    return monday.isoformat()[: {"year": 4, "month": 7, "week": 10}[period]]

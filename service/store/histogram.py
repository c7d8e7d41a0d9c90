"""Queries about histograms: the number of events in each year, month, week or day."""

from __future__ import annotations

from functools import lru_cache

from peewee import Database

from service.store.database import available, execute, kind
from service.store.entries import Shape, shape_of, with_placeholders
from service.store.filter import Filter, needs_only_placings

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


def counts(database: Database, wanted: Filter, period: str, *, limit: int) -> list[tuple[str, int]]:
    """Return the number of events within each period, in order, for at most ``limit`` periods.

    A period is named 2025, 2025-03 or 2025-03-13, a week by its Monday. Events that lie within no single period come
    first, under the empty name.
    """
    shape, values = shape_of(wanted, kind(database))
    statement = _sql(shape, period, placings_only=needs_only_placings(wanted))
    with available(database):
        rows = execute(database, statement, (*values, limit)).fetchall()
    return [(name, count) for name, count in rows]


@lru_cache(maxsize=256)
def _sql(shape: Shape, period: str, *, placings_only: bool = False) -> str:
    table, tables = (shape.order, shape.order) if placings_only else ("event", shape.tables)
    name = _PERIODS[shape.database_kind][period]
    first = name.format(day=f"{table}.start_on")
    last = name.format(day=_LAST_DAY[shape.database_kind].format(table=table))
    bucket = f"CASE WHEN {first} = {last} THEN {first} ELSE '' END"
    where = f"{shape.where.replace('event.', f'{table}.')} GROUP BY 1 ORDER BY 1 LIMIT ?"
    sql = f"SELECT {bucket}, count(*) FROM {tables} WHERE {where}"  # noqa: S608 - no value is in it
    return with_placeholders(sql, shape.database_kind)

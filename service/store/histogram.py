"""How many events there are of each year, month, week or day: one query, whatever they are filtered by."""

from __future__ import annotations

from functools import lru_cache

from peewee import Database

from service.store.database import available, execute, kind
from service.store.entries import Filter, Shape, asked, marked

#: The first letters of a day's name that a period has for its own, by period: 2025-03 of 2025-03-13. A week is named by
#: its Monday. SQLite keeps days as ISO text, PostgreSQL writes them so.
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

#: What of a question the places in the timeline of a collection answer by themselves.
_OF_PLACE = (
    *("collection", "states", "starts_from", "ends_before", "match", "least_rank"),
    *("status", "certainty", "corrected"),
)


def counts(database: Database, wanted: Filter, period: str, *, limit: int) -> list[tuple[str, int]]:
    """How many events lie within each period, in order, at most ``limit`` of them: 2025, 2025-03, 2025-03-13 or, for a
    week, its Monday. Those that lie within none come first, under the empty text.
    """
    shape, values = asked(kind(database), wanted)
    statement = _sql(shape, period, places_alone=_is_of_places(wanted))
    with available(database):
        rows = execute(database, statement, (*values, limit)).fetchall()
    return [(name, count) for name, count in rows]


def _is_of_places(wanted: Filter) -> bool:
    """Whether the places in a collection say all that is asked: its events need not be read."""
    said = {name: getattr(wanted, name) for name in _OF_PLACE}
    return wanted.collection is not None and wanted == Filter(**said)


@lru_cache(maxsize=256)
def _sql(shape: Shape, period: str, *, places_alone: bool = False) -> str:
    table, tables = (shape.order, shape.order) if places_alone else ("event", shape.tables)
    name = _PERIODS[shape.database_kind][period]
    first = name.format(day=f"{table}.start_on")
    last = name.format(day=_LAST_DAY[shape.database_kind].format(table=table))
    bucket = f"CASE WHEN {first} = {last} THEN {first} ELSE '' END"
    where = f"{shape.where.replace('event.', f'{table}.')} GROUP BY 1 ORDER BY 1 LIMIT ?"
    sql = f"SELECT {bucket}, count(*) FROM {tables} WHERE {where}"  # noqa: S608 - no value is in it
    return marked(sql, shape.database_kind)

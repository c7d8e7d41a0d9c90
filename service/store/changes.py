"""Queries about what has changed since a revision. Writers take turns, so revisions are committed in their order."""

from __future__ import annotations

from typing import Any, NamedTuple

from peewee import Database

from service.store.database import available, execute, kind
from service.store.entries import marked


class Changed(NamedTuple):
    """The last change of an event: ``body`` is None where it is gone or stands in no timeline."""

    revision: int
    event: str
    added_in: int
    body: str | None


#: The ends of two ranges of two indexes, merged. Who has not come as far as where an event was added is not told that
#: it is gone.
_SQL = """
SELECT * FROM (
    SELECT changed_in, id, added_in, CASE WHEN state = 'shown' THEN body END
    FROM event WHERE (changed_in, id) > (?, ?) AND (state = 'shown' OR (added_in, id) <= (?, ?))
    ORDER BY changed_in, id LIMIT ?
) AS present
UNION ALL
SELECT * FROM (
    SELECT changed_in, event, added_in, NULL
    FROM removal WHERE (changed_in, event) > (?, ?) AND (added_in, event) <= (?, ?)
    ORDER BY changed_in, event LIMIT ?
) AS gone
ORDER BY 1, 2 LIMIT ?
"""


def since(database: Database, place: tuple[int, str], *, limit: int) -> list[Changed]:
    """At most ``limit`` last changes after a place, a revision and an id, in order. One query.

    What was added before that place may be known to who asks.
    """
    sql, values = statement(database, place, limit=limit)
    with available(database):
        return [Changed(*row) for row in execute(database, sql, values).fetchall()]


def statement(database: Database, place: tuple[int, str], *, limit: int) -> tuple[str, tuple[Any, ...]]:
    """The statement of ``since`` and its values."""
    return marked(_SQL, kind(database)), (*(*place, *place, limit), *(*place, *place, limit), limit)

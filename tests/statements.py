"""What really reaches SQLite: for tests that count queries."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from service.store.database import Database


@contextmanager
def statements(store: Database) -> Iterator[list[str]]:
    """``with statements(store) as seen``: the SQL of this thread's connection within the block."""
    seen: list[str] = []
    store.connect(reuse_if_open=True)
    connection = store.connection()
    connection.set_trace_callback(seen.append)
    try:
        yield seen
    finally:
        connection.set_trace_callback(None)


def steps(store: Database, sql: str, values: Sequence[object]) -> int:
    """How much a statement costs SQLite, in hundreds of the steps of its machine: the same at each run."""
    store.connect(reuse_if_open=True)
    connection, counted = store.connection(), [0]

    def count() -> int:
        counted[0] += 1
        return 0

    connection.set_progress_handler(count, 100)
    try:
        store.execute_sql(sql, values).fetchall()
    finally:
        connection.set_progress_handler(None, 0)
    return counted[0]

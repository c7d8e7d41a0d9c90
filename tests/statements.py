"""What really reaches SQLite: for tests that count queries."""

from __future__ import annotations

from collections.abc import Iterator
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

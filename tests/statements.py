"""What really reaches the database: for tests that count queries."""

from __future__ import annotations

import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any
from unittest.mock import patch

from peewee import SqliteDatabase

from service.store.database import Database


@contextmanager
def statements(store: Database) -> Iterator[list[str]]:
    """``with statements(store) as seen``: the SQL of this thread within the block."""
    seen: list[str] = []
    with _of_sqlite(store, seen) if isinstance(store, SqliteDatabase) else _of_psycopg(seen):
        yield seen


@contextmanager
def _of_sqlite(store: Database, seen: list[str]) -> Iterator[None]:
    store.connect(reuse_if_open=True)
    connection = store.connection()
    connection.set_trace_callback(seen.append)
    try:
        yield
    finally:
        connection.set_trace_callback(None)


@contextmanager
def _of_psycopg(seen: list[str]) -> Iterator[None]:
    from psycopg import Cursor

    this, execute, executemany = threading.get_ident(), Cursor.execute, Cursor.executemany

    def one(cursor: Any, sql: Any, values: Any = None, **options: Any) -> Any:
        if threading.get_ident() == this:
            seen.append(str(sql))
        return execute(cursor, sql, values, **options)

    def each(cursor: Any, sql: Any, rows: Any, **options: Any) -> Any:
        rows = list(rows)
        if threading.get_ident() == this:
            seen.extend([str(sql)] * len(rows))
        return executemany(cursor, sql, rows, **options)

    with patch.object(Cursor, "execute", one), patch.object(Cursor, "executemany", each):
        yield


def plan_of_postgresql(store: Database, sql: str, values: Sequence[object], *off: str) -> str:
    """The plan of a statement with these ways of reading off.

    With none named, all but an index's own order is off: a table that fills one block is read as a whole otherwise, or
    sorted, by what other tests left of statistics.
    """
    with store.atomic():
        for way in off or ("seqscan", "bitmapscan", "sort", "incremental_sort"):
            store.execute_sql(f"SET LOCAL enable_{way} = off")
        return "\n".join(row[0] for row in store.execute_sql(f"EXPLAIN {sql}", values).fetchall())


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

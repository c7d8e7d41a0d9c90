"""The statements that reach the database, their plans and their costs."""

from __future__ import annotations

import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any
from unittest.mock import patch

from peewee import SqliteDatabase

from service.store.database import Database


@contextmanager
def recorded_statements(store: Database) -> Iterator[list[str]]:
    """Record the SQL that this thread executes within the block."""
    recorded: list[str] = []
    with _sqlite(store, recorded) if isinstance(store, SqliteDatabase) else _psycopg(recorded):
        yield recorded


@contextmanager
def _sqlite(store: Database, recorded: list[str]) -> Iterator[None]:
    store.connect(reuse_if_open=True)
    connection = store.connection()
    connection.set_trace_callback(recorded.append)
    try:
        yield
    finally:
        connection.set_trace_callback(None)


@contextmanager
def _psycopg(recorded: list[str]) -> Iterator[None]:
    from psycopg import Cursor

    thread, execute, executemany = threading.get_ident(), Cursor.execute, Cursor.executemany

    def execute_and_record(cursor: Any, sql: Any, values: Any = None, **options: Any) -> Any:
        if threading.get_ident() == thread:
            recorded.append(str(sql))
        return execute(cursor, sql, values, **options)

    def executemany_and_record(cursor: Any, sql: Any, rows: Any, **options: Any) -> Any:
        rows = list(rows)
        if threading.get_ident() == thread:
            recorded.extend([str(sql)] * len(rows))
        return executemany(cursor, sql, rows, **options)

    with (
        patch.object(Cursor, "execute", execute_and_record),
        patch.object(Cursor, "executemany", executemany_and_record),
    ):
        yield


def sqlite_plan(store: Database, sql: str, values: Sequence[object] = ()) -> list[str]:
    """Return the steps of a statement's plan, without those that only merge."""
    steps = [row[3] for row in store.execute_sql(f"EXPLAIN QUERY PLAN {sql}", values)]
    return [step for step in steps if step not in ("MERGE (UNION ALL)", "LEFT", "RIGHT")]


def postgresql_plan(store: Database, sql: str, values: Sequence[object], *disabled: str) -> str:
    """Return the plan of a statement with some of the planner's methods disabled.

    If none are named, all are disabled that do not read an index in its order. Otherwise PostgreSQL scans or sorts
    a table that fills one block, depending on the statistics that other tests left.
    """
    with store.atomic():
        for method in disabled or ("seqscan", "bitmapscan", "sort", "incremental_sort"):
            store.execute_sql(f"SET LOCAL enable_{method} = off")
        return "\n".join(row[0] for row in store.execute_sql(f"EXPLAIN {sql}", values).fetchall())


def sqlite_cost(store: Database, sql: str, values: Sequence[object]) -> int:
    """Return the cost of a statement in hundreds of steps of SQLite's virtual machine: the same on each run."""
    store.connect(reuse_if_open=True)
    connection, hundreds = store.connection(), [0]

    def count() -> int:
        hundreds[0] += 1
        return 0

    connection.set_progress_handler(count, 100)
    try:
        store.execute_sql(sql, values).fetchall()
    finally:
        connection.set_progress_handler(None, 0)
    return hundreds[0]

"""Migrations: bring a database to the schema of this code under a lock, undo them, and check before serving."""

from __future__ import annotations

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from peewee import Database, SqliteDatabase
from playhouse.migrations import Runner  # type: ignore[import-untyped]

import migrations
from service.store import postgresql
from service.store.database import DatabaseError, available


class SchemaError(Exception):
    """The database's schema differs from that of this code. The message says in one line which is newer."""


def up(database: Database) -> list[str]:
    """Apply the pending migrations and return their names. Of several processes, one works, the others wait."""
    with _locked(database):
        _refuse_newer(database)
        if isinstance(database, SqliteDatabase):
            database.pragma("journal_mode", "wal")
        return [name for name in _pending(database) if _apply(database, name)]


def _apply(database: Database, name: str) -> bool:
    applied = bool(_runner(database).up(name))
    if isinstance(database, postgresql.Pool):
        postgresql.order_by_bytes(database)
    return applied


def down(database: Database, target: str | None = None) -> list[str]:
    """Undo the last migration, or all back to and including ``target``, and return their names."""
    with _locked(database):
        undone: list[str] = _runner(database).down(target)
        return undone


def would_apply(database: Database) -> list[str]:
    """Return the names of the migrations that ``up`` would apply, in order. Changes nothing."""
    _refuse_newer(database)
    return _pending(database)


def would_undo(database: Database) -> list[str]:
    """Return the name of the migration that ``down`` would undo, if there is one. Changes nothing."""
    return [name for name, applied in status(database) if applied][-1:]


def _pending(database: Database) -> list[str]:
    return [name for name, applied in status(database) if not applied]


def status(database: Database) -> list[tuple[str, bool]]:
    """Return every migration that the code or the database knows, with whether it is applied."""
    with available(database):
        return [(migration.name, bool(migration.applied)) for migration in _runner(database).status()]


def check(database: Database) -> None:
    """Raise SchemaError unless the database has exactly the schema of this code."""
    _refuse_newer(database)
    pending = _pending(database)
    if pending and not would_undo(database):
        raise SchemaError("the database is empty; run `timeline migrate`")
    if pending:
        raise SchemaError(f"the database is older than this service: it lacks {pending[0]}; run `timeline migrate`")


def _refuse_newer(database: Database) -> None:
    with available(database):
        unknown = [migration.name for migration in _runner(database).status() if migration.path is None]
    if unknown:
        raise SchemaError(f"the database is newer than this service: it has {unknown[-1]}; run a newer service")


def _runner(database: Database) -> Runner:
    return Runner(database, str(Path(migrations.__file__).parent))


@contextmanager
def _locked(database: Database) -> Iterator[None]:
    """Hold a lock across processes: a lock file beside the SQLite file, an advisory lock on PostgreSQL.

    On PostgreSQL it is the lock of all writers, within one transaction: either all migrations are applied or none.
    """
    if isinstance(database, postgresql.Pool):
        with available(database), database.atomic():
            postgresql.queue(database, timeout=0)
            yield
        database.close_idle()  # the caller may fork next, and a connection must not cross a fork
    elif database.database == ":memory:":
        with available(database):
            yield
    else:
        with _lock_file(Path(f"{database.database}.lock")) as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            try:
                with available(database):
                    yield
            finally:
                database.close()  # as above


def _lock_file(path: Path) -> IO[str]:
    try:
        return path.open("w")
    except OSError as error:
        raise DatabaseError(f"{str(path)!r} cannot be written: {error.strerror}") from error

"""Bringing a database to the schema of this code, once, under a lock: up, down, status and the check before serving."""

from __future__ import annotations

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from peewee import Database, SqliteDatabase
from playhouse.migrations import Runner  # type: ignore[import-untyped]

import migrations
from service.store.database import DatabaseError, available


class SchemaError(Exception):
    """The database's schema is not the one of this code: one clear line that says which is newer."""


def up(database: Database) -> list[str]:
    """Apply what is pending and return its names. Several processes may call it at once: one works, the others wait."""
    with _locked(database), available(database):
        _refuse_newer(database)
        if isinstance(database, SqliteDatabase):
            database.pragma("journal_mode", "wal")
        applied: list[str] = _runner(database).up()
        return applied


def down(database: Database, target: str | None = None) -> list[str]:
    """Undo the last migration, or all back through ``target``, and return their names."""
    with _locked(database), available(database):
        undone: list[str] = _runner(database).down(target)
        return undone


def status(database: Database) -> list[tuple[str, bool]]:
    """Every migration known to the code or to the database, with whether it is applied."""
    with available(database):
        return [(one.name, bool(one.applied)) for one in _runner(database).status()]


def check(database: Database) -> None:
    """Raise SchemaError unless the database has exactly the schema of this code."""
    with available(database):
        _refuse_newer(database)
        pending = [one.name for one in _runner(database).status() if not one.applied]
    if pending:
        raise SchemaError(f"the database is older than this service: it lacks {pending[0]}; run `timeline migrate`")


def _refuse_newer(database: Database) -> None:
    unknown = [one.name for one in _runner(database).status() if one.path is None]
    if unknown:
        raise SchemaError(f"the database is newer than this service: it has {unknown[-1]}; run a newer service")


def _runner(database: Database) -> Runner:
    return Runner(database, str(Path(migrations.__file__).parent))


@contextmanager
def _locked(database: Database) -> Iterator[None]:
    """A lock file beside the SQLite file: WAL and the first tables are made by one process."""
    if not isinstance(database, SqliteDatabase) or database.database == ":memory:":
        yield
        return
    with _lock_file(Path(f"{database.database}.lock")) as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        try:
            yield
        finally:
            database.close()  # the caller may fork next, and a connection must not cross a fork


def _lock_file(path: Path) -> IO[str]:
    try:
        return path.open("w")
    except OSError as error:
        raise DatabaseError(f"{str(path)!r} cannot be written: {error.strerror}") from error

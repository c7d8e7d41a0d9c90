"""Opening the database and writing to it. One connection a thread, opened when first used and never before a fork."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from peewee import Database, OperationalError, SqliteDatabase
from playhouse import db_url  # type: ignore[import-untyped]

from service.settings import hidden
from service.store import tables

# the layers above speak of a Database without importing peewee
__all__ = ["Database", "DatabaseError", "Unavailable", "available", "connect", "execute", "kind", "writing"]


Undo = Callable[[], None]
_turn = threading.RLock()


class DatabaseError(Exception):
    """The database cannot be used as configured: one clear line."""


class Unavailable(Exception):
    """The database is away or busy: the same request may succeed later."""


def connect(url: str, busy_timeout: int = 10_000) -> Database:
    """The database of a URL; nothing is opened yet. Raises DatabaseError for a URL that cannot be one.

    A process has one database: its tables are bound to the one connected last.
    ``busy_timeout`` is in milliseconds.
    """
    # with two slashes the first folder would be taken for a host and dropped in silence
    if not url.startswith("sqlite:///") or url == "sqlite:///":
        raise DatabaseError(f"TIMELINE_DATABASE_URL is {hidden(url)!r}: it must be sqlite:/// and the path of a file")
    pragmas = (("foreign_keys", 1), ("synchronous", "normal"), ("busy_timeout", busy_timeout))
    database: Database = db_url.connect(url, pragmas=pragmas, timeout=busy_timeout / 1000)
    if isinstance(database, SqliteDatabase) and database.database != ":memory:":
        _make_folder(Path(database.database).parent)
    tables.database.initialize(database)
    return database


def kind(database: Database) -> str:
    """ "sqlite" or "postgresql": what a statement that is built once has to be built for."""
    return "sqlite" if isinstance(database, SqliteDatabase) else "postgresql"


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise DatabaseError(f"the database's folder {str(folder)!r} cannot be made: {error.strerror}") from error


@contextmanager
def writing(database: Database) -> Iterator[Undo]:
    """One write transaction. IMMEDIATE on SQLite: a read that turns into a write fails at once under load otherwise.

    It gives a function that takes back what was written, for when nothing was to be written after all.
    """
    with available(database):
        if not isinstance(database, SqliteDatabase):
            with database.atomic() as transaction:
                yield transaction.rollback
            return
        # threads queue here and not at SQLite, whose waiters sleep and try again
        with _turn, database.atomic("IMMEDIATE") as transaction:
            yield transaction.rollback


def execute(database: Database, sql: str, values: Sequence[Any]) -> Any:
    """A cursor over the rows of a statement, as the driver gives them."""
    return database.execute_sql(sql, values)  # type: ignore[no-untyped-call]


@contextmanager
def available(database: Database) -> Iterator[None]:
    """A connection of this thread, open for the block. Raises Unavailable when the database is away or busy."""
    try:
        if database.is_closed():
            database.connect(reuse_if_open=True)
        yield
    except OperationalError as error:
        raise Unavailable(str(error)) from error

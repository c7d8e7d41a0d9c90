"""Connections, transactions and statements, for SQLite and PostgreSQL alike: no layer above knows which it is.

Each thread has one connection, opened at its first use and never before a fork. On PostgreSQL the connection returns
to the pool after each use.
"""

from __future__ import annotations

import json
import os
import threading
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from itertools import islice
from pathlib import Path
from typing import Any, TypeVar

from peewee import EXCEPTIONS as PEEWEE_EXCEPTIONS  # type: ignore[attr-defined]
from peewee import (
    Database,
    ExceptionWrapper,
    InternalError,
    OperationalError,
    PeeweeException,
    ProgrammingError,
    SqliteDatabase,
)
from playhouse import db_url  # type: ignore[import-untyped]
from playhouse.pool import MaxConnectionsExceeded  # type: ignore[import-untyped]

from service.config.settings import redact
from service.store import postgresql, sqlite, tables
from service.telemetry import metrics

# the layers above use the type Database without importing peewee
__all__ = [
    "ConnectionRefused",
    "Database",
    "DatabaseError",
    "DatabaseReplaced",
    "OutcomeUnknown",
    "Unavailable",
    "as_list",
    "available",
    "batches",
    "connect",
    "enlarge_cache",
    "execute",
    "execute_for_ids",
    "flush",
    "insert_many",
    "kind",
    "replica",
    "rows_for_ids",
    "writing",
]

BATCH = 500  #: Maximum number of ids in one statement.
_CACHE_SIZE = 64 * 1024  # KiB
_COPIED = 50  # rows from which COPY is faster than a pipeline of statements
Item = TypeVar("Item")
#: Rolls back what a transaction has written so far.
Undo = Callable[[], None]
_write_lock = threading.RLock()
_peewee_errors = ExceptionWrapper(PEEWEE_EXCEPTIONS)


class DatabaseError(Exception):
    """The database cannot be used as configured. The message is one line for the operator."""


class Unavailable(Exception):
    """The database is away or busy. The same request may succeed later."""


class OutcomeUnknown(Unavailable):
    """The connection was lost while a transaction was being committed: it may be stored or not."""


class DatabaseReplaced(Unavailable):
    """The file of the database was deleted or replaced: the database is away until the process is restarted."""


class ConnectionRefused(DatabaseError, Unavailable):
    """The server answers and refuses the connection until somebody fixes its configuration or ours."""


def connect(url: str, busy_timeout: int = 10_000, connections: int = 20, durability: str = "full") -> Database:
    """Return the database at a URL, without opening it. Raises DatabaseError for an invalid URL.

    The tables of the process are bound to this database; the last call wins. ``busy_timeout`` is in milliseconds,
    ``connections`` the maximum number of connections to PostgreSQL. ``durability`` is SQLite's "synchronous": with
    "full" each commit waits until it is on disk.
    """
    database = _of_url("TIMELINE_DATABASE_URL", url, busy_timeout, connections, durability)
    tables.database.initialize(database)
    return database


def replica(main: Database, url: str, busy_timeout: int = 10_000, connections: int = 20) -> Database:
    """Return the database for reads, of the same kind as the main one; the tables stay bound to the main one.

    Raises DatabaseError for an invalid URL or another kind of database.
    """
    database = _of_url("TIMELINE_READ_DATABASE_URL", url, busy_timeout, connections)
    if type(database) is not type(main):
        raise DatabaseError("TIMELINE_READ_DATABASE_URL is of another kind of database than TIMELINE_DATABASE_URL")
    return database


def _of_url(variable: str, url: str, busy_timeout: int, connections: int, durability: str = "full") -> Database:
    if url.startswith(postgresql.SCHEMES):
        try:
            return postgresql.Pool(url, busy_timeout, connections)
        except ValueError as error:
            raise DatabaseError(f"{variable} is {redact(url)!r}: {error}") from error
    # after two slashes, the first folder would be parsed as a host and silently dropped
    if not url.startswith("sqlite:///") or url == "sqlite:///":
        expected = "it must be sqlite:/// and the path of a file, or postgresql://"
        raise DatabaseError(f"{variable} is {redact(url)!r}: {expected}")
    pragmas = (("foreign_keys", 1), ("synchronous", durability), ("busy_timeout", busy_timeout))
    database = sqlite.SqliteFile(**db_url.parse(url), pragmas=pragmas, timeout=busy_timeout / 1000)
    sqlite.register(database)
    if database.database != ":memory:":
        _make_folder(Path(database.database).parent)
        database.remember_file()
    return database


def kind(database: Database) -> str:
    """Return "sqlite" or "postgresql": the dialect that a statement is built for."""
    return "postgresql" if isinstance(database, postgresql.Pool) else "sqlite"


def as_list(database: Database, values: Sequence[Any]) -> Any:
    """Return values as one parameter: for ``json_each`` on SQLite, an array on PostgreSQL."""
    return list(values) if isinstance(database, postgresql.Pool) else json.dumps(values)


def enlarge_cache(database: Database) -> None:
    """Let SQLite cache the pages of its indexes, for a process that writes thousands of rows."""
    if isinstance(database, SqliteDatabase):
        database.pragma("cache_size", -_CACHE_SIZE, permanent=True)  # negative: in KiB, not in pages


def flush(database: Database) -> None:
    """Return once all that is committed survives a power cut, also with "normal" durability on SQLite."""
    log = Path(f"{database.database}-wal")
    if isinstance(database, SqliteDatabase) and log.exists():
        with log.open("rb") as file:
            os.fsync(file.fileno())


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise DatabaseError(f"the database's folder {str(folder)!r} cannot be created: {error.strerror}") from error


@contextmanager
def writing(database: Database) -> Iterator[Undo]:
    """A write transaction, one at a time: what is read within it stays true until it ends.

    It is IMMEDIATE on SQLite, because a read transaction that turns into a write fails at once under load. Yields a
    function that rolls back, for a transaction that turns out to have nothing to write. Raises Unavailable if nothing
    was stored, and OutcomeUnknown if nobody can tell.
    """
    is_complete = False
    try:
        with available(database), ExitStack() as stack:
            with metrics.waiting():
                undo = _begin(database, stack)
            yield undo
            is_complete = True
    except Unavailable as error:
        if is_complete and isinstance(database, postgresql.Pool):  # SQLite rolls back if it cannot commit
            raise OutcomeUnknown(str(error)) from error
        raise


def _begin(database: Database, stack: ExitStack) -> Undo:
    if isinstance(database, postgresql.Pool):
        transaction = stack.enter_context(database.atomic())
        postgresql.queue(database, database.busy_timeout)
    else:
        # threads queue here and not in SQLite, where waiting means sleeping and trying again
        stack.enter_context(_write_lock)
        transaction = stack.enter_context(database.atomic("IMMEDIATE"))
    undo: Undo = transaction.rollback
    return undo


def execute(database: Database, sql: str, values: Sequence[Any]) -> Any:
    """Execute a statement and return the driver's cursor."""
    return database.execute_sql(sql, values)  # type: ignore[no-untyped-call]


def rows_for_ids(
    database: Database, sql: str, ids: Iterable[str | int], *, first: Sequence[Any] = ()
) -> list[tuple[Any, ...]]:
    """Return the rows of a statement, executed for BATCH ids at a time; ``{ids}`` in it stands for their list.

    ``{value}`` stands for each value of ``first``, which come before the ids.
    """
    return [row for cursor in _for_ids(database, sql, ids, first) for row in cursor.fetchall()]


def execute_for_ids(database: Database, sql: str, ids: Iterable[str]) -> None:
    """Execute a statement without rows for BATCH ids at a time; ``{ids}`` in it stands for their list."""
    for _ in _for_ids(database, sql, ids):
        pass


def batches(items: Iterable[Item], most: int = BATCH) -> Iterator[list[Item]]:
    """Yield the items in lists of at most ``most``. peewee's ``chunked`` fills up each list before it is cut."""
    rest = iter(items)
    while batch := list(islice(rest, most)):
        yield batch


def _for_ids(database: Database, sql: str, ids: Iterable[str | int], first: Sequence[Any] = ()) -> Iterator[Any]:
    # plain SQL: building a condition of hundreds of ids takes peewee longer than the database takes to execute it
    for batch in batches(ids):
        marks = ", ".join([database.param] * len(batch))
        yield execute(database, sql.format(ids=marks, value=database.param), [*first, *batch])


def insert_many(database: Database, table: str, columns: Sequence[str], rows: Sequence[Sequence[Any]]) -> None:
    """Insert rows into a table, within a transaction. PostgreSQL receives many of them by COPY."""
    with _peewee_errors:
        if isinstance(database, postgresql.Pool) and len(rows) >= _COPIED:
            postgresql.copy(database, table, columns, rows)
            return
        names, marks = ", ".join(f'"{column}"' for column in columns), ", ".join([database.param] * len(columns))
        insert = f'INSERT INTO "{table}" ({names}) VALUES ({marks})'  # noqa: S608 - names of this service
        database.cursor().executemany(insert, rows)  # type: ignore[no-untyped-call]


@contextmanager
def available(database: Database) -> Iterator[None]:
    """A connection of this thread, open for the block. Raises Unavailable if the database is away or busy."""
    opens = database.is_closed()
    try:
        if isinstance(database, sqlite.SqliteFile):
            database.check_file()
        if opens:
            database.connect(reuse_if_open=True)
        yield
    except sqlite.FileReplaced as error:
        raise DatabaseReplaced(str(error)) from error
    except (OperationalError, MaxConnectionsExceeded) as error:
        raise _unavailable(error) from error
    except (InternalError, ProgrammingError) as error:
        if not postgresql.is_transient(error.__context__):
            raise
        raise _unavailable(error) from error
    finally:
        if opens and isinstance(database, postgresql.Pool):
            database.close()


def _unavailable(error: PeeweeException | ValueError) -> Unavailable:
    line = " ".join(str(error).split())
    return ConnectionRefused(line) if postgresql.is_refusal(line) else Unavailable(line)

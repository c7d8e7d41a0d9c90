"""Opening the database and writing to it: SQLite or PostgreSQL, and nothing above needs to know which.

One connection a thread, opened when first used and never before a fork. On PostgreSQL it goes back to the pool when
nothing needs it.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any

from peewee import (
    Database,
    InternalError,
    OperationalError,
    PeeweeException,
    ProgrammingError,
    SqliteDatabase,
    chunked,
)
from peewee import __exception_wrapper__ as peewees_errors  # type: ignore[attr-defined]
from playhouse import db_url  # type: ignore[import-untyped]
from playhouse.pool import MaxConnectionsExceeded  # type: ignore[import-untyped]

from service.config.settings import redact
from service.store import postgresql, tables
from service.telemetry import metrics

# the layers above speak of a Database without importing peewee
__all__ = [
    "ConnectionRefused",
    "Database",
    "DatabaseError",
    "Unavailable",
    "available",
    "connect",
    "execute",
    "execute_each",
    "execute_of",
    "expect_much",
    "kind",
    "replica",
    "rows_of",
    "writing",
]

AT_ONCE = 500  #: Ids in one statement.
_ROOM = 64 * 1024  # KiB
Undo = Callable[[], None]
_turn = threading.RLock()


class DatabaseError(Exception):
    """The database cannot be used as configured: one clear line."""


class Unavailable(Exception):
    """The database is away or busy: the same request may succeed later."""


class ConnectionRefused(DatabaseError, Unavailable):
    """The server answers and refuses the connection until somebody fixes its configuration or ours."""


def connect(url: str, busy_timeout: int = 10_000, connections: int = 20) -> Database:
    """The database of a URL; nothing is opened yet. Raises DatabaseError for a URL that cannot be one.

    A process has one database: its tables are bound to the one connected last.
    ``busy_timeout`` is in milliseconds; ``connections`` is how many PostgreSQL is asked for at most.
    """
    database = _of_url("TIMELINE_DATABASE_URL", url, busy_timeout, connections)
    tables.database.initialize(database)
    return database


def replica(main: Database, url: str, busy_timeout: int = 10_000, connections: int = 20) -> Database:
    """The database of what only reads: another of the same kind as the main one, whose tables stay bound to that."""
    database = _of_url("TIMELINE_READ_DATABASE_URL", url, busy_timeout, connections)
    if type(database) is not type(main):
        raise DatabaseError("TIMELINE_READ_DATABASE_URL is of another kind of database than TIMELINE_DATABASE_URL")
    return database


def _of_url(variable: str, url: str, busy_timeout: int, connections: int) -> Database:
    if url.startswith(postgresql.SCHEMES):
        try:
            return postgresql.Pool(url, busy_timeout, connections)
        except ValueError as error:
            raise DatabaseError(f"{variable} is {redact(url)!r}: {error}") from error
    # with two slashes the first folder would be taken for a host and dropped in silence
    if not url.startswith("sqlite:///") or url == "sqlite:///":
        wanted = "it must be sqlite:/// and the path of a file, or postgresql://"
        raise DatabaseError(f"{variable} is {redact(url)!r}: {wanted}")
    pragmas = (("foreign_keys", 1), ("synchronous", "normal"), ("busy_timeout", busy_timeout))
    database: Database = db_url.connect(url, pragmas=pragmas, timeout=busy_timeout / 1000)
    if isinstance(database, SqliteDatabase) and database.database != ":memory:":
        _make_folder(Path(database.database).parent)
    return database


def kind(database: Database) -> str:
    """ "sqlite" or "postgresql": what a statement that is built once has to be built for."""
    return "postgresql" if isinstance(database, postgresql.Pool) else "sqlite"


def expect_much(database: Database) -> None:
    """Give a process that writes by the thousand room for the blocks of the indexes, which it needs all along."""
    if isinstance(database, SqliteDatabase):
        database.pragma("cache_size", -_ROOM, permanent=True)  # negative: in KiB, not in pages


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise DatabaseError(f"the database's folder {str(folder)!r} cannot be made: {error.strerror}") from error


@contextmanager
def writing(database: Database) -> Iterator[Undo]:
    """One write transaction, and no other beside it: what is read within it stays true until it ends.

    IMMEDIATE on SQLite: a read that turns into a write fails at once under load otherwise. It gives a function that
    takes back what was written, for when nothing was to be written after all.
    """
    with available(database), ExitStack() as stack:
        with metrics.waiting():
            undo = _begin(database, stack)
        yield undo


def _begin(database: Database, stack: ExitStack) -> Undo:
    if isinstance(database, postgresql.Pool):
        transaction = stack.enter_context(database.atomic())
        postgresql.queue(database, database.busy_timeout)
    else:
        # threads queue here and not at SQLite, whose waiters sleep and try again
        stack.enter_context(_turn)
        transaction = stack.enter_context(database.atomic("IMMEDIATE"))
    undo: Undo = transaction.rollback
    return undo


def execute(database: Database, sql: str, values: Sequence[Any]) -> Any:
    """A cursor over the rows of a statement, as the driver gives them."""
    return database.execute_sql(sql, values)  # type: ignore[no-untyped-call]


def rows_of(database: Database, sql: str, ids: Iterable[str]) -> list[tuple[Any, ...]]:
    """The rows of a statement that has ``{ids}`` where a list of them belongs, so many at a time."""
    return [row for cursor in _of_ids(database, sql, ids) for row in cursor.fetchall()]


def execute_of(database: Database, sql: str, ids: Iterable[str]) -> None:
    """Execute a statement that gives no rows and has ``{ids}`` where a list of them belongs, so many at a time."""
    for _ in _of_ids(database, sql, ids):
        pass


def _of_ids(database: Database, sql: str, ids: Iterable[str]) -> Iterator[Any]:
    """A list of hundreds takes peewee longer to write than the database to go through it."""
    for some in chunked(ids, AT_ONCE):
        yield execute(database, sql.format(ids=", ".join([database.param] * len(some))), some)


def execute_each(database: Database, sql: str, rows: Sequence[Sequence[Any]]) -> None:
    """Execute a statement for each row: on PostgreSQL without waiting for the answer to one before sending the next."""
    with peewees_errors:
        database.cursor().executemany(sql, rows)  # type: ignore[no-untyped-call]


@contextmanager
def available(database: Database) -> Iterator[None]:
    """A connection of this thread, open for the block. Raises Unavailable when the database is away or busy."""
    opens = database.is_closed()
    try:
        if opens:
            database.connect(reuse_if_open=True)
        yield
    except (OperationalError, MaxConnectionsExceeded) as error:
        raise _told(error) from error
    except (InternalError, ProgrammingError) as error:
        if not postgresql.will_pass(error.__context__):
            raise
        raise _told(error) from error
    finally:
        if opens and isinstance(database, postgresql.Pool):
            database.close()


def _told(error: PeeweeException | ValueError) -> Unavailable:
    line = " ".join(str(error).split())
    return ConnectionRefused(line) if postgresql.is_refusal(line) else Unavailable(line)

"""PostgreSQL: its URL, its connection pool, its queue of writers, and its collation.

Knows no table. The driver, psycopg 3, is in the optional extra ``postgresql``.
"""

from __future__ import annotations

import re
import select
from collections.abc import Iterable, Sequence
from functools import cache
from typing import Any

from peewee import Database, OperationalError
from playhouse.pool import PooledPostgresqlDatabase  # type: ignore[import-untyped]

SCHEMES = ("postgresql://", "postgres://")
#: libpq parameters that the URL can override. They detect a server that is gone within half a minute.
_DEFAULTS = {
    "application_name": "news-timeline",
    "connect_timeout": "5",
    "keepalives_idle": "10",
    "keepalives_interval": "5",
    "keepalives_count": "3",
    "tcp_user_timeout": "30000",
}
_WRITERS_LOCK = 0x74696D65  # an arbitrary advisory lock, which must not change between releases
_ENCODED = "must be UTF8: CREATE DATABASE … ENCODING 'UTF8' TEMPLATE template0"
#: Messages of a server that refuses until somebody changes the URL or the server.
_REFUSALS = re.compile(
    r"authentication failed|no password supplied|no pg_hba.conf entry|does not exist|not permitted|permission denied"
    rf"|certificate verify failed|server does not support SSL|{_ENCODED}"
)
#: SQLSTATEs: read-only (after a failover, the address is a replica), and undefined table or column (not yet migrated).
_TRANSIENT = ("25006", "42P01", "42703")
_OTHER_COLLATIONS = """
    SELECT table_name, column_name,
           CASE data_type WHEN 'text' THEN 'text' ELSE 'varchar(' || character_maximum_length || ')' END
    FROM information_schema.columns
    WHERE table_schema = current_schema() AND data_type IN ('text', 'character varying')
          AND collation_name IS DISTINCT FROM 'C'
    ORDER BY table_name, ordinal_position
"""


class Pool(PooledPostgresqlDatabase):  # type: ignore[misc]
    """A PostgreSQL database with a pool of connections, one for each thread that needs one.

    ``busy_timeout`` is how many milliseconds a writer waits for its turn, and a thread for a connection.
    """

    def __init__(self, url: str, busy_timeout: int, connections: int) -> None:
        """Raise ValueError for an invalid URL, or if the driver is not installed."""
        parameters = _parameters(url)
        name = parameters.pop("dbname")
        self.busy_timeout = max(busy_timeout, 1)
        super().__init__(
            name,
            max_connections=connections,
            timeout=self.busy_timeout / 1_000,
            prefer_psycopg3=True,
            # not the server's default: a writer that has waited must see the writes that it waited for
            isolation_level="READ COMMITTED",
            **{**_DEFAULTS, **parameters},
        )

    def _connect(self) -> Any:
        """Return a new connection. Raises OperationalError if the encoding of the database is not UTF-8."""
        conn = super()._connect()
        encoding = conn.info.parameter_status("server_encoding")
        if encoding != "UTF8":
            self._close(conn, close_conn=True)
            raise OperationalError(f"the database's encoding is {encoding}; it {_ENCODED}")
        conn.cursor_factory = _cursor_class()
        return conn

    def _is_closed(self, conn: Any) -> bool:
        """Whether the server has hung up: then its last message or the end of the stream can be read. Sends nothing."""
        if conn.closed or conn.pgconn.socket < 0:
            return True
        idle = select.poll()
        idle.register(conn.pgconn.socket, select.POLLIN)
        hung_up = bool(idle.poll(0))
        if hung_up:
            conn.close()
        return hung_up


@cache
def _cursor_class() -> Any:
    """Return the class of cursors; the driver may not be installed."""
    from psycopg import Cursor

    class PlanningCursor(Cursor[Any]):
        """A cursor that has each search planned for its words.

        A prepared statement soon gets one plan for all words, rare and frequent ones alike.
        """

        def execute(self, query: Any, params: Any = None, **options: Any) -> Any:
            return super().execute(query, params, **(options | {"prepare": False} if "::tsquery" in query else options))

    return PlanningCursor


def _parameters(url: str) -> dict[str, Any]:
    try:
        from psycopg import ProgrammingError
        from psycopg.conninfo import conninfo_to_dict
    except ImportError as error:
        raise ValueError("this service was installed without its extra “postgresql”, which holds the driver") from error
    try:
        parameters: dict[str, Any] = conninfo_to_dict(url)
    except ProgrammingError as error:  # its message repeats the URL with the password
        raise ValueError(
            "it must be postgresql://user:password@host:port/database, with special characters %-encoded"
        ) from error
    if not parameters.get("dbname"):
        raise ValueError("it names no database: postgresql://user:password@host:port/database")
    return parameters


def queue(database: Database, timeout: int) -> None:
    """Wait, within a transaction, until no other transaction writes, and hold the turn until this one ends.

    ``timeout`` is in milliseconds; 0 waits for ever. Writers take turns, as on SQLite: no other write comes between a
    read and a write of one transaction, and revisions become visible in ascending order.
    """
    database.execute_sql(f"SET LOCAL lock_timeout = {timeout}; SELECT pg_advisory_xact_lock({_WRITERS_LOCK})")  # type: ignore[no-untyped-call]


def copy(database: Database, table: str, columns: Sequence[str], rows: Iterable[Sequence[Any]]) -> None:
    """Insert rows by COPY, within a transaction: one statement, and no plan for each row."""
    names = ", ".join(f'"{column}"' for column in columns)
    with database.cursor().copy(f'COPY "{table}" ({names}) FROM STDIN') as copied:  # type: ignore[no-untyped-call]
        for row in rows:
            copied.write_row(row)


def order_by_bytes(database: Database) -> None:
    """Make the schema compare texts by their bytes, as SQLite does, whatever the collation of the database."""
    columns = database.execute_sql(_OTHER_COLLATIONS).fetchall()  # type: ignore[no-untyped-call]
    for table, column, kind in columns:
        change = f'ALTER TABLE "{table}" ALTER COLUMN "{column}" TYPE {kind} COLLATE "C"'
        database.execute_sql(change)  # type: ignore[no-untyped-call]


def is_transient(error: Any) -> bool:
    """Whether the driver's error is not the statement's fault, and ends with a failover or a migration."""
    return getattr(error, "sqlstate", None) in _TRANSIENT


def is_refusal(message: str) -> bool:
    """Whether the server will refuse until somebody changes the URL or the server, so that retrying is useless."""
    return bool(_REFUSALS.search(message))

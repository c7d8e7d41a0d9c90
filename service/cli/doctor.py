"""``timeline doctor``: what would keep the service from working, and how to fix it."""

from __future__ import annotations

import os
import shutil
import sys
import zoneinfo
from collections.abc import Callable, Iterator
from importlib.util import find_spec
from pathlib import Path

import click
from peewee import Database, PeeweeException, SqliteDatabase

from service.cli import gunicorn
from service.cli.common import CommandError
from service.cli.database import configured_database
from service.config import NONE
from service.config.settings import Settings, redact
from service.store import migrate, revisions
from service.store.database import DatabaseError, Unavailable

_EXTRAS = {"html": "trafilatura", "documents": "pypdf", "follow": "urllib3", "postgresql": "psycopg"}
_MIN_FREE = 1_000_000_000  # bytes
_MEGABYTE = 1_000_000


class CheckFailed(Exception):
    """A problem of this installation; the message says what to do."""


#: Returns a line that describes what is in order. Raises CheckFailed or an expected error of a command.
Check = Callable[[], str]


@click.command()
def command() -> None:
    """Check the settings, the database, the disk and what is installed; one line for each.

    Exits with 1 if anything would keep the service from working.
    """
    settings, store = configured_database()
    is_well = True
    for name, check in checks(settings, store):
        try:
            mark, text = "ok", check()
        except (CheckFailed, CommandError, DatabaseError, migrate.SchemaError, Unavailable, PeeweeException) as error:
            mark, text, is_well = "FAIL", " ".join(str(error).split()), False
        click.echo(f"{mark:<5} {name:<11} {text}")
    store.close()
    sys.exit(not is_well)


def checks(settings: Settings, store: Database) -> Iterator[tuple[str, Check]]:
    """Yield the checks with their names, in the order in which the service would fail."""
    yield "python", lambda: f"Python {sys.version.split()[0]}"
    yield "extras", extras
    yield "time zones", time_zones
    if isinstance(store, SqliteDatabase) and store.database != ":memory:":
        file = Path(store.database).absolute()
        yield "folder", lambda: writable(file)
        yield "disk", lambda: free_space(file.parent)
    yield "database", lambda: schema(settings, store)
    yield "address", lambda: address(settings)
    yield "access", lambda: access(settings)


def extras() -> str:
    """Return which optional extras are installed, and how to get the others."""
    missing = [name for name, module in _EXTRAS.items() if find_spec(module) is None]
    if missing:
        return f"not installed: {', '.join(missing)}; pip install 'news-timeline[{','.join(missing)}]' adds them"
    return f"installed: {', '.join(_EXTRAS)}"


def time_zones() -> str:
    """Check that time zone data are installed. Raises CheckFailed."""
    try:
        zoneinfo.ZoneInfo("Asia/Karachi")
    except zoneinfo.ZoneInfoNotFoundError as error:
        raise CheckFailed("no time zone data: install the system's tzdata, or `pip install tzdata`") from error
    return f"{len(zoneinfo.available_timezones())} time zones"


def writable(file: Path) -> str:
    """Check that the service can write the file of the SQLite database, and into its folder. Raises CheckFailed."""
    needed = {file.parent: os.W_OK | os.X_OK} | ({file: os.W_OK} if file.exists() else {})
    for path, mode in needed.items():
        if not os.access(path, mode):
            raise CheckFailed(f"{path} cannot be written: change its owner, or set TIMELINE_DATABASE_URL")
    return f"{file.parent} can be written"


def free_space(folder: Path) -> str:
    """Check the free space for the SQLite database. Raises CheckFailed below a gigabyte."""
    free = shutil.disk_usage(folder).free
    if free < _MIN_FREE:
        raise CheckFailed(
            f"only {free // _MEGABYTE:,} MB free: SQLite needs room for its log; free some, or move the database"
        )
    return f"{free // _MEGABYTE:,} MB free"


def schema(settings: Settings, store: Database) -> str:
    """Check that the database answers and has the schema of this version. Raises SchemaError and CheckFailed."""
    is_file = isinstance(store, SqliteDatabase)
    if is_file and not Path(store.database).exists():
        return f"{redact(settings.database_url)} does not exist yet: `timeline serve` creates it"
    try:
        migrate.check(store)
        epoch = revisions.latest(store).epoch
    except (DatabaseError, Unavailable, PeeweeException) as error:
        remedy = "correct what the lines above say, or restore a backup" if is_file else "start PostgreSQL"
        raise CheckFailed(f"{str(error).rstrip('.')}; {remedy}, or correct TIMELINE_DATABASE_URL") from error
    return f"{redact(settings.database_url)} answers, has the schema of this version and the epoch {epoch}"


def address(settings: Settings) -> str:
    """Check that the address to listen on is free. Raises CommandError."""
    gunicorn.require_free_address(settings)
    return f"{settings.host}:{settings.port} is free"


def access(settings: Settings) -> str:
    """Check who can read and write. Raises CheckFailed if anyone on the network can."""
    if settings.api_keys != NONE:
        return "clients need API keys"
    if not gunicorn.is_loopback(settings.host):
        raise CheckFailed(
            "anyone who can reach this address may read and write: set TIMELINE_API_KEYS (`timeline key`)"
        )
    return "no API keys: only this machine can reach the service"

"""What subcommands share: expected errors, status lines, and the configured database."""

from __future__ import annotations

import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import NoReturn, TypeVar

import click
from peewee import Database, PeeweeException

from service.config import settings
from service.config.settings import Settings, SettingsError
from service.store import database
from service.store.database import DatabaseError, Unavailable
from service.store.migrate import SchemaError
from service.store.startup import wait_for_database

_BAD_CONFIGURATION = 78  # EX_CONFIG of sysexits.h
T = TypeVar("T")


class CommandError(Exception):
    """An error that the user can fix; its message is printed as one line."""


@contextmanager
def one_line_errors() -> Iterator[None]:
    """Exit with one line on standard error for each error that a user or an operator can fix."""
    try:
        yield
    except (SettingsError, DatabaseError) as error:
        fail(str(error), _BAD_CONFIGURATION)
    except (CommandError, SchemaError, Unavailable, PeeweeException) as error:
        fail(str(error))


def fail(message: str, code: int = 1) -> NoReturn:
    """Print a message as one line on standard error and exit with ``code``."""
    print_status(" ".join(message.split()))
    sys.exit(code)


def print_status(line: str) -> None:
    """Print a line on standard error, so that standard output holds results only."""
    click.echo(f"timeline: {line}", err=True)


def configured_database() -> tuple[Settings, Database]:
    """Return the settings and their database, not yet opened. Raises SettingsError and DatabaseError."""
    loaded = settings.load()
    return loaded, database.connect(loaded.database_url, loaded.busy_timeout, connections=1)


def once_database_is_up(loaded: Settings, work: Callable[[], T]) -> T:
    """Return the result of ``work``, called again until the database answers or ``start_timeout`` has passed."""
    # The first process of a container ignores SIGTERM unless it has a handler.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(128 + signal.SIGTERM))
    return wait_for_database(work, loaded.start_timeout, print_status)

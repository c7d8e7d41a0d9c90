"""What all commands share: errors as one line, and the settings with their database."""

from __future__ import annotations

import sys
from collections.abc import Callable
from functools import wraps
from typing import Any, NoReturn

import click
from peewee import Database, PeeweeException

from service.cli.serve import ServingError
from service.config import settings
from service.config.settings import Settings, SettingsError
from service.store import database
from service.store.database import DatabaseError, Unavailable
from service.store.migrate import SchemaError

Command = Callable[..., Any]
_BAD_CONFIGURATION = 78  # EX_CONFIG of sysexits.h


def one_line_errors(*others: type[Exception]) -> Callable[[Command], Command]:
    """What a person can mend is one line on stderr, not a traceback; so are ``others``."""

    expected: tuple[type[Exception], ...] = (SchemaError, ServingError, Unavailable, PeeweeException, *others)

    def decorate(command: Command) -> Command:
        @wraps(command)
        def run(*args: Any, **kwargs: Any) -> Any:
            try:
                return command(*args, **kwargs)
            except (SettingsError, DatabaseError) as error:
                fail(str(error), _BAD_CONFIGURATION)
            except expected as error:
                fail(str(error))

        return run

    return decorate


def fail(line: str, code: int = 1) -> NoReturn:
    """End with one line on stderr."""
    say(" ".join(line.split()))
    sys.exit(code)


def say(line: str) -> None:
    """Tell a person something, beside what is printed."""
    click.echo(f"timeline: {line}", err=True)


def connected() -> tuple[Settings, Database]:
    """The settings and their database, of which nothing is opened yet. Raises SettingsError and DatabaseError."""
    loaded = settings.load()
    return loaded, database.connect(loaded.database_url, loaded.busy_timeout, connections=1)

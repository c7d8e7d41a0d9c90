"""The configured database, for subcommands that use it without the app."""

from __future__ import annotations

import signal
import sys
from collections.abc import Callable
from typing import TypeVar

from peewee import Database

from service.cli.common import print_status
from service.config import settings
from service.config.settings import Settings
from service.store import database
from service.store.startup import wait_for_database

T = TypeVar("T")


def configured_database() -> tuple[Settings, Database]:
    """Return the settings and their database, not yet opened. Raises SettingsError and DatabaseError."""
    loaded = settings.load()
    return loaded, database.connect(loaded.database_url, loaded.busy_timeout, 1, loaded.durability)


def once_database_is_up(loaded: Settings, work: Callable[[], T]) -> T:
    """Return the result of ``work``, called again until the database answers or ``start_timeout`` has passed."""
    # The first process of a container ignores SIGTERM unless it has a handler.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(128 + signal.SIGTERM))
    return wait_for_database(work, loaded.start_timeout, print_status)

"""Exit codes of the errors that a user or an operator can fix."""

from __future__ import annotations

from peewee import PeeweeException

from service.cli.common import CommandError
from service.config.settings import SettingsError
from service.errors import InvalidInput
from service.store.database import DatabaseError, Unavailable
from service.store.migrate import SchemaError

_BAD_CONFIGURATION = 78  # EX_CONFIG of sysexits.h


def exit_code(error: Exception) -> int | None:
    """Return the exit code of an expected error, or None for a fault of the service itself."""
    if isinstance(error, SettingsError | DatabaseError):
        return _BAD_CONFIGURATION
    return 1 if isinstance(error, CommandError | InvalidInput | SchemaError | Unavailable | PeeweeException) else None

"""SQLite: a database in one file, which nobody may delete or replace while the process uses it.

Open connections would go on with the deleted file, and new ones with another file: answers would depend on the thread,
and whatever is written to the deleted file would be lost.
"""

from __future__ import annotations

import os
import threading
from typing import Any

import structlog
from peewee import OperationalError, SqliteDatabase

from service.store import packed_json

_log = structlog.get_logger()
_lock = threading.Lock()


def register(database: SqliteDatabase) -> None:
    """Define the functions of statements on each connection."""
    database.register_function(packed_json.has_words, "has_words", 3, deterministic=True)


class FileReplaced(OperationalError):
    """The database's file was deleted or replaced: nothing works until the process is restarted."""


class SqliteFile(SqliteDatabase):
    """A SQLite database that refuses to work once its file is no longer the one that it opened first."""

    #: The device and inode of the file; None as long as there is none.
    opened_file: tuple[int, int] | None = None
    _is_lost = False

    def remember_file(self) -> None:
        """Remember which file this is, if it exists already."""
        self.opened_file = self.opened_file or self._file()

    def check_file(self) -> None:
        """Raise FileReplaced if the file was deleted or replaced, now or earlier. The first time it is logged."""
        if self.opened_file is None or (not self._is_lost and self._file() == self.opened_file):
            return
        with _lock:
            if not self._is_lost:
                _log.error("the database file was deleted or replaced; restart the service", file=str(self.database))
            self._is_lost = True
        raise FileReplaced("the database file was deleted or replaced")

    def _connect(self) -> Any:
        connection = super()._connect()  # type: ignore[misc]
        self.remember_file()
        return connection

    def _file(self) -> tuple[int, int] | None:
        """Return the device and inode of the file; None if it does not exist or is in memory."""
        try:
            found = os.stat(self.database)  # noqa: PTH116 - each request asks several times: pathlib takes four times as long
        except OSError:
            return None
        return found.st_dev, found.st_ino

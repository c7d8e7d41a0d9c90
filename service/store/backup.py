"""A consistent copy of the SQLite database, made while the service keeps writing, with an epoch of its own."""

from __future__ import annotations

from pathlib import Path

from peewee import Database, SqliteDatabase

from service.store import revisions
from service.store.database import DatabaseError, available, execute, kind


def backup(database: Database, file: Path) -> None:
    """Write the database to a new file. To restore it, put that file in the place of the database.

    Raises DatabaseError for PostgreSQL, which has its own tools, and for a file that exists or cannot be created.
    """
    if kind(database) != "sqlite":
        raise DatabaseError("back up PostgreSQL with its own tools: pg_dump --format=custom --file=… URL")
    if not Path(str(database.database)).is_file():
        raise DatabaseError(f"there is no database at {str(database.database)!r}")
    if file.exists() or not file.parent.is_dir():
        raise DatabaseError(f"{str(file)!r} exists, or its folder does not: name a new file in an existing folder")
    partial = file.with_name(f"{file.name}.partial")
    partial.unlink(missing_ok=True)  # of a backup that was stopped
    with available(database):
        execute(database, "VACUUM INTO ?", (str(partial),))
    _begin_epoch(partial)
    partial.rename(file)


def _begin_epoch(file: Path) -> None:
    """Give a copy an epoch of its own; one without an epoch gets it when it is migrated."""
    copy = SqliteDatabase(str(file))
    with copy.connection_context():
        if any(column.name == "epoch" for column in copy.get_columns("revision")):
            revisions.begin_epoch(copy)

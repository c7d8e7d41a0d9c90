"""A copy of the embedded database that is whole, while the service goes on writing."""

from __future__ import annotations

from pathlib import Path

from peewee import Database

from service.store.database import DatabaseError, available, execute, kind


def backup(database: Database, file: Path) -> None:
    """Write the database into a new file: to restore it is to put that in its place.

    Raises DatabaseError for PostgreSQL, which has tools of its own, and for a file that cannot be new.
    """
    if kind(database) != "sqlite":
        raise DatabaseError("PostgreSQL is backed up by its own tools: pg_dump --format=custom --file=… URL")
    if not Path(str(database.database)).is_file():
        raise DatabaseError(f"there is no database at {str(database.database)!r}")
    if file.exists() or not file.parent.is_dir():
        raise DatabaseError(f"{str(file)!r} is there already, or its folder is not: name a new file")
    with available(database):
        execute(database, "VACUUM INTO ?", (str(file),))

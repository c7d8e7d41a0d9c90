"""The database that all tables are bound to, and what peewee cannot say of tables."""

from __future__ import annotations

from typing import Any

from peewee import DatabaseProxy, SchemaManager, SqliteDatabase

database = DatabaseProxy()


class WithoutRowid(SchemaManager):
    """Creates a table that SQLite stores in its primary key. PostgreSQL has no such tables."""

    def _create_table(self, safe: bool = True, **options: Any) -> Any:
        created: Any = super()._create_table(safe, **options)  # type: ignore[misc]
        return created.literal(" WITHOUT ROWID") if isinstance(self.database, SqliteDatabase) else created

"""How a database differs from the models: what ``playhouse.schema_diff`` sees, and what it does not.

``schema_diff`` compares the names of columns and the columns of indexes. It leaves out types, NOT NULL, foreign keys
and CHECK constraints, so the statements that made the tables are compared too.
"""

from __future__ import annotations

from peewee import SqliteDatabase
from playhouse.schema_diff import diff_models

from service.store import wordings
from service.store.database import Database
from service.store.tables import TABLES


def differences(database: Database) -> list[str]:
    """One line for each table, column or index that is not as the models say; none when they agree."""
    wanted, found = _statements_of_models(), statements(database)
    changed = sorted(name for name in wanted.keys() | found.keys() if wanted.get(name) != found.get(name))
    return str(diff_models(database, TABLES)).splitlines() + [f"made otherwise: {name}" for name in changed]


def statements(database: Database) -> dict[str, str]:
    """The CREATE statement of each table and index, without the migrations' own table and FTS5's own."""
    query = (
        "SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL AND tbl_name != 'schema_migration'"
        " AND tbl_name NOT LIKE 'wording_index!_%' ESCAPE '!'"
    )
    return dict(database.execute_sql(query).fetchall())


def _statements_of_models() -> dict[str, str]:
    empty = SqliteDatabase(":memory:")
    with empty.bind_ctx(TABLES), empty:
        empty.create_tables(TABLES)
        empty.execute_sql(wordings.INDEXES["sqlite"])  # no model makes what FTS5 keeps
        return statements(empty)

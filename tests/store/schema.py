"""The differences between a database's schema and the models.

``playhouse.schema_diff`` compares the names of columns and the columns of indexes, but not types, NOT NULL, foreign
keys and CHECK constraints. So the definitions are compared too: SQLite's statements, PostgreSQL's catalogue.
"""

from __future__ import annotations

from contextlib import suppress

from peewee import SqliteDatabase
from playhouse.schema_diff import diff_models

from service.store import full_text, postgresql
from service.store.database import Database
from service.store.tables import TABLES

_COLUMNS = """
    SELECT c.relname || '.' || a.attname,
           a.attnum - (SELECT count(*) FROM pg_attribute d WHERE d.attrelid = c.oid AND d.attisdropped
                       AND d.attnum > 0 AND d.attnum < a.attnum)
           || ' ' || format_type(a.atttypid, a.atttypmod) || coalesce(' COLLATE ' || l.collname, '')
           || CASE WHEN a.attnotnull THEN ' NOT NULL' ELSE '' END
    FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid LEFT JOIN pg_collation l ON l.oid = a.attcollation
    WHERE c.relnamespace = current_schema()::regnamespace AND c.relkind = 'r' AND a.attnum > 0 AND NOT a.attisdropped
"""
_CONSTRAINTS = """
    SELECT t.conrelid::regclass || '.' || t.conname, pg_get_constraintdef(t.oid)
    FROM pg_constraint t WHERE t.connamespace = current_schema()::regnamespace AND t.contype <> 'n'
"""
_INDEXES = (
    "SELECT 'index ' || tablename || '.' || indexname, indexdef FROM pg_indexes WHERE schemaname = current_schema()"
)


class _RollBack(Exception):
    """Ends a transaction without its changes."""


def differences(database: Database) -> list[str]:
    """Return a line for each table, column or index that differs from the models."""
    actual = definitions(database)
    expected = _of_models() if isinstance(database, SqliteDatabase) else _of_models_in(database)
    # schema_diff misses UNIQUE constraints and indexes of expressions in the models, so it reports them as extra, as it
    # does the column of full text, which no model has
    diff = [
        line
        for line in str(diff_models(database, TABLES)).splitlines()
        if _index_of(line) not in expected and full_text.COLUMN not in line
    ]
    changed = sorted(name for name in expected.keys() | actual.keys() if expected.get(name) != actual.get(name))
    return diff + [f"differs: {name}" for name in changed]


def _index_of(line: str) -> str:
    """ "drop index event.one (article_id) unique" -> "index event.one"."""
    return " ".join(line.split()[1:3])


def definitions(database: Database) -> dict[str, str]:
    """Return the definition of each table and index, without those of the migrations and of FTS5."""
    if isinstance(database, SqliteDatabase):
        query = (
            "SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL AND type != 'trigger'"
            " AND tbl_name != 'schema_migration'"
            " AND tbl_name NOT LIKE 'wording_index!_%' ESCAPE '!'"
        )
        return dict(database.execute_sql(query).fetchall())
    rows = [row for query in (_COLUMNS, _CONSTRAINTS, _INDEXES) for row in database.execute_sql(query).fetchall()]
    return {name: text for name, text in rows if "schema_migration" not in name}


def _of_models() -> dict[str, str]:
    empty = SqliteDatabase(":memory:")
    with empty.bind_ctx(TABLES), empty:
        empty.create_tables(TABLES)
        for statement in full_text.SCHEMA["sqlite"]:  # no model creates FTS5 tables
            empty.execute_sql(statement)
        return definitions(empty)


_created: dict[str, str] = {}


def _of_models_in(database: Database) -> dict[str, str]:
    """Return what the models would create in the same database: the same in each, so that it is done in the first."""
    if not _created:
        _created.update(_create_and_roll_back(database))
    return _created


def _create_and_roll_back(database: Database) -> dict[str, str]:
    created: dict[str, str] = {}
    with suppress(_RollBack), database.atomic():
        database.drop_tables(TABLES, cascade=True)
        database.create_tables(TABLES)
        postgresql.order_by_bytes(database)
        for statement in full_text.SCHEMA["postgresql"]:  # no model creates an index of an expression
            database.execute_sql(statement)
        created = definitions(database)
        raise _RollBack
    return created

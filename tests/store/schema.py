"""How a database differs from the models: what ``playhouse.schema_diff`` sees, and what it does not.

``schema_diff`` compares the names of columns and the columns of indexes. It leaves out types, NOT NULL, foreign keys
and CHECK constraints, so what made the tables is compared too: SQLite's statements, PostgreSQL's catalogue.
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


class _Undo(Exception):
    """The end of a transaction that only looked."""


def differences(database: Database) -> list[str]:
    """One line for each table, column or index that is not as the models say; none when they agree."""
    found = statements(database)
    wanted = _of_models() if isinstance(database, SqliteDatabase) else _of_models_there(database)
    # a UNIQUE that is a constraint of the model, or an index of an expression, shows as one that it does not name
    diff = [line for line in str(diff_models(database, TABLES)).splitlines() if _index_of(line) not in wanted]
    changed = sorted(name for name in wanted.keys() | found.keys() if wanted.get(name) != found.get(name))
    return diff + [f"made otherwise: {name}" for name in changed]


def _index_of(line: str) -> str:
    """ "drop index event.one (article_id) unique" -> "index event.one"."""
    return " ".join(line.split()[1:3])


def statements(database: Database) -> dict[str, str]:
    """What makes each table and index, without the migrations' own table and FTS5's own."""
    if isinstance(database, SqliteDatabase):
        query = (
            "SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL AND tbl_name != 'schema_migration'"
            " AND tbl_name NOT LIKE 'wording_index!_%' ESCAPE '!'"
        )
        return dict(database.execute_sql(query).fetchall())
    rows = [row for query in (_COLUMNS, _CONSTRAINTS, _INDEXES) for row in database.execute_sql(query).fetchall()]
    return {name: text for name, text in rows if "schema_migration" not in name}


def _of_models() -> dict[str, str]:
    empty = SqliteDatabase(":memory:")
    with empty.bind_ctx(TABLES), empty:
        empty.create_tables(TABLES)
        empty.execute_sql(full_text.INDEXES["sqlite"])  # no model makes what FTS5 keeps
        return statements(empty)


def _of_models_there(database: Database) -> dict[str, str]:
    """What the models would make in the same database, in place of what is there; then it is there again."""
    made: dict[str, str] = {}
    with suppress(_Undo), database.atomic():
        database.drop_tables(TABLES, cascade=True)
        database.create_tables(TABLES)
        postgresql.order_by_bytes(database)
        database.execute_sql(full_text.INDEXES["postgresql"])  # no model makes an index of an expression
        made = statements(database)
        raise _Undo
    return made

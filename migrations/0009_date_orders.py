"""Allow collections whose articles write the year first.

SQLite cannot alter a CHECK, and re-creating the table would delete its articles' memberships. So the text of the schema
is edited, the way that SQLite documents for constraints: https://www.sqlite.org/lang_altertable.html#otheralter
"""

from peewee import SqliteDatabase

BEFORE = "date_order IN ('MDY', 'DMY')"
AFTER = "date_order IN ('MDY', 'DMY', 'YMD')"


def up(migrator, db):
    _replace(db, BEFORE, AFTER)


def down(migrator, db):
    db.execute_sql("UPDATE collection SET date_order = NULL WHERE date_order = 'YMD'")
    _replace(db, AFTER, BEFORE)


def _replace(db, old, new):
    if not isinstance(db, SqliteDatabase):
        db.execute_sql("ALTER TABLE collection DROP CONSTRAINT collection_date_order_check")
        db.execute_sql(f"ALTER TABLE collection ADD CONSTRAINT collection_date_order_check CHECK ({new})")
        # as in a new schema: PostgreSQL then prints the constraint alike
        db.execute_sql('ALTER TABLE collection ALTER COLUMN date_order TYPE varchar(3) COLLATE "C"')
        return
    (version,) = db.execute_sql("PRAGMA schema_version").fetchone()
    db.execute_sql("PRAGMA writable_schema = ON")
    edit = "UPDATE sqlite_schema SET sql = replace(sql, ?, ?) WHERE type = 'table' AND name = 'collection'"
    db.execute_sql(edit, (old, new))
    db.execute_sql(f"PRAGMA schema_version = {version + 1}")
    db.execute_sql("PRAGMA writable_schema = OFF")

"""Deflate the texts of articles, as ``service.store.packed_text`` reads them.

SQLite cannot change the type of a column, and re-creating the table would delete the events. So the text of the schema
is edited, as in migration 0009. On PostgreSQL, texts become bytes, which are then deflated.
"""

import zlib

from peewee import SqliteDatabase

MARK = b"\xff"
BATCH = 1_000  # rows
TEXT, BLOB = '"text" TEXT NOT NULL', '"text" BLOB NOT NULL'


def up(migrator, db):
    if isinstance(db, SqliteDatabase):
        _edit_schema(db, TEXT, BLOB)
        _convert(db, _packed)
    else:
        db.execute_sql("ALTER TABLE article ALTER COLUMN text TYPE BYTEA USING convert_to(text, 'UTF8')")
        _convert_on_postgresql(db, _packed)


def down(migrator, db):
    if isinstance(db, SqliteDatabase):
        _convert(db, lambda stored: _unpacked(stored).decode())
        _edit_schema(db, BLOB, TEXT)
    else:
        _convert_on_postgresql(db, _unpacked)
        db.execute_sql(
            """ALTER TABLE article ALTER COLUMN text TYPE TEXT COLLATE "C" USING convert_from(text, 'UTF8')"""
        )


def _packed(text):
    deflate = zlib.compressobj(wbits=-15)
    return MARK + deflate.compress(text if isinstance(text, bytes) else text.encode()) + deflate.flush()


def _unpacked(stored):
    if isinstance(stored, str):  # by a worker of an older version that ran on
        return stored.encode()
    return zlib.decompress(stored[1:], -15) if stored[:1] == MARK else stored


def _edit_schema(db, old, new):
    (version,) = db.execute_sql("PRAGMA schema_version").fetchone()
    db.execute_sql("PRAGMA writable_schema = ON")
    edit = "UPDATE sqlite_schema SET sql = replace(sql, ?, ?) WHERE type = 'table' AND name = 'article'"
    db.execute_sql(edit, (old, new))
    db.execute_sql(f"PRAGMA schema_version = {version + 1}")
    db.execute_sql("PRAGMA writable_schema = OFF")


def _convert(db, converted):
    db.connection().create_function("converted_of", 1, converted, deterministic=True)
    db.execute_sql("UPDATE article SET text = converted_of(text)")


def _convert_on_postgresql(db, converted):
    last = ""
    read = f"SELECT id, text FROM article WHERE id > %s ORDER BY id LIMIT {BATCH}"  # noqa: S608 - a constant
    while rows := db.execute_sql(read, (last,)).fetchall():
        values = [(converted(text), row_id) for row_id, text in rows]
        db.cursor().executemany("UPDATE article SET text = %s WHERE id = %s", values)
        last = rows[-1][0]

"""Let PostgreSQL keep at most 256 kB of words that its index of full text has not sorted in yet, instead of 4 MB.

Every search reads all of them, and the write that exceeds the limit sorts them in: that takes a fifth of the time, and
all writes together take as long as before.
"""

from peewee import SqliteDatabase

INDEX = "wording_index"


def up(migrator, db):
    if not isinstance(db, SqliteDatabase):
        db.execute_sql(f"ALTER INDEX {INDEX} SET (gin_pending_list_limit = 256)")


def down(migrator, db):
    if not isinstance(db, SqliteDatabase):
        db.execute_sql(f"ALTER INDEX {INDEX} RESET (gin_pending_list_limit)")

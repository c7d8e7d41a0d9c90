"""Store the counts of events in their primary key on SQLite, which otherwise has a table and an index of all of it."""

from peewee import SqliteDatabase

OPTION = " WITHOUT ROWID"


def up(migrator, db):
    _create_again(db, lambda sql: sql + OPTION)


def down(migrator, db):
    _create_again(db, lambda sql: sql.removesuffix(OPTION))


def _create_again(db, changed):
    """Create the table again by its changed statement. Its triggers are those of events, which stay."""
    if not isinstance(db, SqliteDatabase):
        return
    ((sql,),) = db.execute_sql("SELECT sql FROM sqlite_master WHERE type = 'table' AND name = 'event_count'").fetchall()
    db.execute_sql("CREATE TEMPORARY TABLE counted AS SELECT * FROM event_count")
    db.execute_sql("DROP TABLE event_count")
    db.execute_sql(changed(sql))
    db.execute_sql("INSERT INTO event_count SELECT * FROM counted")
    db.execute_sql("DROP TABLE counted")

"""Let several rows of full text have the same id, their place in the timeline, on PostgreSQL.

A page reads its events by their own ids. An index of numbers that repeat takes less than one of unique ones, and a
write need not look for a free number. Ids that are stored stay as they are.
"""

from peewee import SqliteDatabase

_NUMBER = 23  # bits
UNIQUE_IDS = f"""
UPDATE wording SET id = numbered.id FROM (
    SELECT event_id, (id >> {_NUMBER} << {_NUMBER})
           + row_number() OVER (PARTITION BY id >> {_NUMBER} ORDER BY id, event_id) - 1 AS id
    FROM wording
) AS numbered WHERE numbered.event_id = wording.event_id AND numbered.id <> wording.id
"""  # noqa: S608 - a constant


def up(migrator, db):
    if isinstance(db, SqliteDatabase):
        return
    db.execute_sql("ALTER TABLE wording DROP CONSTRAINT wording_pkey")
    db.execute_sql("ALTER TABLE wording ADD CONSTRAINT wording_pkey PRIMARY KEY USING INDEX wording_event_id")
    db.execute_sql('CREATE INDEX "wording_id" ON "wording" ("id")')


def down(migrator, db):
    if isinstance(db, SqliteDatabase):
        return
    db.execute_sql("DROP INDEX wording_id")
    db.execute_sql("ALTER TABLE wording DROP CONSTRAINT wording_pkey")
    db.execute_sql(UNIQUE_IDS)
    db.execute_sql("ALTER TABLE wording ADD CONSTRAINT wording_pkey PRIMARY KEY (id)")
    db.execute_sql('CREATE UNIQUE INDEX "wording_event_id" ON "wording" ("event_id")')

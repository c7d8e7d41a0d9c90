"""Add whether a report of an entry is dated to more than a day, such as to a month."""

from peewee import SqliteDatabase

#: An older version compares reports of one day only: the others are entries of their own again.
ALONE = """
    UPDATE "placing" SET represents = TRUE WHERE EXISTS (
        SELECT 1 FROM entry_report
        WHERE entry_report.collection_id = "placing".collection_id AND entry_report.event = "placing".event_id
            AND is_coarse AND NOT is_fixed)
"""


def up(migrator, db):
    boolean = "INTEGER" if isinstance(db, SqliteDatabase) else "BOOLEAN"
    db.execute_sql(f'ALTER TABLE entry_report ADD COLUMN "is_coarse" {boolean} NOT NULL DEFAULT FALSE')


def down(migrator, db):
    db.execute_sql(ALONE)
    db.execute_sql("DELETE FROM entry_report WHERE is_coarse AND NOT is_fixed")
    db.execute_sql('ALTER TABLE entry_report DROP COLUMN "is_coarse"')

"""Add the time of each change, and to events in collections their last change, so that feeds list the newest first.

The times of earlier changes are unknown.
"""

from peewee import CharField, IntegerField, Model

INDEX = "placing_collection_id_changed_in_event_id"


def tables(db):
    class RevisionTime(Model):
        revision = IntegerField(primary_key=True)
        at = CharField(max_length=32)

        class Meta:
            database = db
            table_name = "revision_time"
            legacy_table_names = False

    return [RevisionTime]


def up(migrator, db):
    db.create_tables(tables(db))
    db.execute_sql('ALTER TABLE "placing" ADD COLUMN "changed_in" INTEGER NOT NULL DEFAULT 0')
    db.execute_sql(
        'UPDATE "placing" SET changed_in = (SELECT changed_in FROM event WHERE event.id = "placing".event_id)'
    )
    db.execute_sql(f'CREATE INDEX "{INDEX}" ON "placing" ("collection_id", "changed_in", "event_id")')


def down(migrator, db):
    db.execute_sql(f'DROP INDEX "{INDEX}"')
    db.execute_sql('ALTER TABLE "placing" DROP COLUMN "changed_in"')
    db.drop_tables(tables(db))

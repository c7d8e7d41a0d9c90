"""Copy status, certainty and correctedness of events to placings, so that filtered histograms also read one index."""

from peewee import SqliteDatabase

COLUMNS = {
    "status": "VARCHAR(16) NOT NULL DEFAULT 'happened'",
    "certainty": "VARCHAR(16) NOT NULL DEFAULT 'explicit'",
    "corrected": "{boolean} NOT NULL DEFAULT FALSE",
}
BEFORE = ("collection_id", "state", "start_on", "end_before", "grain_rank")
INDEX_BEFORE = "placing_collection_id_state_start_on_end_before_grain_rank"
INDEX = "placing_histogram"


def up(migrator, db):
    boolean = "INTEGER" if isinstance(db, SqliteDatabase) else "BOOLEAN"
    for name, kind in COLUMNS.items():
        db.execute_sql(f'ALTER TABLE "placing" ADD COLUMN "{name}" {kind.format(boolean=boolean)}')
    filled = ", ".join(f"{name} = event.{name}" for name in COLUMNS)
    db.execute_sql(f'UPDATE "placing" SET {filled} FROM event WHERE event.id = "placing".event_id')  # noqa: S608
    db.execute_sql(f'DROP INDEX "{INDEX_BEFORE}"')
    _index(db, INDEX, (*BEFORE, *COLUMNS))


def down(migrator, db):
    db.execute_sql(f'DROP INDEX "{INDEX}"')
    _index(db, INDEX_BEFORE, BEFORE)
    for name in COLUMNS:
        db.execute_sql(f'ALTER TABLE "placing" DROP COLUMN "{name}"')


def _index(db, name, columns):
    quoted = ", ".join(f'"{column}"' for column in columns)
    db.execute_sql(f'CREATE INDEX "{name}" ON "placing" ({quoted})')

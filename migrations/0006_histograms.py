"""Copy the end and the state of events to placings, so that a histogram of a collection reads one index range."""

COLUMNS = {"end_before": "DATE NOT NULL DEFAULT '9999-12-31'", "state": "VARCHAR(16) NOT NULL DEFAULT 'shown'"}
INDEX = "placing_collection_id_state_start_on_end_before_grain_rank"


def up(migrator, db):
    for name, kind in COLUMNS.items():
        db.execute_sql(f'ALTER TABLE "placing" ADD COLUMN "{name}" {kind}')
        of_event = f"SELECT {name} FROM event WHERE event.id = event_id"  # noqa: S608 - constant names
        db.execute_sql(f'UPDATE "placing" SET "{name}" = ({of_event})')  # noqa: S608
    columns = '"collection_id", "state", "start_on", "end_before", "grain_rank"'
    db.execute_sql(f'CREATE INDEX "{INDEX}" ON "placing" ({columns})')


def down(migrator, db):
    db.execute_sql(f'DROP INDEX "{INDEX}"')
    for name in COLUMNS:
        db.execute_sql(f'ALTER TABLE "placing" DROP COLUMN "{name}"')

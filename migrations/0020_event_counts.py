"""Count the events that agree in their days and in what filters ask for; triggers update the counts."""

from peewee import BooleanField, CharField, CompositeKey, DateField, IntegerField, Model, SqliteDatabase

COLUMNS = ("kind", "state", "status", "certainty", "start_on", "end_before", "grain_rank", "corrected")
NAMES = ", ".join(COLUMNS)
COUNTED = f"INSERT INTO event_count ({NAMES}, events) SELECT {NAMES}, count(*) FROM event GROUP BY {NAMES}"  # noqa: S608


def _row(prefix):
    return ", ".join(f"{prefix}.{name}" for name in COLUMNS)


def _same(prefix):
    return " AND ".join(f"event_count.{name} = {prefix}.{name}" for name in COLUMNS)


ADD = (
    f"INSERT INTO event_count ({NAMES}, events) VALUES ({_row('new')}, 1)"  # noqa: S608
    f" ON CONFLICT ({NAMES}) DO UPDATE SET events = events + 1;"
)
REMOVE = (
    f"UPDATE event_count SET events = events - 1 WHERE {_same('old')};"  # noqa: S608
    f" DELETE FROM event_count WHERE {_same('old')} AND events = 0;"
)
SQLITE = {
    "event_added": f"AFTER INSERT ON event BEGIN {ADD} END",
    "event_removed": f"AFTER DELETE ON event BEGIN {REMOVE} END",
    "event_updated": f"AFTER UPDATE OF {NAMES} ON event BEGIN {REMOVE} {ADD} END",
}
ADD_ALL = f"""
    INSERT INTO event_count ({NAMES}, events) SELECT {NAMES}, count(*) FROM added GROUP BY {NAMES}
    ON CONFLICT ({NAMES}) DO UPDATE SET events = event_count.events + excluded.events;
"""  # noqa: S608
REMOVE_ALL = f"""
    UPDATE event_count SET events = event_count.events - gone.events
    FROM (SELECT {NAMES}, count(*) AS events FROM removed GROUP BY {NAMES}) AS gone WHERE {_same("gone")};
    DELETE FROM event_count USING removed AS gone WHERE {_same("gone")} AND event_count.events = 0;
"""  # noqa: S608
FUNCTIONS = {"count_added_events": ADD_ALL, "count_removed_events": REMOVE_ALL}
POSTGRESQL = {
    "event_added": ("INSERT", "NEW TABLE AS added", "count_added_events"),
    "event_removed": ("DELETE", "OLD TABLE AS removed", "count_removed_events"),
    "event_updated": ("UPDATE", "OLD TABLE AS removed", "count_removed_events"),
    "event_updated_to": ("UPDATE", "NEW TABLE AS added", "count_added_events"),
}


def table(db):
    class EventCount(Model):
        kind = CharField(max_length=16)
        state = CharField(max_length=16)
        status = CharField(max_length=16)
        certainty = CharField(max_length=16)
        start_on = DateField()
        end_before = DateField()
        grain_rank = IntegerField()
        corrected = BooleanField()
        events = IntegerField()

        class Meta:
            database = db
            table_name = "event_count"
            legacy_table_names = False
            primary_key = CompositeKey(*COLUMNS)

    return EventCount


def up(migrator, db):
    db.create_tables([table(db)])
    db.execute_sql(COUNTED)
    if isinstance(db, SqliteDatabase):
        for name, body in SQLITE.items():
            db.execute_sql(f"CREATE TRIGGER {name} {body}")
        return
    for name, body in FUNCTIONS.items():
        returning = "RETURNS trigger LANGUAGE plpgsql"
        db.execute_sql(f"CREATE FUNCTION {name}() {returning} AS $$ BEGIN {body} RETURN NULL; END $$")
    for name, (change, rows, function) in POSTGRESQL.items():
        on = f"AFTER {change} ON event REFERENCING {rows} FOR EACH STATEMENT"
        db.execute_sql(f"CREATE TRIGGER {name} {on} EXECUTE FUNCTION {function}()")


def down(migrator, db):
    is_sqlite = isinstance(db, SqliteDatabase)
    for name in SQLITE if is_sqlite else POSTGRESQL:
        db.execute_sql(f"DROP TRIGGER {name}" if is_sqlite else f"DROP TRIGGER {name} ON event")
    for name in () if is_sqlite else FUNCTIONS:
        db.execute_sql(f"DROP FUNCTION {name}()")
    db.drop_tables([table(db)])

"""Take the id out of the indexes of all kinds of events, and drop the one that those by length class replace.

Few events have the same order key, so that the id decides little, but it took a third of these indexes. The timeline
of all kinds, which few requests read, is merged from the ranges of the length classes. The partial indexes of the
default kind keep the id: SQLite would choose the one that needs no sort, whatever the others skip.
"""

PLACE = ("start_on", "order_key")
TIMELINE = "event_start_on_order_key_id"
INDEXES = {
    "event_lasting_start_on_order_key": ("lasting", *PLACE),
    "event_source_lasting_start_on_order_key": ("source", "lasting", *PLACE),
    "event_language_lasting_start_on_order_key": ("language", "lasting", *PLACE),
}


def up(migrator, db):
    db.execute_sql(f'DROP INDEX "{TIMELINE}"')
    for name, columns in INDEXES.items():
        db.execute_sql(f'DROP INDEX "{name}_id"')
        _create(db, name, columns)


def down(migrator, db):
    _create(db, TIMELINE, (*PLACE, "id"))
    for name, columns in INDEXES.items():
        db.execute_sql(f'DROP INDEX "{name}"')
        _create(db, f"{name}_id", (*columns, "id"))


def _create(db, name, columns):
    names = ", ".join(f'"{column}"' for column in columns)
    db.execute_sql(f'CREATE INDEX "{name}" ON "event" ({names})')

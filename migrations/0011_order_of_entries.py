"""Add the kind of events and their order on a day, and the fields of events that come from their article.

``order_key`` sorts the events that begin on the same day; ``service.events.order`` describes its parts. Timelines show
events of the kind "event" by default, so partial indexes hold only those. Placings are re-created, because SQLite
cannot change a primary key in place.
"""

import json

from peewee import (
    SQL,
    BooleanField,
    CharField,
    CompositeKey,
    DateField,
    ForeignKeyField,
    IntegerField,
    Model,
    SqliteDatabase,
)

COLUMNS = {"kind": "VARCHAR(16) NOT NULL DEFAULT 'event'", "order_key": "VARCHAR(32) NOT NULL DEFAULT ''"}
#: The columns of each index, in which {place} stands for the order before or after this migration.
INDEXES = {
    "event_start_on_{name}_id": '"event" ({place}, "id")',
    "event_article_id_start_on_{name}_id": '"event" ("article_id", {place}, "id")',
    "event_lasting_start_on_{name}_id": '"event" ("lasting", {place}, "id")',
    "event_source_lasting_start_on_{name}_id": '"event" ("source", "lasting", {place}, "id")',
    "event_language_lasting_start_on_{name}_id": '"event" ("language", "lasting", {place}, "id")',
    "event_corrected": '"event" ({place}, "id") WHERE corrected',
}
NEW_INDEXES = {
    "event_kind": '"event" ({place}, "id") WHERE kind = \'event\'',
    "event_kind_lasting": '"event" ("lasting", {place}, "id") WHERE kind = \'event\'',
    "event_kind_source": '"event" ("source", "lasting", {place}, "id") WHERE kind = \'event\'',
    "event_kind_language": '"event" ("language", "lasting", {place}, "id") WHERE kind = \'event\'',
}
PLACING_INDEXES = {
    "placing_histogram": (
        '"placing" ("collection_id", "state", "start_on", "end_before", "grain_rank", "status", "certainty",'
        ' "corrected"{kind})'
    ),
}
NEW_PLACING_INDEXES = {
    "placing_kind": '"placing" ("collection_id", {place}, "event_id") WHERE kind = \'event\'',
    "placing_kind_lasting": '"placing" ("collection_id", "lasting", {place}, "event_id") WHERE kind = \'event\'',
}
PLACES = {False: ("grain_rank", '"start_on", "grain_rank"'), True: ("order_key", '"start_on", "order_key"')}

HOURS = {
    "early morning": "0400",
    "morning": "0800",
    "midday": "1200",
    "afternoon": "1400",
    "evening": "1800",
    "night": "2000",
    "late evening": "2200",
}
FIELDS = ("published_on", "source", "anchor_kind", "position", "mentions", "context")
_DAY_RANK = 9


def placing(db, *, newer):
    class Event(Model):
        id = CharField(primary_key=True, max_length=32)

        class Meta:
            database = db
            table_name = "event"
            legacy_table_names = False

    class Collection(Model):
        slug = CharField(primary_key=True, max_length=64)

        class Meta:
            database = db
            table_name = "collection"
            legacy_table_names = False

    order = "order_key" if newer else "grain_rank"

    class Placing(Model):
        collection = ForeignKeyField(Collection, on_delete="CASCADE", index=False)
        start_on = DateField()
        grain_rank = IntegerField()
        event = ForeignKeyField(Event, on_delete="CASCADE")
        lasting = IntegerField(constraints=[SQL("DEFAULT 0")])
        end_before = DateField(constraints=[SQL("DEFAULT '9999-12-31'")])
        state = CharField(max_length=16, constraints=[SQL("DEFAULT 'shown'")])
        status = CharField(max_length=16, constraints=[SQL("DEFAULT 'happened'")])
        certainty = CharField(max_length=16, constraints=[SQL("DEFAULT 'explicit'")])
        corrected = BooleanField(constraints=[SQL("DEFAULT FALSE")])
        if newer:
            kind = CharField(max_length=16, constraints=[SQL("DEFAULT 'event'")])
            order_key = CharField(max_length=32, constraints=[SQL("DEFAULT ''")])

        class Meta:
            database = db
            table_name = "placing"
            legacy_table_names = False
            indexes = ((("collection", "lasting", "start_on", order, "event"), False),)
            primary_key = CompositeKey("collection", "start_on", order, "event")

    return Placing


def up(migrator, db):
    for name, kind in COLUMNS.items():
        db.execute_sql(f'ALTER TABLE event ADD COLUMN "{name}" {kind}')
    _fill(db)
    _drop(db, INDEXES, newer=False)
    _create(db, {**INDEXES, **NEW_INDEXES}, newer=True)
    _rebuild_placing(db, newer=True)


def down(migrator, db):
    _remove_fields(db)
    _drop(db, {**INDEXES, **NEW_INDEXES}, newer=True)
    _create(db, INDEXES, newer=False)
    _rebuild_placing(db, newer=False)
    for name in COLUMNS:
        db.execute_sql(f'ALTER TABLE event DROP COLUMN "{name}"')


def _fill(db):
    is_sqlite = isinstance(db, SqliteDatabase)
    value = (lambda *path: f"json_extract(body, '$.{'.'.join(path)}')") if is_sqlite else _postgresql_value
    hours = " ".join(f"WHEN '{part}' THEN '{hour}'" for part, hour in HOURS.items())
    by_clock = f"replace({value('date', 'time', 'clock')}, ':', '')"
    hour = f"coalesce({by_clock}, CASE {value('date', 'part_of_day')} {hours} END, '----')"
    coarseness = f"CASE WHEN grain_rank > {_DAY_RANK} THEN '{_DAY_RANK}' ELSE CAST(grain_rank AS TEXT) END"
    start = f"coalesce(CAST({value('expression', 'start')} AS TEXT), '9999999')"
    in_text = f"substr('0000000' || {start}, length({start}) + 1)"
    of_article = "(SELECT {} FROM article WHERE article.id = event.article_id)"
    published = of_article.format("replace(CAST(anchor_date AS TEXT), '-', '')")
    article = f"coalesce({published} || substr(article_id, 3, 8), '99999999')"
    quoted = "json_quote({})" if is_sqlite else "CAST(to_json({}) AS TEXT)"
    fields = {name: of_article.format(quoted.format(column)) for name, column in _ARTICLE_FIELDS.items()}
    added = "".join(
        f""" || ',"{name}":' || coalesce({quoted_value}, 'null')""" for name, quoted_value in fields.items()
    )
    db.execute_sql(
        f"UPDATE event SET kind = coalesce({value('kind')}, 'event'),"  # noqa: S608 - constant names
        f" order_key = {coarseness} || {hour} || {article} || {in_text},"
        f""" body = substr(body, 1, length(body) - 1){added} || ',"position":null,"mentions":[],"context":null}}'"""
    )


_ARTICLE_FIELDS = {
    "published_on": "CAST(anchor_date AS TEXT)",
    "source": "article.source",
    "anchor_kind": "anchor_kind",
}


def _postgresql_value(*path):
    return f"(CAST(body AS json) #>> '{{{','.join(path)}}}')"


def _remove_fields(db):
    """Remove the new fields from the JSON of events, in batches."""
    mark, after = db.param, ""
    read = f"SELECT id, body FROM event WHERE id > {mark} ORDER BY id LIMIT 500"  # noqa: S608
    while rows := db.execute_sql(read, (after,)).fetchall():
        for identity, body in rows:
            older = {name: value for name, value in json.loads(body).items() if name not in FIELDS}
            text = json.dumps(older, ensure_ascii=False, separators=(",", ":"))
            db.execute_sql(f"UPDATE event SET body = {mark} WHERE id = {mark}", (text, identity))  # noqa: S608
        after = rows[-1][0]


def _rebuild_placing(db, *, newer):
    model, older = placing(db, newer=newer), placing(db, newer=not newer)
    shared = [column for column in older._meta.columns if column not in COLUMNS]
    columns = ", ".join(f'"{column}"' for column in [*shared, *(COLUMNS if newer else ())])
    values = ", ".join(
        [*(f'old_placing."{column}"' for column in shared), *(f"event.{name}" for name in COLUMNS if newer)]
    )
    db.execute_sql('CREATE TEMPORARY TABLE old_placing AS SELECT * FROM "placing"')
    db.drop_tables([older])
    db.create_tables([model])
    joined = "old_placing JOIN event ON event.id = old_placing.event_id"
    db.execute_sql(f'INSERT INTO "placing" ({columns}) SELECT {values} FROM {joined}')  # noqa: S608 - constant names
    db.execute_sql("DROP TABLE old_placing")
    _create(db, {**PLACING_INDEXES, **(NEW_PLACING_INDEXES if newer else {})}, newer=newer)


def _drop(db, indexes, *, newer):
    for name in indexes:
        db.execute_sql(f'DROP INDEX "{name.format(name=PLACES[newer][0])}"')


def _create(db, indexes, *, newer):
    name_part, place = PLACES[newer]
    for name, columns in indexes.items():
        text = columns.format(place=place, kind=', "kind"' if newer else "")
        db.execute_sql(f'CREATE INDEX "{name.format(name=name_part)}" ON {text}')

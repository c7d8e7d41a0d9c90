"""Add editors' corrections, histories of events, removals and idempotent requests.

Articles, events and the tables that refer to them are re-created and their rows copied, because SQLite cannot change
NOT NULL or CHECK in place.
"""

import hashlib
import json

from peewee import (
    SQL,
    AutoField,
    BooleanField,
    CharField,
    Check,
    CompositeKey,
    DateField,
    ForeignKeyField,
    IntegerField,
    Model,
    TextField,
)

ADDED = '"origin":"engine","hidden":false,"orphaned":false,"correction":null'
FIELDS = ("origin", "hidden", "orphaned", "correction")


def tables(db, *, newer):
    class Article(Model):
        id = CharField(primary_key=True, max_length=32)
        text = TextField()
        title = TextField(null=True)
        language = CharField(max_length=8)
        url = TextField(null=True)
        source = TextField(null=True)
        external_id = TextField(null=True)
        published_at = TextField(null=True)
        timezone = TextField(null=True)
        anchor_date = DateField()
        anchor_kind = CharField(max_length=16)
        engine_version = CharField(max_length=16)
        report = TextField()
        if newer:
            posted = CharField(max_length=32)
            edits = TextField()
            revision = IntegerField()

        class Meta:
            database = db
            table_name = "article"
            legacy_table_names = False
            constraints = (
                Check("length(id) > 0"),
                Check("length(text) > 0"),
                Check("anchor_kind IN ('published_at', 'metadata', 'dateline', 'page_date', 'url')"),
            )

    class Event(Model):
        id = CharField(primary_key=True, max_length=32)
        article = ForeignKeyField(Article, on_delete="CASCADE", index=False, null=newer)
        position = IntegerField(null=newer)
        start_on = DateField()
        end_before = DateField()
        grain_rank = IntegerField()
        granularity = CharField(max_length=16)
        status = CharField(max_length=16)
        if newer:
            certainty = CharField(max_length=16)
            origin = CharField(max_length=16)
            state = CharField(max_length=16)
            corrected = BooleanField()
            added_in = IntegerField()
            changed_in = IntegerField()
        body = TextField()

        class Meta:
            database = db
            table_name = "event"
            legacy_table_names = False
            constraints = (
                Check("length(id) > 0"),
                Check("start_on < end_before"),
                Check("grain_rank BETWEEN 0 AND 11"),
                Check(
                    "granularity IN ('minute', 'part_of_day', 'day', 'weekend', 'week', 'month', 'quarter', 'season',"
                    " 'half', 'year', 'decade', 'century')"
                ),
                Check("status IN ('happened', 'planned')"),
                *(_NEW_CHECKS if newer else ()),
                SQL("UNIQUE (article_id, position)"),
            )
            indexes = (
                (("start_on", "grain_rank", "id"), False),
                (("article", "start_on", "grain_rank", "id"), False),
                *(((("changed_in", "id"), False),) if newer else ()),
            )

    class Collection(Model):
        slug = CharField(primary_key=True, max_length=64)

        class Meta:
            database = db
            table_name = "collection"
            legacy_table_names = False

    class Membership(Model):
        collection = ForeignKeyField(Collection, on_delete="CASCADE", index=False)
        article = ForeignKeyField(Article, on_delete="CASCADE")

        class Meta:
            database = db
            table_name = "membership"
            legacy_table_names = False
            primary_key = CompositeKey("collection", "article")

    class Placing(Model):
        collection = ForeignKeyField(Collection, on_delete="CASCADE", index=False)
        start_on = DateField()
        grain_rank = IntegerField()
        event = ForeignKeyField(Event, on_delete="CASCADE")

        class Meta:
            database = db
            table_name = "placing"
            legacy_table_names = False
            primary_key = CompositeKey("collection", "start_on", "grain_rank", "event")

    return Article, Event, Membership, Placing


_NEW_CHECKS = (
    Check("certainty IN ('explicit', 'inferred', 'ambiguous')"),
    Check("origin IN ('engine', 'editor')"),
    Check("state IN ('shown', 'hidden', 'orphaned')"),
)


def new_tables(db):
    class Removal(Model):
        event = CharField(primary_key=True, max_length=32)
        changed_in = IntegerField()

        class Meta:
            database = db
            table_name = "removal"
            legacy_table_names = False
            indexes = ((("changed_in", "event"), False),)

    class Change(Model):
        id = AutoField()
        event = CharField(max_length=32)
        at = CharField(max_length=32)
        by = TextField(null=True)
        action = CharField(max_length=16)
        changes = TextField()

        class Meta:
            database = db
            table_name = "change"
            legacy_table_names = False
            indexes = ((("event", "id"), False),)

    class Replay(Model):
        id = CharField(primary_key=True, max_length=64)
        fingerprint = CharField(max_length=64)
        at = CharField(max_length=32)
        status = IntegerField(null=True)
        headers = TextField(null=True)
        body = TextField(null=True)

        class Meta:
            database = db
            table_name = "replay"
            legacy_table_names = False
            indexes = ((("at",), False),)

    return Removal, Change, Replay


def up(migrator, db):
    last = "(SELECT value FROM revision)"
    # these quotes do not occur inside a JSON string, where they are escaped; not LIKE, because its % is a placeholder
    certain = "CASE WHEN replace(body, '\"certainty\":\"{0}\"', '') <> body THEN '{0}' "
    added = {
        "article": {"posted": "''", "edits": "'{}'", "revision": last},
        "event": {
            "certainty": certain.format("ambiguous") + "ELSE " + certain.format("explicit") + "ELSE 'inferred' END END",
            "origin": "'engine'",
            "state": "'shown'",
            "corrected": "FALSE",
            "added_in": last,
            "changed_in": last,
            "body": f"substr(body, 1, length(body) - 1) || ',{ADDED}}}'",
        },
    }
    _rebuild(db, tables(db, newer=True), added)
    db.create_tables(new_tables(db))
    _each(db, "article", ("id", "text", "anchor_date", "anchor_kind", "report"), "posted", _posted)


def down(migrator, db):
    db.drop_tables(new_tables(db))
    # the older schema cannot hold events without a place in a text, nor which events are hidden
    db.execute_sql("DELETE FROM event WHERE position IS NULL OR article_id IS NULL")
    _each(db, "event", ("id", "body"), "body", _without_correction)
    _rebuild(db, tables(db, newer=False), {})


def _posted(text, anchor_date, anchor_kind, report):
    """Return the fingerprint as ``service.articles.identity`` computes it.

    With another value the article is only read once more when it is posted again.
    """
    order = json.loads(report).get("date_order", "MDY")
    return hashlib.sha256("\0".join((text, str(anchor_date), anchor_kind, order)).encode()).hexdigest()[:32]


def _without_correction(body):
    event = json.loads(body)
    kept = {name: value for name, value in event.items() if name not in FIELDS}
    return json.dumps(kept, ensure_ascii=False, separators=(",", ":"))


def _each(db, table, columns, changed, change):
    """Set one column of each row to a new value, in batches."""
    mark = db.param
    read = f"SELECT {', '.join(columns)} FROM {table} WHERE id > {mark} ORDER BY id LIMIT 500"  # noqa: S608 - constant names
    after = ""
    while rows := db.execute_sql(read, (after,)).fetchall():
        for identity, *values in rows:
            db.execute_sql(f"UPDATE {table} SET {changed} = {mark} WHERE id = {mark}", (change(*values), identity))  # noqa: S608
        after = rows[-1][0]


def _rebuild(db, models, added):
    for model in models:
        name = model._meta.table_name
        db.execute_sql(f'CREATE TEMPORARY TABLE old_{name} AS SELECT * FROM "{name}"')  # noqa: S608 - constant names
    db.drop_tables(models)
    db.create_tables(models)
    for model in models:
        name = model._meta.table_name
        new = added.get(name, {})
        columns = ", ".join(f'"{column}"' for column in model._meta.columns)
        values = ", ".join(new.get(column, f'"{column}"') for column in model._meta.columns)
        db.execute_sql(f'INSERT INTO "{name}" ({columns}) SELECT {values} FROM old_{name}')  # noqa: S608
        db.execute_sql(f"DROP TABLE old_{name}")

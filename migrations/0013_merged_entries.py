"""Add merged entries: which reports of a collection are of the same happening, and which of them represents it.

Reports that are stored already are merged by `timeline regroup`; until then each is an entry of its own.
"""

from peewee import (
    SQL,
    BlobField,
    BooleanField,
    CharField,
    CompositeKey,
    DateField,
    ForeignKeyField,
    IntegerField,
    Model,
    SqliteDatabase,
    TextField,
)

HISTOGRAM = (
    '"placing" ("collection_id", "state", "start_on", "end_before", "grain_rank", "status", "certainty", "corrected",'
    ' "kind"{represents})'
)
NEW_INDEXES = {
    "placing_entry": (
        '"placing" ("collection_id", "start_on", "order_key", "event_id") WHERE kind = \'event\' AND represents'
    ),
    "placing_entry_lasting": (
        '"placing" ("collection_id", "lasting", "start_on", "order_key", "event_id")'
        " WHERE kind = 'event' AND represents"
    ),
}


def tables(db):
    class Collection(Model):
        slug = CharField(primary_key=True, max_length=64)

        class Meta:
            database = db
            table_name = "collection"
            legacy_table_names = False

    class EntryReport(Model):
        collection = ForeignKeyField(Collection, on_delete="CASCADE", index=False)
        event = CharField(max_length=32, index=True)
        article = CharField(max_length=32)
        entry = CharField(max_length=32)
        start_on = DateField()
        language = CharField(max_length=8)
        delay = IntegerField()
        terms = BlobField()
        nearest = CharField(max_length=32, null=True)
        likeness = IntegerField(null=True)
        is_fixed = BooleanField(constraints=[SQL("DEFAULT FALSE")])

        class Meta:
            database = db
            table_name = "entry_report"
            legacy_table_names = False
            indexes = (
                (("collection", "start_on", "event"), False),
                (("collection", "entry", "event"), False),
            )
            primary_key = CompositeKey("collection", "event")

    class MergedEntry(Model):
        collection = ForeignKeyField(Collection, on_delete="CASCADE", index=False)
        id = CharField(max_length=32)
        event = CharField(max_length=32)
        facts = TextField()

        class Meta:
            database = db
            table_name = "merged_entry"
            legacy_table_names = False
            indexes = ((("collection", "event"), False),)
            primary_key = CompositeKey("collection", "id")

    return EntryReport, MergedEntry


def up(migrator, db):
    db.create_tables(tables(db))
    boolean = "INTEGER" if isinstance(db, SqliteDatabase) else "BOOLEAN"
    db.execute_sql(f'ALTER TABLE "placing" ADD COLUMN "represents" {boolean} NOT NULL DEFAULT TRUE')
    _create(db, {"placing_histogram": HISTOGRAM.format(represents=', "represents"')}, replaces=True)
    _create(db, NEW_INDEXES)


def down(migrator, db):
    for name in NEW_INDEXES:
        db.execute_sql(f'DROP INDEX "{name}"')
    _create(db, {"placing_histogram": HISTOGRAM.format(represents="")}, replaces=True)
    db.execute_sql('ALTER TABLE "placing" DROP COLUMN "represents"')
    db.drop_tables(tables(db))


def _create(db, indexes, *, replaces=False):
    for name, columns in indexes.items():
        if replaces:
            db.execute_sql(f'DROP INDEX "{name}"')
        db.execute_sql(f'CREATE INDEX "{name}" ON {columns}')

"""Add what editors decide about merged entries: where each report belongs, and the history of their changes."""

from peewee import (
    SQL,
    AutoField,
    BooleanField,
    CharField,
    CompositeKey,
    ForeignKeyField,
    IntegerField,
    Model,
    TextField,
)


def tables(db):
    class Collection(Model):
        slug = CharField(primary_key=True, max_length=64)

        class Meta:
            database = db
            table_name = "collection"
            legacy_table_names = False

    class EntryDecision(Model):
        collection = ForeignKeyField(Collection, on_delete="CASCADE", index=False)
        event = CharField(max_length=32, index=True)
        entry = CharField(max_length=32)
        change = IntegerField()

        class Meta:
            database = db
            table_name = "entry_decision"
            legacy_table_names = False
            indexes = ((("collection", "entry"), False),)
            primary_key = CompositeKey("collection", "event")

    class EntryChange(Model):
        id = AutoField()
        collection = ForeignKeyField(Collection, on_delete="CASCADE", index=True)
        at = CharField(max_length=32)
        by = TextField(null=True)
        action = CharField(max_length=16)
        moves = TextField()
        is_undone = BooleanField(constraints=[SQL("DEFAULT FALSE")])

        class Meta:
            database = db
            table_name = "entry_change"
            legacy_table_names = False

    class EntryHistory(Model):
        collection = ForeignKeyField(Collection, on_delete="CASCADE", index=False)
        entry = CharField(max_length=32)
        change = ForeignKeyField(EntryChange, on_delete="CASCADE", index=True)

        class Meta:
            database = db
            table_name = "entry_history"
            legacy_table_names = False
            primary_key = CompositeKey("collection", "entry", "change")

    return EntryDecision, EntryChange, EntryHistory


def up(migrator, db):
    db.create_tables(tables(db))


def down(migrator, db):
    db.drop_tables(tables(db))

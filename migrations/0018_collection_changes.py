"""Add what the feed of changes of a collection needs: when a merged entry changed, and which entries left it."""

from peewee import CharField, CompositeKey, ForeignKeyField, IntegerField, Model

INDEX = "merged_entry_collection_id_changed_in_id"


def tables(db):
    class Collection(Model):
        slug = CharField(primary_key=True, max_length=64)

        class Meta:
            database = db
            table_name = "collection"
            legacy_table_names = False

    class Withdrawal(Model):
        collection = ForeignKeyField(Collection, on_delete="CASCADE", index=False)
        entry = CharField(max_length=32)
        changed_in = IntegerField()

        class Meta:
            database = db
            table_name = "withdrawal"
            legacy_table_names = False
            indexes = ((("collection", "changed_in", "entry"), False),)
            primary_key = CompositeKey("collection", "entry")

    return [Withdrawal]


def up(migrator, db):
    db.create_tables(tables(db))
    db.execute_sql('ALTER TABLE "merged_entry" ADD COLUMN "changed_in" INTEGER NOT NULL DEFAULT 0')
    db.execute_sql('UPDATE "merged_entry" SET changed_in = (SELECT value FROM revision)')
    db.execute_sql(f'CREATE INDEX "{INDEX}" ON "merged_entry" ("collection_id", "changed_in", "id")')


def down(migrator, db):
    db.execute_sql(f'DROP INDEX "{INDEX}"')
    db.execute_sql('ALTER TABLE "merged_entry" DROP COLUMN "changed_in"')
    db.drop_tables(tables(db))

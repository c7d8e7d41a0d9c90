"""Create collections of articles, each with its own timeline, and the global revision."""

from peewee import CharField, Check, CompositeKey, DateField, ForeignKeyField, IntegerField, Model, TextField


def tables(db):
    class Article(Model):
        id = CharField(primary_key=True, max_length=32)

        class Meta:
            database = db
            table_name = "article"
            legacy_table_names = False

    class Event(Model):
        id = CharField(primary_key=True, max_length=32)

        class Meta:
            database = db
            table_name = "event"
            legacy_table_names = False

    class Collection(Model):
        slug = CharField(primary_key=True, max_length=64)
        title = TextField(null=True)
        description = TextField(null=True)
        language = CharField(max_length=8, null=True)
        timezone = TextField(null=True)
        date_order = CharField(max_length=3, null=True)
        revision = IntegerField()

        class Meta:
            database = db
            table_name = "collection"
            legacy_table_names = False
            constraints = (Check("length(slug) > 0"), Check("date_order IN ('MDY', 'DMY')"))

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

    class Revision(Model):
        id = IntegerField(primary_key=True)
        value = IntegerField()

        class Meta:
            database = db
            table_name = "revision"
            legacy_table_names = False
            constraints = (Check("id = 1"),)

    return Collection, Membership, Placing, Revision


def up(migrator, db):
    models = tables(db)
    db.create_tables(models)
    db.execute_sql("INSERT INTO revision (id, value) VALUES (1, 0)")


def down(migrator, db):
    db.drop_tables(tables(db))

"""Add webhooks: which URLs get which changes, and how far each has come."""

from peewee import CharField, FloatField, IntegerField, Model, TextField


def tables(db):
    class Webhook(Model):
        id = CharField(primary_key=True, max_length=32)
        url = TextField()
        secret = TextField()
        parameters = TextField()
        since = CharField(max_length=64)
        failures = IntegerField()
        due = FloatField()
        error = TextField(null=True)

        class Meta:
            database = db
            table_name = "webhook"
            legacy_table_names = False

    return [Webhook]


def up(migrator, db):
    db.create_tables(tables(db))


def down(migrator, db):
    db.drop_tables(tables(db))

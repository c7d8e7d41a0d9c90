"""Add the epoch of the database: revisions of a copy or of a restored backup must not pass for its own."""

import secrets

from peewee import CharField, IntegerField, Model


def up(migrator, db):
    db.execute_sql('ALTER TABLE "revision" ADD COLUMN "epoch" VARCHAR(8) NOT NULL DEFAULT \'\'')

    class Revision(Model):
        id = IntegerField(primary_key=True)
        epoch = CharField()

        class Meta:
            database = db
            table_name = "revision"

    Revision.update(epoch=secrets.token_hex(4)).execute()


def down(migrator, db):
    db.execute_sql('ALTER TABLE "revision" DROP COLUMN "epoch"')

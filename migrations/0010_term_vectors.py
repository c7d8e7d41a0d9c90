"""Add the term vectors of articles, from which stories are made.

Articles that are stored already get theirs when they are read again (`timeline reread`).
"""

from peewee import BlobField, CharField, DateField, ForeignKeyField, Model, TextField


def tables(db):
    class Article(Model):
        id = CharField(primary_key=True, max_length=32)

        class Meta:
            database = db
            table_name = "article"
            legacy_table_names = False

    class ArticleTerms(Model):
        article = ForeignKeyField(Article, on_delete="CASCADE", primary_key=True)
        published_on = DateField()
        source = TextField(null=True)
        language = CharField(max_length=8)
        vectors = BlobField()

        class Meta:
            database = db
            table_name = "term_vectors"
            legacy_table_names = False

    return (ArticleTerms,)


def up(migrator, db):
    db.create_tables(tables(db))


def down(migrator, db):
    db.drop_tables(tables(db))

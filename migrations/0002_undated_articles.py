"""Allow articles without published_at, and anchors from a URL.

Both tables are re-created and their rows copied, because SQLite cannot change NOT NULL or CHECK in place.
"""

from peewee import SQL, CharField, Check, DateField, ForeignKeyField, IntegerField, Model, TextField

KINDS = ("published_at", "metadata", "dateline", "page_date")


def tables(db, kinds, *, dated):
    class Article(Model):
        id = CharField(primary_key=True, max_length=32)
        text = TextField()
        title = TextField(null=True)
        language = CharField(max_length=8)
        url = TextField(null=True)
        source = TextField(null=True)
        external_id = TextField(null=True)
        published_at = TextField(null=not dated)
        timezone = TextField(null=True)
        anchor_date = DateField()
        anchor_kind = CharField(max_length=16)
        engine_version = CharField(max_length=16)
        report = TextField()

        class Meta:
            database = db
            table_name = "article"
            legacy_table_names = False
            constraints = (
                Check("length(id) > 0"),
                Check("length(text) > 0"),
                Check(f"anchor_kind IN ({', '.join(repr(kind) for kind in kinds)})"),
            )

    class Event(Model):
        id = CharField(primary_key=True, max_length=32)
        article = ForeignKeyField(Article, on_delete="CASCADE", index=False)
        position = IntegerField()
        start_on = DateField()
        end_before = DateField()
        grain_rank = IntegerField()
        granularity = CharField(max_length=16)
        status = CharField(max_length=16)
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
                SQL("UNIQUE (article_id, position)"),
            )
            indexes = (
                (("start_on", "grain_rank", "id"), False),
                (("article", "start_on", "grain_rank", "id"), False),
            )

    return Article, Event


def up(migrator, db):
    _rebuild(db, tables(db, (*KINDS, "url"), dated=False))


def down(migrator, db):
    # the older schema cannot hold these values; store the closest ones
    db.execute_sql("UPDATE article SET published_at = CAST(anchor_date AS TEXT) WHERE published_at IS NULL")
    db.execute_sql("UPDATE article SET anchor_kind = 'metadata' WHERE anchor_kind = 'url'")
    _rebuild(db, tables(db, KINDS, dated=True))


def _rebuild(db, models):
    for model in models:
        name = model._meta.table_name
        db.execute_sql(f"CREATE TEMPORARY TABLE old_{name} AS SELECT * FROM {name}")  # noqa: S608 - constant names
    db.drop_tables(models)
    db.create_tables(models)
    for model in models:
        name, columns = model._meta.table_name, ", ".join(model._meta.columns)
        db.execute_sql(f"INSERT INTO {name} ({columns}) SELECT {columns} FROM old_{name}")  # noqa: S608
        db.execute_sql(f"DROP TABLE old_{name}")

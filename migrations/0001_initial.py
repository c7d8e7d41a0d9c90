"""Create articles and events, with the indexes of the timeline."""

from peewee import SQL, CharField, Check, DateField, ForeignKeyField, IntegerField, Model, TextField


def tables(db):
    class Article(Model):
        id = CharField(primary_key=True, max_length=32)
        text = TextField()
        title = TextField(null=True)
        language = CharField(max_length=8)
        url = TextField(null=True)
        source = TextField(null=True)
        external_id = TextField(null=True)
        published_at = TextField()
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
                Check("anchor_kind IN ('published_at', 'metadata', 'dateline', 'page_date')"),
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
    db.create_tables(tables(db))


def down(migrator, db):
    db.drop_tables(tables(db))

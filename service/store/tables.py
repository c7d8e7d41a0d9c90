"""The schema's one source: articles and the events read from them. ``migrations`` builds the same; a test compares.

An event's ``body`` is the event as it is served, so that a page of the timeline is a join of strings; the other columns
are what queries ask for, and no more.
"""

from __future__ import annotations

from peewee import (
    SQL,
    CharField,
    Check,
    CompositeKey,
    DatabaseProxy,
    DateField,
    ForeignKeyField,
    IntegerField,
    Model,
    TextField,
)

from service.timex.model import Granularity

database = DatabaseProxy()

_GRANULARITIES = ", ".join(f"'{one}'" for one in Granularity)


class Article(Model):
    """An article as posted. ``id`` is made from its identity (see ``service.ingest``), ``report`` is JSON."""

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

    class Meta:
        database = database
        table_name = "article"
        legacy_table_names = False
        constraints = (
            Check("length(id) > 0"),
            Check("length(text) > 0"),
            Check("anchor_kind IN ('published_at', 'metadata', 'dateline', 'page_date', 'url')"),
        )


class Event(Model):
    """A dated event. ``position`` is its place in its article, ``grain_rank`` orders coarse before fine on one day."""

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
        database = database
        table_name = "event"
        legacy_table_names = False
        constraints = (
            Check("length(id) > 0"),
            Check("start_on < end_before"),
            Check("grain_rank BETWEEN 0 AND 11"),
            Check(f"granularity IN ({_GRANULARITIES})"),
            Check("status IN ('happened', 'planned')"),
            SQL("UNIQUE (article_id, position)"),
        )
        indexes = (
            # the timeline of everything, in its order: one range of this index is a page
            (("start_on", "grain_rank", "id"), False),
            # the timeline of one article, in the same order
            (("article", "start_on", "grain_rank", "id"), False),
        )


class Collection(Model):
    """A story, a desk or a corpus: a name for articles. ``revision`` is that of its last change."""

    slug = CharField(primary_key=True, max_length=64)
    title = TextField(null=True)
    description = TextField(null=True)
    language = CharField(max_length=8, null=True)
    timezone = TextField(null=True)
    date_order = CharField(max_length=3, null=True)
    revision = IntegerField()

    class Meta:
        database = database
        table_name = "collection"
        legacy_table_names = False
        constraints = (Check("length(slug) > 0"), Check("date_order IN ('MDY', 'DMY')"))


class Membership(Model):
    """An article of a collection. An article belongs to any number of them."""

    collection = ForeignKeyField(Collection, on_delete="CASCADE", index=False)
    article = ForeignKeyField(Article, on_delete="CASCADE")

    class Meta:
        database = database
        table_name = "membership"
        legacy_table_names = False
        primary_key = CompositeKey("collection", "article")


class Placing(Model):
    """An event's place in the timeline of a collection: its order is one range of the primary key."""

    collection = ForeignKeyField(Collection, on_delete="CASCADE", index=False)
    start_on = DateField()
    grain_rank = IntegerField()
    event = ForeignKeyField(Event, on_delete="CASCADE")

    class Meta:
        database = database
        table_name = "placing"
        legacy_table_names = False
        primary_key = CompositeKey("collection", "start_on", "grain_rank", "event")


class Revision(Model):
    """One row: how many changes there were. What is unchanged since a revision need not be read again."""

    id = IntegerField(primary_key=True)
    value = IntegerField()

    class Meta:
        database = database
        table_name = "revision"
        legacy_table_names = False
        constraints = (Check("id = 1"),)


TABLES = (Article, Event, Collection, Membership, Placing, Revision)

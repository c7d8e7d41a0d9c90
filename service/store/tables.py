"""The schema's one source: articles and the events read from them. ``migrations`` builds the same; a test compares.

An event's ``body`` is the event as it is served, so that a page of the timeline is a join of strings; the other columns
are what queries ask for, and no more.
"""

from __future__ import annotations

from peewee import (
    SQL,
    AutoField,
    BooleanField,
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

from service.timex.model import Certainty, Granularity

database = DatabaseProxy()

_GRANULARITIES = ", ".join(f"'{one}'" for one in Granularity)
_CERTAINTIES = ", ".join(f"'{one}'" for one in Certainty)


class Article(Model):
    """An article as posted. ``id`` is made from its identity (see ``service.articles.ingest``), ``report`` is JSON.

    ``posted`` tells whether a client posts the same again, whatever an editor has changed since; ``edits`` is what one
    has changed (JSON). ``revision`` is the number of the last change to it, to its events or to its collections.
    """

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
    posted = CharField(max_length=32)
    edits = TextField()
    revision = IntegerField()

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
    """A dated event. ``position`` is its place in its article, ``grain_rank`` orders coarse before fine on one day.

    An event made by hand may have no article, and has no position; neither has one whose sentence is gone
    (``orphaned``). Only what is ``shown`` stands in a timeline. ``added_in`` and ``changed_in`` are revisions.
    ``source`` and ``language`` are those of its article, here too so that one index gives the events of one in order.
    ``lasting`` is 0 to 5 by its length (``rows.LENGTHS``): what lasts into a period began no longer than that before.
    """

    id = CharField(primary_key=True, max_length=32)
    article = ForeignKeyField(Article, on_delete="CASCADE", index=False, null=True)
    position = IntegerField(null=True)
    start_on = DateField()
    end_before = DateField()
    grain_rank = IntegerField()
    granularity = CharField(max_length=16)
    status = CharField(max_length=16)
    certainty = CharField(max_length=16)
    origin = CharField(max_length=16)
    state = CharField(max_length=16)
    corrected = BooleanField()
    added_in = IntegerField()
    changed_in = IntegerField()
    body = TextField()
    source = TextField(null=True)
    language = CharField(max_length=8, null=True)
    lasting = IntegerField(constraints=[SQL("DEFAULT 0")])

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
            Check(f"certainty IN ({_CERTAINTIES})"),
            Check("origin IN ('engine', 'editor')"),
            Check("state IN ('shown', 'hidden', 'orphaned')"),
            SQL("UNIQUE (article_id, position)"),
        )
        indexes = (
            # the timeline of everything, in its order: one range of this index is a page
            (("start_on", "grain_rank", "id"), False),
            # the timeline of one article, in the same order
            (("article", "start_on", "grain_rank", "id"), False),
            # what overlaps days, in the same order: each length from where it can reach into them
            (("lasting", "start_on", "grain_rank", "id"), False),
            # the same of one publisher, and of one language: a rare one is found at once
            (("source", "lasting", "start_on", "grain_rank", "id"), False),
            (("language", "lasting", "start_on", "grain_rank", "id"), False),
            # what has changed since a revision, in the order of the changes
            (("changed_in", "id"), False),
        )


# what an editor has corrected, in the same order: few among many
Event.add_index(Event.start_on, Event.grain_rank, Event.id, where=SQL("corrected"), name="event_corrected")


class Wording(Model):
    """The words of an event, folded, as ``store.wordings`` keeps them for full text: an index of them is beside it."""

    id = AutoField()
    event = ForeignKeyField(Event, on_delete="CASCADE", unique=True)
    words = TextField()

    class Meta:
        database = database
        table_name = "wording"
        legacy_table_names = False


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
    """An event's place in the timeline of a collection: its order is one range of the primary key.

    It repeats what a histogram asks of an event, so that this reads one range of one index.
    """

    collection = ForeignKeyField(Collection, on_delete="CASCADE", index=False)
    start_on = DateField()
    grain_rank = IntegerField()
    event = ForeignKeyField(Event, on_delete="CASCADE")
    lasting = IntegerField(constraints=[SQL("DEFAULT 0")])
    end_before = DateField(constraints=[SQL("DEFAULT '9999-12-31'")])
    state = CharField(max_length=16, constraints=[SQL("DEFAULT 'shown'")])
    status = CharField(max_length=16, constraints=[SQL("DEFAULT 'happened'")])
    certainty = CharField(max_length=16, constraints=[SQL("DEFAULT 'explicit'")])
    corrected = BooleanField(constraints=[SQL("DEFAULT FALSE")])

    class Meta:
        database = database
        table_name = "placing"
        legacy_table_names = False
        indexes = (
            # what overlaps days, as for events
            (("collection", "lasting", "start_on", "grain_rank", "event"), False),
        )
        primary_key = CompositeKey("collection", "start_on", "grain_rank", "event")


# all that a histogram asks, in the order in which it narrows
Placing.add_index(
    *(Placing.collection, Placing.state, Placing.start_on, Placing.end_before),
    *(Placing.grain_rank, Placing.status, Placing.certainty, Placing.corrected),
    name="placing_histogram",
)


class Revision(Model):
    """One row: how many changes there were. What is unchanged since a revision need not be read again."""

    id = IntegerField(primary_key=True)
    value = IntegerField()

    class Meta:
        database = database
        table_name = "revision"
        legacy_table_names = False
        constraints = (Check("id = 1"),)


class Removal(Model):
    """An event that is no more, the revision that removed it, and the one that had added it."""

    event = CharField(primary_key=True, max_length=32)
    changed_in = IntegerField()
    added_in = IntegerField()

    class Meta:
        database = database
        table_name = "removal"
        legacy_table_names = False
        # as for events: both are read in the order of the changes
        indexes = ((("changed_in", "event"), False),)


class Change(Model):
    """Who changed what of an event, and when (UTC, RFC 3339). It outlives its event, so it is no foreign key."""

    id = AutoField()
    event = CharField(max_length=32)
    at = CharField(max_length=32)
    by = TextField(null=True)
    action = CharField(max_length=16)
    changes = TextField()

    class Meta:
        database = database
        table_name = "change"
        legacy_table_names = False
        # the history of one event in its order
        indexes = ((("event", "id"), False),)


class Replay(Model):
    """The answer to a request with an Idempotency-Key, for when it is sent again; no ``status`` while it is at work."""

    id = CharField(primary_key=True, max_length=64)
    fingerprint = CharField(max_length=64)
    at = CharField(max_length=32)
    status = IntegerField(null=True)
    headers = TextField(null=True)
    body = TextField(null=True)

    class Meta:
        database = database
        table_name = "replay"
        legacy_table_names = False
        # what is too old is deleted
        indexes = ((("at",), False),)


TABLES = (Article, Event, Wording, Collection, Membership, Placing, Revision, Removal, Change, Replay)

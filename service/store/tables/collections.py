"""Collections, the articles in them, and the places of events in their timelines."""

from __future__ import annotations

from peewee import (
    SQL,
    BooleanField,
    CharField,
    Check,
    CompositeKey,
    DateField,
    ForeignKeyField,
    IntegerField,
    Model,
    TextField,
)

from service.store.tables.binding import database
from service.store.tables.events import OF_DEFAULT_KIND, Article, Event


class Collection(Model):
    """A set of articles: a story, a desk or a corpus. ``revision`` is that of its last change."""

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
        constraints = (Check("length(slug) > 0"), Check("date_order IN ('MDY', 'DMY', 'YMD')"))


class Membership(Model):
    """An article in a collection. An article can be in any number of collections."""

    collection = ForeignKeyField(Collection, on_delete="CASCADE", index=False)
    article = ForeignKeyField(Article, on_delete="CASCADE")

    class Meta:
        database = database
        table_name = "membership"
        legacy_table_names = False
        primary_key = CompositeKey("collection", "article")


class Placing(Model):
    """An event's place in the timeline of a collection: a page is one range of the primary key.

    It copies the event columns that a histogram needs, so that a histogram reads one range of one index. An event that
    ``represents`` no entry is one of the other reports of a merged entry. ``changed_in`` is the revision since which
    the collection shows the event as it does now: the event may be older than its place.
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
    kind = CharField(max_length=16, constraints=[SQL("DEFAULT 'event'")])
    order_key = CharField(max_length=32, constraints=[SQL("DEFAULT ''")])
    represents = BooleanField(constraints=[SQL("DEFAULT TRUE")])
    changed_in = IntegerField(constraints=[SQL("DEFAULT 0")])

    class Meta:
        database = database
        table_name = "placing"
        legacy_table_names = False
        indexes = (
            # filter by overlapping days, as for events
            (("collection", "lasting", "start_on", "order_key", "event"), False),
            # feeds: the newest change first
            (("collection", "changed_in", "event"), False),
        )
        primary_key = CompositeKey("collection", "start_on", "order_key", "event")


# histograms: covers all columns that they read, in the order in which they narrow the range
Placing.add_index(
    *(Placing.collection, Placing.state, Placing.start_on, Placing.end_before),
    *(Placing.grain_rank, Placing.status, Placing.certainty, Placing.corrected, Placing.kind, Placing.represents),
    name="placing_histogram",
)
_OF_ENTRIES = SQL("kind = 'event' AND represents")
for _name, _columns, _where in (
    ("placing_kind", (), OF_DEFAULT_KIND),
    ("placing_kind_lasting", (Placing.lasting,), OF_DEFAULT_KIND),
    # pages of merged entries cost the same, however many reports each has
    ("placing_entry", (), _OF_ENTRIES),
    ("placing_entry_lasting", (Placing.lasting,), _OF_ENTRIES),
):
    Placing.add_index(
        *(Placing.collection, *_columns, Placing.start_on, Placing.order_key, Placing.event),
        where=_where,
        name=_name,
    )

"""The tables. ``migrations`` creates the same schema; a test compares the two.

An event's ``body`` is its JSON as it is served, so that a page of a timeline only joins strings; the other columns
exist for queries.
"""

from __future__ import annotations

from peewee import (
    SQL,
    AutoField,
    BlobField,
    BooleanField,
    CharField,
    Check,
    CompositeKey,
    DatabaseProxy,
    DateField,
    FloatField,
    ForeignKeyField,
    IntegerField,
    Model,
    TextField,
    fn,
)

from service.timex.model import Certainty, Granularity

database = DatabaseProxy()

_GRANULARITIES = ", ".join(f"'{granularity}'" for granularity in Granularity)
_CERTAINTIES = ", ".join(f"'{certainty}'" for certainty in Certainty)


class Article(Model):
    """An article as posted. ``id`` is a hash of what identifies it (see ``service.articles.identity``).

    ``report`` is JSON: how the article was read. ``posted`` is the fingerprint of what the client posted, whatever an
    editor has changed since; ``edits`` is JSON: the editors' changes. ``revision`` is that of the last change of the
    article, its events or its collections.
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
        # lists of articles, by id
        indexes = ((("source", "id"), False), (("anchor_date", "id"), False), (("external_id",), False))


#: Indexed of an article's URL: PostgreSQL indexes at most 2,704 bytes.
URL_START = fn.substr(Article.url, 1, 500)
Article.add_index(Article.index(SQL("substr(url, 1, 500)"), name="article_url"))


class ArticleTerms(Model):
    """The term vectors of an article, and the columns of the article that a story needs beside them.

    They are in a table of their own because only stories read them, all those of a collection at once.
    """

    article = ForeignKeyField(Article, on_delete="CASCADE", primary_key=True)
    published_on = DateField()
    source = TextField(null=True)
    language = CharField(max_length=8)
    vectors = BlobField()

    class Meta:
        database = database
        table_name = "term_vectors"
        legacy_table_names = False


class Event(Model):
    """A dated event. ``position`` is its place in its article, ``grain_rank`` grows from coarse to fine dates.

    ``order_key`` sorts the events that begin on the same day (see ``service.events.order``).

    An event made by hand has no position and may have no article; an ``orphaned`` event, whose sentence is gone, has no
    position either. Timelines show events in the state ``shown``. ``added_in`` and ``changed_in`` are revisions.
    ``source`` and ``language`` are copies of the article's, so that one index serves the filter and the order.
    ``lasting`` is the length class (0 to 5, see ``rows.LENGTHS``): it bounds how long before a period an event that
    overlaps it can begin.
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
    kind = CharField(max_length=16, constraints=[SQL("DEFAULT 'event'")])
    order_key = CharField(max_length=32, constraints=[SQL("DEFAULT ''")])

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
            # the timeline of all events: a page is one range of this index
            (("start_on", "order_key", "id"), False),
            # filter by article, in the order of the timeline
            (("article", "start_on", "order_key", "id"), False),
            # filter by overlapping days: one range for each length class, from the first day that can overlap
            (("lasting", "start_on", "order_key", "id"), False),
            # the same with a publisher or a language, so that a rare one is found without walking the others
            (("source", "lasting", "start_on", "order_key", "id"), False),
            (("language", "lasting", "start_on", "order_key", "id"), False),
            # the feed of changes: all changes since a revision, in order
            (("changed_in", "id"), False),
        )


# filter by corrected events, in the order of the timeline: partial, because they are few among many
Event.add_index(Event.start_on, Event.order_key, Event.id, where=SQL("corrected"), name="event_corrected")
# the same orders without the kinds that timelines omit by default: pages cost the same, however many of those there are
_OF_DEFAULT_KIND = SQL("kind = 'event'")
for _name, _columns in (
    ("event_kind", ()),
    ("event_kind_lasting", (Event.lasting,)),
    ("event_kind_source", (Event.source, Event.lasting)),
    ("event_kind_language", (Event.language, Event.lasting)),
):
    Event.add_index(*_columns, Event.start_on, Event.order_key, Event.id, where=_OF_DEFAULT_KIND, name=_name)


class EventWords(Model):
    """The folded words of an event, as ``store.full_text`` indexes them."""

    id = AutoField()
    event = ForeignKeyField(Event, on_delete="CASCADE", unique=True)
    words = TextField()

    class Meta:
        database = database
        table_name = "wording"
        legacy_table_names = False


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
    ("placing_kind", (), _OF_DEFAULT_KIND),
    ("placing_kind_lasting", (Placing.lasting,), _OF_DEFAULT_KIND),
    # pages of merged entries cost the same, however many reports each has
    ("placing_entry", (), _OF_ENTRIES),
    ("placing_entry_lasting", (Placing.lasting,), _OF_ENTRIES),
):
    Placing.add_index(
        *(Placing.collection, *_columns, Placing.start_on, Placing.order_key, Placing.event),
        where=_where,
        name=_name,
    )


class EntryReport(Model):
    """A report in a collection, and the entry that it belongs to: the id of the event that founded the entry.

    ``terms`` are those of its sentence, ``delay`` the days from its day to publication (see ``stories.joining``).
    ``nearest`` is the report that it is most like, with their ``likeness`` in thousandths; both are null for a
    founder. An editor has decided where a report that ``is_fixed`` belongs. The event is no foreign key, because a new
    reading deletes and inserts the events that change.
    """

    collection = ForeignKeyField(Collection, on_delete="CASCADE", index=False)
    event = CharField(max_length=32, index=True)
    article = CharField(max_length=32)
    entry = CharField(max_length=32)
    start_on = DateField()
    language = CharField(max_length=8)
    delay = IntegerField()
    terms = BlobField()
    nearest = CharField(max_length=32, null=True)
    likeness = IntegerField(null=True)
    is_fixed = BooleanField(constraints=[SQL("DEFAULT FALSE")])

    class Meta:
        database = database
        table_name = "entry_report"
        legacy_table_names = False
        indexes = (
            # the reports of a day, with which a new one is compared
            (("collection", "start_on", "event"), False),
            (("collection", "entry", "event"), False),
        )
        primary_key = CompositeKey("collection", "event")


class MergedEntry(Model):
    """An entry of several reports: the event that represents it in the timeline, and what all of them say.

    ``facts`` is JSON: the members that the merged entry has and an event lacks. An entry of one report has no row,
    unless its founder is deleted. ``changed_in`` is the revision since which the collection shows the entry like this.
    """

    collection = ForeignKeyField(Collection, on_delete="CASCADE", index=False)
    id = CharField(max_length=32)
    event = CharField(max_length=32)
    facts = TextField()
    changed_in = IntegerField(constraints=[SQL("DEFAULT 0")])

    class Meta:
        database = database
        table_name = "merged_entry"
        legacy_table_names = False
        indexes = (
            # from the events of a page to their entries
            (("collection", "event"), False),
            # the feed of changes of a collection
            (("collection", "changed_in", "id"), False),
        )
        primary_key = CompositeKey("collection", "id")


class Withdrawal(Model):
    """An entry or event that has left the timeline of a collection, and the revision that removed it last.

    It may be back since: the feed of changes says what it is now.
    """

    collection = ForeignKeyField(Collection, on_delete="CASCADE", index=False)
    entry = CharField(max_length=32)
    changed_in = IntegerField()

    class Meta:
        database = database
        table_name = "withdrawal"
        legacy_table_names = False
        # the feed of changes of a collection
        indexes = ((("collection", "changed_in", "entry"), False),)
        primary_key = CompositeKey("collection", "entry")


class EntryDecision(Model):
    """The entry in which an editor has put a report of a collection, and the ``change`` that did it.

    It outlives the event, because the article may return, and redirects from the id of the entry that the event
    founded. The change is 0 for an id that only redirects, because ``timeline regroup`` formed other entries.
    """

    collection = ForeignKeyField(Collection, on_delete="CASCADE", index=False)
    # redirects from the id of a deleted event
    event = CharField(max_length=32, index=True)
    entry = CharField(max_length=32)
    change = IntegerField()

    class Meta:
        database = database
        table_name = "entry_decision"
        legacy_table_names = False
        indexes = ((("collection", "entry"), False),)
        primary_key = CompositeKey("collection", "event")


class EntryChange(Model):
    """A change of entries by an editor: who, what, and when (RFC 3339 in UTC).

    ``moves`` is JSON: what each report of the entries was before (see ``articles.entry_editing``).
    """

    id = AutoField()
    collection = ForeignKeyField(Collection, on_delete="CASCADE", index=True)
    at = CharField(max_length=32)
    by = TextField(null=True)
    action = CharField(max_length=16)
    moves = TextField()
    is_undone = BooleanField(constraints=[SQL("DEFAULT FALSE")])

    class Meta:
        database = database
        table_name = "entry_change"
        legacy_table_names = False


class EntryHistory(Model):
    """An entry that a change concerns. Merged entries stay in it, so that their history stays readable."""

    collection = ForeignKeyField(Collection, on_delete="CASCADE", index=False)
    entry = CharField(max_length=32)
    change = ForeignKeyField(EntryChange, on_delete="CASCADE", index=True)

    class Meta:
        database = database
        table_name = "entry_history"
        legacy_table_names = False
        primary_key = CompositeKey("collection", "entry", "change")


class Revision(Model):
    """One row with the global revision: the number of changes so far, and the epoch that they are counted in."""

    id = IntegerField(primary_key=True)
    value = IntegerField()
    epoch = CharField(max_length=8, constraints=[SQL("DEFAULT ''")])

    class Meta:
        database = database
        table_name = "revision"
        legacy_table_names = False
        constraints = (Check("id = 1"),)


class RevisionTime(Model):
    """When a revision was made: RFC 3339 in UTC. Revisions of earlier versions of the service have no row."""

    revision = IntegerField(primary_key=True)
    at = CharField(max_length=32)

    class Meta:
        database = database
        table_name = "revision_time"
        legacy_table_names = False


class Removal(Model):
    """A deleted event, the revision that removed it, and the revision that had added it."""

    event = CharField(primary_key=True, max_length=32)
    changed_in = IntegerField()
    added_in = IntegerField()

    class Meta:
        database = database
        table_name = "removal"
        legacy_table_names = False
        # the feed of changes, as for events
        indexes = ((("changed_in", "event"), False),)


class Change(Model):
    """A change of an event: who, what, and when (RFC 3339 in UTC). No foreign key, because it outlives its event."""

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
        # the history of one event, oldest first
        indexes = ((("event", "id"), False),)


class IdempotentRequest(Model):
    """A request with an Idempotency-Key and its response; ``status`` is NULL while it is in progress."""

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
        # deletion of expired rows
        indexes = ((("at",), False),)


class Webhook(Model):
    """A URL that gets changes: ``parameters`` is JSON, the filters of the events; ``since`` how far it has come.

    After ``failures`` in a row the next attempt is ``due`` at a Unix time; ``error`` says why the last one failed.
    """

    id = CharField(primary_key=True, max_length=32)
    url = TextField()
    secret = TextField()
    parameters = TextField()
    since = CharField(max_length=64)
    failures = IntegerField()
    due = FloatField()
    error = TextField(null=True)

    class Meta:
        database = database
        table_name = "webhook"
        legacy_table_names = False


TABLES = (
    Article,
    ArticleTerms,
    Event,
    EventWords,
    Collection,
    Membership,
    Placing,
    EntryReport,
    MergedEntry,
    Withdrawal,
    EntryDecision,
    EntryChange,
    EntryHistory,
    Revision,
    RevisionTime,
    Removal,
    Change,
    IdempotentRequest,
    Webhook,
)

"""Articles and their events. ``full_text`` adds a column to events that no model has."""

from __future__ import annotations

from peewee import (
    SQL,
    BlobField,
    BooleanField,
    CharField,
    Check,
    CompositeKey,
    DateField,
    ForeignKeyField,
    IntegerField,
    Model,
    TextField,
    fn,
)

from service.store.tables.binding import WithoutRowid, database
from service.timex.model import Certainty, Granularity

_GRANULARITIES = ", ".join(f"'{granularity}'" for granularity in Granularity)
_CERTAINTIES = ", ".join(f"'{certainty}'" for certainty in Certainty)


class Article(Model):
    """An article as posted. ``id`` is a hash of what identifies it (see ``service.articles.identity``).

    ``posted`` is the fingerprint of what the client posted, whatever editors have changed since; ``edits`` is JSON: the
    editors' changes. ``revision`` is that of the last change of the article, its events or its collections. ``report``
    says how the article was read, as ``packed_json`` stores it, and ``text`` is as ``packed_text`` stores it.
    """

    id = CharField(primary_key=True, max_length=32)
    text = BlobField()
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
    posted = CharField(max_length=32)
    edits = TextField()
    revision = IntegerField()
    report = BlobField(constraints=[SQL("DEFAULT ''")])

    class Meta:
        database = database
        table_name = "article"
        legacy_table_names = False
        constraints = (
            Check("length(id) > 0"),
            Check("length(text) > 0"),
            Check("anchor_kind IN ('published_at', 'metadata', 'dateline', 'page_date', 'url')"),
        )
        # lists of articles, by id; those of a range of days are sorted, so that the id would only take space
        indexes = ((("source", "id"), False), (("anchor_date",), False))


#: Indexed of an article's URL: PostgreSQL indexes at most 2,704 bytes.
URL_START = fn.substr(Article.url, SQL("1"), SQL("500"))
# partial, because most articles have one of the two at most
Article.add_index(Article.index(SQL("substr(url, 1, 500)"), where=SQL("url IS NOT NULL"), name="article_url"))
Article.add_index(Article.external_id, where=SQL("external_id IS NOT NULL"), name="article_external_id")
# articles whose date nobody gave: partial, because they are few among many
Article.add_index(
    Article.anchor_kind, Article.id, where=SQL("anchor_kind <> 'published_at'"), name="article_anchor_kind"
)


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
    source = TextField(null=True)
    language = CharField(max_length=8, null=True)
    lasting = IntegerField(constraints=[SQL("DEFAULT 0")])
    kind = CharField(max_length=16, constraints=[SQL("DEFAULT 'event'")])
    order_key = CharField(max_length=32, constraints=[SQL("DEFAULT ''")])
    body = BlobField(constraints=[SQL("DEFAULT ''")])

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
            # its index also finds the events of an article: they are few and can be sorted
            SQL("UNIQUE (article_id, position)"),
        )
        indexes = (
            # the timeline: one range for each length class, from the first day that can overlap the wanted days; no
            # index has the id, because few events have the same order key
            (("lasting", "start_on", "order_key"), False),
            # the same with a publisher or a language, so that a rare one is found without walking the others
            (("source", "lasting", "start_on", "order_key"), False),
            (("language", "lasting", "start_on", "order_key"), False),
            # the feed of changes: all changes since a revision, in order
            (("changed_in", "id"), False),
        )


# filter by corrected events, in the order of the timeline: partial, because they are few among many
Event.add_index(Event.start_on, Event.order_key, Event.id, where=SQL("corrected"), name="event_corrected")
# the list of hidden events: partial for the same reason
Event.add_index(Event.start_on, Event.order_key, Event.id, where=SQL("state = 'hidden'"), name="event_hidden")
# the same orders without the kinds that timelines omit by default, however many of those there are. All have the id,
# because SQLite would choose one that needs no sort, whatever another skips
OF_DEFAULT_KIND = SQL("kind = 'event'")
for _name, _columns in (
    ("event_kind", ()),
    ("event_kind_lasting", (Event.lasting,)),
    ("event_kind_source", (Event.source, Event.lasting)),
    ("event_kind_language", (Event.language, Event.lasting)),
):
    Event.add_index(*_columns, Event.start_on, Event.order_key, Event.id, where=OF_DEFAULT_KIND, name=_name)


class EventCount(Model):
    """How many events agree in their days and in the columns that filters ask for; triggers update it."""

    kind = CharField(max_length=16)
    state = CharField(max_length=16)
    status = CharField(max_length=16)
    certainty = CharField(max_length=16)
    start_on = DateField()
    end_before = DateField()
    grain_rank = IntegerField()
    corrected = BooleanField()
    events = IntegerField()

    class Meta:
        database = database
        table_name = "event_count"
        legacy_table_names = False
        schema_manager_class = WithoutRowid
        # with any values of the first four columns, the days are one range each
        primary_key = CompositeKey(
            *("kind", "state", "status", "certainty", "start_on", "end_before", "grain_rank", "corrected")
        )

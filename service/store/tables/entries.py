"""Merged entries: the reports that belong together, and editors' decisions about them."""

from __future__ import annotations

from peewee import (
    SQL,
    AutoField,
    BlobField,
    BooleanField,
    CharField,
    CompositeKey,
    DateField,
    ForeignKeyField,
    IntegerField,
    Model,
    TextField,
)

from service.store.tables.binding import database
from service.store.tables.collections import Collection


class EntryReport(Model):
    """A report in a collection, and the entry that it belongs to: the id of the event that founded the entry.

    ``terms`` are those of its sentence, ``delay`` the days from its day to publication (see ``stories.joining``).
    ``nearest`` is the report that it is most like, with their ``likeness`` in thousandths; both are null for a
    founder. An editor has decided where a report that ``is_fixed`` belongs. One that ``is_coarse`` is dated to more
    than a day; its ``start_on`` is the day of the report that it joined, or its first one. The event is no foreign key,
    because a new reading deletes and inserts the events that change.
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
    is_coarse = BooleanField(constraints=[SQL("DEFAULT FALSE")])

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

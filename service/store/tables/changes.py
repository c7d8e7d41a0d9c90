"""Revisions, changes, idempotent requests, and webhooks."""

from __future__ import annotations

from peewee import SQL, AutoField, CharField, Check, FloatField, IntegerField, Model, TextField

from service.store.tables.binding import database


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
    """A URL that receives changes. ``parameters`` is JSON, the filters of the events; ``since`` is the place reached.

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

"""Revisions: the number of the last change of everything, a collection, an article or an event.

A client that knows the current revision need not read again. Every write first increments the global revision, which
also makes concurrent writers wait for each other on any database.

A copy of the database continues from the same number with other changes. So each copy and each restored backup has an
epoch of its own, and a revision identifies a state only within its epoch.
"""

from __future__ import annotations

import datetime as dt
import secrets
from collections.abc import Callable, Iterable
from typing import Any, NamedTuple

from peewee import SQL, Database

from service.errors import Conflict
from service.store import tables
from service.store.database import available, execute, rows_for_ids, writing
from service.store.tables import Article, Collection, Event

#: The epoch, as a column of a query.
EPOCH = SQL("(SELECT epoch FROM revision)")


class Revision(NamedTuple):
    """The number of a change, and the epoch of the database in which it was made."""

    epoch: str
    number: int

    def __str__(self) -> str:
        return f"{self.epoch}-{self.number}"


#: Whether a stored revision is the one that the client has read (If-Match); None without a condition.
Matches = Callable[[Revision], bool] | None


class RevisionMismatch(Conflict):
    """The stored revision is not the one that the client has read: HTTP 412 (Precondition Failed)."""

    def __init__(self) -> None:
        super().__init__("another client has changed it: read it again and send the change with its new ETag")


def begin_epoch(database: Database) -> str:
    """Give a copied or restored database an epoch of its own, and return that."""
    epoch = secrets.token_hex(4)
    with writing(database):
        tables.Revision.update(epoch=epoch).execute(database)
    return epoch


def advance(database: Database) -> int:
    """Increment the number of the global revision, within the transaction that makes the change, and return it."""
    return next_revision(database).number


def next_revision(database: Database) -> Revision:
    """Advance the global revision, within the transaction that makes the change, and return it with its epoch."""
    sql = "UPDATE revision SET value = value + 1 RETURNING epoch, value"
    revision = Revision(*execute(database, sql, ()).fetchone())
    marks = f"{database.param}, {database.param}"
    now = dt.datetime.now(dt.UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
    execute(database, f"INSERT INTO revision_time (revision, at) VALUES ({marks})", (revision.number, now))  # noqa: S608
    return revision


def times(database: Database, numbers: Iterable[int]) -> dict[int, str]:
    """Return when revisions were made, in RFC 3339, by number; without those whose time is unknown."""
    sql = "SELECT revision, at FROM revision_time WHERE revision IN ({ids})"
    with available(database):
        return dict(rows_for_ids(database, sql, sorted(set(numbers))))


def mark(number: int, *, collections: Iterable[str] = (), article: str | None = None) -> None:
    """Set the revision of collections and of an article to ``number``."""
    slugs = list(collections)
    if slugs:
        Collection.update(revision=number).where(Collection.slug.in_(slugs)).execute()
    if article is not None:
        Article.update(revision=number).where(Article.id == article).execute()


def demand(matches: Matches, stored: Revision) -> None:
    """Raise RevisionMismatch if the stored revision is not the one that the client has read."""
    if matches is not None and not matches(stored):
        raise RevisionMismatch


def exactly(number: int) -> Matches:
    """Return the condition that the stored revision still has this number."""
    return lambda stored: stored.number == number


def latest(database: Database) -> Revision:
    """Return the revision of everything."""
    with available(database):
        return Revision(*execute(database, "SELECT epoch, value FROM revision", ()).fetchone())


def last(database: Database, collection: str | None = None) -> Revision | None:
    """Return the revision of everything or of a collection; None for an unknown collection. One look-up by key."""
    if collection is None:
        return latest(database)
    return _first(database, Collection.select(EPOCH, Collection.revision).where(Collection.slug == collection))


def changed_at(database: Database, collection: str | None = None) -> str | None:
    """Return when everything or a collection last changed, in RFC 3339; None if that is unknown."""
    revision = last(database, collection)
    return times(database, [revision.number]).get(revision.number) if revision else None


def of_article(database: Database, article_id: str) -> Revision | None:
    """Return the revision of an article, or None if it does not exist. One look-up by key."""
    return _first(database, Article.select(EPOCH, Article.revision).where(Article.id == article_id))


def of_event(database: Database, event_id: str) -> Revision | None:
    """Return the revision of an event, or None if it does not exist. One look-up by key."""
    return _first(database, Event.select(EPOCH, Event.changed_in).where(Event.id == event_id))


def _first(database: Database, query: Any) -> Revision | None:
    with available(database):
        row = query.tuples().first(database)
    return Revision(*row) if row else None

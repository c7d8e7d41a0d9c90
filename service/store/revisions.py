"""Revisions: the number of the last change of everything, a collection, an article or an event.

A client that knows the current revision need not read again. Every write first increments the global revision, which
also makes concurrent writers wait for each other on any database.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from peewee import Database

from service.errors import Conflict
from service.store.database import available, execute
from service.store.tables import Article, Collection, Event

#: Whether a stored revision is the one that the client has read (If-Match); None without a condition.
Matches = Callable[[int], bool] | None


class RevisionMismatch(Conflict):
    """The stored revision is not the one that the client has read: HTTP 412 (Precondition Failed)."""

    def __init__(self) -> None:
        super().__init__("another client has changed it: read it again and send the change with its new ETag")


def advance(database: Database) -> int:
    """Increment the global revision, within the transaction that makes the change, and return it."""
    (number,) = execute(database, "UPDATE revision SET value = value + 1 RETURNING value", ()).fetchone()
    return int(number)


def mark(number: int, *, collections: Iterable[str] = (), article: str | None = None) -> None:
    """Set the revision of collections and of an article to ``number``."""
    slugs = list(collections)
    if slugs:
        Collection.update(revision=number).where(Collection.slug.in_(slugs)).execute()
    if article is not None:
        Article.update(revision=number).where(Article.id == article).execute()


def demand(matches: Matches, stored: int) -> None:
    """Raise RevisionMismatch if the stored revision is not the one that the client has read."""
    if matches is not None and not matches(stored):
        raise RevisionMismatch


def exactly(revision: int) -> Matches:
    """Return the condition that the stored revision is still ``revision``."""
    return lambda stored: stored == revision


def last(database: Database, collection: str | None = None) -> int | None:
    """Return the revision of everything or of a collection; None for an unknown collection. One look-up by key."""
    if collection is not None:
        return _first(database, Collection.select(Collection.revision).where(Collection.slug == collection))
    with available(database):
        row = execute(database, "SELECT value FROM revision", ()).fetchone()
    return int(row[0]) if row else None


def of_article(database: Database, article_id: str) -> int | None:
    """Return the revision of an article, or None if it does not exist. One look-up by key."""
    return _first(database, Article.select(Article.revision).where(Article.id == article_id))


def of_event(database: Database, event_id: str) -> int | None:
    """Return the revision of an event, or None if it does not exist. One look-up by key."""
    return _first(database, Event.select(Event.changed_in).where(Event.id == event_id))


def _first(database: Database, query: Any) -> int | None:
    with available(database):
        row = query.tuples().first(database)
    return int(row[0]) if row else None

"""The number of the last change: of everything, of a collection, an article or an event.

Whoever knows the number need not read the rest again. Every write counts itself first, which also makes writers of the
same thing wait for each other on any database.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from peewee import Database

from service.errors import Conflict
from service.store.database import available, execute
from service.store.tables import Article, Collection, Event

#: Whether a revision is the one that a client has seen (If-Match); None where it does not say.
Matches = Callable[[int], bool] | None


class RevisionMismatch(Conflict):
    """The stored revision is not the one that the client has read: HTTP 412 (Precondition Failed)."""

    def __init__(self) -> None:
        super().__init__("another client has changed it: read it again and send the change with its new ETag")


def advance(database: Database) -> int:
    """Count a change, within the transaction that makes it: its number."""
    (number,) = execute(database, "UPDATE revision SET value = value + 1 RETURNING value", ()).fetchone()
    return int(number)


def mark(number: int, *, collections: Iterable[str] = (), article: str | None = None) -> None:
    """Mark what the change ``number`` changes."""
    named = list(collections)
    if named:
        Collection.update(revision=number).where(Collection.slug.in_(named)).execute()
    if article is not None:
        Article.update(revision=number).where(Article.id == article).execute()


def demand(matches: Matches, stored: int) -> None:
    """Raise RevisionMismatch if the stored revision is not the one that the client has read."""
    if matches is not None and not matches(stored):
        raise RevisionMismatch


def last(database: Database, collection: str | None = None) -> int | None:
    """The number of the last change; None for a collection that there is not. One row by its key."""
    if collection is not None:
        return _one(database, Collection.select(Collection.revision).where(Collection.slug == collection))
    with available(database):
        row = execute(database, "SELECT value FROM revision", ()).fetchone()
    return int(row[0]) if row else None


def of_article(database: Database, article_id: str) -> int | None:
    """The number of the last change of an article, or None if there is none. One row by its key."""
    return _one(database, Article.select(Article.revision).where(Article.id == article_id))


def of_event(database: Database, event_id: str) -> int | None:
    """The number of the last change of an event, or None if there is none. One row by its key."""
    return _one(database, Event.select(Event.changed_in).where(Event.id == event_id))


def _one(database: Database, query: Any) -> int | None:
    with available(database):
        row = query.tuples().first(database)
    return int(row[0]) if row else None

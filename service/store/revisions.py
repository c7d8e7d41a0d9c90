"""The number of the last change: of everything, or of one collection. Whoever knows it need not read the rest again."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from peewee import Database

from service.store.database import available, execute
from service.store.tables import Collection, Membership, Revision


def change(database: Database) -> int:
    """Count a change, within the transaction that makes it: its number."""
    Revision.update(value=Revision.value + 1).execute()
    row: Any = execute(database, "SELECT value FROM revision", ()).fetchone()
    return int(row[0])


def touch(revision: int, slugs: Iterable[str]) -> None:
    """Mark collections as changed, within the same transaction."""
    named = list(slugs)
    if named:
        Collection.update(revision=revision).where(Collection.slug.in_(named)).execute()


def slugs_of(article_id: str) -> list[str]:
    """The collections of an article, in the order of their names."""
    query: Any = Membership.select(Membership.collection).where(Membership.article == article_id)
    return [slug for (slug,) in query.order_by(Membership.collection).tuples()]


def last(database: Database, collection: str | None = None) -> int | None:
    """The number of the last change; None for a collection that there is not. One row by its key."""
    with available(database):
        if collection is None:
            row = execute(database, "SELECT value FROM revision", ()).fetchone()
        else:
            query: Any = Collection.select(Collection.revision).where(Collection.slug == collection)
            row = query.tuples().first()
    return int(row[0]) if row else None

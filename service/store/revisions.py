"""The number of the last change: of everything, or of one collection. Whoever knows it need not read the rest again."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from peewee import Database

from service.store.database import available, execute
from service.store.tables import Collection, Revision


def change(collections: Iterable[str] = ()) -> None:
    """Count a change, within the transaction that makes it, and mark the collections that it changes."""
    Revision.update(value=Revision.value + 1).execute()
    named = list(collections)
    if named:
        number = Revision.select(Revision.value)
        Collection.update(revision=number).where(Collection.slug.in_(named)).execute()


def last(database: Database, collection: str | None = None) -> int | None:
    """The number of the last change; None for a collection that there is not. One row by its key."""
    with available(database):
        if collection is None:
            row = execute(database, "SELECT value FROM revision", ()).fetchone()
        else:
            query: Any = Collection.select(Collection.revision).where(Collection.slug == collection)
            row = query.tuples().first(database)
    return int(row[0]) if row else None

"""Collections: a story, a desk or a corpus, whose articles share a timeline and defaults."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, cast

from service.articles import grouping
from service.articles.growing import form_grown_days
from service.errors import InvalidInput, NotFound, quoted
from service.eventing.served import CollectionJson
from service.store import articles, revisions
from service.store import collections as store
from service.store.database import Database, writing
from service.store.revisions import Revision

#: The fields that a collection supplies to its articles as defaults.
DEFAULTS = ("language", "timezone", "date_order")
_FIELDS = ("slug", "title", "description", *DEFAULTS)


class UnknownCollections(InvalidInput):
    """An article or event names collections that do not exist: ``slugs``."""

    def __init__(self, slugs: Sequence[str]) -> None:
        super().__init__(f"collection {slugs[0]!r} does not exist: PUT it first", field="collections")
        self.slugs = tuple(slugs)


class UnknownCollection(InvalidInput):
    """A filter names a collection that does not exist."""

    def __init__(self, slug: str) -> None:
        super().__init__(f"{slug!r} is not a collection", field="collection")


def put(
    database: Database, slug: str, fields: Mapping[str, Any], seen: CollectionJson | None
) -> tuple[bool, CollectionJson]:
    """Create or replace a collection. Return whether it is new, and its new state.

    ``seen`` is its state as the client has read it with ``find``. Raises RevisionMismatch if another is stored.
    """
    collection = complete(slug, fields)
    return store.put(database, collection, seen), collection


def complete(slug: str, fields: Mapping[str, Any]) -> CollectionJson:
    """Return a collection with all its fields; those that are missing are null."""
    return cast(CollectionJson, {"slug": slug, **{name: fields.get(name) for name in _FIELDS if name != "slug"}})


def find(database: Database, slug: str) -> CollectionJson | None:
    """Return a collection, or None."""
    row = store.find(database, slug)
    return _json(row) if row else None


def collections_page(database: Database, *, after: str | None, limit: int) -> tuple[list[CollectionJson], str | None]:
    """Return a page of collections by slug, and the slug after which the next page begins, if there is one."""
    rows = store.collection_rows(database, after=after, limit=limit + 1)
    page = [_json(row) for row in rows[:limit]]
    return page, page[-1]["slug"] if len(rows) > limit else None


def sizes(database: Database, slugs: Sequence[str]) -> dict[str, int]:
    """Return the number of articles in each collection. One query."""
    counts = store.sizes(database, slugs)
    return {slug: counts.get(slug, 0) for slug in slugs}


def delete(database: Database, slug: str, seen: CollectionJson | None = None) -> bool:
    """Delete a collection; its articles stay. Return False if it does not exist. ``seen`` as in ``put``."""
    return store.delete(database, slug, seen)


def put_article(database: Database, slug: str, article_id: str) -> bool:
    """Put an article into a collection. Return False if it is in it already.

    Raises NotFound if the collection or the article does not exist.
    """
    if store.find(database, slug) is None:
        raise NotFound(f"collection {quoted(slug)} does not exist")
    if articles.find(database, article_id) is None:
        raise NotFound(f"article {quoted(article_id)} does not exist")
    return add_article(database, article_id, [slug])


def add_article(database: Database, article_id: str, slugs: Sequence[str]) -> bool:
    """Put an article into collections, and form the days that grow by it. Return whether any collection was new."""
    with writing(database):
        new = set(slugs) - set(store.slugs_of(database, article_id))
        is_new = add_to_collections(database, {article_id: slugs})
        if is_new:
            form_grown_days(database, article_id, new)
    return is_new


def add_to_collections(database: Database, wanted: Mapping[str, Iterable[str]]) -> bool:
    """Put articles into collections (slugs by article id); their reports join entries. Return whether any was new."""
    with writing(database):
        is_new = store.add(database, wanted)
        if is_new:
            grouping.group(database, list(wanted))
    return is_new


def remove_article(database: Database, slug: str, article_id: str) -> bool:
    """Remove an article from a collection. Return False if it is not in it."""
    return store.remove(database, slug, article_id)


def revision(database: Database, slug: str | None = None) -> Revision | None:
    """Return the revision of everything or of a collection; None for an unknown collection. One look-up by key."""
    return revisions.last(database, slug)


def defaults(database: Database, slugs: Sequence[str]) -> dict[str, str]:
    """Return the defaults that collections supply to an article: for each field, that of the first that has one.

    Raises UnknownCollections.
    """
    rows = _known(database, slugs)
    firsts = {name: next((row[name] for row in rows if row[name] is not None), None) for name in DEFAULTS}
    return {name: value for name, value in firsts.items() if value is not None}


def _known(database: Database, slugs: Sequence[str]) -> list[store.Row]:
    """Return the rows of collections. Raises UnknownCollections if one of them does not exist."""
    rows = store.find_all(database, slugs)
    unknown = sorted(set(slugs) - {row["slug"] for row in rows}, key=slugs.index)
    if unknown:
        raise UnknownCollections(unknown)
    return rows


def _json(row: store.Row) -> CollectionJson:
    return cast(CollectionJson, {name: row[name] for name in _FIELDS})

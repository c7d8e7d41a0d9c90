"""The use cases of collections: a story, a desk or a corpus, whose articles share a timeline and defaults."""

from __future__ import annotations

from collections.abc import Sequence

from service.errors import InvalidInput
from service.events.representation import Json
from service.store import articles, revisions
from service.store import collections as store
from service.store.database import Database

#: What a collection says for those of its articles that do not say it themselves.
DEFAULTS = ("language", "timezone", "date_order")
_SERVED = ("slug", "title", "description", *DEFAULTS)


class UnknownCollections(InvalidInput):
    """An article or event names collections that do not exist: ``slugs``."""

    def __init__(self, slugs: Sequence[str]) -> None:
        super().__init__(f"there is no collection {slugs[0]!r}: PUT it first", field="collections")
        self.slugs = tuple(slugs)


def put(database: Database, slug: str, said: Json, seen: Json | None) -> tuple[bool, Json]:
    """Make a collection, or say anew what it is: whether it is new, and what is stored.

    ``seen`` is what the client knows of it, as ``find`` gave it. Raises RevisionMismatch where that is no longer
    stored.
    """
    is_new, stored = store.put(database, whole(slug, said), seen)
    return is_new, _served(stored)


def whole(slug: str, said: Json) -> Json:
    """A collection as it will be served; what is not said is null."""
    return {"slug": slug, **{name: said.get(name) for name in _SERVED if name != "slug"}}


def find(database: Database, slug: str) -> Json | None:
    """A collection, or None."""
    row = store.find(database, slug)
    return _served(row) if row else None


def page(database: Database, *, after: str | None, limit: int) -> tuple[list[Json], str | None]:
    """Collections by slug, and the slug after which the next page begins, if there is one."""
    rows = store.page(database, after=after, limit=limit + 1)
    kept = [_served(row) for row in rows[:limit]]
    return kept, kept[-1]["slug"] if len(rows) > limit else None


def sizes(database: Database, slugs: Sequence[str]) -> dict[str, int]:
    """How many articles each of the collections holds. One query."""
    found = store.sizes(database, slugs)
    return {slug: found.get(slug, 0) for slug in slugs}


def delete(database: Database, slug: str, seen: Json | None = None) -> bool:
    """Delete a collection; its articles stay. False if there was none. ``seen`` as for ``put``."""
    return store.delete(database, slug, seen)


def put_article(database: Database, slug: str, article_id: str) -> bool | None:
    """Put an article into a collection; False if it is in it already, None if there is no such article.

    Raises UnknownCollections.
    """
    _known(database, [slug])
    if articles.find(database, article_id) is None:
        return None
    return store.add(database, {article_id: [slug]})


def remove_article(database: Database, slug: str, article_id: str) -> bool:
    """Take an article out of a collection; False if it is not in it."""
    return store.remove(database, slug, article_id)


def articles_of(database: Database, slug: str, *, after: str | None, limit: int) -> tuple[list[Json], str | None]:
    """The articles of a collection by id, without their texts, and where the next page begins. As for ``page``."""
    rows = store.articles(database, slug, after=after, limit=limit + 1)
    kept = [{**row, "anchor_date": str(row["anchor_date"])} for row in rows[:limit]]
    return kept, kept[-1]["id"] if len(rows) > limit else None


def revision(database: Database, slug: str | None = None) -> int | None:
    """The number of the last change, of everything or of a collection; None if there is no such. One cheap query."""
    return revisions.last(database, slug)


def defaults(database: Database, slugs: Sequence[str]) -> Json:
    """What the collections say for an article, the first of them that says it. Raises UnknownCollections."""
    rows = _known(database, slugs)
    said = {name: next((row[name] for row in rows if row[name] is not None), None) for name in DEFAULTS}
    return {name: value for name, value in said.items() if value is not None}


def _known(database: Database, slugs: Sequence[str]) -> list[Json]:
    """The rows of collections. Raises UnknownCollections if there is not each of them."""
    rows = store.find_all(database, slugs)
    unknown = sorted(set(slugs) - {row["slug"] for row in rows}, key=slugs.index)
    if unknown:
        raise UnknownCollections(unknown)
    return rows


def _served(row: Json) -> Json:
    return {name: row[name] for name in _SERVED}

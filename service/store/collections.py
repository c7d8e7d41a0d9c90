"""Queries about collections: make, find, list, delete, and which articles they hold."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from peewee import Database, Value

from service.store import revisions
from service.store.database import available, writing
from service.store.tables import Article, Collection, Event, Membership, Placing

Row = dict[str, Any]


class Changed(Exception):
    """What is stored is not what its client has seen."""


def put(database: Database, row: Row, seen: Row | None) -> tuple[bool, Row]:
    """Make a collection, or replace what is said of it: whether it is new, and its row. Its articles stay.

    ``seen`` is what the client knows to be stored. Raises Changed where that is no longer so.
    """
    with writing(database):
        stored = _find(database, row["slug"])
        if (stored is None) != (seen is None) or {**(stored or {}), **(seen or {})} != (stored or {}):
            raise Changed
        if stored is not None and {**stored, **row} == stored:
            return False, stored
        if stored is None:
            Collection.insert({**row, "revision": 0}).execute()
        else:
            Collection.update(row).where(Collection.slug == row["slug"]).execute()
        revisions.change([row["slug"]])
        return stored is None, row


def find(database: Database, slug: str) -> Row | None:
    """A collection's row, or None."""
    with available(database):
        return _find(database, slug)


def page(database: Database, *, after: str | None, limit: int) -> list[Row]:
    """At most ``limit`` collections after a slug, by slug."""
    query: Any = Collection.select().order_by(Collection.slug).limit(limit)
    if after is not None:
        query = query.where(Collection.slug > after)
    with available(database):
        return list(query.dicts().bind(database))


def delete(database: Database, slug: str) -> bool:
    """Delete a collection; its articles stay. False if there was none."""
    with writing(database):
        gone = bool(Collection.delete().where(Collection.slug == slug).execute())
        if gone:
            revisions.change()
        return gone


def slugs_of(database: Database, article_id: str) -> list[str]:
    """The collections of an article, in the order of their names."""
    query: Any = Membership.select(Membership.collection).where(Membership.article == article_id)
    with available(database):
        return [slug for (slug,) in query.order_by(Membership.collection).tuples().bind(database)]


def find_all(database: Database, slugs: Sequence[str]) -> list[Row]:
    """The rows of collections, in the order of the slugs; none for a slug that no collection has."""
    query: Any = Collection.select().where(Collection.slug.in_(slugs)).dicts().bind(database)
    with available(database):
        rows = {row["slug"]: row for row in query}
    return [rows[slug] for slug in slugs if slug in rows]


def add(database: Database, slugs: Sequence[str], article_id: str) -> bool:
    """Put an article into collections; False if it is in all of them already."""
    with writing(database):
        return bool(enter(database, article_id, slugs))


def remove(database: Database, slug: str, article_id: str) -> bool:
    """Take an article out of a collection; False if it is not in it."""
    belongs = (Membership.collection == slug) & (Membership.article == article_id)
    events = Event.select(Event.id).where(Event.article == article_id)
    with writing(database):
        if not Membership.delete().where(belongs).execute():
            return False
        Placing.delete().where((Placing.collection == slug) & Placing.event.in_(events)).execute()
        revisions.change([slug])
        return True


def enter(database: Database, article_id: str, slugs: Iterable[str]) -> list[str]:
    """Put an article into those collections that it is not in yet, within a transaction: which they were."""
    new = sorted(set(slugs) - set(slugs_of(database, article_id)))
    if new:
        Membership.insert_many([{"collection": slug, "article": article_id} for slug in new]).execute()
        place(article_id, new)
        revisions.change(new)
    return new


def place(article_id: str, slugs: Sequence[str]) -> None:
    """Give an article's events their places in the timelines of collections, within a transaction."""
    for slug in slugs:
        chosen = Event.select(Value(slug), Event.start_on, Event.grain_rank, Event.id)
        Placing.insert_from(
            chosen.where(Event.article == article_id),
            (Placing.collection, Placing.start_on, Placing.grain_rank, Placing.event),
        ).execute()


def articles(database: Database, slug: str, *, after: str | None, limit: int) -> list[Row]:
    """At most ``limit`` articles of a collection after an article's id, by id, without their texts."""
    columns = (Article.id, Article.title, Article.url, Article.source, Article.published_at, Article.anchor_date)
    query: Any = Article.select(*columns).join(Membership).where(Membership.collection == slug)
    if after is not None:
        query = query.where(Membership.article > after)
    with available(database):
        return list(query.order_by(Membership.article).limit(limit).dicts().bind(database))


def _find(database: Database, slug: str) -> Row | None:
    found: Row | None = Collection.select().where(Collection.slug == slug).dicts().first(database)
    return found

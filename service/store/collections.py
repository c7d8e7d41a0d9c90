"""Queries about collections: make, find, list, delete, and which articles they hold."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from peewee import Database, Expression, Value, chunked, fn

from service.store import revisions
from service.store.database import AT_ONCE, available, rows_of, writing
from service.store.revisions import RevisionMismatch
from service.store.rows import OF_EVENT, insert
from service.store.tables import Article, Collection, Event, Membership, Placing

Row = dict[str, Any]


def put(database: Database, row: Row, seen: Row | None) -> tuple[bool, Row]:
    """Make a collection, or replace what is said of it: whether it is new, and its row. Its articles stay.

    ``seen`` is what the client knows to be stored. Raises RevisionMismatch where that is no longer so.
    """
    with writing(database) as undo:
        number = revisions.advance(database)
        stored = _find(database, row["slug"])
        _demand(stored, seen)
        if stored is None:
            Collection.insert({**row, "revision": number}).execute()
        elif {**stored, **row} == stored:
            undo()
        else:
            Collection.update({**row, "revision": number}).where(Collection.slug == row["slug"]).execute()
        return stored is None, row


def _demand(stored: Row | None, seen: Row | None) -> None:
    """Raise RevisionMismatch where a client has seen another state than the stored one."""
    if (stored is None) != (seen is None) or {**(stored or {}), **(seen or {})} != (stored or {}):
        raise RevisionMismatch


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


def delete(database: Database, slug: str, seen: Row | None = None) -> bool:
    """Delete a collection; its articles stay. Return False if it does not exist.

    Raises RevisionMismatch if ``seen`` is not what is stored.
    """
    with writing(database) as undo:
        number = revisions.advance(database)
        stored = _find(database, slug)
        if stored is None:
            undo()
            return False
        if seen is not None:
            _demand(stored, seen)
        members = Membership.select(Membership.article).where(Membership.collection == slug)
        Article.update(revision=number).where(Article.id.in_(members)).execute()
        Collection.delete().where(Collection.slug == slug).execute()
        return True


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


def sizes(database: Database, slugs: Sequence[str]) -> dict[str, int]:
    """How many articles each of the collections holds; one that holds none is not named."""
    counted: Any = Membership.select(Membership.collection, fn.COUNT(Membership.article))
    wanted = counted.where(Membership.collection.in_(slugs)).group_by(Membership.collection)
    with available(database):
        return dict(wanted.tuples().bind(database))


def add(database: Database, wanted: Mapping[str, Iterable[str]]) -> bool:
    """Put articles, by their ids, into collections, in one transaction; False if they are in all of them already."""
    if not any(map(set, wanted.values())):
        return False
    with writing(database) as undo:
        entered = enter(database, wanted, revisions.advance(database))
        if not entered:
            undo()
        return entered


def remove(database: Database, slug: str, article_id: str) -> bool:
    """Take an article out of a collection; False if it is not in it."""
    belongs = (Membership.collection == slug) & (Membership.article == article_id)
    events = Event.select(Event.id).where(Event.article == article_id)
    with writing(database) as undo:
        number = revisions.advance(database)
        if not Membership.delete().where(belongs).execute():
            undo()
            return False
        Placing.delete().where((Placing.collection == slug) & Placing.event.in_(events)).execute()
        revisions.mark(number, collections=[slug], article=article_id)
        return True


def enter(database: Database, wanted: Mapping[str, Iterable[str]], number: int) -> bool:
    """Put articles, by their ids, into those collections that there are and that they are not in yet, within the
    change ``number``; False if there are none.
    """
    missing = _missing(database, wanted)
    if missing:
        enter_new(database, missing, number)
        for some in chunked(missing, AT_ONCE):
            Article.update(revision=number).where(Article.id.in_(some)).execute()
    return bool(missing)


def _missing(database: Database, wanted: Mapping[str, Iterable[str]]) -> dict[str, set[str]]:
    """Of articles, the collections that they are to be in and are not; of either those that there are."""
    there = {article for (article,) in rows_of(database, "SELECT id FROM article WHERE id IN ({ids})", wanted)}
    slugs_there = set(existing({slug for slugs in wanted.values() for slug in slugs}))
    members = "SELECT article_id, collection_id FROM membership WHERE article_id IN ({ids})"
    inside = set(rows_of(database, members, wanted))
    outside = {
        article: {slug for slug in slugs if slug in slugs_there and (article, slug) not in inside}
        for article, slugs in wanted.items()
        if article in there
    }
    return {article: slugs for article, slugs in outside.items() if slugs}


def enter_new(database: Database, wanted: Mapping[str, Iterable[str]], number: int) -> None:
    """Put new articles, by their ids, into collections that there are, within the change ``number``."""
    there = existing({slug for slugs in wanted.values() for slug in slugs})
    members = [(slug, article) for article, slugs in wanted.items() for slug in sorted(set(slugs) & set(there))]
    insert(database, Membership, ({"collection": slug, "article": article} for slug, article in members))
    for slug in there:
        place([slug], Event.article.in_([article for one, article in members if one == slug]))
    revisions.mark(number, collections=there)


def existing(slugs: Iterable[str]) -> list[str]:
    """Those of the collections that there are, in order: one may be deleted while an article of it is read."""
    wanted = sorted(slugs)
    query: Any = Collection.select(Collection.slug).where(Collection.slug.in_(wanted)).order_by(Collection.slug)
    return [slug for (slug,) in query.tuples()] if wanted else []


def place(slugs: Iterable[str], which: Expression) -> None:
    """Give events their places in the timelines of collections, within a transaction."""
    for slug in slugs:
        chosen = Event.select(Value(slug), Event.id, *(getattr(Event, name) for name in OF_EVENT)).where(which)
        into = (Placing.collection, Placing.event, *(getattr(Placing, name) for name in OF_EVENT))
        Placing.insert_from(chosen, into).execute()


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

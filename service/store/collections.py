"""Queries about collections: create, find, list and delete them, and put articles into them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from peewee import Case, Database, Expression, Value, fn

from service.store import entry_reports, revisions, withdrawals
from service.store.database import available, batches, rows_for_ids, writing
from service.store.revisions import Revision, RevisionMismatch
from service.store.rows import EVENT_COLUMNS, insert
from service.store.tables import Article, Collection, Event, Membership, Placing

#: A row by column; of a collection, with or without its revision.
Row = dict[str, Any]


def put(database: Database, row: Mapping[str, Any], seen: Mapping[str, Any] | None) -> bool:
    """Create a collection, or replace its columns; its articles stay. Return whether it is new.

    ``seen`` is the row that the client has read, None if it found none. Raises RevisionMismatch if another is stored.
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
        return stored is None


def _demand(stored: Row | None, seen: Mapping[str, Any] | None) -> None:
    """Raise RevisionMismatch if the stored row is not the one that the client has read."""
    if (stored is None) != (seen is None) or {**(stored or {}), **(seen or {})} != (stored or {}):
        raise RevisionMismatch


def find(database: Database, slug: str) -> Row | None:
    """Return a collection's row, or None."""
    with available(database):
        return _find(database, slug)


def collection_rows(database: Database, *, after: str | None, limit: int) -> list[Row]:
    """Return at most ``limit`` collections after a slug, by slug."""
    query: Any = Collection.select().order_by(Collection.slug).limit(limit)
    if after is not None:
        query = query.where(Collection.slug > after)
    with available(database):
        return list(query.dicts().bind(database))


def delete(database: Database, slug: str, seen: Mapping[str, Any] | None = None) -> bool:
    """Delete a collection; its articles stay. Return False if it does not exist.

    Raises RevisionMismatch if ``seen`` is given and is not what is stored.
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
    """Return the slugs of an article's collections, sorted."""
    query: Any = Membership.select(Membership.collection).where(Membership.article == article_id)
    with available(database):
        return [slug for (slug,) in query.order_by(Membership.collection).tuples().bind(database)]


def find_all(database: Database, slugs: Sequence[str]) -> list[Row]:
    """Return the rows of collections in the order of ``slugs``, without those that do not exist."""
    query: Any = Collection.select().where(Collection.slug.in_(slugs)).dicts().bind(database)
    with available(database):
        rows = {row["slug"]: row for row in query}
    return [rows[slug] for slug in slugs if slug in rows]


def sizes(database: Database, slugs: Sequence[str]) -> dict[str, int]:
    """Return the number of articles in each collection, without the empty ones."""
    query: Any = Membership.select(Membership.collection, fn.COUNT(Membership.article))
    query = query.where(Membership.collection.in_(slugs)).group_by(Membership.collection)
    with available(database):
        return dict(query.tuples().bind(database))


def grown(database: Database, since: Revision) -> list[str]:
    """Return the slugs of the collections that got at least a third of their articles after a revision."""
    is_new = Article.revision > since.number
    query: Any = Membership.select(Membership.collection).join(Article).switch(Membership).join(Collection)
    query = query.where(Collection.revision > since.number).group_by(Membership.collection)
    query = query.having(fn.SUM(Case(None, ((is_new, 3),), 0)) >= fn.COUNT(Membership.article))
    with available(database):
        return [slug for (slug,) in query.order_by(Membership.collection).tuples().bind(database)]


def add(database: Database, wanted: Mapping[str, Iterable[str]]) -> bool:
    """Put articles into collections (slugs by article id). Return False if they are in all of them already."""
    if not any(map(set, wanted.values())):
        return False
    with writing(database) as undo:
        is_changed = enter(database, wanted, revisions.advance(database))
        if not is_changed:
            undo()
        return is_changed


def remove(database: Database, slug: str, article_id: str) -> bool:
    """Remove an article from a collection. Return False if it is not in it."""
    membership = (Membership.collection == slug) & (Membership.article == article_id)
    events = Event.select(Event.id).where(Event.article == article_id)
    with writing(database) as undo:
        number = revisions.advance(database)
        if not Membership.delete().where(membership).execute():
            undo()
            return False
        withdrawals.add_article(database, slug, article_id, number)
        Placing.delete().where((Placing.collection == slug) & Placing.event.in_(events)).execute()
        entry_reports.remove_article(database, slug, article_id)
        revisions.mark(number, collections=[slug], article=article_id)
        return True


def enter(database: Database, wanted: Mapping[str, Iterable[str]], number: int) -> bool:
    """Put existing articles into existing collections within the change ``number``. Return whether any was missing."""
    missing = _missing(database, wanted)
    if missing:
        enter_new(database, missing, number)
        for batch in batches(missing):
            Article.update(revision=number).where(Article.id.in_(batch)).execute()
    return bool(missing)


def _missing(database: Database, wanted: Mapping[str, Iterable[str]]) -> dict[str, set[str]]:
    """Return the existing collections, by existing article, that the article is to be in and is not."""
    known = {article for (article,) in rows_for_ids(database, "SELECT id FROM article WHERE id IN ({ids})", wanted)}
    known_slugs = set(existing({slug for slugs in wanted.values() for slug in slugs}))
    members = "SELECT article_id, collection_id FROM membership WHERE article_id IN ({ids})"
    inside = set(rows_for_ids(database, members, wanted))
    missing = {
        article: {slug for slug in slugs if slug in known_slugs and (article, slug) not in inside}
        for article, slugs in wanted.items()
        if article in known
    }
    return {article: slugs for article, slugs in missing.items() if slugs}


def enter_new(database: Database, wanted: Mapping[str, Iterable[str]], number: int) -> None:
    """Put articles into existing collections that they are not in, within the change ``number``."""
    slugs = existing({slug for slugs in wanted.values() for slug in slugs})
    members = [(slug, article) for article, chosen in wanted.items() for slug in sorted(set(chosen) & set(slugs))]
    insert(database, Membership, ({"collection": slug, "article": article} for slug, article in members))
    for slug in slugs:
        place([slug], Event.article.in_([article for member_of, article in members if member_of == slug]), number)
    revisions.mark(number, collections=slugs)


def existing(slugs: Iterable[str]) -> list[str]:
    """Return those slugs whose collections exist, sorted: one may be deleted while its article is being read."""
    wanted = sorted(slugs)
    query: Any = Collection.select(Collection.slug).where(Collection.slug.in_(wanted)).order_by(Collection.slug)
    return [slug for (slug,) in query.tuples()] if wanted else []


def place(slugs: Iterable[str], which: Expression, number: int) -> None:
    """Add events to the timelines of collections within the change ``number``."""
    copied = [getattr(Event, name) for name in EVENT_COLUMNS]
    columns = [Placing.collection, Placing.event, Placing.changed_in]
    columns += [getattr(Placing, name) for name in EVENT_COLUMNS]
    for slug in slugs:
        events = Event.select(Value(slug), Event.id, Value(number), *copied).where(which)
        Placing.insert_from(events, columns).execute()


def _find(database: Database, slug: str) -> Row | None:
    row: Row | None = Collection.select().where(Collection.slug == slug).dicts().first(database)
    return row

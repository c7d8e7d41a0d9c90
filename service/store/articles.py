"""Queries about articles: find, write with all its events, delete."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from peewee import Database, IntegrityError, Value, chunked

from service.store import history, revisions
from service.store.collections import enter, enter_new, place, slugs_of
from service.store.database import AT_ONCE, available, execute, kind, rows_of, writing
from service.store.history import ChangeRow
from service.store.revisions import Matches
from service.store.rows import EventRow, delete_events, insert, insert_events, names
from service.store.tables import Article, Event, Membership, Removal


@dataclass(frozen=True, slots=True)
class Plan:
    """The events that an article shall have, all of them, and what their histories shall say of it."""

    events: Sequence[EventRow]
    changes: Sequence[ChangeRow] = ()


@dataclass(frozen=True, slots=True)
class New:
    """An article to be written, all but its revision, with its events and the collections that it comes into."""

    row: dict[str, Any]
    events: Sequence[EventRow]
    collections: Sequence[str] = ()


#: From the events that are stored, as they are served, to those that shall be. Called within the transaction.
Planner = Callable[[list[str]], Plan]


def find(database: Database, article_id: str) -> dict[str, Any] | None:
    """An article's row as a dict of columns, or None."""
    with available(database):
        row = execute(database, _find_sql(kind(database)), (article_id,)).fetchone()
    return dict(zip(names(Article), row, strict=True)) if row else None


def event_bodies(database: Database, article_id: str) -> list[str]:
    """The events of an article as they are served, in the order of its text; then those that stand in no text."""
    with available(database):
        query: Any = Event.select(Event.body).where(Event.article == article_id)
        query = query.order_by(Event.position.is_null(), Event.position, Event.id).tuples()
        return [body for (body,) in query.bind(database)]


def stored(
    database: Database, *, after: str, limit: int, collection: str | None = None, but: str | None = None
) -> list[dict[str, Any]]:
    """At most ``limit`` rows of articles after an id, by id: of a collection, ``but`` those that this engine read."""
    query: Any = Article.select().where(Article.id > after).order_by(Article.id).limit(limit).dicts()
    if collection is not None:
        members = Membership.select(Membership.article).where(Membership.collection == collection)
        query = query.where(Article.id.in_(members))
    if but is not None:
        query = query.where(Article.engine_version != but)
    with available(database):
        return list(query.bind(database))


def create(
    database: Database, row: dict[str, Any], events: Iterable[EventRow], collections: Sequence[str] = ()
) -> bool:
    """Write a new article with its events in one transaction; False, and nothing written, if it is there already."""
    try:
        with writing(database):
            _insert(database, row, list(events), revisions.advance(database), collections)
    except IntegrityError:
        if find(database, row["id"]) is None:
            raise  # another constraint, and no second try can help
        return False
    return True


def create_all(database: Database, new: Sequence[New]) -> set[str]:
    """Write new articles with their events in one transaction: the ids of those that were not there.

    Those that are there, and any but the first of an id, are left alone.
    """
    with writing(database) as undo:
        number = revisions.advance(database)
        there = posted_of(database, [one.row["id"] for one in new])
        fresh = {one.row["id"]: one for one in reversed(new) if one.row["id"] not in there}
        if not fresh:
            undo()
            return set()
        insert(database, Article, ({**one.row, "revision": number} for one in fresh.values()))
        insert_events(database, [(one.row, one.events) for one in fresh.values()], number, {})
        enter_new(database, {identity: one.collections for identity, one in fresh.items()}, number)
    return set(fresh)


def posted_of(database: Database, ids: Sequence[str]) -> dict[str, str]:
    """What tells of stored articles whether they are posted again, by their ids."""
    with available(database):
        return dict(rows_of(database, "SELECT id, posted FROM article WHERE id IN ({ids})", ids))


def rewrite(
    database: Database,
    row: dict[str, Any],
    planner: Planner,
    collections: Sequence[str] = (),
    matches: Matches = None,
) -> int | None:
    """Write an article and its events in one transaction, in place of what is there: the revision of that.

    None, and nothing written, if there is none. It stays in the collections that it is in, and comes into
    ``collections``. Events that are the same are left alone.
    Raises RevisionMismatch.
    """
    identity = row["id"]
    with writing(database) as undo:
        number = revisions.advance(database)
        stored = revisions.of_article(database, identity)
        if stored is None:
            undo()
            return None
        revisions.demand(matches, stored)
        Article.update({**row, "revision": number}).where(Article.id == identity).execute()
        plan = planner(event_bodies(database, identity))
        _exchange(database, row, plan.events, number)
        history.write(database, plan.changes)
        stayed = slugs_of(database, identity)
        place(stayed, (Event.article == identity) & (Event.changed_in == number))
        revisions.mark(number, collections=stayed)
        enter(database, {identity: collections}, number)
    return number


def delete(database: Database, article_id: str, matches: Matches = None) -> bool:
    """Delete an article with its events; False if there was none. Raises RevisionMismatch."""
    with writing(database) as undo:
        number = revisions.advance(database)
        stored = revisions.of_article(database, article_id)
        if stored is None:
            undo()
            return False
        revisions.demand(matches, stored)
        revisions.mark(number, collections=slugs_of(database, article_id))
        events: Any = Event.select(Event.id).where(Event.article == article_id)
        remove_events(database, [identity for (identity,) in events.tuples()], number)
        Article.delete().where(Article.id == article_id).execute()
    return True


def remove_events(database: Database, ids: Iterable[str], number: int) -> None:
    """Delete events within the change ``number``, and keep that they were removed."""
    for some in chunked(ids, AT_ONCE):
        gone = Event.select(Event.id, Value(number), Event.added_in).where(Event.id.in_(some))
        Removal.insert_from(gone, (Removal.event, Removal.changed_in, Removal.added_in)).execute()
        delete_events(database, some)


def _insert(
    database: Database, row: dict[str, Any], events: list[EventRow], number: int, collections: Sequence[str]
) -> None:
    insert(database, Article, [{**row, "revision": number}])
    insert_events(database, [(row, events)], number, {})
    if collections:
        enter_new(database, {row["id"]: collections}, number)


def _exchange(database: Database, article: dict[str, Any], wanted: Sequence[EventRow], number: int) -> None:
    """Bring the events of an article to those that are wanted; what is the same stays as it is."""
    columns = (Event.id, Event.position, Event.body, Event.added_in)
    query: Any = Event.select(*columns).where(Event.article == article["id"])
    stored = {row[0]: row[1:] for row in query.tuples()}
    fresh = [event for event in wanted if stored.get(event.id, ())[:2] != (event.position, event.body)]
    remove_events(database, stored.keys() - {event.id for event in wanted}, number)
    delete_events(database, (event.id for event in fresh))
    insert_events(database, [(article, fresh)], number, {name: row[2] for name, row in stored.items()})
    # what an event serves of its article is in its body, and so is seen above; its language is not
    other = Event.language != article["language"]
    Event.update(language=article["language"]).where((Event.article == article["id"]) & other).execute()


@cache
def _find_sql(_: str) -> str:
    sql: str = Article.select().where(Article.id == "").sql()[0]
    return sql

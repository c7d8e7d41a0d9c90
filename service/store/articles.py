"""Queries about articles: find them, write one with all its events, delete one."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Any, cast

from peewee import Database, IntegrityError, Value

from service.store import (
    entry_decisions,
    entry_reports,
    history,
    packed_json,
    packed_text,
    revisions,
    term_vectors,
    withdrawals,
)
from service.store.collections import enter, enter_new, place, slugs_of
from service.store.database import available, batches, execute, kind, rows_for_ids, writing
from service.store.history import ChangeRow
from service.store.revisions import Matches, Revision
from service.store.rows import (
    ArticleRow,
    EventRow,
    NewEvents,
    StoredArticleRow,
    column_names,
    delete_events,
    insert,
    insert_events,
    joined,
    new_events,
)
from service.store.tables import Article, Event, Membership, Removal


@dataclass(frozen=True, slots=True)
class Plan:
    """All events that an article is to have, the history entries for that, and its term vectors if it was read.

    ``successors`` has the event that takes the place of one that vanishes.
    """

    events: Sequence[EventRow]
    changes: Sequence[ChangeRow] = ()
    vectors: bytes | None = None
    successors: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class NewArticle:
    """An article to be written, with its events and the collections that it enters."""

    row: ArticleRow
    events: Sequence[EventRow]
    collections: Sequence[str] = ()
    vectors: bytes = b""


@dataclass(frozen=True, slots=True)
class PackedArticle:
    """A new article as it is stored: ``columns`` are those of its row, without its revision."""

    row: ArticleRow
    columns: dict[str, Any]
    events: NewEvents
    collections: Sequence[str]
    vectors: bytes


#: From the JSON of the stored events to the plan for them. Called within the transaction.
Planner = Callable[[list[str]], Plan]


def find(database: Database, article_id: str) -> StoredArticleRow | None:
    """Return an article's row, or None."""
    with available(database):
        row = execute(database, _find_sql(kind(database)), (article_id,)).fetchone()
    return _served(dict(zip(column_names(Article), row, strict=True))) if row else None


def event_bodies(database: Database, article_id: str) -> list[str]:
    """Return the JSON of an article's events: those in the text in its order, then the others by id."""
    with available(database):
        query: Any = Event.select(Event.id, Event.article, Event.body).where(Event.article == article_id)
        query = query.order_by(Event.position.is_null(), Event.position, Event.id).tuples()
        return [packed_json.unpacked_event(*row) for row in query.bind(database)]


def next_rows(
    database: Database, *, after: str, limit: int, collection: str | None = None, but_engine: str | None = None
) -> list[StoredArticleRow]:
    """Return at most ``limit`` articles after an id, by id, except those that the engine ``but_engine`` has read."""
    query: Any = Article.select().where(Article.id > after).order_by(Article.id).limit(limit).dicts()
    if collection is not None:
        members = Membership.select(Membership.article).where(Membership.collection == collection)
        query = query.where(Article.id.in_(members))
    if but_engine is not None:
        query = query.where(Article.engine_version != but_engine)
    with available(database):
        return list(map(_served, query.bind(database)))


def create(
    database: Database,
    row: ArticleRow,
    events: Iterable[EventRow],
    collections: Sequence[str] = (),
    vectors: bytes = b"",
) -> bool:
    """Write a new article with its events in one transaction. Return False, and write nothing, if it exists."""
    (new,) = pack(database, [NewArticle(row, list(events), collections, vectors)])
    try:
        with writing(database):
            _insert(database, [new], revisions.advance(database))
    except IntegrityError:
        if find(database, row["id"]) is None:
            raise  # the row violates another constraint, so a second attempt cannot help
        return False
    return True


def create_all(database: Database, new: Sequence[NewArticle]) -> set[str]:
    """Write new articles with their events in one transaction. Return the ids of those that did not exist.

    Existing articles, and all but the first of several with one id, are left alone.
    """
    return create_packed(database, pack(database, new))


def pack(database: Database, new: Sequence[NewArticle]) -> list[PackedArticle]:
    """Return new articles as they are stored. It takes as long as storing them, so it comes before the transaction."""
    return [
        PackedArticle(
            article.row,
            _packed(article.row),
            new_events(database, [(article.row, article.events)]),
            article.collections,
            article.vectors,
        )
        for article in new
    ]


def create_packed(database: Database, new: Sequence[PackedArticle]) -> set[str]:
    """Write new articles as ``create_all`` does."""
    with writing(database) as undo:
        number = revisions.advance(database)
        existing = fingerprints_of(database, [article.row["id"] for article in new])
        missing = {article.row["id"]: article for article in reversed(new) if article.row["id"] not in existing}
        if not missing:
            undo()
            return set()
        _insert(database, list(missing.values()), number)
    return set(missing)


def fingerprints_of(database: Database, ids: Sequence[str]) -> dict[str, str]:
    """Return the fingerprints of those articles that exist, by id."""
    with available(database):
        return dict(rows_for_ids(database, "SELECT id, posted FROM article WHERE id IN ({ids})", ids))


def first_revision(database: Database, ids: Sequence[str]) -> int | None:
    """Return the lowest revision of those articles that exist; None without any."""
    with available(database):
        rows = rows_for_ids(database, "SELECT min(revision) FROM article WHERE id IN ({ids})", ids)
    return min((number for (number,) in rows if number is not None), default=None)


def languages_of(database: Database, ids: Sequence[str]) -> dict[str, str]:
    """Return the languages of those articles that exist, by id."""
    with available(database):
        return dict(rows_for_ids(database, "SELECT id, language FROM article WHERE id IN ({ids})", ids))


def rewrite(
    database: Database,
    row: ArticleRow,
    planner: Planner,
    collections: Sequence[str] = (),
    matches: Matches = None,
) -> Revision | None:
    """Replace an article and its events in one transaction. Return its new revision, or None if it does not exist.

    The article stays in its collections and enters ``collections``. Events that do not change are left alone.
    Raises RevisionMismatch.
    """
    article_id = row["id"]
    with writing(database) as undo:
        epoch, number = revisions.next_revision(database)
        stored = revisions.of_article(database, article_id)
        if stored is None:
            undo()
            return None
        revisions.demand(matches, stored)
        Article.update({**_packed(row), "revision": number}).where(Article.id == article_id).execute()
        plan = planner(event_bodies(database, article_id))
        _exchange_events(database, row, plan.events, number)
        entry_decisions.hand_over(database, plan.successors)
        term_vectors.replace(database, row, plan.vectors)
        history.write(database, plan.changes)
        slugs = slugs_of(database, article_id)
        place(slugs, (Event.article == article_id) & (Event.changed_in == number), number)
        revisions.mark(number, collections=slugs)
        enter(database, {article_id: collections}, number)
    return Revision(epoch, number)


def delete(database: Database, article_id: str, matches: Matches = None) -> bool:
    """Delete an article with its events. Return False if it does not exist. Raises RevisionMismatch."""
    with writing(database) as undo:
        number = revisions.advance(database)
        stored = revisions.of_article(database, article_id)
        if stored is None:
            undo()
            return False
        revisions.demand(matches, stored)
        revisions.mark(number, collections=slugs_of(database, article_id))
        events: Any = Event.select(Event.id).where(Event.article == article_id)
        remove_events(database, [event_id for (event_id,) in events.tuples()], number)
        Article.delete().where(Article.id == article_id).execute()
    return True


def remove_events(database: Database, ids: Iterable[str], number: int) -> None:
    """Delete events within the change ``number``, and record their removal for the feeds of changes."""
    for batch in batches(ids):
        removed = Event.select(Event.id, Value(number), Event.added_in).where(Event.id.in_(batch))
        Removal.insert_from(removed, (Removal.event, Removal.changed_in, Removal.added_in)).execute()
        withdrawals.add_events(database, batch, number)
        delete_events(database, batch)
        entry_reports.remove_everywhere(database, batch)


def _insert(database: Database, new: Sequence[PackedArticle], number: int) -> None:
    insert(database, Article, [{**article.columns, "revision": number} for article in new])
    insert_events(database, joined(article.events for article in new), number, {})
    term_vectors.put(database, [(article.row, article.vectors) for article in new if article.vectors])
    enter_new(database, {article.row["id"]: article.collections for article in new}, number)


def _exchange_events(database: Database, article: ArticleRow, wanted: Sequence[EventRow], number: int) -> None:
    """Make the events of an article those that are wanted; events that do not change are left alone."""
    columns = (Event.id, Event.article, Event.body, Event.position, Event.added_in)
    query: Any = Event.select(*columns).where(Event.article == article["id"])
    stored = {row[0]: row for row in query.tuples()}
    changed = [event for event in wanted if not _is_stored(event, stored.get(event.id))]
    remove_events(database, stored.keys() - {event.id for event in wanted}, number)
    delete_events(database, (event.id for event in changed))
    added = {event_id: row[4] for event_id, row in stored.items()}
    insert_events(database, new_events(database, [(article, changed)]), number, added)
    # an event's body repeats the article's source, so that a change of it is seen above; not so its language
    outdated = Event.language != article["language"]
    Event.update(language=article["language"]).where((Event.article == article["id"]) & outdated).execute()


def _is_stored(event: EventRow, stored: tuple[Any, ...] | None) -> bool:
    return stored is not None and (stored[3], packed_json.unpacked_event(*stored[:3])) == (event.position, event.body)


def _packed(row: ArticleRow) -> dict[str, Any]:
    """Return the values that are stored of an article, by column, without its revision."""
    return {**row, "text": packed_text.packed(row["text"]), "report": packed_json.packed(row["report"])}


def _served(stored: dict[str, Any]) -> StoredArticleRow:
    """Return the row of an article from what is stored of it."""
    unpacked = {"text": packed_text.unpacked(stored["text"]), "report": packed_json.unpacked(stored["report"])}
    return cast(StoredArticleRow, {**stored, **unpacked})


@cache
def _find_sql(_: str) -> str:
    """Return the statement of ``find``. It is built once for each kind of database: peewee takes longer than SQLite."""
    sql: str = Article.select().where(Article.id == "").sql()[0]
    return sql

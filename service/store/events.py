"""Queries about single events: find, make by hand, change, delete."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any, NamedTuple

from peewee import Database

from service.errors import InvalidInput
from service.store import full_text, history, revisions
from service.store.articles import remove_events
from service.store.collections import existing, place, slugs_of
from service.store.database import available, writing
from service.store.history import ChangeRow
from service.store.revisions import Matches
from service.store.rows import OF_ARTICLE, OF_EVENT, EventRow, insert_events
from service.store.tables import Article, Event, Placing


@dataclass(frozen=True, slots=True)
class Edit:
    """An event as it shall be, and what its history shall say of that."""

    event: EventRow
    change: ChangeRow


class StoredEvent(NamedTuple):
    """The JSON of an event, as it is served, and the revision of its last change."""

    body: str
    revision: int


class UnknownArticle(InvalidInput):
    """An event names an article that does not exist."""

    def __init__(self, article_id: str) -> None:
        super().__init__(f"there is no article {article_id[:60]!r}", field="article")


#: From an event as it is served to what becomes of it, or None where nothing changes. Called within the transaction.
Editor = Callable[[str], Edit | None]
#: What the history of an event shall say of its end; it may refuse by raising. Called within the transaction.
Judge = Callable[[str], ChangeRow]


def find(database: Database, event_id: str) -> StoredEvent | None:
    """An event, or None."""
    with available(database):
        row: Any = Event.select(Event.body, Event.changed_in).where(Event.id == event_id).tuples().first(database)
    return StoredEvent(*row) if row else None


def add(database: Database, made: Edit, article: str | None, collections: Iterable[str]) -> StoredEvent | None:
    """Write an event that is made by hand; None, and nothing written, if there is one with its id.

    It comes into the collections of its article, if it has one, and into those of ``collections`` that there are.
    Raises UnknownArticle.
    """
    event = made.event
    with writing(database) as undo:
        number = revisions.advance(database)
        if revisions.of_event(database, event.id) is not None:
            undo()
            return None
        insert_events(database, [(_article(article) if article is not None else {}, [event])], number, {})
        slugs = {*existing(collections), *(slugs_of(database, article) if article else ())}
        place(slugs, Event.id == event.id)
        history.write(database, [made.change])
        revisions.mark(number, collections=slugs, article=article)
    return StoredEvent(event.body, number)


def edit(database: Database, event_id: str, editor: Editor, matches: Matches = None) -> StoredEvent | None:
    """Change an event in one transaction: as it is served then, or None if there is none. Raises RevisionMismatch."""
    with writing(database) as undo:
        number = revisions.advance(database)
        found = _find(event_id)
        if found is None:
            undo()
            return None
        revisions.demand(matches, found["changed_in"])
        edited = editor(found["body"])
        if edited is None:
            undo()
            return StoredEvent(found["body"], found["changed_in"])
        _update(database, edited.event, number)
        history.write(database, [edited.change])
        _mark(number, found)
        return StoredEvent(edited.event.body, number)


def remove(database: Database, event_id: str, judge: Judge, matches: Matches = None) -> bool:
    """Delete an event; False if there is none. Raises RevisionMismatch."""
    with writing(database) as undo:
        number = revisions.advance(database)
        found = _find(event_id)
        if found is None:
            undo()
            return False
        revisions.demand(matches, found["changed_in"])
        history.write(database, [judge(found["body"])])
        _mark(number, found)
        remove_events(database, [event_id], number)
    return True


def _find(event_id: str) -> dict[str, Any] | None:
    columns = (Event.body, Event.article, Event.changed_in, Event.id)
    found: dict[str, Any] | None = Event.select(*columns).where(Event.id == event_id).dicts().first()
    return found


def _article(identity: str) -> dict[str, Any]:
    """What an event has of its article. Raises UnknownArticle."""
    columns = (Article.id, *(getattr(Article, name) for name in OF_ARTICLE))
    found: dict[str, Any] | None = Article.select(*columns).where(Article.id == identity).dicts().first()
    if found is None:
        raise UnknownArticle(identity)
    return found


def _update(database: Database, event: EventRow, number: int) -> None:
    columns = {**event.columns, "changed_in": number}
    columns.pop("position")
    Event.update(columns).where(Event.id == event.id).execute()
    moved = Placing.update({name: columns[name] for name in OF_EVENT})
    moved.where(Placing.event == event.id).execute()
    full_text.remove(database, [event.id])
    full_text.put(database, [(event.id, event.words)])


def _mark(number: int, found: dict[str, Any]) -> None:
    """Mark the collections that show an event, and its article."""
    shown_in: Any = Placing.select(Placing.collection).where(Placing.event == found["id"])
    revisions.mark(number, collections=[slug for (slug,) in shown_in.tuples()], article=found["article"])

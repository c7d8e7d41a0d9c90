"""Queries about single events: find one, add one made by hand, edit it, delete it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any, NamedTuple

from peewee import Database

from service.errors import InvalidInput, quoted
from service.store import full_text, history, packed_json, revisions
from service.store.articles import remove_events
from service.store.collections import existing, place, slugs_of
from service.store.database import available, kind, writing
from service.store.history import ChangeRow
from service.store.revisions import Matches, Revision
from service.store.rows import ARTICLE_COLUMNS, EVENT_COLUMNS, EventRow, insert_events, new_events
from service.store.tables import Article, Event, Placing


@dataclass(frozen=True, slots=True)
class Edit:
    """The new row of an event, and the entry for its history."""

    event: EventRow
    change: ChangeRow


class StoredEvent(NamedTuple):
    """The JSON of an event, as it is served, and the revision of its last change."""

    body: str
    revision: Revision


class UnknownArticle(InvalidInput):
    """An event names an article that does not exist."""

    def __init__(self, article_id: str) -> None:
        super().__init__(f"article {quoted(article_id)} does not exist", field="article")


#: From the JSON of an event to its edit, or None if nothing changes. Called within the transaction.
Editor = Callable[[str], Edit | None]
#: From the JSON of an event to the history entry for its deletion; raises to refuse. Called within the transaction.
Judge = Callable[[str], ChangeRow]


def find(database: Database, event_id: str) -> StoredEvent | None:
    """Return an event, or None."""
    with available(database):
        columns = (Event.id, Event.article, Event.body, revisions.EPOCH, Event.changed_in)
        row: Any = Event.select(*columns).where(Event.id == event_id).tuples().first(database)
    return StoredEvent(packed_json.unpacked_event(*row[:3]), Revision(*row[3:])) if row else None


def add(database: Database, new: Edit, article_id: str | None, collections: Iterable[str]) -> StoredEvent | None:
    """Write an event that is made by hand. Return None, and write nothing, if its id exists.

    The event enters the collections of its article, if it has one, and those of ``collections`` that exist.
    Raises UnknownArticle.
    """
    event = new.event
    with writing(database) as undo:
        epoch, number = revisions.next_revision(database)
        if revisions.of_event(database, event.id) is not None:
            undo()
            return None
        article = _article(article_id) if article_id is not None else {}
        insert_events(database, new_events(database, [(article, [event])]), number, {})
        slugs = {*existing(collections), *(slugs_of(database, article_id) if article_id else ())}
        place(slugs, Event.id == event.id, number)
        history.write(database, [new.change])
        revisions.mark(number, collections=slugs, article=article_id)
    return StoredEvent(event.body, Revision(epoch, number))


def edit(database: Database, event_id: str, editor: Editor, matches: Matches = None) -> StoredEvent | None:
    """Edit an event in one transaction. Return its new state, or None if it does not exist.

    Raises RevisionMismatch.
    """
    with writing(database) as undo:
        epoch, number = revisions.next_revision(database)
        stored = _find(event_id)
        if stored is None:
            undo()
            return None
        before = Revision(epoch, stored["changed_in"])
        revisions.demand(matches, before)
        edited = editor(stored["body"])
        if edited is None:
            undo()
            return StoredEvent(stored["body"], before)
        _update(database, edited.event, stored["article"], number)
        history.write(database, [edited.change])
        _mark(number, stored)
        return StoredEvent(edited.event.body, Revision(epoch, number))


def remove(database: Database, event_id: str, judge: Judge, matches: Matches = None) -> bool:
    """Delete an event. Return False if it does not exist. Raises RevisionMismatch, and what ``judge`` raises."""
    with writing(database) as undo:
        epoch, number = revisions.next_revision(database)
        stored = _find(event_id)
        if stored is None:
            undo()
            return False
        revisions.demand(matches, Revision(epoch, stored["changed_in"]))
        history.write(database, [judge(stored["body"])])
        _mark(number, stored)
        remove_events(database, [event_id], number)
    return True


def _find(event_id: str) -> dict[str, Any] | None:
    columns = (Event.body, Event.article, Event.changed_in, Event.id)
    row: dict[str, Any] | None = Event.select(*columns).where(Event.id == event_id).dicts().first()
    return {**row, "body": packed_json.unpacked_event(event_id, row["article"], row["body"])} if row else None


def _article(article_id: str) -> dict[str, Any]:
    """Return the article columns that are copied onto its events. Raises UnknownArticle."""
    columns = (Article.id, *(getattr(Article, name) for name in ARTICLE_COLUMNS))
    row: dict[str, Any] | None = Article.select(*columns).where(Article.id == article_id).dicts().first()
    if row is None:
        raise UnknownArticle(article_id)
    return row


def _update(database: Database, event: EventRow, article_id: str | None, number: int) -> None:
    full_text.remove(database, [event.id])
    columns = {**event.columns(kind(database), article_id), "changed_in": number}
    columns.pop("position")
    Event.update(columns).where(Event.id == event.id).execute()
    placing = Placing.update({name: columns[name] for name in (*EVENT_COLUMNS, "changed_in")})
    placing.where(Placing.event == event.id).execute()
    full_text.replace(database, event.indexed)


def _mark(number: int, event: dict[str, Any]) -> None:
    """Set the revision of an event's article and of the collections whose timelines show the event."""
    shown_in: Any = Placing.select(Placing.collection).where(Placing.event == event["id"])
    revisions.mark(number, collections=[slug for (slug,) in shown_in.tuples()], article=event["article"])

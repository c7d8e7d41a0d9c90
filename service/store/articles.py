"""Queries about articles: find, write with all its events, delete."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from peewee import Database, IntegrityError

from service.store.database import available, writing
from service.store.tables import Article, Event

_ROWS_AT_ONCE = 100  # SQLite takes a bounded number of values in one statement


@dataclass(frozen=True, slots=True)
class EventRow:
    """A row of ``event`` without its article."""

    id: str
    position: int
    start_on: date
    end_before: date
    grain_rank: int
    granularity: str
    status: str
    body: str


def find(database: Database, article_id: str) -> dict[str, Any] | None:
    """An article's row as a dict of columns, or None."""
    with available(database):
        return Article.select().where(Article.id == article_id).dicts().first()  # type: ignore[no-any-return]


def event_bodies(database: Database, article_id: str) -> list[str]:
    """The events of an article as they are served, in the order of its text."""
    with available(database):
        query = Event.select(Event.body).where(Event.article == article_id).order_by(Event.position)
        return [body for (body,) in query.tuples().execute(database)]


def replace(database: Database, row: dict[str, Any], events: Iterable[EventRow]) -> None:
    """Write an article and all its events in one transaction, in place of what was there."""
    rows = [{"article": row["id"], **_columns(event)} for event in events]
    with writing(database):
        Event.delete().where(Event.article == row["id"]).execute()
        if not Article.update(row).where(Article.id == row["id"]).execute():
            Article.insert(row).execute()
        _insert(rows)


def create(database: Database, row: dict[str, Any], events: Iterable[EventRow]) -> bool:
    """Write a new article with its events in one transaction; False, and nothing written, if it is there already."""
    rows = [{"article": row["id"], **_columns(event)} for event in events]
    try:
        with writing(database):
            Article.insert(row).execute()
            _insert(rows)
    except IntegrityError:
        if find(database, row["id"]) is None:
            raise  # another constraint, and no second try can help
        return False
    return True


def delete(database: Database, article_id: str) -> bool:
    """Delete an article with its events; False if there was none."""
    with writing(database):
        return bool(Article.delete().where(Article.id == article_id).execute())


def _insert(rows: list[dict[str, Any]]) -> None:
    for start in range(0, len(rows), _ROWS_AT_ONCE):
        Event.insert_many(rows[start : start + _ROWS_AT_ONCE]).execute()


def _columns(event: EventRow) -> dict[str, Any]:
    return {name: getattr(event, name) for name in EventRow.__slots__}

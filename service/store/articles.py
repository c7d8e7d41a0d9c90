"""Queries about articles: find, write with all its events, delete."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

from peewee import Database, IntegrityError, Model

from service.store import revisions
from service.store.collections import enter, place, slugs_of
from service.store.database import available, execute, execute_each, kind, writing
from service.store.tables import Article, Event


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
        row = execute(database, _find_sql(kind(database)), (article_id,)).fetchone()
    return dict(zip(_names(Article), row, strict=True)) if row else None


def event_bodies(database: Database, article_id: str) -> list[str]:
    """The events of an article as they are served, in the order of its text."""
    with available(database):
        query = Event.select(Event.body).where(Event.article == article_id).order_by(Event.position)
        return [body for (body,) in query.tuples().execute(database)]


def replace(
    database: Database, row: dict[str, Any], events: Iterable[EventRow], collections: Sequence[str] = ()
) -> None:
    """Write an article and all its events in one transaction, in place of what was there.

    It stays in the collections that it is in, and comes into ``collections``.
    """
    rows = [{"article": row["id"], **_columns(event)} for event in events]
    with writing(database):
        Event.delete().where(Event.article == row["id"]).execute()
        if not Article.update(row).where(Article.id == row["id"]).execute():
            _insert(database, Article, [row])
        _insert(database, Event, rows)
        stayed = slugs_of(database, row["id"])
        place(row["id"], stayed)
        revisions.change(stayed)
        enter(database, row["id"], collections)


def create(
    database: Database, row: dict[str, Any], events: Iterable[EventRow], collections: Sequence[str] = ()
) -> bool:
    """Write a new article with its events in one transaction; False, and nothing written, if it is there already."""
    rows = [{"article": row["id"], **_columns(event)} for event in events]
    try:
        with writing(database):
            _insert(database, Article, [row])
            _insert(database, Event, rows)
            revisions.change()
            if collections:
                enter(database, row["id"], collections)
    except IntegrityError:
        if find(database, row["id"]) is None:
            raise  # another constraint, and no second try can help
        return False
    return True


def delete(database: Database, article_id: str) -> bool:
    """Delete an article with its events; False if there was none."""
    with writing(database):
        slugs = slugs_of(database, article_id)
        gone = bool(Article.delete().where(Article.id == article_id).execute())
        if gone:
            revisions.change(slugs)
        return gone


def _insert(database: Database, model: type[Model], rows: Iterable[dict[str, Any]]) -> None:
    """Insert rows by a statement that is built once a kind of database: building it costs more than SQLite's work."""
    values = [[_plain(row.get(name)) for name in _names(model)] for row in rows]
    execute_each(database, _insert_sql(kind(database), model), values)


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date) else value


@cache
def _names(model: type[Model]) -> tuple[str, ...]:
    return tuple(field.name for field in model._meta.sorted_fields)


@cache
def _insert_sql(_: str, model: type[Model]) -> str:
    sql: str = model.insert(dict.fromkeys(_names(model), "")).sql()[0]
    return sql


@cache
def _find_sql(_: str) -> str:
    sql: str = Article.select().where(Article.id == "").sql()[0]
    return sql


def _columns(event: EventRow) -> dict[str, Any]:
    return {name: getattr(event, name) for name in EventRow.__slots__}

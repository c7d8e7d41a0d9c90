"""Queries about decisions: the entries in which editors have put reports, and where the id of a former entry leads."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from typing import Any, NamedTuple

from peewee import Database

from service.store.database import available, batches, rows_for_ids
from service.store.rows import insert
from service.store.tables import EntryDecision

#: The change of a redirect, which no editor has made.
REDIRECT = 0
_COLUMNS = "SELECT event, entry, change FROM entry_decision WHERE collection_id = {value}"
_OF_ARTICLES = (
    "SELECT collection_id, event, entry, change FROM event JOIN entry_decision ON entry_decision.event = event.id"
    " WHERE event.article_id IN ({ids}) AND change > 0"
)


class DecisionRow(NamedTuple):
    """A row of ``entry_decision`` without its collection."""

    event: str
    entry: str
    change: int


def of_events(database: Database, slug: str, events: Collection[str]) -> dict[str, DecisionRow]:
    """Return the decisions and redirects of events, by event."""
    with available(database):
        rows = rows_for_ids(database, f"{_COLUMNS} AND event IN ({{ids}})", events, first=[slug])
    return {row[0]: DecisionRow(*row) for row in rows}


def collections_of(database: Database, event: str) -> list[str]:
    """Return the slugs of the collections in which an event has a decision or redirects, sorted."""
    query: Any = EntryDecision.select(EntryDecision.collection).where(EntryDecision.event == event)
    with available(database):
        return [slug for (slug,) in query.order_by(EntryDecision.collection).tuples().bind(database)]


def of_articles(database: Database, articles: Iterable[str]) -> dict[str, dict[str, DecisionRow]]:
    """Return what editors have decided about the events of articles in each collection, by slug and event."""
    found: dict[str, dict[str, DecisionRow]] = {}
    for slug, *columns in rows_for_ids(database, _OF_ARTICLES, articles):
        row = DecisionRow(*columns)
        found.setdefault(slug, {})[row.event] = row
    return found


def of_entries(database: Database, slug: str, entries: Collection[str]) -> list[DecisionRow]:
    """Return what editors have decided about the reports of entries, also about deleted ones."""
    of_editors = f"{_COLUMNS} AND entry IN ({{ids}}) AND change > 0"
    with available(database):
        return [DecisionRow(*row) for row in rows_for_ids(database, of_editors, entries, first=[slug])]


def put(database: Database, slug: str, rows: Collection[DecisionRow]) -> None:
    """Store decisions in place of older ones about the same events, within a transaction."""
    remove(slug, [row.event for row in rows])
    insert(database, EntryDecision, ({**row._asdict(), "collection": slug} for row in rows))


def hand_over(database: Database, successors: Mapping[str, str]) -> None:
    """Let what editors have decided about events hold for those that take their places, within a transaction."""
    decided = "SELECT collection_id, event, entry, change FROM entry_decision WHERE event IN ({ids}) AND change > 0"
    for slug, *columns in rows_for_ids(database, decided, sorted(successors)):
        row = DecisionRow(*columns)
        put(database, slug, [row._replace(event=successors[row.event])])


def remove(slug: str, events: Collection[str]) -> None:
    """Remove the decisions about events, within a transaction."""
    for batch in batches(events):
        of_batch = (EntryDecision.collection == slug) & EntryDecision.event.in_(batch)
        EntryDecision.delete().where(of_batch).execute()

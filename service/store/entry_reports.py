"""Queries about the reports of entries: which events of a collection belong to which entry, and why."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from datetime import date
from itertools import chain
from typing import Any, NamedTuple

from peewee import Database

from service.store import merged_entries
from service.store.database import available, batches, execute, kind, rows_for_ids
from service.store.entries import with_placeholders
from service.store.rows import as_day, insert
from service.store.tables import Article, EntryReport, Membership

#: Maximum number of reports of a day that a new report is compared with: always the same ones.
MAX_CANDIDATES = 400
#: Of a report of a longer period: the reports of each of its days that it is compared with, likewise always the same.
MAX_OF_PERIOD = 40
#: Maximum number of days, or of entries, that one statement looks up.
_IN_STATEMENT = 100
_COLUMNS = "event, article, entry, start_on, language, delay, terms, nearest, likeness, is_fixed, is_coarse"
_OF_DAY = (
    f"SELECT * FROM (SELECT {_COLUMNS} FROM entry_report WHERE collection_id = ? AND start_on = ?"  # noqa: S608 - constant
    " AND NOT is_coarse ORDER BY event LIMIT ?) AS day"
)
_FIRST_OF_ENTRY = (
    f"SELECT * FROM (SELECT {_COLUMNS} FROM entry_report WHERE collection_id = ? AND entry = ?"  # noqa: S608 - constant
    " ORDER BY event LIMIT ?) AS first_of_entry"
)
_OF_ARTICLES = (
    f"SELECT collection_id, {_COLUMNS} FROM entry_report"  # noqa: S608 - constant names
    " WHERE event IN (SELECT id FROM event WHERE article_id IN ({ids})) ORDER BY collection_id, event"
)
_MERGEABLE = (
    "SELECT article_id, id, position, kind, start_on, end_before FROM event WHERE article_id IN ({ids})"
    " AND position IS NOT NULL ORDER BY article_id, position"
)
_UNCOMPARED = (
    "SELECT event.id, event.article_id, event.start_on, event.language, article.anchor_date"
    ' FROM "placing" JOIN event ON event.id = "placing".event_id LEFT JOIN article ON article.id = event.article_id'
    ' WHERE "placing".collection_id = {value} AND "placing".event_id IN ({ids})'
)
_STRANDED = (
    "SELECT DISTINCT other.entry FROM event"
    " JOIN entry_report AS other ON other.collection_id = {value} AND other.entry = event.id"
    " LEFT JOIN entry_report AS own ON own.collection_id = other.collection_id AND own.event = event.id"
    " WHERE event.article_id IN ({ids}) AND own.event IS NULL"
)
_COLLECTIONS = "SELECT collection_id, article_id FROM membership WHERE article_id IN ({ids})"


class ReportRow(NamedTuple):
    """A row of ``entry_report`` without its collection.

    The day of a report that ``is_coarse`` is that of the report that it joined, or its first one.
    """

    event: str
    article: str
    entry: str
    start_on: date
    language: str
    delay: int
    terms: bytes
    nearest: str | None = None
    likeness: int | None = None
    is_fixed: bool = False
    is_coarse: bool = False


class MergeableRow(NamedTuple):
    """An event that can merge with others, with its place in its article, its kind and its days, half-open."""

    article: str
    event: str
    position: int
    kind: str
    start_on: date
    end_before: date


def collections_of(database: Database, articles: Iterable[str]) -> dict[str, set[str]]:
    """Return the articles in each collection that has some of them, by slug in order."""
    members: dict[str, set[str]] = {}
    for slug, article in sorted(rows_for_ids(database, _COLLECTIONS, articles)):
        members.setdefault(slug, set()).add(article)
    return members


def mergeable(database: Database, articles: Iterable[str]) -> list[MergeableRow]:
    """Return the events of articles that can merge with others, by article and in the order of the text."""
    rows = rows_for_ids(database, _MERGEABLE, articles)
    return [MergeableRow(*row[:4], *map(as_day, row[4:])) for row in rows]


def uncompared(database: Database, slug: str, events: Collection[str]) -> dict[str, ReportRow]:
    """Return rows for events of a collection that merging leaves alone, each as an entry of its own."""
    with available(database):
        rows = rows_for_ids(database, _UNCOMPARED, events, first=[slug])
    return {row[0]: _without_terms(*row) for row in rows}


def _without_terms(
    event: str, article: str | None, start_on: date | str, language: str | None, published_on: date | str | None
) -> ReportRow:
    day = as_day(start_on)
    delay = (as_day(published_on) - day).days if published_on else 0
    return ReportRow(event, article or "", event, day, language or "en", delay, b"")


def of_articles(database: Database, articles: Iterable[str]) -> dict[str, dict[str, ReportRow]]:
    """Return the reports of articles in each collection, by slug and event."""
    found: dict[str, dict[str, ReportRow]] = {}
    for slug, *columns in rows_for_ids(database, _OF_ARTICLES, articles):
        row = _row(columns)
        found.setdefault(slug, {})[row.event] = row
    return found


def of_days(database: Database, slug: str, days: Collection[date], limit: int = MAX_CANDIDATES) -> list[ReportRow]:
    """Return at most ``limit`` reports of each day in a collection, by event, without coarse ones."""
    return _of_each(database, _OF_DAY, [(slug, day.isoformat(), limit) for day in days])


def coarse_of_day(database: Database, slug: str, day: date) -> list[ReportRow]:
    """Return the coarse reports that have joined reports of a day in a collection, by event."""
    sql = f"SELECT {_COLUMNS} FROM entry_report WHERE collection_id = ? AND start_on = ?"  # noqa: S608 - constant names
    sql += " AND is_coarse AND entry <> event ORDER BY event"
    with available(database):
        values = (slug, day.isoformat())
        return list(map(_row, execute(database, with_placeholders(sql, kind(database)), values).fetchall()))


def counts_of_days(database: Database, slug: str, days: Collection[date]) -> dict[date, int]:
    """Return how many reports a collection has on each of some days, without coarse ones."""
    sql = (
        "SELECT start_on, COUNT(*) FROM entry_report WHERE collection_id = {value} AND start_on IN ({ids})"
        " AND NOT is_coarse GROUP BY start_on"
    )
    with available(database):
        rows = rows_for_ids(database, sql, [day.isoformat() for day in days], first=[slug])
    return {as_day(day): count for day, count in rows}


def entries_of_other_days(database: Database, slug: str, entries: Collection[str], day: date) -> set[str]:
    """Return those entries that have reports of other days, too."""
    sql = (
        "SELECT DISTINCT entry FROM entry_report WHERE collection_id = {value} AND start_on <> {value}"
        " AND entry IN ({ids})"
    )
    with available(database):
        return {entry for (entry,) in rows_for_ids(database, sql, sorted(entries), first=[slug, day.isoformat()])}


def first_of_entries(database: Database, slug: str, entries: Collection[str], limit: int) -> list[ReportRow]:
    """Return at most ``limit`` reports of each entry, by event; the cost does not depend on how many it has."""
    return _of_each(database, _FIRST_OF_ENTRY, [(slug, entry, limit) for entry in entries])


def _of_each(database: Database, sql: str, values: Iterable[tuple[Any, ...]]) -> list[ReportRow]:
    """Return the rows of a statement for each of these values."""
    rows: list[ReportRow] = []
    for batch in batches(values, _IN_STATEMENT):
        statement = with_placeholders(" UNION ALL ".join([sql] * len(batch)), kind(database))
        with available(database):
            rows += map(_row, execute(database, statement, list(chain.from_iterable(batch))).fetchall())
    return rows


def _row(columns: Sequence[Any]) -> ReportRow:
    event, article, entry, start_on, language, delay, terms, nearest, likeness, *flags = columns
    day = as_day(start_on)
    return ReportRow(event, article, entry, day, language, delay, bytes(terms), nearest, likeness, *map(bool, flags))


def stranded(database: Database, slug: str, articles: Collection[str]) -> set[str]:
    """Return the entries founded by an event of these articles that is no longer a report of the collection."""
    with available(database):
        return {entry for (entry,) in rows_for_ids(database, _STRANDED, articles, first=[slug])}


def founded_by(database: Database, slug: str, events: Collection[str]) -> set[str]:
    """Return those events that founded an entry and have left it to other reports."""
    founded = "SELECT DISTINCT entry FROM entry_report WHERE collection_id = {value} AND entry IN ({ids})"
    return {entry for (entry,) in rows_for_ids(database, founded, events, first=[slug])}


def of_entries(database: Database, slug: str, entries: Collection[str]) -> list[ReportRow]:
    """Return the reports of entries, by event."""
    sql = f"SELECT {_COLUMNS} FROM entry_report"  # noqa: S608 - constant names
    with available(database):
        found = f"{sql} WHERE collection_id = {{value}} AND entry IN ({{ids}}) ORDER BY event"
        return [_row(row) for row in rows_for_ids(database, found, entries, first=[slug])]


def of_events(database: Database, slug: str, events: Collection[str]) -> dict[str, ReportRow]:
    """Return the rows of those events that are reports, by event."""
    sql = f"SELECT {_COLUMNS} FROM entry_report WHERE collection_id = {{value}} AND event IN ({{ids}})"  # noqa: S608 - constant names
    with available(database):
        return {row[0]: _row(row) for row in rows_for_ids(database, sql, events, first=[slug])}


def entries_of(database: Database, slug: str, events: Collection[str]) -> dict[str, str]:
    """Return the entries that events belong to in a collection, by event."""
    sql = "SELECT event, entry FROM entry_report WHERE collection_id = {value} AND event IN ({ids})"
    with available(database):
        return dict(rows_for_ids(database, sql, events, first=[slug]))


def of_collection(database: Database, slug: str) -> dict[str, ReportRow]:
    """Return the reports of a collection by event."""
    sql = f"SELECT {_COLUMNS} FROM entry_report WHERE collection_id = ? ORDER BY event"  # noqa: S608 - constant names
    with available(database):
        rows = execute(database, with_placeholders(sql, kind(database)), (slug,)).fetchall()
    return {row.event: row for row in map(_row, rows)}


def first_terms(database: Database, slug: str, limit: int) -> list[bytes]:
    """Return the packed terms of the first reports of a collection by event."""
    sql = "SELECT terms FROM entry_report WHERE collection_id = ? ORDER BY event LIMIT ?"
    with available(database):
        rows = execute(database, with_placeholders(sql, kind(database)), (slug, limit)).fetchall()
    return [bytes(terms) for (terms,) in rows]


def articles_by_publication(database: Database, slug: str) -> list[str]:
    """Return the articles of a collection by day of publication and id."""
    query: Any = Membership.select(Membership.article).join(Article).where(Membership.collection == slug)
    with available(database):
        rows = query.order_by(Article.anchor_date, Article.id).tuples().bind(database)
        return [article for (article,) in rows]


def put(database: Database, slug: str, rows: Iterable[ReportRow]) -> None:
    """Store new reports of a collection, within a transaction."""
    insert(database, EntryReport, ({**row._asdict(), "collection": slug} for row in rows))


def remove(database: Database, slug: str, events: Collection[str]) -> None:
    """Take events out of their entries in a collection, within a transaction."""
    for batch in batches(events):
        EntryReport.delete().where((EntryReport.collection == slug) & EntryReport.event.in_(batch)).execute()


def remove_everywhere(database: Database, events: Collection[str]) -> None:
    """Take events out of their entries in all collections, and let other reports represent those."""
    gone = "DELETE FROM entry_report WHERE event IN ({ids}) RETURNING collection_id, entry"
    merged_entries.refresh_all(database, rows_for_ids(database, gone, events))


def refresh_entries_of(database: Database, event: str) -> None:
    """Update the entries of an event that has changed, within a transaction."""
    of_event = "SELECT collection_id, entry FROM entry_report WHERE event IN ({ids})"
    merged_entries.refresh_all(database, rows_for_ids(database, of_event, [event]))


def remove_article(database: Database, slug: str, article: str) -> None:
    """Take the reports of an article out of a collection, and let other reports represent their entries."""
    of_article = (EntryReport.collection == slug) & (EntryReport.article == article)
    query: Any = EntryReport.select(EntryReport.entry).where(of_article).tuples()
    entries = {entry for (entry,) in query}
    EntryReport.delete().where(of_article).execute()
    merged_entries.refresh(database, slug, entries)


def refound(database: Database, slug: str, entry: str) -> str | None:
    """Rename an entry whose founder leaves it for another entry: give it the id of its first report by day and id.

    Return that id; None if the entry has no report left.
    """
    left = (EntryReport.collection == slug) & (EntryReport.entry == entry)
    first = EntryReport.select(EntryReport.event).where(left).order_by(EntryReport.start_on, EntryReport.event)
    row = first.tuples().first(database)
    if row:
        EntryReport.update(entry=row[0]).where(left).execute()
    return row[0] if row else None

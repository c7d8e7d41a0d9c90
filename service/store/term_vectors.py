"""Queries about term vectors: write those of an article, and read those of a collection with its dated events.

Vectors have a table of their own, with the few columns of their article that a story needs: a story reads no text.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from typing import Any, NamedTuple

from peewee import Database

from service.store import packed_json, packed_text
from service.store.database import available, execute, kind, rows_for_ids
from service.store.entries import with_placeholders
from service.store.filter import Filter, all_of, conditions
from service.store.rows import ArticleRow, insert
from service.store.tables import ArticleTerms

_ARTICLES = (
    "SELECT membership.article_id, published_on, source, language, vectors FROM membership"
    " JOIN term_vectors ON term_vectors.article_id = membership.article_id"
    " WHERE membership.collection_id = ?{of_anchor} ORDER BY membership.article_id LIMIT ?"
)
_OF_ANCHOR = (
    " AND EXISTS (SELECT 1 FROM article WHERE article.id = membership.article_id AND article.anchor_kind IN ({kinds}))"
)
_EVENTS = (
    "SELECT article_id, id, position, start_on, end_before, kind FROM event"
    " WHERE {where} AND article_id IN ({ids}) ORDER BY article_id, start_on, order_key, id"
)
_OF_ARTICLES = (
    "SELECT article_id, published_on, source, language, vectors FROM term_vectors WHERE article_id IN ({ids})"
)
#: The events of a day of a collection, by the index in the order of the timeline.
_OF_DAY = (
    "SELECT event.article_id, event.id, event.position, event.start_on, event.end_before, event.kind"
    ' FROM "placing" JOIN event ON event.id = "placing".event_id'
    ' WHERE "placing".collection_id = ? AND "placing".start_on = ? AND "placing".end_before = ?'
    """ AND "placing".state = 'shown' ORDER BY "placing".order_key, "placing".event_id LIMIT ?"""
)
_EXTERNAL_IDS = "SELECT id, external_id FROM article WHERE id IN ({ids})"
_TEXTS = "SELECT id, text, title, url, source, anchor_kind FROM article WHERE id IN ({ids})"
_BODIES = "SELECT id, article_id, body FROM event WHERE id IN ({ids})"


class VectorsRow(NamedTuple):
    """An article of a collection with its encoded term vectors. SQLite stores a day as ISO 8601 text."""

    article: str
    published_on: date | str
    source: str | None
    language: str
    vectors: bytes


class DatedRow(NamedTuple):
    """An event: its article and its place in it, if it has them, and its days, half-open."""

    article: str | None
    id: str
    position: int | None
    start_on: date | str
    end_before: date | str
    kind: str


class TextRow(NamedTuple):
    """The text of an article, and how its events refer to it."""

    article: str
    text: str
    title: str | None
    url: str | None
    source: str | None
    anchor_kind: str


def put(database: Database, pairs: Iterable[tuple[ArticleRow, bytes]]) -> None:
    """Store the encoded term vectors of new articles, within a transaction."""
    rows = ({**_columns(row), "article": row["id"], "vectors": vectors} for row, vectors in pairs)
    insert(database, ArticleTerms, rows)


def replace(database: Database, row: ArticleRow, vectors: bytes | None) -> None:
    """Store what has changed of an article, within a transaction. None: the article was not read again."""
    if vectors is None:
        ArticleTerms.update(_columns(row)).where(ArticleTerms.article == row["id"]).execute()
        return
    ArticleTerms.delete().where(ArticleTerms.article == row["id"]).execute()
    put(database, [(row, vectors)])


def _columns(row: ArticleRow) -> dict[str, date | str | None]:
    return {"published_on": row["anchor_date"], "source": row["source"], "language": row["language"]}


def of_collection(database: Database, slug: str, *, limit: int, anchor_kinds: Sequence[str] = ()) -> list[VectorsRow]:
    """Return the term vectors of at most ``limit`` articles of a collection, by id. Ids are hashes: a random sample.

    With ``anchor_kinds``, only those of articles whose publication date has one of these sources.
    """
    of_anchor = _OF_ANCHOR.format(kinds=", ".join("?" * len(anchor_kinds))) if anchor_kinds else ""
    sql = with_placeholders(_ARTICLES.format(of_anchor=of_anchor), kind(database))
    with available(database):
        rows = execute(database, sql, (slug, *anchor_kinds, limit)).fetchall()
    return _vectors_rows(rows)


def of_articles(database: Database, articles: Iterable[str]) -> list[VectorsRow]:
    """Return the term vectors of articles."""
    with available(database):
        return _vectors_rows(rows_for_ids(database, _OF_ARTICLES, articles))


def _vectors_rows(rows: Iterable[tuple[Any, ...]]) -> list[VectorsRow]:
    return [
        VectorsRow(article, published_on, source, language, bytes(vectors))
        for article, published_on, source, language, vectors in rows
    ]


def of_day(database: Database, slug: str, day: date, *, limit: int) -> list[DatedRow]:
    """Return at most ``limit`` shown events of exactly one day of a collection, in the order of the timeline."""
    values = slug, day.isoformat(), (day + timedelta(days=1)).isoformat(), limit
    with available(database):
        rows = execute(database, with_placeholders(_OF_DAY, kind(database)), values).fetchall()
    return [DatedRow(*row) for row in rows]


def external_ids(database: Database, articles: Iterable[str]) -> dict[str, str | None]:
    """Return the external ids of articles, by id."""
    with available(database):
        return dict(rows_for_ids(database, _EXTERNAL_IDS, articles))


def dated(database: Database, articles: Iterable[str], wanted: Filter) -> list[DatedRow]:
    """Return the events of articles that match a filter, by article and in the order of the timeline."""
    condition = all_of(conditions(wanted, kind(database)))
    where = condition.sql.replace("?", "{value}").replace("{order}", "event")
    sql = _EVENTS.replace("{where}", where)
    with available(database):
        return [DatedRow(*row) for row in rows_for_ids(database, sql, articles, first=condition.values)]


def texts(database: Database, articles: Iterable[str]) -> dict[str, TextRow]:
    """Return the texts of articles, by id."""
    with available(database):
        rows = rows_for_ids(database, _TEXTS, articles)
    return {article: TextRow(article, packed_text.unpacked(text), *others) for article, text, *others in rows}


def bodies(database: Database, events: Iterable[str]) -> dict[str, str]:
    """Return the JSON of events, by id."""
    with available(database):
        rows = rows_for_ids(database, _BODIES, events)
    return {row[0]: packed_json.unpacked_event(*row) for row in rows}

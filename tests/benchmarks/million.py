"""Databases of any size: generated articles, read once by the engine and copied under other ids."""

from __future__ import annotations

import datetime as dt
import random
from dataclasses import replace
from typing import Any

from peewee import Database, Model, SqliteDatabase, chunked

from service.articles import identity
from service.articles.draft import ArticleDraft
from service.articles.reading import ReadArticle, read_article
from service.articles.stored import article_row
from service.documents import read_text
from service.events.rows import event_row
from service.store import articles, collections, database, migrate, packed_json, tables
from service.store.articles import NewArticle
from service.timex.model import Anchor
from tests.conftest import close

PER_ARTICLE = 20
PER_COLLECTION = 10_000
_PATTERNS = 400
_PER_TRANSACTION = 200  # articles
_FIRST = dt.date(1960, 1, 1)
_SOURCES = [f"Gazette {number}" for number in range(50)]
_WHO = ("The ferry", "A court", "The old bridge", "The harbour office", "A choir", "The mayor", "An engineer")
_DID = ("opened", "was repaired", "failed an inspection", "drew a record crowd", "closed early", "will be moved")
_WHEN = ("on {day:%B} {day.day}, {day.year}", "in {day:%B} {day.year}", "in {day.year}", "at 6 p.m. on {day:%Y-%m-%d}")
_WEIGHTS = (12, 4, 2, 2)


def fill(url: str, timelines: int, events: int = PER_COLLECTION) -> None:
    """Migrate a database and fill it with ``timelines`` collections of ``events`` events each.

    The first collection is written as the service does; SQL copies it to the others.
    """
    store = database.connect(url)
    migrate.up(store)
    with database.available(store):
        collections.put(store, {"slug": slug(0), "title": "Story"}, None)
        patterns = [_pattern(random.Random(number)) for number in range(_PATTERNS)]
        copies = (_copy(patterns[number % _PATTERNS], number) for number in range(events // PER_ARTICLE))
        for batch in chunked(copies, _PER_TRANSACTION):
            articles.create_all(store, batch)
        multiply(store, timelines)
    close(store)


def slug(number: int) -> str:
    """Return the slug of a collection."""
    return f"story-{number:03}"


def multiply(store: Database, timelines: int) -> None:
    """Copy the first collection until there are ``timelines``; indexes are created afterwards, which is faster."""
    indexes = _indexes(store)
    for name in indexes:
        store.execute_sql(f"DROP INDEX {name}")
    numbers = f"WITH RECURSIVE copy(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM copy WHERE n < {timelines - 1})"
    for model, changed in _CHANGED.items():
        columns = [column.name for column in store.get_columns(model._meta.table_name)]
        values = ", ".join(changed.get(name, name) for name in columns)
        into = f'INSERT INTO "{model._meta.table_name}" ({", ".join(columns)})'
        source = f'"{model._meta.table_name}", copy ORDER BY 1'
        if timelines > 1:
            store.execute_sql(f"{into} {numbers} SELECT {values} FROM {source}")
    for statement in indexes.values():
        store.execute_sql(statement)
    if isinstance(store, SqliteDatabase):
        _index_words(store)
    store.execute_sql("ANALYZE" if isinstance(store, SqliteDatabase) else "VACUUM ANALYZE")


def _index_words(store: Database) -> None:
    """Index the words of all copies: FTS5 has none to copy."""
    with store.atomic():
        store.execute_sql("INSERT INTO wording_index (wording_index) VALUES ('delete-all')")
        rows = store.connection().execute("SELECT word_id, body FROM event ORDER BY word_id")
        store.connection().executemany(
            "INSERT INTO wording_index (rowid, words) VALUES (?, ?)",
            ((word_id, packed_json.words_of(body).decode()) for word_id, body in rows),
        )


_STEP = f"{PER_COLLECTION} * n"
_NUMBER = "substr(CAST(1000 + n AS TEXT), 2)"
_SLUG = f"'story-' || {_NUMBER}"
#: By table, the columns whose values differ in a copy. The JSON of events is the same: what is read is as long.
_CHANGED: dict[type[Model], dict[str, str]] = {
    tables.Collection: {"slug": _SLUG},
    tables.Article: {"id": f"id || {_NUMBER}"},
    tables.Event: {"id": f"id || {_NUMBER}", "article_id": f"article_id || {_NUMBER}", "word_id": f"word_id + {_STEP}"},
    tables.Membership: {"collection_id": _SLUG, "article_id": f"article_id || {_NUMBER}"},
    tables.Placing: {"collection_id": _SLUG, "event_id": f"event_id || {_NUMBER}"},
}


def _indexes(store: Database) -> dict[str, str]:
    """Return the statements that create the indexes, by name, without those of constraints."""
    if isinstance(store, SqliteDatabase):
        query = "SELECT name, sql FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL"
    else:
        query = (
            "SELECT indexname, indexdef FROM pg_indexes WHERE schemaname = current_schema()"
            " AND indexname NOT IN (SELECT conname FROM pg_constraint)"
        )
    return dict(store.execute_sql(query).fetchall())


def _pattern(chance: random.Random) -> ReadArticle:
    """Return an article whose sentences each have a date within some sixty years."""
    lines = []
    for _ in range(PER_ARTICLE):
        when = chance.choices(_WHEN, _WEIGHTS)[0].format(day=_day(chance))
        lines.append(f"{chance.choice(_WHO)} in district {chance.randrange(900)} {chance.choice(_DID)} {when}.")
    day = _day(chance)
    options: Any = {"title": "A pattern", "source": chance.choice(_SOURCES)}
    draft = ArticleDraft(read_text(" ".join(lines)), Anchor(day), day.isoformat(), **options)
    article = read_article(draft, "a_pattern")
    assert len(article.events) == PER_ARTICLE, article.events
    return article


def _copy(pattern: ReadArticle, number: int) -> NewArticle:
    """Return the article under another id, as widely spread as real ones."""
    draft = replace(pattern.draft, external_id=f"copy-{number}")
    article_id = identity.article_id(draft)
    row = {**article_row(pattern), "id": article_id, "external_id": draft.external_id}
    events = []
    for place, served in enumerate(pattern.events):
        names = {"id": f"e_{article_id[2:-2]}{place:02}", "article": {**served["article"], "id": article_id}}
        events.append(event_row({**served, **names}, place))
    return NewArticle(row, events, [slug(0)])


def _day(chance: random.Random) -> dt.date:
    return _FIRST + dt.timedelta(days=chance.randrange(22_000))

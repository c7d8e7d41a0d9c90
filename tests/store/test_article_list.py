"""Lists of articles by a URL or an external id: partial indexes find them, before and after their migration."""

from __future__ import annotations

import pytest

from service.store import articles, migrate
from service.store.article_list import ArticleFilter, article_rows
from service.store.database import Database, kind
from tests.statements import postgresql_plan, recorded_statements, sqlite_plan
from tests.store.rows import article_row
from tests.store.schema import definitions

_URL = "https://post.example/" + "bridge/" * 100
_FILTERS = {"article_url": ArticleFilter(url=_URL), "article_external_id": ArticleFilter(external_id="n1")}


def _ids(store: Database, wanted: ArticleFilter) -> list[str]:
    return [row["id"] for row in article_rows(store, wanted, after=None, limit=10)]


def _store_articles(store: Database, first: int, count: int) -> None:
    for number in range(first, first + count):
        assert articles.create(store, article_row(f"a_{number}"), [])


@pytest.mark.parametrize("index", _FILTERS)
def test_an_index_without_nulls_finds_an_article(store: Database, index: str) -> None:
    wanted = _FILTERS[index]
    assert articles.create(store, article_row("a_url", url=_URL), [])
    assert articles.create(store, article_row("a_other", url=f"{_URL}2"), [])
    assert articles.create(store, article_row("a_id", external_id="n1"), [])
    _store_articles(store, 0, 30)
    found = ["a_url"] if wanted.url else ["a_id"]
    assert _ids(store, wanted) == found
    migrate.down(store, "0034_smaller_article_indexes")
    assert not any("NOT NULL" in definitions(store)[name] for name in definitions(store) if name.endswith(index))
    assert _ids(store, wanted) == found
    migrate.up(store)
    assert _ids(store, wanted) == found


@pytest.mark.parametrize("index", _FILTERS)
def test_the_plan_reads_the_index(store: Database, index: str) -> None:
    _store_articles(store, 0, 3)
    with recorded_statements(store) as statements:
        _ids(store, _FILTERS[index])
    (sql,) = (line for line in statements if "FROM" in line)
    if kind(store) == "sqlite":
        assert index in " ".join(sqlite_plan(store, sql))
        return
    values = (_URL[:500], "", _URL) if "url" in index else ("n1",)
    # without scans of indexes in their order, which the primary key serves
    assert index in postgresql_plan(store, sql, (*values, 10), "seqscan", "indexscan")

"""The read use case: the order against sorted() on random events, one query a page, and the index that serves it."""

from __future__ import annotations

import datetime as dt
import random
from dataclasses import replace

import pytest
from peewee import Database

from service.store import entries
from service.store.articles import EventRow, create
from service.timeline import query as timeline
from service.timeline.query import TimelineQuery
from service.timex.model import Granularity
from tests.store.rows import article_row


def _store_random_events(store: Database, count: int = 200) -> list[tuple[dt.date, int, str]]:
    """Events with many ties; the sorted keys."""
    chance = random.Random(7)
    keys = []
    for article in range(4):
        rows = []
        for position in range(count // 4):
            start = dt.date(2024, 1, 1) + dt.timedelta(days=chance.randrange(20))
            grain = chance.choice([Granularity.DAY, Granularity.MONTH, Granularity.PART_OF_DAY])
            identity = f"e_{chance.randrange(10**9):09d}"
            rows.append(
                EventRow(
                    identity,
                    position,
                    start,
                    start + dt.timedelta(days=1),
                    grain.rank,
                    grain,
                    "happened",
                    f'"{identity}"',
                )
            )
            keys.append((start, grain.rank, identity))
        create(store, article_row(f"a_{article}"), rows)
    return sorted(keys)


@pytest.mark.parametrize("descending", [False, True])
@pytest.mark.parametrize("limit", [1, 7, 100, 200, 500])
def test_pages_are_the_sorted_list(store: Database, limit: int, descending: bool) -> None:
    keys = _store_random_events(store)
    query = TimelineQuery(limit=limit, descending=descending)
    seen: list[str] = []
    while True:
        page = timeline.page(store, query)
        seen += [body.decode() for body in page.bodies]
        if page.next is None:
            break
        query = replace(query, after=page.next)
    assert seen == [f'"{identity}"' for _, _, identity in (reversed(keys) if descending else keys)]


def test_a_page_is_one_query(store: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    _store_random_events(store)
    queries: list[str] = []
    execute = store.execute_sql

    def counted(sql: str, *arguments: object) -> object:
        queries.append(sql)
        return execute(sql, *arguments)

    monkeypatch.setattr(store, "execute_sql", counted)
    timeline.page(store, TimelineQuery(limit=20, article="a_1"))
    assert len(queries) == 1


@pytest.mark.only("sqlite")
@pytest.mark.parametrize("descending", [False, True])
@pytest.mark.parametrize(("article", "index"), [(None, "event_start_on"), ("a_1", "event_article_id_start_on")])
def test_the_index_gives_the_order(store: Database, article: str | None, index: str, descending: bool) -> None:
    _store_random_events(store)
    after = (dt.date(2024, 1, 5), 9, "e_1")
    wanted = entries.Filter(article=article)
    sql, parameters = entries.page_statement(store, wanted, after=after, limit=10, descending=descending)
    plan = " ".join(str(row[-1]) for row in store.execute_sql(f"EXPLAIN QUERY PLAN {sql}", parameters).fetchall())
    assert f"USING INDEX {index}" in plan
    assert "TEMP B-TREE" not in plan

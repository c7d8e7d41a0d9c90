"""Pages while the store changes, pages of filtered timelines, and what a page costs SQLite under each filter."""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Iterator
from dataclasses import replace
from itertools import product

import pytest

from service.store import articles, entries
from service.store.articles import EventRow
from service.store.database import Database
from service.timeline import query as timeline
from service.timeline.query import Page, Position, TimelineQuery
from service.timex.model import Granularity, Interval
from tests.statements import plan_of_postgresql, statements
from tests.store.rows import article_row, event_row, random_events

DAY = dt.date(2025, 3, 4)


def store_events(store: Database, rows: list[EventRow], article: str = "a_one") -> list[EventRow]:
    assert articles.create(store, article_row(article), rows)
    return rows


def in_order(rows: list[EventRow], descending: bool = False) -> list[str]:
    """The bodies in the order that a timeline has, sorted by Python."""
    ordered = sorted(rows, key=lambda row: (row.start_on, row.grain_rank, row.id), reverse=descending)
    return [row.body for row in ordered]


def pages(store: Database, query: TimelineQuery) -> Iterator[Page]:
    while True:
        page = timeline.page(store, query)
        yield page
        if page.next is None:
            return
        assert page.next != query.after, "the timeline does not move on"
        query = replace(query, after=page.next)


def texts(page: timeline.Page) -> list[str]:
    return [body.decode() for body in page.bodies]


def bodies(store: Database, query: TimelineQuery) -> list[str]:
    return [body for page in pages(store, query) for body in texts(page)]


@pytest.mark.parametrize("descending", [False, True], ids=["ascending", "descending"])
def test_every_page_size_gives_the_whole_timeline_in_full_pages(store: Database, descending: bool) -> None:
    rows = store_events(store, random_events(random.Random(1), 60))
    for limit in range(1, 62):
        found = list(pages(store, TimelineQuery(descending=descending, limit=limit)))
        assert [body for page in found for body in texts(page)] == in_order(rows, descending)
        assert all(len(page.bodies) == limit for page in found[:-1])
        assert found[-1].bodies, f"an empty last page with limit {limit}"


@pytest.mark.parametrize("descending", [False, True], ids=["ascending", "descending"])
@pytest.mark.parametrize("limit", [1, 3, 7])
def test_nothing_is_skipped_or_repeated_while_articles_are_added(store: Database, descending: bool, limit: int) -> None:
    chance = random.Random(limit)
    there = store_events(store, random_events(chance, 40, "old"))
    all_rows, read = list(there), []
    for turn, page in enumerate(pages(store, TimelineQuery(descending=descending, limit=limit))):
        read += texts(page)
        all_rows += store_events(store, random_events(chance, 4, "new"), f"a_{turn}") if turn < 15 else []
    assert len(read) == len(set(read))
    assert read == [body for body in in_order(all_rows, descending) if body in set(read)], "read in order"
    assert [body for body in read if "old" in body] == in_order(there, descending)


def test_an_article_deleted_between_pages_leaves_the_others_in_place(store: Database) -> None:
    first = store_events(store, random_events(random.Random(2), 20, "a"), "a_one")
    second = store_events(store, random_events(random.Random(3), 20, "b"), "a_two")
    found = pages(store, TimelineQuery(limit=10))
    read = texts(next(found))
    articles.delete(store, "a_two")
    read += [body for page in found for body in texts(page)]
    assert [body for body in read if body in {row.body for row in first}] == in_order(first)
    assert len(read) < len(first) + len(second)


def test_an_empty_timeline_is_one_empty_page(store: Database) -> None:
    assert timeline.page(store, TimelineQuery()) == Page([], None)


def test_coarse_comes_before_fine_on_one_day_and_days_before_that(store: Database) -> None:
    day = {"start_on": dt.date(2025, 3, 1), "end_before": dt.date(2025, 3, 2)}
    first_of_march = [
        event_row(
            f"e_{grain}", position=grain.rank, grain_rank=grain.rank, granularity=str(grain), body=str(grain), **day
        )
        for grain in Granularity
    ]
    before = event_row("e_z", position=99, start_on=dt.date(2025, 2, 28), end_before=dt.date(2025, 3, 1), body="28th")
    store_events(store, [*first_of_march, before])
    assert bodies(store, TimelineQuery()) == ["28th", *(str(grain) for grain in reversed(Granularity))]


FILTERS = [
    TimelineQuery(
        article=article, starts_from=start, ends_before=end, granularity=grain, descending=descending, limit=7
    )
    for article, start, end, grain, descending in product(
        (None, "a_two"),
        (None, DAY),
        (None, DAY + dt.timedelta(1), DAY + dt.timedelta(3)),
        (None, Granularity.MONTH),
        (False, True),
    )
]


def test_filters_give_what_overlaps_and_is_fine_enough_in_any_combination(store: Database) -> None:
    chance = random.Random(4)
    rows = {name: store_events(store, random_events(chance, 40, name), name) for name in ("a_one", "a_two")}
    for query in FILTERS:
        candidates = [row for name in rows if query.article in (None, name) for row in rows[name]]
        wanted = [row for row in candidates if _matches(row, query)]
        assert wanted, "a filter that lets nothing through proves nothing"
        assert bodies(store, query) == in_order(wanted, query.descending), query


def _matches(row: EventRow, query: TimelineQuery) -> bool:
    asked = Interval(query.starts_from or dt.date.min, query.ends_before or dt.date.max)
    fine = query.granularity is None or row.grain_rank >= query.granularity.rank
    return fine and asked.overlaps(Interval(row.start_on, row.end_before))


def test_a_place_beyond_the_days_asked_for_lets_nothing_else_in(store: Database) -> None:
    store_events(store, random_events(random.Random(6), 40))
    asked = TimelineQuery(ends_before=DAY, descending=True, after=Position(DAY + dt.timedelta(2), 0, "e_"))
    assert bodies(store, asked) == bodies(store, replace(asked, after=None))


@pytest.mark.parametrize(
    ("start", "end", "seen"),
    [("03-10", "03-11", True), ("03-11", "03-12", True), ("03-09", "03-10", False), ("03-12", "03-13", False)],
)
def test_the_edges_of_an_overlap_are_half_open(store: Database, start: str, end: str, seen: bool) -> None:
    store_events(store, [event_row(start_on=dt.date(2025, 3, 10), end_before=dt.date(2025, 3, 12))])
    first, last = (dt.date.fromisoformat(f"2025-{day}") for day in (start, end))
    assert bool(timeline.page(store, TimelineQuery(starts_from=first, ends_before=last)).bodies) is seen


def test_a_page_is_one_statement_wherever_it_is_and_whatever_is_asked(store: Database) -> None:
    store_events(store, random_events(random.Random(5), 60))
    for query, after in product(FILTERS, (None, Position(DAY, 5, "e_"))):
        with statements(store) as seen:
            timeline.page(store, replace(query, after=after))
        assert len(seen) == 1, seen
        assert "COUNT" not in seen[0]


any_page = pytest.mark.parametrize("after", [None, (DAY, 5, "e_1")], ids=["first page", "later page"])
any_order = pytest.mark.parametrize("descending", [False, True], ids=["ascending", "descending"])
any_filter = pytest.mark.parametrize(
    ("wanted", "index"),
    [
        (entries.Filter(), "event_start_on_grain_rank_id"),
        (entries.Filter(least_rank=6), "event_start_on_grain_rank_id"),
        (entries.Filter(status="planned", certainty="ambiguous", corrected=False), "event_start_on_grain_rank_id"),
        (entries.Filter(states=("shown", "hidden", "orphaned")), "event_start_on_grain_rank_id"),
        (entries.Filter(ends_before=DAY + dt.timedelta(30)), "event_start_on_grain_rank_id"),
        (entries.Filter(corrected=True, starts_from=DAY - dt.timedelta(9)), "event_corrected"),
        (entries.Filter(article="a_one"), "event_article_id_start_on_grain_rank_id"),
        (entries.Filter(article="a_one", source="x", language="en"), "event_article_id_start_on_grain_rank_id"),
        (
            entries.Filter(article="a_one", starts_from=DAY, ends_before=DAY + dt.timedelta(30), least_rank=6),
            "event_article_id_start_on_grain_rank_id",
        ),
    ],
    ids=str,
)


@pytest.mark.only("sqlite")
@any_page
@any_order
@any_filter
def test_a_page_is_read_in_the_order_of_its_index_from_its_key_on(
    store: Database, wanted: entries.Filter, index: str, descending: bool, after: entries.Key | None
) -> None:
    sql, values = entries.page_statement(store, wanted, after=after, limit=10, descending=descending)
    plan = [row[3] for row in store.execute_sql(f"EXPLAIN QUERY PLAN {sql}", values)]
    assert len(plan) == 1, "one step: no second table, no sort"
    assert f"USING INDEX {index}" in plan[0]
    if after:
        assert f"(start_on,grain_rank,id){'<' if descending else '>'}(?,?,?)" in plan[0], "starts at its key"


@pytest.mark.only("postgresql")
@any_page
@any_order
@any_filter
def test_postgresql_reads_a_page_in_the_order_of_its_index_from_its_key_on(
    store: Database, wanted: entries.Filter, index: str, descending: bool, after: entries.Key | None
) -> None:
    statement = entries.page_statement(store, wanted, after=after, limit=10, descending=descending)
    plan = plan_of_postgresql(store, *statement)
    assert f"Index Scan {'Backward ' if descending else ''}using {index} on event" in plan
    assert "Sort" not in plan
    if after:
        assert f"ROW(start_on, grain_rank, (id)::text) {'<' if descending else '>'} ROW(" in plan.split("Filter:")[0]

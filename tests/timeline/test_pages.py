"""Pages and streams of a timeline: their order, and completeness while articles are added or deleted."""

from __future__ import annotations

import datetime as dt
import json
import random
from dataclasses import replace
from itertools import islice

import pytest

from service.store import articles
from service.store.articles import EventRow
from service.store.database import Database
from service.timeline import pages
from service.timeline.pages import TimelinePage, timeline_page
from service.timeline.query import Position, TimelineQuery
from service.timex.model import Granularity
from tests.statements import recorded_statements
from tests.store.rows import article_row, event_row, random_events
from tests.timeline.rows import DAY, all_bodies, all_pages, bodies, expected_ids, store_varied_events

any_order = pytest.mark.parametrize("descending", [False, True], ids=["ascending", "descending"])


def store_events(store: Database, rows: list[EventRow], article: str = "a_one") -> list[EventRow]:
    assert articles.create(store, article_row(article), rows)
    return rows


def sorted_bodies(rows: list[EventRow], descending: bool = False) -> list[str]:
    ordered = sorted(rows, key=lambda row: (row.start_on, row.order_key, row.id), reverse=descending)
    return [row.body for row in ordered]


@any_order
def test_every_page_size_gives_the_whole_timeline_in_full_pages(store: Database, descending: bool) -> None:
    rows = store_events(store, random_events(random.Random(1), 60))
    for limit in range(1, 62):
        read = list(all_pages(store, TimelineQuery(descending=descending, limit=limit)))
        assert [body for page in read for body in bodies(page)] == sorted_bodies(rows, descending)
        assert all(len(page.bodies) == limit for page in read[:-1])
        assert read[-1].bodies, f"an empty last page with limit {limit}"


@any_order
@pytest.mark.parametrize("limit", [1, 3, 7])
def test_pages_skip_and_repeat_nothing_while_articles_are_added(store: Database, descending: bool, limit: int) -> None:
    chance = random.Random(limit)
    old = store_events(store, random_events(chance, 40, "old"))
    all_rows, read = list(old), []
    for turn, page in enumerate(all_pages(store, TimelineQuery(descending=descending, limit=limit))):
        read += bodies(page)
        all_rows += store_events(store, random_events(chance, 4, "new"), f"a_{turn}") if turn < 15 else []
    assert len(read) == len(set(read))
    assert read == [body for body in sorted_bodies(all_rows, descending) if body in set(read)], "not in order"
    assert [body for body in read if "old" in body] == sorted_bodies(old, descending)


def test_an_article_deleted_between_pages_leaves_the_others_in_place(store: Database) -> None:
    first = store_events(store, random_events(random.Random(2), 20, "a"), "a_one")
    second = store_events(store, random_events(random.Random(3), 20, "b"), "a_two")
    remaining = all_pages(store, TimelineQuery(limit=10))
    read = bodies(next(remaining))
    articles.delete(store, "a_two")
    read += [body for page in remaining for body in bodies(page)]
    assert [body for body in read if body in {row.body for row in first}] == sorted_bodies(first)
    assert len(read) < len(first) + len(second)


def test_an_empty_timeline_is_one_empty_page(store: Database) -> None:
    assert timeline_page(store, TimelineQuery()) == TimelinePage([], None)


def test_entries_are_ordered_by_day_then_coarser_before_finer(store: Database) -> None:
    day = {"start_on": dt.date(2025, 3, 1), "end_before": dt.date(2025, 3, 2)}
    first_of_march = [
        event_row(
            f"e_{grain}", position=grain.rank, grain_rank=grain.rank, granularity=str(grain), body=str(grain), **day
        )
        for grain in Granularity
    ]
    before = event_row("e_z", position=99, start_on=dt.date(2025, 2, 28), end_before=dt.date(2025, 3, 1), body="28th")
    store_events(store, [*first_of_march, before])
    assert all_bodies(store, TimelineQuery()) == ["28th", *(str(grain) for grain in reversed(Granularity))]


def test_a_position_outside_the_wanted_days_adds_no_entries(store: Database) -> None:
    store_events(store, random_events(random.Random(6), 40))
    query = TimelineQuery(ends_before=DAY, descending=True, after=Position(DAY + dt.timedelta(2), "00", "e_"))
    assert all_bodies(store, query) == all_bodies(store, replace(query, after=None))


@pytest.mark.parametrize(
    ("start", "end", "is_found"),
    [("03-10", "03-11", True), ("03-11", "03-12", True), ("03-09", "03-10", False), ("03-12", "03-13", False)],
)
def test_overlapping_intervals_are_half_open(store: Database, start: str, end: str, is_found: bool) -> None:
    store_events(store, [event_row(start_on=dt.date(2025, 3, 10), end_before=dt.date(2025, 3, 12))])
    first, last = (dt.date.fromisoformat(f"2025-{day}") for day in (start, end))
    assert bool(timeline_page(store, TimelineQuery(starts_from=first, ends_before=last)).bodies) is is_found


def test_a_stream_yields_all_entries_with_few_statements_a_batch(
    store: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A batch of a collection takes a second statement, for what its entries merge."""
    stored = store_varied_events(store)
    monkeypatch.setattr(pages, "_BATCH_SIZE", 50)
    of_collection = TimelineQuery(limit=3, descending=True, collection="storm")
    for query, statements in ((TimelineQuery(limit=3), 1), (of_collection, 2)):
        expected = expected_ids(stored, query)
        with recorded_statements(store) as recorded:
            ids = [json.loads(body)["id"] for body in pages.stream(store, query)]
        assert ids == expected
        assert len(recorded) == statements * -(-len(expected) // 50)


def test_a_closed_stream_executes_no_statement_and_holds_no_lock(
    store: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    store_varied_events(store)
    monkeypatch.setattr(pages, "_BATCH_SIZE", 10)
    stream = pages.stream(store, TimelineQuery())
    with recorded_statements(store) as recorded:
        assert len(list(islice(stream, 15))) == 15
        assert not store.in_transaction()
        assert articles.create(store, article_row("a_new"), [])
        stream.close()  # type: ignore[attr-defined]
        assert list(stream) == []
    assert len([sql for sql in recorded if sql.lstrip("(").startswith("SELECT event.start_on")]) == 2

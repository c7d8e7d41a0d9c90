"""The indexes that timelines read, and what they cost the database."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import product
from typing import Any

import pytest
from peewee import SqliteDatabase

from service.config.settings import Settings
from service.store import articles, changes, collections, entries, histogram, recent
from service.store.database import Database, connect
from service.store.filter import Filter, Match, Merge
from service.store.keyset import Key, Slice
from service.store.recent import ChangePlace
from service.text.search import parse
from service.timex.model import Granularity
from tests.conftest import close
from tests.statements import postgresql_plan, recorded_statements, sqlite_cost, sqlite_plan
from tests.store.rows import article_row, event_row
from tests.timeline.rows import DAY, store_daily_events

RANGES = 6  # of an index, one for each length class of events
#: Events with the same order key are sorted by their ids.
SAME_ORDER_KEY = re.compile("USE TEMP B-TREE FOR (RIGHT PART|LAST TERM) OF ORDER BY")
BY_ID = "SEARCH event USING INDEX sqlite_autoindex_event_1 (id=?)"


@pytest.fixture
def own_store(settings: Settings) -> Iterator[Database]:
    """A database of this test alone, whose statistics it may change."""
    opened = connect(settings.database_url)
    yield opened
    close(opened)


PAGES = (None, (DAY, "05", "e_1"))
any_page = pytest.mark.parametrize("after", PAGES, ids=["first page", "later page"])
any_order = pytest.mark.parametrize("descending", [False, True], ids=["ascending", "descending"])
any_filter = pytest.mark.parametrize(
    ("wanted", "index"),
    [
        (Filter(kind=("event",)), "event_kind"),
        (Filter(kind=("event",), granularity=Granularity.MONTH), "event_kind"),
        (Filter(kind=("event",), status="planned", certainty="ambiguous", corrected=False), "event_kind"),
        (Filter(kind=("event",), include=("hidden", "orphaned")), "event_kind"),
        (Filter(kind=("event",), ends_before=DAY + dt.timedelta(30)), "event_kind"),
        (Filter(corrected=True, starts_from=DAY - dt.timedelta(9)), "event_corrected"),
    ],
    ids=str,
)


@pytest.mark.only("sqlite")
@any_page
@any_order
@any_filter
def test_sqlite_reads_a_page_from_its_key_on_in_the_order_of_an_index(
    store: Database, wanted: Filter, index: str, descending: bool, after: Key | None
) -> None:
    sql, values = entries.entries_statement(store, wanted, Slice(after, 10, descending))
    plan = [row[3] for row in store.execute_sql(f"EXPLAIN QUERY PLAN {sql}", values)]
    assert len(plan) == 1, "a second step would be another table or a sort"
    assert f"USING INDEX {index}" in plan[0]
    if after:
        assert f"(start_on,order_key,id){'<' if descending else '>'}(?,?,?)" in plan[0]


@pytest.mark.only("postgresql")
@any_page
@any_order
@any_filter
def test_postgresql_reads_a_page_from_its_key_on_in_the_order_of_an_index(
    store: Database, wanted: Filter, index: str, descending: bool, after: Key | None
) -> None:
    statement = entries.entries_statement(store, wanted, Slice(after, 10, descending))
    plan = postgresql_plan(store, *statement)
    assert f"Index Scan {'Backward ' if descending else ''}using {index} on event" in plan
    assert "Sort" not in plan
    if after:
        assert (
            f"ROW(start_on, (order_key)::text, (id)::text) {'<' if descending else '>'} ROW("
            in plan.split("Filter:")[0]
        )


OF_AN_ARTICLE = (
    Filter(article="a_one"),
    Filter(article="a_one", source="x", language="en", kind=("event",)),
    Filter(article="a_one", starts_from=DAY, ends_before=DAY + dt.timedelta(30), granularity=Granularity.MONTH),
)


@pytest.mark.only("sqlite")
@any_page
@any_order
@pytest.mark.parametrize("wanted", OF_AN_ARTICLE, ids=str)
def test_sqlite_finds_the_events_of_an_article_by_its_id(
    store: Database, wanted: Filter, descending: bool, after: Key | None
) -> None:
    plan = sqlite_plan(store, *entries.entries_statement(store, wanted, Slice(after, 10, descending)))
    assert plan == ["SEARCH event USING INDEX sqlite_autoindex_event_2 (article_id=?)", "USE TEMP B-TREE FOR ORDER BY"]


@pytest.mark.only("postgresql")
def test_postgresql_finds_the_events_of_an_article_by_its_id(own_store: Database) -> None:
    for article in range(100):
        days = [DAY + dt.timedelta(offset) for offset in range(-50, 50)]
        events = [
            event_row(f"e_{article}_{position}", position=position, start_on=day, end_before=day + dt.timedelta(1))
            for position, day in enumerate(days)
        ]
        assert articles.create(own_store, article_row(f"a_{article}"), events)
    own_store.execute_sql("ANALYZE")
    for wanted, descending, after in product(OF_AN_ARTICLE, (False, True), PAGES):
        statement = entries.entries_statement(own_store, wanted, Slice(after, 10, descending))
        plan = postgresql_plan(own_store, *statement, "seqscan")
        assert "using event_article_id_position_key on event" in plan, (wanted, descending, after)


@pytest.mark.only("sqlite")
@any_page
@any_order
@pytest.mark.parametrize(
    ("wanted", "index"),
    [
        (Filter(), "event_lasting_start_on_order_key (lasting=?"),
        (Filter(kind=("event", "schedule")), "event_lasting_start_on_order_key (lasting=?"),
        (Filter(source="x"), "event_source_lasting_start_on_order_key (source=? AND lasting=?"),
        (Filter(language="en"), "event_language_lasting_start_on_order_key (language=? AND lasting=?"),
        (Filter(source="x", language="en", corrected=True), "event_source_lasting_start_on_order_key"),
        (Filter(source="x", kind=("event",)), "event_kind_source (source=? AND lasting=?"),
        (Filter(language="en", kind=("event",)), "event_kind_language (language=? AND lasting=?"),
        (Filter(starts_from=DAY + dt.timedelta(9), kind=("event",)), "event_kind_lasting (lasting=?"),
        (
            Filter(starts_from=DAY + dt.timedelta(9), ends_before=DAY + dt.timedelta(30)),
            "event_lasting_start_on_order_key (lasting=? AND ",
        ),
    ],
    ids=str,
)
def test_sqlite_merges_one_index_range_for_each_length_class(
    store: Database, wanted: Filter, index: str, descending: bool, after: Key | None
) -> None:
    plan = sqlite_plan(store, *entries.entries_statement(store, wanted, Slice(after, 10, descending)))
    searches = [step for step in plan if f"SEARCH event USING INDEX {index}" in step]
    others = [step for step in plan if step not in searches]
    assert len(searches) == RANGES
    assert len(others) == (0 if wanted.kind == ("event",) else RANGES)
    assert all(SAME_ORDER_KEY.fullmatch(step) for step in others), "another step would be a sort"


@pytest.mark.only("sqlite")
@any_order
def test_sqlite_reads_a_collection_from_its_own_index(store: Database, descending: bool) -> None:
    plan: Callable[[Filter], list[str]] = lambda wanted: sqlite_plan(  # noqa: E731
        store, *entries.entries_statement(store, wanted, Slice((DAY, "05", "e_1"), 10, descending))
    )
    plain = plan(Filter(collection="storm", source="x", language="en", corrected=True))
    assert "sqlite_autoindex_placing_1 (collection_id=? AND (start_on,order_key,event_id)" in plain[0]
    assert plain[1:] == [BY_ID]
    default = plan(Filter(collection="storm", kind=("event",)))
    assert "placing_entry (collection_id=? AND (start_on,order_key,event_id)" in default[0]
    assert default[1:] == [BY_ID]
    single = plan(Filter(collection="storm", kind=("event",), merge=Merge.NONE))
    assert "placing_kind (collection_id=? AND (start_on,order_key,event_id)" in single[0]
    merged = plan(Filter(collection="storm", starts_from=DAY + dt.timedelta(9)))
    index = "placing_collection_id_lasting_start_on_order_key_event_id (collection_id=? AND lasting=?"
    assert all(index in step for step in merged[::2])
    assert set(merged[1::2]) == {BY_ID}
    assert len(merged) == 2 * RANGES


@pytest.mark.only("sqlite")
@pytest.mark.parametrize("more", [{}, {"source": "x"}, {"article": "a"}, {"starts_from": DAY, "corrected": True}])
@pytest.mark.parametrize("collection", [None, "storm"])
def test_sqlite_reads_full_text_first(store: Database, more: dict[str, Any], collection: str | None) -> None:
    wanted = Filter(search=parse("bridge"), collection=collection, **more)
    plan = sqlite_plan(store, *entries.entries_statement(store, wanted, Slice((DAY, "05", "e_1"), 10)))
    assert plan[0].startswith("SCAN wording_index VIRTUAL TABLE INDEX 0:M")
    assert plan[1] == "SEARCH event USING INDEX event_word_id (word_id=?)"
    assert not [step for step in plan[2:] if "SCAN" in step]


feeds = pytest.mark.parametrize(
    ("wanted", "index"),
    [
        (Filter(), "event_changed_in_id"),
        (Filter(kind=("event",)), "event_changed_in_id"),
        (Filter(collection="storm", kind=("event",)), "placing_collection_id_changed_in_event_id"),
    ],
    ids=str,
)


@pytest.mark.only("sqlite")
@feeds
def test_sqlite_reads_a_feed_backwards_from_a_place(store: Database, wanted: Filter, index: str) -> None:
    statement = recent.recent_statement(store, wanted, before=ChangePlace(42, "e_1"), limit=10)
    first, *others = sqlite_plan(store, *statement)
    assert f"USING INDEX {index} (" in first
    assert ")<(?,?)" in first
    assert others == [BY_ID] * (wanted.collection is not None), "another step would be a sort"


@pytest.mark.only("postgresql")
@feeds
def test_postgresql_reads_a_feed_backwards_from_a_place(store: Database, wanted: Filter, index: str) -> None:
    statement = recent.recent_statement(store, wanted, before=ChangePlace(42, "e_1"), limit=10)
    plan = postgresql_plan(store, *statement)
    assert f"Index Scan Backward using {index}" in plan
    assert "Sort" not in plan


@pytest.mark.only("postgresql")
@pytest.mark.parametrize(
    ("wanted", "index"),
    [
        (Filter(), "event_lasting_start_on_order_key"),
        (Filter(source="x"), "event_source_lasting_start_on_order_key"),
        (Filter(language="en"), "event_language_lasting_start_on_order_key"),
        (Filter(starts_from=DAY + dt.timedelta(9)), "event_lasting_start_on_order_key"),
        (Filter(collection="storm", starts_from=DAY), "placing_collection_id_lasting_start_on_order_key_event_id"),
    ],
    ids=str,
)
def test_postgresql_merges_the_ranges_of_one_index(store: Database, wanted: Filter, index: str) -> None:
    plan = _later_page_plan(store, wanted, "seqscan", "bitmapscan", "sort")
    assert plan.count(f"using {index} on") == RANGES, plan
    assert plan.count("Limit  (") == RANGES + 1, "a range is read further than a page"
    assert plan.replace("Incremental Sort", "").count("Sort  (") <= 1, "a range is sorted"


@pytest.mark.only("postgresql")
def test_postgresql_reads_full_text_first(store: Database) -> None:
    rows = [event_row(f"e_{number}", position=number, words=f"word{number}") for number in range(3_000)]
    assert articles.create(store, article_row(), rows)
    store.execute_sql("ANALYZE")
    plan = _later_page_plan(store, Filter(search=parse("word7")), "seqscan")
    assert "Index Scan on wording_index" in plan, plan


def _later_page_plan(store: Database, wanted: Filter, *disabled: str) -> str:
    statement = entries.entries_statement(store, wanted, Slice((DAY, "05", "e_1"), 10))
    return postgresql_plan(store, *statement, *disabled)


COSTLY = (
    Filter(starts_from=DAY),
    Filter(starts_from=DAY, match=Match.WITHIN),
    Filter(starts_from=DAY, match=Match.STARTS),
    Filter(starts_from=DAY, source="Harbour Post"),
    Filter(starts_from=DAY, language="en"),
    Filter(starts_from=DAY, collection="storm"),
    Filter(source="The Quay"),
    Filter(corrected=True),
    Filter(kind=("event",)),
    Filter(kind=("event",), starts_from=DAY),
    Filter(kind=("event",), source="Harbour Post"),
    Filter(kind=("event",), collection="storm"),
)


@pytest.mark.only("sqlite")
def test_a_page_costs_the_same_with_10_and_with_10_000_events_before_it(store: Database) -> None:
    collections.put(store, {"slug": "storm"}, None)
    cases = list(product(COSTLY, (None, (DAY + dt.timedelta(9), "00", "e_"))))
    store_daily_events(store, 10, "few")
    costs = [_cost(store, *case) for case in cases]
    articles.delete(store, "few")
    store_daily_events(store, 10_000, "many")
    for case, cost in zip(cases, costs, strict=True):
        assert _cost(store, *case) <= cost + 3, f"in hundreds of steps: {case}"


@pytest.mark.only("sqlite")
@pytest.mark.parametrize("more", [{}, {"collection": "storm"}, {"source": "Harbour Post"}], ids=str)
def test_a_page_of_events_skips_the_other_kinds(store: Database, more: dict[str, str]) -> None:
    """Thousands of figures before the first event do not add to the cost of the default page."""
    collections.put(store, {"slug": "storm"}, None)
    costs = []
    for count in (10, 3_000):
        rows = [event_row(f"e_{count}_{number}", position=number, kind="figure") for number in range(count)]
        assert articles.create(store, article_row(f"a_{count}", source="Harbour Post"), rows, ["storm"])
        costs.append(_cost(store, Filter(kind=("event",), **more), None))
    assert costs[1] <= costs[0] + 3, "in hundreds of steps"


@pytest.mark.only("sqlite")
@pytest.mark.parametrize("first", [dt.date(2024, 1, 1), dt.date(2025, 1, 1)], ids=["common year", "leap year"])
@pytest.mark.parametrize("more", [{}, {"collection": "storm"}, {"source": "Harbour Post"}], ids=str)
def test_a_page_skips_the_events_that_ended_just_before_it(
    store: Database, first: dt.date, more: dict[str, str]
) -> None:
    """Neither a full day nor a full month or year before the wanted days adds to the cost."""
    collections.put(store, {"slug": "storm"}, None)
    starts = [first - dt.timedelta(1), first - dt.timedelta(31), first.replace(year=first.year - 1)]
    costs = []
    for count in (10, 1_000):
        rows = [
            event_row(f"e_{count}_{place}", position=place, start_on=starts[place % 3], end_before=first)
            for place in range(3 * count)
        ]
        assert articles.create(store, article_row(f"a_{count}", source="Harbour Post"), rows, ["storm"])
        costs.append(_cost(store, Filter(starts_from=first, **more), None))
    assert costs[1] <= costs[0] + 3, "in hundreds of steps"


def _cost(store: Database, wanted: Filter, after: Key | None) -> int:
    sql, values = entries.entries_statement(store, wanted, Slice(after, 20))
    return sqlite_cost(store, sql, values)


@pytest.mark.only("sqlite")
@pytest.mark.parametrize(
    ("wanted", "step"),
    [
        (Filter(kind=("event",)), "SEARCH event_count USING PRIMARY KEY (kind=? AND state=?)"),
        (
            Filter(kind=("event",), starts_from=DAY, match=Match.WITHIN, anchor_kind=("published_at",)),
            "SEARCH event USING INDEX event_kind (start_on>?)",
        ),
    ],
    ids=["counts", "events"],
)
def test_a_histogram_reads_counts_or_only_the_wanted_days(store: Database, wanted: Filter, step: str) -> None:
    with recorded_statements(store) as recorded:
        histogram.counts(store, wanted, "month", limit=10)
    assert sqlite_plan(store, *recorded)[0] == step


@pytest.mark.only("sqlite")
def test_a_histogram_of_a_collection_reads_one_index_and_no_event(store: Database) -> None:
    wanted = Filter(collection="storm", starts_from=DAY, granularity=Granularity.YEAR)
    planned = {"status": "planned", "certainty": "ambiguous", "corrected": False}
    for more, reads_events in (({}, False), (planned, False), ({"source": "Post"}, True)):
        with recorded_statements(store) as recorded:
            histogram.counts(store, replace(wanted, **more), "month", limit=10)
        plan = sqlite_plan(store, *recorded)
        covering = "COVERING INDEX placing_histogram (collection_id=? AND state=?"
        assert any(covering in step for step in plan) is not reads_events, plan
        assert any("event" in step.split()[1] for step in plan) is reads_events


def test_the_feed_of_changes_is_read_in_the_order_of_its_indexes(store: Database) -> None:
    """Nothing is sorted but the two ends that are merged, even after a revision that added thousands of events."""
    collections.put(store, {"slug": "storm"}, None)
    store_daily_events(store, 3_000, "many")
    store.execute_sql("ANALYZE")
    sql, values = changes.since_statement(store, (0, ""), limit=20)
    explain = "EXPLAIN QUERY PLAN" if isinstance(store, SqliteDatabase) else "EXPLAIN"
    plan = "\n".join(str(row[-1]) for row in store.execute_sql(f"{explain} {sql}", values).fetchall())
    assert "event_changed_in_id" in plan, plan
    assert "Seq Scan on event" not in plan

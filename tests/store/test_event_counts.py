"""Counts of events: every write updates them, and pages that begin with them are those that Python finds."""

from __future__ import annotations

import json
import random
from dataclasses import replace

import pytest

from service.store import articles, event_counts, events, migrate
from service.store.articles import Plan
from service.store.database import Database
from service.store.event_counts import counted_rows, days_statement, finds_days
from service.store.events import Edit
from service.store.filter import DEFAULT_KINDS, Filter
from service.store.history import ChangeRow
from service.store.keyset import Slice
from tests.statements import postgresql_plan, sqlite_plan
from tests.store.rows import article_row, event_row
from tests.store.schema import definitions
from tests.timeline.rows import DAY, all_bodies, expected_ids, random_query, store_varied_events

COLUMNS = "kind, state, status, certainty, start_on, end_before, grain_rank, corrected"


def assert_right(store: Database) -> None:
    counted = store.execute_sql(f"SELECT {COLUMNS}, events FROM event_count ORDER BY {COLUMNS}").fetchall()
    found = store.execute_sql(f"SELECT {COLUMNS}, count(*) FROM event GROUP BY {COLUMNS} ORDER BY {COLUMNS}").fetchall()
    assert counted == found


def test_every_write_updates_the_counts(store: Database) -> None:
    change = ChangeRow("e_one", "2025-03-13T00:00:00Z", None, "corrected", "[]")
    assert articles.create(store, article_row(), [event_row(f"e_{n}", position=n) for n in range(60)])
    assert articles.create(
        store, article_row("a_two"), [event_row("e_one"), event_row("e_fig", position=1, kind="figure")]
    )
    assert store.execute_sql("SELECT sum(events), count(*) FROM event_count").fetchone() == (62, 2)
    assert_right(store)
    events.edit(store, "e_one", lambda _: Edit(event_row(state="hidden", corrected=True), change))
    assert_right(store)
    articles.rewrite(store, article_row(), lambda _: Plan([event_row("e_0", certainty="ambiguous", body='{"x":1}')]))
    assert_right(store)
    events.add(store, Edit(event_row("e_made", position=None, origin="editor"), change), None, ())
    assert_right(store)
    events.remove(store, "e_made", lambda _: change)
    assert articles.delete(store, "a_one")
    assert articles.delete(store, "a_two")
    assert store.execute_sql("SELECT count(*) FROM event_count").fetchone() == (0,)


def test_a_page_that_begins_with_counts_is_what_python_finds(store: Database) -> None:
    stored = store_varied_events(store)
    chance = random.Random(28)
    nonempty = 0
    for _ in range(60):
        query = replace(random_query(chance), collection=None, article=None, source=None, language=None, search=None)
        query = replace(query, anchor_kind=(), corrected=None, certainty="ambiguous", limit=chance.choice([1, 3, 10]))
        assert finds_days(query)
        expected = expected_ids(stored, query)
        assert [json.loads(body)["id"] for body in all_bodies(store, query)] == expected, query
        nonempty += bool(expected)
    assert nonempty > 20, "filters that find nothing prove nothing"


@pytest.mark.parametrize("descending", [False, True])
def test_rare_events_are_found_on_their_days(store: Database, descending: bool) -> None:
    rows = [event_row(f"e_{n:03}", position=n, kind="figure") for n in range(300)]
    rows += [event_row(f"e_rare_{n}", position=300 + n, certainty="ambiguous", kind="figure") for n in range(3)]
    assert articles.create(store, article_row(), rows)
    wanted = Filter(certainty="ambiguous", kind=("figure",))
    read = lambda after: counted_rows(store, wanted, Slice(after, 2, descending))  # noqa: E731
    first = read(None)
    names = ["e_rare_0", "e_rare_1", "e_rare_2"]
    assert [row[2] for row in first] == (names[::-1] if descending else names)[:2]
    assert [row[2] for row in read((rows[0].start_on, first[1][1], first[1][2]))] == (
        names[::-1] if descending else names
    )[2:]


@pytest.mark.only("sqlite")
def test_sqlite_reads_one_range_of_days_for_each_value_of_the_columns_before_them(store: Database) -> None:
    wanted = Filter(certainty="ambiguous", kind=("event",), starts_from=DAY)
    statement = days_statement(store, wanted, Slice((DAY, "9", "e_one"), 10))
    plan = sqlite_plan(store, *statement)
    assert "USING PRIMARY KEY (kind=? AND state=? AND status=? AND certainty=? AND start_on>?)" in plan[0]


@pytest.mark.only("postgresql")
def test_postgresql_reads_one_range_of_days_for_each_value_of_the_columns_before_them(store: Database) -> None:
    wanted = Filter(certainty="ambiguous", kind=("event",))
    statement = days_statement(store, wanted, Slice((DAY, "9", "e_one"), 10))
    plan = postgresql_plan(store, *statement, "seqscan", "bitmapscan")
    assert "using event_count_pkey" in plan
    condition = next(line for line in plan.splitlines() if "Index Cond" in line)
    assert all(name in condition for name in ("kind", "state", "status", "certainty", "start_on"))


@pytest.mark.only("sqlite")
@pytest.mark.parametrize(
    ("kinds", "plan"),
    [
        (DEFAULT_KINDS, ["SCAN event USING INDEX event_kind"]),  # an index has them in order
        (("figure",), 6 * ["SEARCH event USING INDEX event_lasting_start_on_order_key (lasting=?)"]),
    ],
)
def test_a_walk_reads_an_index_in_the_order_of_the_timeline(
    store: Database, kinds: tuple[str, ...], plan: list[str]
) -> None:
    wanted = Filter(certainty="ambiguous", kind=kinds)
    steps = sqlite_plan(store, *event_counts._walk_statement(store, wanted, Slice(None, 10)))
    assert [step for step in steps if "event" in step] == plan


def test_counts_have_what_their_filters_need() -> None:
    assert event_counts.are_counted(Filter(kind=("event",), starts_from=DAY))
    assert not event_counts.are_counted(Filter(source="Harbour Post"))
    assert not finds_days(Filter(kind=("event",), starts_from=DAY)), "an index has these events in order"


@pytest.mark.only("sqlite")
def test_counts_survive_the_migration_to_their_primary_key_and_its_way_back(store: Database) -> None:
    assert articles.create(store, article_row(), [event_row(f"e_{n}", position=n) for n in range(3)])
    migrate.down(store, "0033_counts_without_rowid")
    assert "WITHOUT ROWID" not in definitions(store)["event_count"]
    assert_right(store)
    assert articles.create(store, article_row("a_two"), [event_row("e_other", kind="figure")])
    migrate.up(store)
    assert "WITHOUT ROWID" in definitions(store)["event_count"]
    assert store.execute_sql("SELECT sum(events), count(*) FROM event_count").fetchone() == (4, 2)
    assert articles.delete(store, "a_one")
    assert_right(store)

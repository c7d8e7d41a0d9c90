"""Filters against what Python finds in random events; one statement each; and a new filter."""

from __future__ import annotations

import json
import random
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Annotated

import pytest

from service.api import cursors
from service.store.database import Database
from service.store.event_counts import finds_days
from service.store.filter import Declaration, equals, merges, needs_only_placings
from service.timeline import export, pages
from service.timeline.histogram import By, count_entries
from service.timeline.query import Position, TimelineQuery
from tests.statements import recorded_statements
from tests.timeline.rows import DAY, all_bodies, expected_ids, random_query, store_varied_events


def test_any_filter_finds_what_python_finds_in_its_order(store: Database) -> None:
    stored = store_varied_events(store)
    chance = random.Random(12)
    nonempty = 0
    for _ in range(250):
        query = random_query(chance)
        expected = expected_ids(stored, query)
        assert [json.loads(body)["id"] for body in all_bodies(store, query)] == expected, query
        nonempty += bool(expected)
    assert nonempty > 60, "filters that find nothing prove nothing"


def test_each_use_case_of_a_timeline_is_one_statement_or_two_or_few_for_a_search_or_counts(store: Database) -> None:
    store_varied_events(store)
    chance = random.Random(14)
    for _ in range(50):
        query = random_query(chance)
        few = bool(query.anchor_kind)  # whether few articles have it is a question of its own
        use_cases: dict[Callable[[], object], int] = {
            partial(pages.timeline_page, store, query): _most_statements(query) + few,
            partial(count_entries, store, query, By.MONTH): (12 if query.search else 1) + few,
            partial(pages.revision, store, query.collection): 1,
        }
        for use_case, most in use_cases.items():
            with recorded_statements(store) as recorded:
                use_case()
            # without those that FTS5 executes itself
            own = [sql for sql in recorded if not sql.startswith("--") and "'wording_index_" not in sql]
            assert 1 <= len(own) <= most, own
            assert not any("COUNT(" in sql for sql in own), "pages are not counted"


def _most_statements(query: TimelineQuery) -> int:
    """Return the maximum number of statements of a page."""
    if query.search:
        return 20
    return 3 if finds_days(query) else 2 if merges(query) else 1


@dataclass(frozen=True, slots=True)
class QueryWithOrigin(TimelineQuery):
    """A query with a new filter; ``test_toy_filter.py`` adds one to the API and the command line."""

    origin: Annotated[str | None, Declaration("origin", equals("event.origin"))] = None


def test_a_new_filter_makes_a_histogram_read_events(store: Database) -> None:
    assert needs_only_placings(TimelineQuery(collection="storm"))
    assert not needs_only_placings(QueryWithOrigin(collection="storm", origin="editor"))
    store_varied_events(store)
    assert count_entries(store, QueryWithOrigin(collection="storm", origin="editor"), By.YEAR).counts == []


def test_a_new_filter_is_part_of_export_addresses() -> None:
    query = QueryWithOrigin(collection="storm", origin="editor")
    assert export.address(query, "ics") == "/v1/collections/storm/timeline.ics?origin=editor"


def test_a_new_filter_is_part_of_cursors() -> None:
    query = QueryWithOrigin(origin="editor")
    cursor = cursors.encode(Position(DAY, "9", "e_one"), query)
    assert cursors.decode(cursor, query) == Position(DAY, "9", "e_one")
    with pytest.raises(cursors.InvalidCursor):
        cursors.decode(cursor, QueryWithOrigin(origin="engine"))

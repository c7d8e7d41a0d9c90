"""Filters against what Python finds in random events; one statement each; and what a new filter takes."""

from __future__ import annotations

import json
import random
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Annotated, Any

import click
import pytest

from service.api import cursors
from service.api.schemas import timeline as schemas
from service.api.schemas.fields import Text
from service.cli import timeline as cli
from service.store import entries
from service.store.database import Database
from service.store.filter import Declaration, equals, needs_only_placings
from service.timeline import export, pages
from service.timeline.histogram import By, count_entries
from service.timeline.query import Position, TimelineQuery
from tests.statements import recorded_statements
from tests.timeline.rows import DAY, all_bodies, expected_ids, random_query, store_varied_events


def test_any_filter_finds_what_python_finds_in_its_order(store: Database) -> None:
    stored = store_varied_events(store)
    chance = random.Random(12)
    found = 0
    for _ in range(250):
        query = random_query(chance)
        expected = expected_ids(stored, query)
        assert [json.loads(body)["id"] for body in all_bodies(store, query)] == expected, query
        found += bool(expected)
    assert found > 60, "filters that find nothing prove nothing"


def test_each_use_case_of_a_timeline_is_one_statement(store: Database) -> None:
    store_varied_events(store)
    chance = random.Random(14)
    for _ in range(50):
        query = random_query(chance)
        use_cases: list[Callable[[], object]] = [
            partial(pages.timeline_page, store, query),
            partial(count_entries, store, query, By.MONTH),
            partial(pages.revision, store, query.collection),
        ]
        for use_case in use_cases:
            with recorded_statements(store) as recorded:
                use_case()
            # without those that FTS5 executes itself
            own = [sql for sql in recorded if not sql.startswith("--") and "'wording_index_" not in sql]
            assert len(own) == 1, own
            assert "COUNT(" not in own[0], "pages are not counted"


# A new filter is declared twice: in store/filter.py with its parameter and SQL, and in api/schemas/timeline.py with its
# validation and help. The tests below declare one here; all that they check derives from the two declarations.


@dataclass(frozen=True, slots=True)
class QueryWithOrigin(TimelineQuery):
    origin: Annotated[str | None, Declaration("origin", equals("event.origin"))] = None


class ExportInWithOrigin(schemas.ExportIn):
    origin = Text(metadata={"description": "Only events of this origin.", "examples": ["editor"]})


@pytest.fixture
def new_filter(monkeypatch: pytest.MonkeyPatch) -> QueryWithOrigin:
    """A filter that is declared in two places, as the API loads it."""
    monkeypatch.setattr(schemas, "TimelineQuery", QueryWithOrigin)
    monkeypatch.setattr(cli, "ExportIn", ExportInWithOrigin)
    query, _ = ExportInWithOrigin().load({"origin": "editor", "collection": "storm"})
    assert isinstance(query, QueryWithOrigin)
    return query


def test_a_new_filter_is_part_of_the_statement(store: Database, new_filter: QueryWithOrigin) -> None:
    sql, values = entries.entries_statement(store, new_filter, after=None, limit=1, descending=False)
    assert "event.origin = " in sql
    assert "editor" in values
    store_varied_events(store)
    assert all_bodies(store, new_filter) == []


def test_a_new_filter_makes_a_histogram_read_events(store: Database, new_filter: QueryWithOrigin) -> None:
    assert needs_only_placings(TimelineQuery(collection="storm"))
    assert not needs_only_placings(new_filter)
    store_varied_events(store)
    assert count_entries(store, new_filter, By.YEAR).counts == []


def test_a_new_filter_is_part_of_export_addresses(new_filter: QueryWithOrigin) -> None:
    assert export.address(new_filter, "ics") == "/v1/collections/storm/timeline.ics?origin=editor"


def test_a_new_filter_is_part_of_cursors(new_filter: QueryWithOrigin) -> None:
    cursor = cursors.encode(Position(DAY, 9, "e_one"), new_filter)
    assert cursors.decode(cursor, new_filter) == Position(DAY, 9, "e_one")
    with pytest.raises(cursors.InvalidCursor):
        cursors.decode(cursor, QueryWithOrigin(collection="storm", origin="engine"))


def test_a_new_filter_is_an_option_of_the_command_line(new_filter: QueryWithOrigin) -> None:
    @cli.with_filter_options
    def command(**_: Any) -> None:
        """Show a timeline."""

    options = {option.name: option for option in getattr(command, "__click_params__")}  # noqa: B009
    assert isinstance(options["origin"], click.Option)
    assert options["origin"].help == "Only events of this origin."

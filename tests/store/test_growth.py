"""Questions about everything cost about the same with 10,000 and with 200,000 events."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from typing import Any

import pytest
from peewee import SqliteDatabase

from service.config.settings import Settings
from service.store.database import Database, available, connect
from service.text.search import parse
from service.timeline.histogram import By, count_entries
from service.timeline.pages import timeline_page
from service.timeline.query import TimelineQuery
from service.timex.model import Granularity
from tests.benchmarks import million
from tests.conftest import close

YEAR = {"starts_from": dt.date(1990, 1, 1), "ends_before": dt.date(1991, 1, 1)}
QUESTIONS: dict[str, dict[str, Any]] = {
    "a common word": {"search": parse("bridge")},
    "a common word in a collection": {"search": parse("bridge"), "collection": million.slug(0)},
    "a rare phrase": {"search": parse('"district 17"')},
    "a rare phrase in a collection": {"search": parse('"district 17"'), "collection": million.slug(0)},
    "a common word without another, in a year": {"search": parse("bridge -repaired"), **YEAR},
    "a common word with a certainty that no event has": {"search": parse("bridge"), "certainty": "ambiguous"},
    "an unknown word": {"search": parse("zeppelin")},
    "a certainty that no event has": {"certainty": "ambiguous"},
    "the same certainty in a collection": {"certainty": "ambiguous", "collection": million.slug(0)},
    "a source of dates that no article has": {"anchor_kind": ("url",)},
    "a common word with such a source": {"search": parse("bridge"), "anchor_kind": ("url",)},
    "such a source in a collection": {"anchor_kind": ("url",), "collection": million.slug(0)},
    "a kind that few events have": {"kind": ("schedule",)},
    "days, status and granularity": {"status": "happened", "granularity": Granularity.DAY, **YEAR},
}
#: Times the cost, and hundreds of steps or rows more: about two milliseconds.
_MOST, _MORE = 3, 300


@pytest.mark.slow
def test_a_question_costs_about_the_same_with_20_times_the_events(empty_settings: Settings) -> None:
    million.fill(empty_settings.database_url, 1)
    store = connect(empty_settings.database_url)
    few = {name: _cost(store, question) for name, question in _questions().items()}
    million.multiply(store, 20)
    for name, question in _questions().items():
        with _recorded(store) as statements:
            question(store)
        asked = [statement for statement in statements if not statement[0].startswith("EXPLAIN")]
        scans = [step for statement in asked for step in _scans(store, *statement)]
        assert scans == [], name
        assert _cost(store, question) <= _MOST * few[name] + _MORE, f"in hundreds: {name}"
    close(store)


def _questions() -> dict[str, Callable[[Database], object]]:
    pages = {
        f"{name}, {'last' if descending else 'first'} page": partial(
            timeline_page, query=TimelineQuery(**{"kind": ("event",), "descending": descending, **wanted})
        )
        for name, wanted in QUESTIONS.items()
        for descending in (False, True)
    }
    counted = {
        "everything": TimelineQuery(kind=("event",)),
        "a source of dates": TimelineQuery(kind=("event",), anchor_kind=("url",)),
        "a word in a collection": TimelineQuery(kind=("event",), search=parse("bridge"), collection=million.slug(0)),
    }
    histograms = {
        f"a histogram of {name}": partial(count_entries, wanted=wanted, by=By.MONTH) for name, wanted in counted.items()
    }
    return {**pages, **histograms}


def _cost(store: Database, question: Callable[[Database], object]) -> int:
    """Return the cost of a question in hundreds: of steps of SQLite's machine, or of rows in PostgreSQL's plans."""
    if not isinstance(store, SqliteDatabase):
        with _recorded(store) as statements:
            question(store)
        analyzed = (statement for statement in statements if not statement[0].startswith("EXPLAIN"))
        return sum(_rows_of(store, *statement) for statement in analyzed) // 100
    hundreds = [0]

    def count() -> int:
        hundreds[0] += 1
        return 0

    with available(store):
        store.connection().set_progress_handler(count, 100)
        question(store)
        store.connection().set_progress_handler(None, 0)
    return hundreds[0]


def _rows_of(store: Database, sql: str, values: Any) -> int:
    """Return the number of rows that the steps of a statement read or return on PostgreSQL."""
    ((plan,),) = store.execute_sql(f"EXPLAIN (ANALYZE, FORMAT JSON) {sql}", values).fetchall()
    return _rows_of_step(plan[0]["Plan"])


def _rows_of_step(step: dict[str, Any]) -> int:
    names = ("Actual Rows", "Rows Removed by Filter", "Rows Removed by Index Recheck", "Rows Removed by Join Filter")
    own = step["Actual Loops"] * sum(step.get(name, 0) for name in names)
    return int(own) + sum(map(_rows_of_step, step.get("Plans", ())))


@contextmanager
def _recorded(store: Database) -> Iterator[list[tuple[str, Any]]]:
    """Record the statements within the block, with their values."""
    recorded: list[tuple[str, Any]] = []
    execute = store.execute_sql

    def execute_and_record(sql: str, params: Any = None) -> Any:
        recorded.append((sql, params))
        return execute(sql, params)

    store.execute_sql = execute_and_record
    try:
        yield recorded
    finally:
        store.execute_sql = execute


def _scans(store: Database, sql: str, values: Any) -> list[str]:
    """Return the steps of a plan that read a whole table or index of events, words or places."""
    is_sqlite = isinstance(store, SqliteDatabase)
    explained = store.execute_sql(f"EXPLAIN {'QUERY PLAN' if is_sqlite else ''} {sql}", values).fetchall()
    plan = [row[-1].strip(" ->") for row in explained]
    tables = ("event", "placing")
    whole = tuple(f"SCAN {name}" for name in tables) if is_sqlite else tuple(f"Seq Scan on {name}" for name in tables)
    limited = "SCAN event USING INDEX event_kind"  # read as far as a limit
    counts = ("SCAN wording_index VIRTUAL", "SCAN event_count", "Seq Scan on event_count")
    return [step for step in plan if step.startswith(whole) and not step.startswith((limited, *counts))]

"""Queries against what Python finds in random events, and what each costs the database."""

from __future__ import annotations

import datetime as dt
import json
import random
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from itertools import islice, product
from typing import Any

import pytest
from peewee import SqliteDatabase

from service.store import articles, changes, collections, entries, histogram
from service.store.articles import EventRow
from service.store.database import Database
from service.text.search import read
from service.text.words import joined
from service.timeline import query as timeline
from service.timeline.query import By, Match, TimelineQuery, TooManyPeriods
from service.timex.model import Granularity
from tests.statements import plan_of_postgresql, statements, steps
from tests.store.rows import article_row, event_row

DAY = dt.date(2025, 3, 4)
RANGES = 6  # of an index, one for each length of events
ARTICLES = {
    "a_one": {"source": "Harbour Post", "language": "en"},
    "a_two": {"source": "The Quay", "language": "en"},
    "a_three": {"source": None, "language": "de"},
}
LENGTHS = {Granularity.DAY: [1, 1, 2], Granularity.MONTH: [28, 31, 45], Granularity.YEAR: [365, 366, 2_000, 4_000]}


def random_rows(chance: random.Random, article: str, count: int) -> list[EventRow]:
    rows = []
    for place in range(count):
        grain = chance.choice(list(LENGTHS))
        start = DAY + dt.timedelta(days=chance.randrange(-6_000, 400) if place % 2 else chance.randrange(-40, 40))
        summary = " ".join(chance.sample(["bridge", "toll", "Café", "hall"], 2))
        body = {"id": f"e_{article}_{place}", "sentence": None, "summary": summary, "article": None}
        rows.append(
            event_row(
                body["id"],
                position=place,
                start_on=start,
                end_before=start + dt.timedelta(days=chance.choice(LENGTHS[grain])),
                grain_rank=grain.rank,
                granularity=str(grain),
                status=chance.choice(["happened", "planned"]),
                certainty=chance.choice(["explicit", "inferred", "ambiguous"]),
                state=chance.choice(["shown", "shown", "hidden", "orphaned"]),
                corrected=chance.random() < 0.2,
                body=json.dumps(body),
                words=joined(summary),
            )
        )
    return rows


@pytest.fixture
def stored(store: Database) -> dict[str, list[EventRow]]:
    chance = random.Random(11)
    collections.put(store, {"slug": "storm"}, None)
    rows = {name: random_rows(chance, name, 120) for name in ARTICLES}
    for name, columns in ARTICLES.items():
        slugs = ["storm"] if name != "a_two" else []
        assert articles.create(store, article_row(name, **columns), rows[name], slugs)
    return rows


def ids(store: Database, query: TimelineQuery) -> list[str]:
    """Of all pages, one after another."""
    found: list[str] = []
    while True:
        page = timeline.page(store, query)
        found += [json.loads(body)["id"] for body in page.bodies]
        if page.next is None:
            return found
        query = replace(query, after=page.next)


def wanted(stored: dict[str, list[EventRow]], query: TimelineQuery) -> list[str]:
    rows = [row for name in stored for row in stored[name] if _belongs(name, query) and _fits(row, query)]
    ordered = sorted(rows, key=lambda row: (row.start_on, row.grain_rank, row.id), reverse=query.descending)
    return [row.id for row in ordered]


def _belongs(article: str, query: TimelineQuery) -> bool:
    columns = {**ARTICLES[article], "article": article}
    asked = {name: getattr(query, name) for name in columns}
    in_collection = query.collection is None or article != "a_two"
    return in_collection and all(value in (None, columns[name]) for name, value in asked.items())


def _fits(row: EventRow, query: TimelineQuery) -> bool:
    first, last = query.starts_from or dt.date.min, query.ends_before or dt.date.max
    match = {
        Match.OVERLAPS: row.start_on < last and row.end_before > first,
        Match.WITHIN: row.start_on >= first and row.end_before <= last,
        Match.STARTS: first <= row.start_on < last,
    }
    return (
        match[query.match]
        and (query.granularity is None or row.grain_rank >= query.granularity.rank)
        and query.status in (None, row.status)
        and query.certainty in (None, row.certainty)
        and query.corrected in (None, row.corrected)
        and row.state in ("shown", *query.include)
        and (query.search is None or "bridge" in row.words)
    )


CHOICES: dict[str, list[Any]] = {
    "collection": [None, None, "storm"],
    "article": [None, None, None, "a_three"],
    "source": [None, None, "Harbour Post"],
    "language": [None, None, "en", "de"],
    "starts_from": [None, DAY, DAY - dt.timedelta(3_000)],
    "ends_before": [None, DAY + dt.timedelta(20)],
    "match": list(Match),
    "granularity": [None, None, Granularity.MONTH],
    "status": [None, None, "planned"],
    "certainty": [None, None, "inferred"],
    "corrected": [None, None, True, False],
    "include": [(), (), ("hidden",), ("hidden", "orphaned")],
    "search": [None, None, read("bridge")],
    "descending": [False, True],
}


def random_query(chance: random.Random) -> TimelineQuery:
    return TimelineQuery(limit=chance.choice([1, 5, 40]), **{name: chance.choice(CHOICES[name]) for name in CHOICES})


def test_any_query_gives_what_python_finds_in_its_order(store: Database, stored: dict[str, list[EventRow]]) -> None:
    chance = random.Random(12)
    found = 0
    for _ in range(250):
        query = random_query(chance)
        expected = wanted(stored, query)
        assert ids(store, query) == expected, query
        found += bool(expected)
    assert found > 60, "filters that let nothing through prove nothing"


def test_a_histogram_counts_what_a_page_lists(store: Database, stored: dict[str, list[EventRow]]) -> None:
    chance = random.Random(13)
    rows = {row.id: row for name in stored for row in stored[name]}
    for _ in range(100):
        query, by = random_query(chance), chance.choice(list(By))
        counted = Counter(_period(rows[one], by) for one in wanted(stored, query))
        found = timeline.counted(store, query, by)
        assert {name: count for name, _, count in found.counts} == {name: counted[name] for name in counted if name}
        assert found.coarser == counted[None]
        assert [first for _, first, _ in found.counts] == sorted(first for _, first, _ in found.counts)


def _period(row: EventRow, by: By) -> str | None:
    first, last = (_named(day, by) for day in (row.start_on, row.end_before - dt.timedelta(days=1)))
    return first if first == last else None


def _named(day: dt.date, by: By) -> str:
    week = day.isocalendar()
    return (
        f"{week.year:04}-W{week.week:02}"
        if by is By.WEEK
        else day.isoformat()[: {"year": 4, "month": 7, "day": 10}[by]]
    )


@pytest.mark.parametrize("day", [dt.date(1, 1, 1), dt.date(9999, 12, 30), dt.date(2024, 12, 30), dt.date(2021, 1, 3)])
@pytest.mark.parametrize("by", By)
def test_a_histogram_at_the_ends_of_the_calendar_and_of_years(store: Database, day: dt.date, by: By) -> None:
    assert articles.create(store, article_row(), [event_row(start_on=day, end_before=day + dt.timedelta(days=1))])
    (only,) = timeline.counted(store, TimelineQuery(), by).counts
    assert (only[0], only[2]) == (_named(day, by), 1)
    assert only[1] <= day


def test_a_histogram_of_too_many_periods_is_refused(store: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(timeline, "MOST_PERIODS", 3)
    year = {"start_on": dt.date(2025, 1, 1), "end_before": dt.date(2026, 1, 1)}
    days = [
        event_row(f"e_{n}", position=n, start_on=DAY + dt.timedelta(n), end_before=DAY + dt.timedelta(n + 1))
        for n in range(4)
    ]
    assert articles.create(store, article_row(), [*days[:3], event_row("e_year", position=9, **year)])
    assert len(timeline.counted(store, TimelineQuery(), By.DAY).counts) == 3
    assert articles.create(store, article_row("a_two"), days[3:])
    with pytest.raises(TooManyPeriods):
        timeline.counted(store, TimelineQuery(), By.DAY)
    assert len(timeline.counted(store, TimelineQuery(), By.MONTH).counts) == 1


def test_a_stream_is_all_of_it_and_a_query_a_batch(
    store: Database, stored: dict[str, list[EventRow]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(timeline, "_BATCH", 50)
    for query in (TimelineQuery(limit=3), TimelineQuery(limit=3, descending=True, collection="storm")):
        expected = wanted(stored, query)
        with statements(store) as seen:
            found = [json.loads(body)["id"] for body in timeline.stream(store, query)]
        assert found == expected
        assert len(seen) == -(-len(expected) // 50)


def test_a_stream_that_is_closed_asks_nothing_more_and_holds_no_lock(
    store: Database, stored: dict[str, list[EventRow]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(timeline, "_BATCH", 10)
    stream = timeline.stream(store, TimelineQuery())
    with statements(store) as seen:
        assert len(list(islice(stream, 15))) == 15
        assert not store.in_transaction()
        assert articles.create(store, article_row("a_new"), [])
        stream.close()  # type: ignore[attr-defined]
        assert list(stream) == []
    assert len([sql for sql in seen if sql.startswith("SELECT event.start_on")]) == 2


def test_each_query_is_one_statement(store: Database, stored: dict[str, list[EventRow]]) -> None:
    chance = random.Random(14)
    for _ in range(50):
        query = random_query(chance)
        asks: list[Callable[[], object]] = [
            partial(timeline.page, store, query),
            partial(timeline.counted, store, query, By.MONTH),
            partial(timeline.revision, store, query.collection),
        ]
        for ask in asks:
            with statements(store) as seen:
                ask()
            ours = [sql for sql in seen if not sql.startswith("--") and "'wording_index_" not in sql]  # but for FTS5's
            assert len(ours) == 1, ours


def _plan(store: Database, sql: str, values: Any) -> list[str]:
    rows = [row[3] for row in store.execute_sql(f"EXPLAIN QUERY PLAN {sql}", values)]
    return [row for row in rows if row not in ("MERGE (UNION ALL)", "LEFT", "RIGHT")]


@pytest.mark.only("sqlite")
@pytest.mark.parametrize("after", [None, (DAY, 5, "e_1")], ids=["first page", "later page"])
@pytest.mark.parametrize("descending", [False, True], ids=["ascending", "descending"])
@pytest.mark.parametrize(
    ("wanted", "index"),
    [
        (entries.Filter(source="x"), "event_source_lasting_start_on_grain_rank_id (source=? AND lasting=?"),
        (entries.Filter(language="en"), "event_language_lasting_start_on_grain_rank_id (language=? AND lasting=?"),
        (entries.Filter(source="x", language="en", corrected=True), "event_source_lasting_start_on_grain_rank_id"),
        (
            entries.Filter(starts_from=DAY + dt.timedelta(9), ends_before=DAY + dt.timedelta(30)),
            "event_lasting_start_on_grain_rank_id (lasting=? AND ",
        ),
    ],
    ids=str,
)
def test_what_is_merged_is_read_from_one_range_of_an_index_for_each_length(
    store: Database, wanted: entries.Filter, index: str, descending: bool, after: entries.Key | None
) -> None:
    plan = _plan(store, *entries.page_statement(store, wanted, after=after, limit=10, descending=descending))
    assert len(plan) == RANGES, "one for each length, merged: no sort"
    assert all(f"SEARCH event USING INDEX {index}" in step for step in plan)


@pytest.mark.only("sqlite")
@pytest.mark.parametrize("descending", [False, True], ids=["ascending", "descending"])
def test_a_collection_is_read_from_its_own_index(store: Database, descending: bool) -> None:
    ask: Callable[[entries.Filter], list[str]] = lambda wanted: _plan(  # noqa: E731
        store, *entries.page_statement(store, wanted, after=(DAY, 5, "e_1"), limit=10, descending=descending)
    )
    of_one = "SEARCH event USING INDEX sqlite_autoindex_event_1 (id=?)"
    plain = ask(entries.Filter(collection="storm", source="x", language="en", corrected=True))
    assert "sqlite_autoindex_placing_1 (collection_id=? AND (start_on,grain_rank,event_id)" in plain[0]
    assert plain[1:] == [of_one]
    merged = ask(entries.Filter(collection="storm", starts_from=DAY + dt.timedelta(9)))
    index = "placing_collection_id_lasting_start_on_grain_rank_event_id (collection_id=? AND lasting=?"
    assert all(index in step for step in merged[::2])
    assert set(merged[1::2]) == {of_one}
    assert len(merged) == 2 * RANGES


@pytest.mark.only("sqlite")
@pytest.mark.parametrize("more", [{}, {"source": "x"}, {"article": "a"}, {"starts_from": DAY, "corrected": True}])
@pytest.mark.parametrize("collection", [None, "storm"])
def test_a_search_reads_the_index_of_words_first(store: Database, more: dict[str, Any], collection: str | None) -> None:
    wanted = entries.Filter(search=read("bridge"), collection=collection, **more)
    plan = _plan(store, *entries.page_statement(store, wanted, after=(DAY, 5, "e_1"), limit=10, descending=False))
    assert plan[0].startswith("SCAN wording_index VIRTUAL TABLE INDEX 0:M")
    assert plan[1:3] == [
        "SEARCH wording USING INTEGER PRIMARY KEY (rowid=?)",
        "SEARCH event USING INDEX sqlite_autoindex_event_1 (id=?)",
    ]
    assert not [step for step in plan[3:] if "SCAN" in step]


@pytest.mark.only("postgresql")
@pytest.mark.parametrize(
    ("wanted", "index"),
    [
        (entries.Filter(source="x"), "event_source_lasting_start_on_grain_rank_id"),
        (entries.Filter(language="en"), "event_language_lasting_start_on_grain_rank_id"),
        (entries.Filter(starts_from=DAY + dt.timedelta(9)), "event_lasting_start_on_grain_rank_id"),
        (
            entries.Filter(collection="storm", starts_from=DAY),
            "placing_collection_id_lasting_start_on_grain_rank_event_id",
        ),
    ],
    ids=str,
)
def test_postgresql_merges_the_ranges_of_one_index(store: Database, wanted: entries.Filter, index: str) -> None:
    plan = _page_plan(store, wanted)
    assert plan.count(f"using {index}") == RANGES, plan
    assert plan.count("Limit  (") == RANGES + 1, "no range is read further than a page"
    assert plan.count("Sort  (") <= 1, "each range is in its order"


@pytest.mark.only("postgresql")
def test_postgresql_reads_the_index_of_words_first(store: Database) -> None:
    rows = [event_row(f"e_{number}", position=number, words=f"word{number}") for number in range(3_000)]
    assert articles.create(store, article_row(), rows)
    store.execute_sql("ANALYZE")
    plan = _page_plan(store, entries.Filter(search=read("word7")), "seqscan")
    assert "Index Scan on wording_index" in plan, plan


def _page_plan(store: Database, wanted: entries.Filter, *off: str) -> str:
    statement = entries.page_statement(store, wanted, after=(DAY, 5, "e_1"), limit=10, descending=False)
    return plan_of_postgresql(store, *statement, *off)


def _many(store: Database, count: int, name: str) -> None:
    """Events of a collection, of a day each, ``count`` of them before DAY, and a few from it on."""
    days = [DAY - dt.timedelta(days=100 + number) for number in range(count)] + [
        DAY + dt.timedelta(n) for n in range(60)
    ]
    rows = [
        event_row(f"e_{place}", position=place, start_on=day, end_before=day + dt.timedelta(days=1))
        for place, day in enumerate(days)
    ]
    assert articles.create(store, article_row(name, source="Harbour Post"), rows, ["storm"])


@pytest.mark.only("sqlite")
def test_a_page_costs_the_same_with_10_and_with_10_000_events_before_it(store: Database) -> None:
    collections.put(store, {"slug": "storm"}, None)
    _many(store, 10, "few")
    few = {asked: _cost(store, *asked) for asked in product(_COSTLY, _AFTER)}
    articles.delete(store, "few")
    _many(store, 10_000, "many")
    for asked, cost in few.items():
        assert _cost(store, *asked) <= cost + 3, f"in hundreds of steps: {asked}"


@pytest.mark.only("sqlite")
@pytest.mark.parametrize("first", [dt.date(2024, 1, 1), dt.date(2025, 1, 1)], ids=["common year", "leap year"])
@pytest.mark.parametrize("more", [{}, {"collection": "storm"}, {"source": "Harbour Post"}], ids=str)
def test_what_was_just_over_is_not_walked(store: Database, first: dt.date, more: dict[str, str]) -> None:
    """The day, the month and the year before the days asked for, however full they are."""
    collections.put(store, {"slug": "storm"}, None)
    wanted = entries.Filter(starts_from=first, **more)
    costs = []
    for count in (10, 1_000):
        spans = [first - dt.timedelta(1), first - dt.timedelta(31), first.replace(year=first.year - 1)]
        rows = [
            event_row(f"e_{count}_{place}", position=place, start_on=spans[place % 3], end_before=first)
            for place in range(3 * count)
        ]
        assert articles.create(store, article_row(f"a_{count}", source="Harbour Post"), rows, ["storm"])
        costs.append(_cost(store, wanted, None))
    assert costs[1] <= costs[0] + 3, "in hundreds of steps"


_COSTLY = (
    entries.Filter(starts_from=DAY),
    entries.Filter(starts_from=DAY, match="within"),
    entries.Filter(starts_from=DAY, match="starts"),
    entries.Filter(starts_from=DAY, source="Harbour Post"),
    entries.Filter(starts_from=DAY, language="en"),
    entries.Filter(starts_from=DAY, collection="storm"),
    entries.Filter(source="The Quay"),
    entries.Filter(corrected=True),
)
_AFTER = (None, (DAY + dt.timedelta(9), 0, "e_"))


def _cost(store: Database, wanted: entries.Filter, after: entries.Key | None) -> int:
    sql, values = entries.page_statement(store, wanted, after=after, limit=20, descending=False)
    return steps(store, sql, values)


@pytest.mark.only("sqlite")
def test_a_histogram_reads_no_more_than_the_days_asked_for(store: Database) -> None:
    shape, values = entries.asked("sqlite", entries.Filter(starts_from=DAY, match="within"))
    plan = _plan(store, histogram._sql(shape, "month"), (*values, 10))
    assert plan[0] == "SEARCH event USING INDEX event_start_on_grain_rank_id (start_on>?)"


@pytest.mark.only("sqlite")
def test_a_histogram_of_a_collection_reads_one_index_and_no_event(store: Database) -> None:
    wanted = entries.Filter(collection="storm", starts_from=DAY, least_rank=2)
    planned = {"status": "planned", "certainty": "ambiguous", "corrected": False}
    for more, reads_events in (({}, False), (planned, False), ({"source": "Post"}, True)):
        with statements(store) as seen:
            histogram.counts(store, replace(wanted, **more), "month", limit=10)
        (sql,) = seen
        plan = [row[3] for row in store.execute_sql(f"EXPLAIN QUERY PLAN {sql}").fetchall()]
        covering = "COVERING INDEX placing_histogram (collection_id=? AND state=?"
        assert any(covering in step for step in plan) is not reads_events, plan
        assert any("event" in step.split()[1] for step in plan) is reads_events


def test_the_last_changes_are_read_in_the_order_of_their_indexes(store: Database) -> None:
    """Where a revision has added thousands, too: nothing is sorted but the two ends that are merged."""
    collections.put(store, {"slug": "storm"}, None)
    _many(store, 3_000, "many")
    store.execute_sql("ANALYZE")
    sql, values = changes.statement(store, (0, ""), limit=20)
    explain = "EXPLAIN QUERY PLAN" if isinstance(store, SqliteDatabase) else "EXPLAIN"
    plan = "\n".join(str(row[-1]) for row in store.execute_sql(f"{explain} {sql}", values).fetchall())
    assert "event_changed_in_id" in plan, plan
    assert "Seq Scan on event" not in plan

"""Searches from hits, from walks and from both: what Python finds, in its order, whatever else is wanted."""

from __future__ import annotations

import datetime as dt
import json
import random
from collections import Counter
from dataclasses import replace

import pytest

from service.store import articles, packed_json, search, search_counts, word_ids
from service.store.database import Database, available, kind
from service.store.filter import Filter, Match
from service.store.full_text import Estimate
from service.store.keyset import Slice
from service.store.rows import LENGTHS
from service.text.search import parse
from service.timeline.histogram import By, count_entries
from tests.store.rows import article_row, event_row
from tests.timeline.rows import DAY, all_bodies, expected_ids, random_query, store_varied_events

SEARCHES = [parse(line) for line in ("bridge", '"bridge hall"', "toll -bridge", "caf*", "hall toll", "absent")]
#: Ways to read: the events that a walk reads at most, and the hits up to which all are read.
WAYS = {"hits": ((0, 0), 1_000), "walks": ((1_000, 1_000), 0), "both": ((20, 20), 0)}


@pytest.mark.parametrize("way", WAYS)
def test_a_search_finds_what_python_finds_in_its_order(
    store: Database, monkeypatch: pytest.MonkeyPatch, way: str
) -> None:
    most_walked, few_hits = WAYS[way]
    monkeypatch.setattr(search, "_MOST_WALKED", most_walked)
    monkeypatch.setattr(search, "_FEW_HITS", few_hits)
    monkeypatch.setattr(search, "_FEW_ESTIMATED", few_hits)
    monkeypatch.setattr(search, "_MOST_HITS", 30)
    monkeypatch.setattr(search, "_WALKED_PER_HIT", 1)
    monkeypatch.setattr(search, "_READ_PER_WALKED", (0.001, 0.001))
    stored = store_varied_events(store)
    chance = random.Random(26)
    nonempty = 0
    for _ in range(60):
        query = replace(random_query(chance), search=chance.choice(SEARCHES))
        if chance.random() < 0.5:
            query = replace(query, collection=None, article=None, source=None, language=None, kind=("event",))
        expected = expected_ids(stored, query)
        assert [json.loads(body)["id"] for body in all_bodies(store, query)] == expected, query
        nonempty += bool(expected)
    assert nonempty > 20, "searches that find nothing prove nothing"


@pytest.mark.parametrize(("most_read", "few_hits"), [(0, 0), (10_000, 0), (10_000, 1_000)])
def test_a_histogram_of_a_search_counts_its_pages(
    store: Database, monkeypatch: pytest.MonkeyPatch, most_read: int, few_hits: int
) -> None:
    monkeypatch.setattr(search_counts, "_MOST_READ", most_read)
    monkeypatch.setattr(search_counts, "_FEW_HITS", few_hits)
    stored = store_varied_events(store)
    chance = random.Random(27)
    rows = {row.id: row for article in stored for row in stored[article]}
    for _ in range(60):
        query = replace(random_query(chance), search=chance.choice(SEARCHES))
        if chance.random() < 0.5:
            query = replace(query, collection=None, article=None, source=None, language=None, kind=("event",))
        counted = count_entries(store, query, By.MONTH)
        last_days = [
            (rows[name].start_on, rows[name].end_before - dt.timedelta(1)) for name in expected_ids(stored, query)
        ]
        months = Counter(f"{first:%Y-%m}" for first, last in last_days if f"{first:%Y-%m}" == f"{last:%Y-%m}")
        assert {name: count for name, _, count in counted.counts} == months, query
        assert counted.coarser == len(last_days) - months.total()


def test_ids_sort_like_the_timeline_and_are_never_given_twice_on_sqlite(store: Database) -> None:
    same = [event_row(f"e_{number}", position=number, words="bridge") for number in range(3)]
    assert articles.create(store, article_row(), same)
    later = event_row("e_later", position=0, start_on=DAY + dt.timedelta(400), end_before=DAY + dt.timedelta(401))
    more = event_row("e_more", position=1, words="bridge")
    assert articles.create(store, article_row("a_two"), [later, more])
    is_sqlite = kind(store) == "sqlite"
    rows = store.execute_sql("SELECT id, word_id FROM event ORDER BY 2").fetchall()
    assert sorted(event for event, _ in rows[:4]) == ["e_0", "e_1", "e_2", "e_more"]
    assert rows[4][0] == "e_later"
    assert [row_id - rows[0][1] for _, row_id in rows[:4]] == ([0, 1, 2, 3] if is_sqlite else [0, 0, 0, 0])
    assert all(
        word_ids.day(row_id) == day for (_, row_id), day in zip(rows[3:], (more.start_on, later.start_on), strict=True)
    )
    highest = word_ids.first_id(dt.date.max, dt.date.max, "9", 5, is_omitted=True)
    assert highest.bit_length() == 56, "FTS5 reads longer ids wrongly in descending order"


@pytest.mark.only("sqlite")
def test_a_walk_reads_the_words_of_one_event_after_the_page(store: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[bytes] = []

    def has_words(body: bytes, wanted: str, excluded: str) -> bool:
        read.append(body)
        return packed_json.has_words(body, wanted, excluded)

    monkeypatch.setattr(search, "_FEW_HITS", 0)
    rows = [
        event_row(f"e_{n:02}", position=n, order_key=f"9{n:02}", words="bridge" if n % 2 else "toll") for n in range(60)
    ]
    assert articles.create(store, article_row(source="Post"), rows)
    with available(store):
        store.register_function(has_words, "has_words", 3)
        wanted = Filter(search=parse("bridge"), source="Post")
        found = search.search_rows(store, wanted, Slice(None, 5))
    assert [row[2] for row in found] == ["e_01", "e_03", "e_05", "e_07", "e_09"]
    assert len(read) <= 12, "SQLite reads ahead"


@pytest.mark.parametrize("wanted", [Filter(starts_from=DAY), Filter(upcoming=DAY)])
@pytest.mark.parametrize("days", [1, 2, 31, 32, 365, 366, 3_653, 20_000])
def test_the_ranges_of_a_filter_have_events_that_end_on_its_first_day(wanted: Filter, days: int) -> None:
    def is_read(end_before: dt.date) -> bool:
        row = event_row(start_on=end_before - dt.timedelta(days), end_before=end_before)
        return any(first <= row.indexed.first_id <= last for first, last in search.ranges(wanted))

    assert is_read(DAY + dt.timedelta(1))
    if days in LENGTHS:  # the longest of its class
        assert not is_read(DAY)


def test_the_ranges_of_starts_have_no_event_that_begins_before() -> None:
    wanted = Filter(starts_from=DAY, ends_before=DAY + dt.timedelta(1), match=Match.STARTS)
    places = {(word_ids.place(first), word_ids.place(last)) for first, last in search.ranges(wanted)}
    assert places == {(word_ids.place_on(DAY.toordinal()), word_ids.place_on(DAY.toordinal() + 1) - 1)}


@pytest.mark.parametrize(
    ("within", "expected"),
    [
        ([], []),
        ([(0, 3)], [(0, 3)]),
        ([(0, 3), (4, 6), (8, 9)], [(0, 6), (8, 9)]),
        ([(5, 5), (6, 6), (7, 7)], [(5, 7)]),
        ([(1, 2), (5, 6)], [(1, 2), (5, 6)]),
    ],
)
def test_ranges_without_a_gap_are_read_as_one(within: list[tuple[int, int]], expected: list[tuple[int, int]]) -> None:
    assert list(search.joined(within)) == expected


@pytest.mark.parametrize(
    ("match", "expected"),
    [
        (Match.OVERLAPS, {"2025-03": 2, "": 2}),
        (Match.STARTS, {"2025-03": 2, "": 1}),
        (Match.WITHIN, {"2025-03": 2}),
    ],
)
def test_a_histogram_of_a_search_between_days_counts_what_overlaps_them(
    store: Database, match: Match, expected: dict[str, int]
) -> None:
    """Of two events that begin before the days, one ends within them; of three that begin within, one ends later."""
    days = [((2, 20), (3, 20)), ((2, 20), (3, 1)), ((3, 10), (3, 11)), ((3, 20), (3, 21)), ((3, 15), (4, 5))]
    rows = [
        event_row(
            f"e_{position}",
            position=position,
            start_on=dt.date(2025, *start),
            end_before=dt.date(2025, *end),
            words="bridge",
        )
        for position, (start, end) in enumerate(days)
    ]
    assert articles.create(store, article_row(), rows)
    between = {"starts_from": dt.date(2025, 3, 10), "ends_before": dt.date(2025, 3, 21)}
    wanted = Filter(search=parse("bridge"), kind=("event",), match=match, **between)
    assert search_counts.counts(store, wanted, "month") == expected


#: Of a million events: all rows, the hits within a year and everywhere, and the rows with the rarest word.
_IN_A_YEAR, _EVERYWHERE = (1_000_000, 2_000, 120_000, 145_000), (1_000_000, 120_000, 120_000, 145_000)
_PHRASE = (1_000_000, 20_000, 20_000, 22_000)


@pytest.mark.parametrize(
    ("line", "collection", "rows", "expected"),
    [
        ("bridge -repaired", None, _IN_A_YEAR, True),
        ("bridge -repaired", None, _EVERYWHERE, True),
        ("bridge -repaired", "storm", _EVERYWHERE, True),
        ("bridge", None, (1_000_000, 2_000, 10_000, 10_000), False),
        ('"district 17"', None, _PHRASE, False),
        ('"district 17"', "storm", _PHRASE, False),
    ],
)
def test_postgresql_walks_where_hits_are_many_and_cost_more(
    line: str, collection: str | None, rows: tuple[int, int, int, int], expected: bool
) -> None:
    page = search._Page(Filter(kind=("event",), collection=collection), parse(line), Slice(None, 101))
    most = search._most_walked(page, Estimate(*rows, ()))
    assert (most >= 101 * rows[0] / rows[3]) == expected
    assert bool(most) == expected
    assert most <= 5_000

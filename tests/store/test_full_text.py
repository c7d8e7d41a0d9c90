"""Full text: the database finds what Python finds, and every write updates the index."""

from __future__ import annotations

import random

import pytest

from service.config.settings import Settings
from service.store import articles, events, full_text, migrate, packed_json
from service.store.articles import Plan
from service.store.database import Database, connect, kind
from service.store.events import Edit
from service.store.filter import Filter
from service.store.history import ChangeRow
from service.store.keyset import Slice
from service.store.search import search_rows
from service.text.search import parse
from service.text.words import BREAK, joined
from tests.conftest import close
from tests.store.rows import article_row, event_row
from tests.timeline.rows import finds

VOCABULARY = [
    "bridge",
    "Bridges",
    "tōwn",
    "hall",
    "toll",
    "the",
    "and",
    "not",
    "near",
    "café",
    "2025",
    "don't",
    "x*",
    '"',
    "東京都の地震",
    "हिन्दी",
]
LINES = [
    "bridge", "bridg*", '"town hall"', "the -toll", 'town hall -"the toll"', '"the bri"*', "CAFE", "not near and",
    "don't", "2025 2*", "absent", "the -the", "x",
    "地震", "京都*", "東都", "हिन्दी", "हन्दी",
]  # fmt: skip


def ids(store: Database, line: str) -> set[str]:
    """Return the ids of the events that a search finds."""
    wanted = Filter(search=parse(line))
    return {row[2] for row in search_rows(store, wanted, Slice(None, 1_000))}


def test_the_index_finds_what_python_finds(store: Database) -> None:
    chance = random.Random(3)
    texts = {f"e_{number}": " ".join(chance.choices(VOCABULARY, k=chance.randrange(1, 9))) for number in range(300)}
    rows = [event_row(name, position=place, words=joined(text)) for place, (name, text) in enumerate(texts.items())]
    assert articles.create(store, article_row(), rows)
    for line in LINES:
        search = parse(line)
        wanted = {name for name, text in texts.items() if finds(search, text)}
        assert ids(store, line) == wanted, line
    assert len([line for line in LINES if ids(store, line)]) >= 10, "searches that find nothing prove little"


def test_a_phrase_does_not_span_two_texts(store: Database) -> None:
    assert articles.create(store, article_row(), [event_row(words=joined("the old bridge", "opens today"))])
    assert ids(store, "bridge opens") == {"e_one"}
    assert ids(store, '"bridge opens"') == set()
    assert BREAK not in {term.words[0] for term in parse(f"a {BREAK}").wanted}


@pytest.mark.only("postgresql")
def test_postgresql_asks_its_index_for_rare_words_and_reads_the_others(settings: Settings) -> None:
    """Asking for a word of nearly all rows costs more than reading the rows that have a rare one."""
    store = connect(settings.database_url)
    texts = [f"the {'toll' if number % 20 else 'hall'} of district {number % 50} stays" for number in range(1_000)]
    rows = [event_row(f"e_{number}", position=number, words=text) for number, text in enumerate(texts)]
    assert articles.create(store, article_row(), rows)
    store.execute_sql("ANALYZE")
    for line, words, number in (
        ('"district 20"', ["20"], 20),
        ('the hall "of district 20"', ["20", "hall"], 10),
        ('"the hall of" district', ["hall"], 50),
        ("district the -20", ["district", "the"], 980),
        ('toll "20 stays"', ["20"], 10),
    ):
        estimate = full_text.estimate(store, parse(line))
        assert sorted(word.wanted[0].words[0] for word in estimate.rare) == words, line
        assert len(ids(store, line)) == number, line
    condition, (query, *_) = full_text.condition("postgresql", parse('"district 20"'), estimate.rare)
    assert (query, condition.count("position(")) == ("(20)", 2), "one for the words, one for their end"
    close(store)


@pytest.mark.parametrize("term", ["word", "pre*", '"two words"'])
def test_a_search_of_the_maximum_length(store: Database, term: str) -> None:
    assert articles.create(store, article_row(), [event_row(words="a")])
    line = " ".join(f"{chr(97 + number % 26)}{number // 26}" for number in range(160))[:500]
    assert ids(store, line) == set()
    assert ids(store, "a " + " ".join(f"-{chr(97 + number % 26)}{number // 26}" for number in range(120))) == {"e_one"}
    assert ids(store, term) == set()


def test_every_write_updates_the_index(store: Database) -> None:
    change = ChangeRow("e_one", "2025-03-13T00:00:00Z", None, "corrected", "[]")
    assert articles.create(store, article_row(), [event_row(words="one"), event_row("e_two", position=1, words="two")])
    assert ids(store, "one") == {"e_one"}
    events.edit(store, "e_one", lambda _: Edit(event_row(words="edited", body='{"x":1}'), change))
    assert (ids(store, "one"), ids(store, "edited")) == (set(), {"e_one"})
    again = [event_row(words="reread", body='{"x":2}')]
    articles.rewrite(store, article_row(), lambda _: Plan(again))
    assert (ids(store, "edited"), ids(store, "two"), ids(store, "reread")) == (set(), set(), {"e_one"})
    events.add(store, Edit(event_row("e_made", position=None, words="made"), change), None, ())
    assert ids(store, "made") == {"e_made"}
    events.remove(store, "e_made", lambda _: change)
    assert articles.delete(store, "a_one")
    assert ids(store, "made") | ids(store, "reread") == set()
    _assert_empty_and_consistent(store)


def test_a_migration_moves_words_and_its_way_back_restores_them(store: Database) -> None:
    words = {"e_one": "the bridge opened", "e_two": "大 桥 ¶" + " the old bridge" * 60, "e_three": ""}
    rows = [event_row(name, position=place, words=text) for place, (name, text) in enumerate(words.items())]
    assert articles.create(store, article_row(), rows)
    # on PostgreSQL, ids that the way back makes unique stay so
    compared = [name for name, *_ in store.get_columns("event") if name != "word_id" or kind(store) == "sqlite"]
    everything = f"SELECT {', '.join(compared)} FROM event ORDER BY id"
    before = store.execute_sql(everything).fetchall()
    migrate.down(store, "0030_words_in_events")
    stored = "SELECT event_id, words FROM wording ORDER BY id"
    assert dict(store.execute_sql(stored).fetchall()) == words
    json = {packed_json.unpacked(body) for (body,) in store.execute_sql("SELECT body FROM event").fetchall()}
    assert json == {row.body for row in rows}
    if kind(store) == "sqlite":
        store.execute_sql("INSERT INTO wording_index (wording_index, rank) VALUES ('integrity-check', 1)")
    migrate.up(store)
    assert store.execute_sql(everything).fetchall() == before
    assert [ids(store, line) for line in ("bridge", "大桥", "opened")] == [{"e_one", "e_two"}, {"e_two"}, {"e_one"}]
    assert store.execute_sql("SELECT sum(events) FROM event_count").fetchall() == [(3,)]
    assert articles.delete(store, "a_one")
    _assert_empty_and_consistent(store)


@pytest.mark.only("postgresql")
def test_ids_of_words_that_repeat_become_unique_on_the_way_back(store: Database) -> None:
    rows = [event_row(f"e_{number}", position=number, words=f"bridge {number}") for number in range(3)]
    assert articles.create(store, article_row(), rows)
    stored = "SELECT id, event_id FROM wording ORDER BY id, event_id"
    migrate.down(store, "0036_words_of_events")
    (first, *_), *_ = before = store.execute_sql(stored).fetchall()
    assert before == [(first, "e_0"), (first, "e_1"), (first, "e_2")]
    migrate.down(store, "0035_places_of_words")
    numbered = [(first + number, f"e_{number}") for number in range(3)]
    assert store.execute_sql(stored).fetchall() == numbered
    migrate.up(store)
    of_events = "SELECT word_id, id FROM event WHERE id <> 'e_new' ORDER BY 1"
    assert store.execute_sql(of_events).fetchall() == numbered
    assert articles.create(store, article_row("a_two"), [event_row("e_new", words="bridge")])
    assert store.execute_sql("SELECT word_id FROM event WHERE id = 'e_new'").fetchone() == (first,)
    assert [ids(store, line) for line in ("bridge", '"bridge 1"')] == [{"e_0", "e_1", "e_2", "e_new"}, {"e_1"}]


@pytest.mark.only("sqlite")
def test_segments_of_a_bulk_load_are_merged(store: Database) -> None:
    for number in range(3):
        rows = [event_row(f"e_{number}", words=f"the old bridge {number}")]
        assert articles.create(store, article_row(f"a_{number}"), rows)
    segments = "SELECT count(DISTINCT segid) FROM wording_index_idx"
    assert store.execute_sql(segments).fetchone() == (3,)
    full_text.merge_segments(store)
    assert store.execute_sql(segments).fetchone() == (1,)
    assert [ids(store, line) for line in ("bridge", '"bridge 1"')] == [{"e_0", "e_1", "e_2"}, {"e_1"}]
    for number in range(3):
        assert articles.delete(store, f"a_{number}")
    _assert_empty_and_consistent(store)


def _assert_empty_and_consistent(store: Database) -> None:
    """Assert that no word is left; on SQLite, let FTS5 check its index."""
    assert store.execute_sql("SELECT count(*) FROM event").fetchone() == (0,)
    if kind(store) == "postgresql":
        return
    store.execute_sql("INSERT INTO wording_index (wording_index, rank) VALUES ('integrity-check', 1)")
    remaining = "SELECT count(*) FROM wording_index WHERE wording_index MATCH 'a* OR e* OR m* OR o*'"
    assert store.execute_sql(remaining).fetchone() == (0,)


def test_both_databases_get_the_same_search() -> None:
    search = parse('bridge "town hall" clos* -toll -"old gate"*')
    assert full_text.query("postgresql", search) == "(bridge) & (town & hall) & (clos:*) & !(toll)"
    assert full_text.query("sqlite", search) == '("bridge" AND "town hall" AND "clos" *) NOT ("toll" OR "old gate" *)'

"""Limits of merging: a thousand copies of one text, and a day with thousands of reports."""

from __future__ import annotations

import json
import time
from collections.abc import Iterable

import pytest

from service.articles import collections, hiding, ingest
from service.articles.entry_editing import EntryEditor
from service.articles.identity import article_id
from service.articles.reading import read_article
from service.articles.stored import new_article
from service.store import entry_members, merged_entries
from service.store.database import Database
from service.timeline.entry import entry_page
from service.timeline.pages import timeline_page
from service.timeline.query import TimelineQuery
from tests.conftest import DESK, draft

DAM = "The Orle dam broke on 3 March 2025 after weeks of rain."


def store_all(store: Database, texts: Iterable[str]) -> None:
    """Store articles of different publishers in the collection "dam", a hundred in a transaction."""
    drafts = [
        draft(text, "2025-03-05", external_id=f"n{number}", source=f"Paper {number}", collections=["dam"])
        for number, text in enumerate(texts)
    ]
    articles = [new_article(read_article(one, article_id(one))) for one in drafts]
    for start in range(0, len(articles), 100):
        ingest.store_all(store, articles[start : start + 100])


@pytest.mark.parametrize("copies", [12, pytest.param(1_000, marks=pytest.mark.slow)])
def test_copies_of_one_text_are_one_entry_and_one_source(store: Database, copies: int) -> None:
    collections.put(store, "dam", {}, None)
    store_all(store, [DAM] * copies)
    ((entry, facts),) = store.execute_sql("SELECT id, facts FROM merged_entry").fetchall()
    assert f'"reports":{copies},"articles":{copies},"sources":1' in facts
    members = entry_members.members(store, "dam", entry)
    page = entry_page(store, "dam", entry, members, after=None, limit=10)
    assert (len(page["reports"]), page["next"]) == (10, page["reports"][-1]["id"])


def test_a_large_entry_is_counted_again_whenever_it_has_grown_by_an_eighth(
    store: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(merged_entries, "_REFRESHED", 16)
    collections.put(store, "dam", {}, None)
    counted = []
    for number in range(40):
        ingest.post(store, draft(DAM, "2025-03-05", external_id=f"n{number}", collections=["dam"]), DESK)
        facts = store.execute_sql("SELECT facts FROM merged_entry").fetchall()
        counted += [json.loads(facts[0][0])["reported_by"]["reports"]] if facts else []
    assert sorted(set(counted)) == [*range(2, 17), 18, 20, 22, 24, 26, 28, 30, 32, 36, 40]
    page = timeline_page(store, TimelineQuery(collection="dam"))
    assert len(page.bodies) == 1


def test_a_large_entry_that_no_report_represents_is_represented_by_the_next_event(
    store: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(merged_entries, "_REFRESHED", 2)
    collections.put(store, "dam", {}, None)
    store_all(store, [DAM] * 6)
    ((entry,),) = store.execute_sql("SELECT id FROM merged_entry").fetchall()
    hiding.set_hidden(store, "dam", [entry], DESK, hidden=True)
    assert store.execute_sql("SELECT id FROM merged_entry").fetchall() == []
    ingest.post(store, draft(DAM, "2025-03-05", external_id="z", collections=["dam"]), DESK)
    assert len(timeline_page(store, TimelineQuery(collection="dam")).bodies) == 1


@pytest.mark.slow
@pytest.mark.only("sqlite")
def test_reports_of_a_full_day_cost_no_more_than_those_of_a_day_at_the_cap(store: Database) -> None:
    collections.put(store, "dam", {}, None)
    texts = (f"Team{number} beat Club{number} by {number} goals on 3 March 2025." for number in range(5_000))
    store_all(store, texts)
    costs = []
    for day in "3 March", "3 April":
        store_all(store, [f"Side{number} met Crew{number} on {day} 2025." for number in range(400)])
        start = time.process_time()
        store_all(store, [f"Band{number} played Hall{number} on {day} 2025." for number in range(100)])
        costs.append(time.process_time() - start)
    assert costs[0] < 3 * costs[1]


@pytest.mark.slow
def test_an_entry_of_a_thousand_reports_is_merged_split_and_restored(store: Database) -> None:
    collections.put(store, "dam", {}, None)
    store_all(store, [*[DAM] * 1_000, "Train drivers began a strike on 3 March 2025."])
    (entry,) = (entry for (entry,) in store.execute_sql("SELECT id FROM merged_entry").fetchall())
    reports = [row.event for row in entry_members.members(store, "dam", entry)]
    founded = EntryEditor(store, "dam", DESK).split(entry, set(reports[:500]) - {entry})
    assert merged_entries.of_entry(store, "dam", founded) is not None
    EntryEditor(store, "dam", DESK).undo(entry)
    assert {row.event for row in entry_members.members(store, "dam", entry)} == set(reports)

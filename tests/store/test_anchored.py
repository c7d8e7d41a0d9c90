"""Pages by where the publication date was found: the same from few articles as from the timeline, and never slow."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest

from service.store import anchored, collections, hidden
from service.store.database import Database
from service.text.search import parse
from service.timeline.pages import timeline_page
from service.timeline.query import TimelineQuery
from tests.statements import recorded_statements, sqlite_plan
from tests.timeline.rows import all_bodies, random_query, store_varied_events


def test_the_events_of_few_articles_are_those_of_the_timeline(store: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    store_varied_events(store)
    assert collections.add(store, {"a_two": ["storm"]})
    chance, nonempty = random.Random(29), 0
    for _ in range(40):
        kinds = chance.choice([("metadata",), ("metadata", "url"), ("url",)])
        search = chance.choice([None, parse("bridge"), parse("toll -bridge")])
        query = replace(random_query(chance), anchor_kind=kinds, search=search)
        with monkeypatch.context() as patched:
            patched.setattr(anchored, "_FEW_ARTICLES", -1)
            expected = all_bodies(store, query)
        assert all_bodies(store, query) == expected, query
        nonempty += bool(expected)
    assert nonempty > 5, "filters that find nothing prove nothing"


@pytest.mark.only("sqlite")
@pytest.mark.parametrize("collection", [None, "storm"])
def test_rare_articles_and_hidden_events_are_found_by_their_indexes(store: Database, collection: str | None) -> None:
    store_varied_events(store)
    with recorded_statements(store) as statements:
        timeline_page(store, TimelineQuery(anchor_kind=("url",), kind=("event",), collection=collection))
        hidden.hidden_bodies(store, None, limit=5)
    plan = " | ".join(step for statement in statements for step in sqlite_plan(store, statement))
    assert "article USING COVERING INDEX article_anchor_kind (anchor_kind=?)" in plan
    assert "SEARCH event USING INDEX sqlite_autoindex_event_2 (article_id=?)" in plan
    assert plan.count("SCAN event") == plan.count("SCAN event USING INDEX event_hidden") == 1

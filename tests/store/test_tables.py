"""The tables: their definitions are those of the migrations, and their constraints hold."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from peewee import IntegrityError

from service.store import articles, events, revisions
from service.store.database import Database
from service.timex.model import AnchorKind, Granularity
from tests.store.rows import article_row, event_row
from tests.store.schema import differences


def test_migrations_and_models_agree(store: Database) -> None:
    assert differences(store) == []


@pytest.mark.parametrize(
    "invalid",
    [
        {"id": ""},
        {"end_before": dt.date(2025, 3, 10)},
        {"end_before": dt.date(2025, 3, 9)},
        {"grain_rank": -1, "order_key": "00"},
        {"grain_rank": 12},
        {"granularity": "fortnight"},
        {"status": "rumoured"},
        {"certainty": "likely"},
        {"origin": "reader"},
        {"state": "gone"},
    ],
    ids=str,
)
def test_an_invalid_event_is_refused_with_its_article(store: Database, invalid: dict[str, Any]) -> None:
    changes = {"row_id": invalid["id"]} if "id" in invalid else invalid
    with pytest.raises(IntegrityError):
        articles.create(store, article_row(), [event_row(**changes)])
    assert articles.find(store, "a_one") is None, "the article is stored without its events"


@pytest.mark.parametrize("invalid", [{"id": ""}, {"text": ""}, {"anchor_kind": "guess"}, {"language": None}], ids=str)
def test_an_invalid_article_is_refused(store: Database, invalid: dict[str, Any]) -> None:
    with pytest.raises(IntegrityError):
        articles.create(store, {**article_row(), **invalid}, [])


def test_every_granularity_and_anchor_kind_can_be_stored(store: Database) -> None:
    rows = [
        event_row(f"e_{grain}", position=position, grain_rank=grain.rank, granularity=str(grain))
        for position, grain in enumerate(Granularity)
    ]
    assert articles.create(store, article_row(), rows)
    assert len(articles.event_bodies(store, "a_one")) == len(Granularity)
    for kind in AnchorKind:
        assert articles.create(store, article_row(f"a_{kind}", anchor_kind=str(kind)), [])


def test_two_events_of_an_article_cannot_have_the_same_position(store: Database) -> None:
    with pytest.raises(IntegrityError):
        articles.create(store, article_row(), [event_row("e_one"), event_row("e_two")])


def test_an_event_is_deleted_with_its_article(store: Database) -> None:
    articles.create(store, article_row("a_one"), [event_row("e_one")])
    articles.create(store, article_row("a_two"), [event_row("e_two")])
    with pytest.raises(IntegrityError):
        store.execute_sql("UPDATE event SET article_id = 'a_none'")
    assert articles.delete(store, "a_one")
    assert events.find(store, "e_one") is None
    assert events.find(store, "e_two") == ('{"id":"e_two"}', (revisions.latest(store).epoch, 2))


def test_an_article_can_have_more_events_than_fit_one_statement(store: Database) -> None:
    rows = [event_row(f"e_{position}", position=position) for position in range(1001)]
    assert articles.create(store, article_row(), rows)
    assert articles.event_bodies(store, "a_one") == [row.body for row in rows]


def test_an_existing_article_is_not_created_again(store: Database) -> None:
    assert articles.create(store, article_row(), [event_row("e_one")])
    assert not articles.create(store, article_row(title="Another"), [event_row("e_two")])
    assert articles.event_bodies(store, "a_one") == ['{"id":"e_one"}']

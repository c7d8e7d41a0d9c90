"""The JSON of events as it is stored, and as it is served."""

from __future__ import annotations

from typing import Any

import orjson
import pytest
from flask.testing import FlaskClient

from service.store import articles, events
from service.store.database import Database
from service.store.event_json import TEXTS, all_unpacked, packed, unpacked
from tests.store.rows import article_row, event_row

_TEXT = "It may close on 3/4/25, after 9 a.m. The bridge opened on Monday."


def _events(client: FlaskClient) -> list[dict[str, Any]]:
    article = {"text": _TEXT, "published_at": "2025-03-13", "source": "The Post", "title": "A \u0001 “bridge”"}
    found: list[dict[str, Any]] = client.post("/v1/articles", json=article).get_json()["events"]
    assert len(found) > 1
    return found


def test_an_event_of_the_engine_repeats_nothing_long(client: FlaskClient, store: Database) -> None:
    for event in _events(client):
        ((stored,),) = store.execute_sql(f"SELECT body FROM event WHERE id = '{event['id']}'").fetchall()
        served = orjson.dumps(event).decode()
        assert unpacked(stored) == served
    assert set(stored) >= set(TEXTS), "a member was renamed or moved: give its text a new character"


def test_a_correction_is_stored_and_served_alike(client: FlaskClient, store: Database) -> None:
    event = _events(client)[0]
    changed = client.patch(
        f"/v1/events/{event['id']}", json={"summary": "It \u0002 opened."}, headers={"If-Match": "*"}
    )
    found = events.find(store, event["id"])
    assert found is not None
    assert orjson.loads(found.body) == changed.get_json()


@pytest.mark.parametrize("json", ['{"id":"e_one"}', "{}", '{"a":"\\u0001 \\\\"}', '{"a":"},\\"published_on\\":\\""}'])
def test_any_json_is_stored_without_loss(json: str) -> None:
    assert unpacked(packed(json)) == json
    assert all_unpacked([packed(json), None, packed(json).encode()]) == [json.encode(), b"", json.encode()]


def test_no_events_are_none() -> None:
    assert all_unpacked([]) == []


def test_events_of_older_versions_read_alike(store: Database) -> None:
    body = '{"id":"e_one"},"published_on":"2025-03-13","source":null,"anchor_kind":"published_at"}'
    articles.create(store, article_row(), [event_row(body=body)])
    shorter = store.execute_sql("SELECT length(body) FROM event").fetchall()
    store.execute_sql(f"UPDATE event SET body = '{body}'")
    assert shorter < store.execute_sql("SELECT length(body) FROM event").fetchall()
    assert articles.event_bodies(store, "a_one") == [body]

"""Idempotency-Key: a request that is sent again is done once, and its answer given once more."""

from __future__ import annotations

import datetime as dt
import threading
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from flask.testing import FlaskClient

from service.api import idempotency
from service.store import idempotency as stored
from service.store.database import Database
from service.store.tables import Article, Event, IdempotentRequest
from tests.api.problems import assert_problem
from tests.api.test_made_events import ARTICLE, EVENT

KEY = {"Idempotency-Key": "desk-17"}
Json = dict[str, Any]


@pytest.mark.parametrize(("path", "body"), [("/v1/events", EVENT), ("/v1/articles", ARTICLE)])
def test_a_repeated_request_gets_its_first_answer(client: FlaskClient, path: str, body: Json) -> None:
    first = client.post(path, json=body, headers=KEY)
    again = client.post(path, json=body, headers=KEY)
    assert (first.status_code, again.status_code) == (201, 201)
    assert again.data == first.data
    assert again.headers["Location"] == first.headers["Location"]
    assert again.headers["Idempotency-Replayed"] == "true"
    assert "Idempotency-Replayed" not in first.headers
    assert Event.select().count() == 1


def test_quotes_around_a_key_do_not_change_it(client: FlaskClient) -> None:
    client.post("/v1/events", json=EVENT, headers=KEY)
    again = client.post("/v1/events", json=EVENT, headers={"Idempotency-Key": '"desk-17"'})
    assert "Idempotency-Replayed" in again.headers


def test_a_key_with_another_request_is_refused(client: FlaskClient) -> None:
    client.post("/v1/events", json=EVENT, headers=KEY)
    other = client.post("/v1/events", json={**EVENT, "status": "happened"}, headers=KEY)
    assert_problem(other, 422, "Idempotency-Key")
    assert Event.select().count() == 1
    elsewhere = client.post("/v1/articles", json=ARTICLE, headers=KEY)
    assert elsewhere.status_code == 201, "a key is of one address"


def test_a_refused_request_can_be_fixed_under_the_same_key(client: FlaskClient) -> None:
    assert_problem(client.post("/v1/events", json={**EVENT, "status": "x"}, headers=KEY), 422, "status")
    assert client.post("/v1/events", json=EVENT, headers=KEY).status_code == 201


@pytest.mark.parametrize("key", ["", " ", "a b", "x" * 256, "é", '"'])
def test_invalid_keys_are_refused(client: FlaskClient, key: str) -> None:
    assert_problem(client.post("/v1/events", json=EVENT, headers={"Idempotency-Key": key}), 422, "Idempotency-Key")
    assert Event.select().count() == 0


def test_simultaneous_requests_create_one_event(client: FlaskClient) -> None:
    start = threading.Barrier(8)

    def post(_: int) -> tuple[int, str]:
        own = client.application.test_client()
        start.wait()
        answer = own.post("/v1/events", json=EVENT, headers=KEY)
        return answer.status_code, answer.headers.get("Retry-After", "")

    with ThreadPoolExecutor(8) as pool:
        found = list(pool.map(post, range(8)))
    assert (201, "") in found
    assert set(found) <= {(201, ""), (409, "1")}
    assert Event.select().count() == 1


def test_a_feed_with_a_key_is_read_once(client: FlaskClient) -> None:
    item = "<item><title>T</title><description>It rained on Sunday.</description><pubDate>{}</pubDate></item>"
    feed = f"<rss version='2.0'><channel>{item.format('Thu, 13 Mar 2025 08:30:00 +0000')}</channel></rss>"
    posted: Json = {"data": feed, "content_type": "application/rss+xml", "headers": KEY}
    first, again = client.post("/v1/articles", **posted), client.post("/v1/articles", **posted)
    assert (first.status_code, again.data) == (200, first.data)
    assert '"status":201' in again.text
    assert Article.select().count() == 1


def test_a_request_whose_process_died_is_processed_once_after_a_while(store: Database) -> None:
    now = dt.datetime(2025, 3, 13, 12, tzinfo=dt.UTC)
    assert idempotency.begin(store, "one", "print", now) is None
    with pytest.raises(idempotency.RequestInProgress):
        idempotency.begin(store, "one", "print", now + dt.timedelta(seconds=30))
    assert idempotency.begin(store, "one", "print", now + dt.timedelta(minutes=3)) is None


def test_a_clock_that_was_years_ahead_blocks_no_request(store: Database) -> None:
    now = dt.datetime(2025, 3, 13, 12, tzinfo=dt.UTC)
    assert idempotency.begin(store, "one", "print", now + dt.timedelta(days=3_000)) is None
    assert idempotency.begin(store, "one", "print", now) is None, "whoever had it is taken for dead"
    with pytest.raises(idempotency.RequestInProgress):
        idempotency.begin(store, "one", "print", now - dt.timedelta(seconds=30))


def test_an_answer_is_stored_for_a_day(store: Database) -> None:
    now = dt.datetime(2025, 3, 13, 12, tzinfo=dt.UTC)
    assert idempotency.begin(store, "one", "print", now) is None
    stored.complete(store, "one", stored.StoredResponse(201, "{}", "x"))
    kept = idempotency.begin(store, "one", "print", now + dt.timedelta(hours=23))
    assert kept == stored.StoredResponse(201, "{}", "x")
    with pytest.raises(idempotency.KeyReused):
        idempotency.begin(store, "one", "other", now + dt.timedelta(hours=23))
    assert idempotency.begin(store, "two", "print", now + dt.timedelta(hours=25)) is None
    assert [row.id for row in IdempotentRequest.select()] == ["two"]

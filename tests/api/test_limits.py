"""Limits of requests and caches, on both sides of each edge."""

from __future__ import annotations

import datetime as dt
import gzip
import io
import json
from collections.abc import Callable
from typing import Any

import pytest
from flask.testing import FlaskClient

from service.api import idempotency
from service.api.bodies import _Decompressed
from service.api.page_cache import CachedPage, PageCache
from service.api.problems import ProblemError
from service.store.database import Database

pytestmark = pytest.mark.only("sqlite")  # none depends on the database

Make = Callable[..., FlaskClient]


def packed(size: int, packed_size: int = 0) -> bytes:
    """Return ``size`` zeros as gzip; a file name in its header fills it up to ``packed_size`` bytes."""
    body = gzip.compress(bytes(size), mtime=0)
    filling = packed_size - len(body) - 1
    return body if filling < 0 else body[:3] + b"\x08" + body[4:10] + b"x" * filling + b"\0" + body[10:]


@pytest.mark.parametrize(
    ("body", "is_refused"),
    [
        (packed(1_000_000), False),
        (packed(1_000_001), True),
        (packed(2_000_000, 20_000), False),
        (packed(2_000_000, 19_999), True),
    ],
)
def test_a_body_of_a_megabyte_may_be_compressed_to_a_hundredth(body: bytes, is_refused: bool) -> None:
    stream = io.BufferedReader(_Decompressed(io.BytesIO(body)))
    if not is_refused:
        assert set(stream.read()) == {0}
        return
    with pytest.raises(ProblemError, match="the body is compressed to less than a 100th of its size") as refused:
        stream.read()
    assert refused.value.status == 413


def article(size: int) -> bytes:
    """Return an article as JSON of ``size`` bytes."""
    body = json.dumps({"text": "It met on Sunday.", "published_at": "2025-03-13"})
    return body.ljust(size).encode()


@pytest.mark.parametrize(("size", "status"), [(1_500, 201), (1_501, 413)])
@pytest.mark.parametrize("is_packed", [False, True])
def test_a_body_has_at_most_as_many_bytes_as_the_setting_says(
    configured: Make, size: int, status: int, is_packed: bool
) -> None:
    body, coding = (gzip.compress(article(size)), "gzip") if is_packed else (article(size), "identity")
    headers = {"Content-Type": "application/json", "Content-Encoding": coding}
    assert configured(max_body=1_500).post("/v1/articles", data=body, headers=headers).status_code == status


@pytest.mark.parametrize(("digits", "detail"), [(400, "published_at"), (401, "a number has more than 400 digits")])
def test_a_number_has_at_most_400_digits(client: FlaskClient, digits: int, detail: str) -> None:
    body = f'{{"text": "It met on Sunday.", "published_at": {"9" * digits}}}'
    answer = client.post("/v1/articles", data=body, content_type="application/json")
    assert detail in answer.get_json(force=True)["detail"]


@pytest.mark.parametrize(("length", "status"), [(1, 201), (255, 201), (256, 422)])
def test_an_idempotency_key_has_at_most_255_characters(client: FlaskClient, length: int, status: int) -> None:
    for quote in ("", '"'):
        headers = {"Idempotency-Key": f"{quote}{'x' * length}{quote}"}
        event: dict[str, Any] = {"date": {"edtf": "2025-03-13"}, "summary": "It met.", "status": "happened"}
        answer = client.post("/v1/events", json=event, headers=headers)
        assert answer.status_code == status, answer.text


@pytest.mark.parametrize(("seconds", "is_in_progress"), [(119, True), (121, False), (-119, True), (-121, False)])
def test_a_request_is_taken_for_dead_after_two_minutes(store: Database, seconds: int, is_in_progress: bool) -> None:
    now = dt.datetime(2025, 3, 13, 12, tzinfo=dt.UTC)
    assert idempotency.begin(store, "one", "print", now) is None
    later = now + dt.timedelta(seconds=seconds)
    if is_in_progress:
        with pytest.raises(idempotency.RequestInProgress):
            idempotency.begin(store, "one", "print", later)
    else:
        assert idempotency.begin(store, "one", "print", later) is None


@pytest.mark.parametrize(("seconds", "is_stored"), [(86_399, True), (86_401, False)])
def test_a_response_is_stored_for_24_hours(store: Database, seconds: int, is_stored: bool) -> None:
    now = dt.datetime(2025, 3, 13, 12, tzinfo=dt.UTC)
    assert idempotency.begin(store, "one", "print", now) is None
    response = idempotency.StoredResponse(201, "{}", "x")
    idempotency.store.complete(store, "one", response)
    found = idempotency.begin(store, "one", "print", now + dt.timedelta(seconds=seconds))
    assert found == (response if is_stored else None)


def test_a_page_as_large_as_the_cache_is_cached_and_a_larger_one_evicts_no_other() -> None:
    cache, made = PageCache(30), []

    def page(tag: str, size: int) -> None:
        cache.get_or_create((tag, "/v1/timeline", b""), lambda: made.append(tag) or CachedPage(b"x" * size, {}))

    for tag, size in (("a", 30), ("a", 30), ("b", 31), ("a", 30), ("b", 31)):
        page(tag, size)
    assert made == ["a", "b", "b"]

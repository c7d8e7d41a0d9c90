"""Pages in memory: the same bytes as from the database, never out of date, and no more of them than allowed."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from flask.testing import FlaskClient

from service.api.page_cache import CachedPage, CacheKey, PageCache
from service.app import create_app
from service.config.settings import Settings
from service.store.database import Database
from tests.conftest import close
from tests.statements import recorded_statements

pytestmark = pytest.mark.twins_on("postgresql")  # no cached page depends on the database

ARTICLE = {"text": "The bridge closed on Monday. It opens in May.", "published_at": "2025-03-13", "title": "Bridge"}
ADDRESSES = ("/v1/timeline", "/v1/timeline.json", "/v1/events", "/v1/timeline?limit=1", "/v1/collections/b/timeline")


@pytest.fixture
def filled(client: FlaskClient) -> FlaskClient:
    assert client.put("/v1/collections/b", json={"title": "Bridges"}).status_code == 201
    assert client.post("/v1/articles", json={**ARTICLE, "collections": ["b"]}).status_code == 201
    return client


def entries(client: FlaskClient, address: str) -> list[dict[str, Any]]:
    page = client.get(address).get_json()
    found: list[dict[str, Any]] = page["events" if address == "/v1/events" else "entries"]
    return found


@pytest.mark.parametrize("address", ADDRESSES)
def test_a_page_is_read_once(filled: FlaskClient, store: Database, address: str) -> None:
    first = filled.get(address)
    with recorded_statements(store) as seen:
        again = filled.get(address)
    assert (again.status_code, again.data) == (200, first.data)
    assert again.headers.get("Link") == first.headers.get("Link")
    assert not [one for one in seen if "event" in one]


@pytest.mark.parametrize("address", ADDRESSES)
def test_no_page_is_out_of_date(filled: FlaskClient, address: str) -> None:
    (first, *_) = entries(filled, address)
    changed = filled.patch(f"/v1/events/{first['id']}", json={"summary": "Seen anew."}, headers={"If-Match": "*"})
    assert changed.status_code == 200, changed.get_json()
    assert entries(filled, address)[0]["summary"] == "Seen anew."
    gone = filled.delete(f"/v1/articles/{first['article']['id']}", headers={"If-Match": "*"})
    assert gone.status_code == 204, gone.get_json()
    assert entries(filled, address) == []


def test_each_address_names_its_own_next_page(filled: FlaskClient) -> None:
    links = [filled.get(f"/v1/{name}?limit=1").headers["Link"] for name in ("timeline", "timeline.json", "events")]
    assert [link.partition("?")[0] for link in links] == ["</v1/timeline", "</v1/timeline.json", "</v1/events"]


def test_the_page_cache_can_be_turned_off(settings: Settings) -> None:
    app = create_app(replace(settings, page_memory=0))
    client = app.test_client()
    client.post("/v1/articles", json=ARTICLE)
    client.get("/v1/timeline")
    with recorded_statements(app.config["DATABASE"]) as seen:
        client.get("/v1/timeline")
    close(app.config["DATABASE"])
    assert len([one for one in seen if "event" in one]) == 1


def at(tag: str) -> CacheKey:
    return tag, "/v1/timeline", b""


def test_least_recently_used_pages_are_evicted_first() -> None:
    cache, made = PageCache(30), []

    def page(tag: str) -> None:
        cache.get_or_create(at(tag), lambda: made.append(tag) or CachedPage(b"x" * 10, {}))

    for tag in "abcadb":
        page(tag)
    assert made == ["a", "b", "c", "d", "b"]  # d took the place of b, since a had been asked for again
    page("a")
    assert made[-1] == "b"


def test_a_page_that_is_too_long_is_not_cached() -> None:
    cache = PageCache(30)
    cache.get_or_create(at("short"), lambda: CachedPage(b"x" * 10, {}))
    cache.get_or_create(at("long"), lambda: CachedPage(b"x" * 31, {}))
    assert cache.get_or_create(at("long"), lambda: CachedPage(b"new", {})).body == b"new"
    assert cache.get_or_create(at("short"), lambda: CachedPage(b"new", {})).body == b"x" * 10


def test_a_page_that_failed_is_built_again_next_time() -> None:
    cache = PageCache(30)

    def fail() -> CachedPage:
        raise LookupError

    with pytest.raises(LookupError):
        cache.get_or_create(at("a"), fail)
    assert cache.get_or_create(at("a"), lambda: CachedPage(b"well", {})).body == b"well"

"""A service below a path of its proxy, https://desk.example/timeline: nothing that it serves leads past that path."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from html import unescape
from typing import Any

import pytest
from flask.testing import FlaskClient

from service.app import create_app
from service.config import keys
from service.config.keys import Scope
from service.config.settings import Settings, SettingsError, load
from tests.conftest import close

pytestmark = pytest.mark.only("sqlite")  # nothing here depends on the database

ROOT = "/timeline"
BROWSER = {"Accept": "text/html,*/*;q=0.8"}
ARTICLE = {
    "text": "The bridge opened on Sunday. It will close for works in May. Traffic doubled on Monday.",
    "published_at": "2025-03-13",
    "collections": ["bridge"],
    "source": "Harbour Post",
}


@pytest.fixture
def client(settings: Settings) -> Iterator[FlaskClient]:
    app = create_app(replace(settings, public_url=f"https://desk.example{ROOT}"))
    yield app.test_client()
    close(app.config["DATABASE"])


@pytest.fixture
def report(client: FlaskClient) -> Any:
    assert client.put(f"{ROOT}/v1/collections/bridge", json={}).status_code == 201
    created = client.post(f"{ROOT}/v1/articles", json=ARTICLE)
    assert created.headers["Location"] == f"{ROOT}/v1/articles/{created.get_json()['article']['id']}"
    return created.get_json()


def links(page: str) -> set[str]:
    return {unescape(link).partition("#")[0] for link in re.findall(r'(?:href|src|action)="(/[^"]*)"', page)}


def test_every_link_of_every_page_leads_somewhere(client: FlaskClient, report: Any) -> None:
    starts = ["/", "/embed/bridge", "/docs", "/key", "/nothing", "/t/none", f"/e/{report['events'][0]['id']}"]
    waiting, seen = {ROOT + path for path in starts}, set[str]()
    while waiting:
        address = waiting.pop()
        seen.add(address)
        answer = client.get(address, headers=BROWSER)
        assert answer.status_code == 200 or address.endswith(("/nothing", "/t/none", "/merge")), address
        found = links(answer.text) if answer.mimetype == "text/html" else set()
        assert [link for link in found if link != ROOT and not link.startswith(f"{ROOT}/")] == [], address
        waiting |= {link for link in found - seen if "?" not in link}
    paths = {"/static/style.css", "/docs/style.css", "/openapi.json", "/t/bridge", "/try", "/problems/invalid", "/t"}
    assert {ROOT + path for path in paths} <= seen
    assert len(seen) > 40


def test_filters_exports_and_pages_of_a_timeline_stay_below_the_path(client: FlaskClient, report: Any) -> None:
    page = client.get(f"{ROOT}/t/bridge?from=2025-03&kind=all").text
    found = links(page)
    assert f"{ROOT}/v1/collections/bridge/timeline.csv?from=2025-03&kind=all&match=starts" in found
    assert f"{ROOT}/v1/feed.atom?from=2025-03&kind=all&collection=bridge&match=starts" in found
    assert [link for link in found if not link.startswith(f"{ROOT}/")] == []
    assert f'action="{ROOT}/t/bridge"' in page


def test_links_of_lists_and_feeds_stay_below_the_path(client: FlaskClient, report: Any) -> None:
    page = client.get(f"{ROOT}/v1/timeline?limit=1&kind=all")
    link = page.headers["Link"]
    assert link.startswith(f"<{ROOT}/v1/timeline?limit=1&kind=all&cursor=")
    second = client.get(link.partition(">")[0].removeprefix("<"))
    assert second.get_json()["entries"][0]["id"] != page.get_json()["entries"][0]["id"]
    feed = json.loads(client.get(f"{ROOT}/v1/feed.json?collection=bridge&kind=event").data)
    assert feed["feed_url"] == f"https://desk.example{ROOT}/v1/feed.json?collection=bridge&kind=event"
    assert feed["home_page_url"] == f"https://desk.example{ROOT}"
    contract = client.get(f"{ROOT}/openapi.json").get_json()
    assert contract["servers"][0]["url"] == f"https://desk.example{ROOT}"


def test_problems_have_the_path(client: FlaskClient) -> None:
    problem = client.get(f"{ROOT}/v1/articles/none").get_json(force=True)
    assert (problem["type"], problem["instance"]) == (f"{ROOT}/problems/not-found", f"{ROOT}/v1/articles/none")
    assert f"<code>{ROOT}/problems/not-found</code>" in client.get(problem["type"]).text


def test_redirects_and_cookies_stay_below_the_path(settings: Settings) -> None:
    token, key = keys.make("desk", Scope.WRITE)
    app = create_app(replace(settings, public_url=f"https://desk.example{ROOT}", api_keys=key.entry))
    answer = app.test_client().post(f"{ROOT}/key", data={"key": token, "back": "/t/bridge?kind=all"})
    assert (answer.status_code, answer.headers["Location"]) == (303, f"{ROOT}/t/bridge?kind=all")
    assert f"Path={ROOT};" in answer.headers["Set-Cookie"]
    left = app.test_client().post(f"{ROOT}/key", data={"key": ""})
    assert f"Path={ROOT};" in left.headers["Set-Cookie"]
    close(app.config["DATABASE"])


def test_health_checks_and_metrics_have_no_address_below_the_path(client: FlaskClient) -> None:
    for path in ("/__heartbeat__", "/__version__", "/metrics"):
        assert client.get(path).status_code == 200
        assert client.get(ROOT + path, environ_overrides={"RAW_URI": ROOT + path}).status_code == 404


@pytest.mark.parametrize("path", ["/timelines/v1/timeline", "/timelinev1/timeline", "/x/timeline/v1/timeline"])
def test_other_paths_are_not_the_service(client: FlaskClient, path: str) -> None:
    assert client.get(path).status_code == 404


def test_the_path_itself_is_the_home_page(client: FlaskClient) -> None:
    assert client.get(ROOT).text == client.get(f"{ROOT}/").text


@pytest.mark.parametrize(
    "value", ["desk.example/timeline", "https://desk.example/", "https://desk.example/a/", "https://desk.example/a?b"]
)
def test_invalid_public_urls(monkeypatch: pytest.MonkeyPatch, value: str) -> None:
    monkeypatch.setenv("TIMELINE_PUBLIC_URL", value)
    with pytest.raises(SettingsError, match="TIMELINE_PUBLIC_URL"):
        load()

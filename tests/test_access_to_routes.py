"""Access to every route of the application, by API key and by kind of service.

The routes come from the application's URL map, the expected access from ACCESS. A new route fails until it has a row.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from enum import StrEnum
from itertools import product
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from peewee import Database
from werkzeug.test import TestResponse

from service.api.access import COOKIE
from service.app import create_app
from service.config import keys
from service.config.keys import ApiKey, Scope
from service.config.settings import Settings
from service.store import revisions, webhooks
from service.store.webhooks import WebhookRow
from tests.conftest import close, copy_over

pytestmark = pytest.mark.only("sqlite")  # access does not depend on the database

READ_TOKEN, READ_KEY = keys.make("reader", Scope.READ)
WRITE_TOKEN, WRITE_KEY = keys.make("writer", Scope.WRITE)
REVOKED_TOKEN, _ = keys.make("revoked", Scope.WRITE)
TOKENS = {"no key": None, "read key": READ_TOKEN, "write key": WRITE_TOKEN, "revoked key": REVOKED_TOKEN}
DENIED = (401, 403)


class Access(StrEnum):
    """What a route requires of its client on a service with keys."""

    OPEN = "nothing"
    READ = "a key, unless reading is public"
    PAGE = "a key, unless reading is public; then a revoked key counts as none"
    KEY = "any key"
    WRITE = "a key that can write"


class Service(StrEnum):
    """A kind of service."""

    PRIVATE = "private"
    PUBLIC_READ = "public-read"
    KEYLESS = "keyless"


@dataclass(frozen=True)
class Call:
    """A request to a route: the access that it requires, its status if it is allowed, and what the client sends."""

    access: Access
    status: int
    options: dict[str, Any] = field(default_factory=dict)


ARTICLE = {"text": "The council met on Sunday.", "published_at": "2025-03-13"}
EVENT = {"date": {"edtf": "2025-04"}, "status": "planned", "summary": "The bridge opens."}
FORM_EVENT = {"date": "2025-04", "status": "planned", "summary": "The bridge opens."}
MATCH_ANY = {"If-Match": "*"}
ENTRY = "/v1/collections/<string:slug>/entries/<string:entry_id>"

#: What each route requires, by method and rule. HEAD is as GET, OPTIONS is open.
ACCESS: dict[tuple[str, str], list[Call]] = {
    ("GET", "/"): [Call(Access.PAGE, 200)],
    ("GET", "/t"): [Call(Access.PAGE, 200)],
    ("POST", "/t"): [Call(Access.WRITE, 303, {"data": {"slug": "new"}})],
    ("GET", "/t/<string:slug>/edit"): [Call(Access.WRITE, 200)],
    ("POST", "/t/<string:slug>/edit"): [Call(Access.WRITE, 412, {"data": {"action": "delete"}})],
    ("GET", "/t/<string:slug>"): [Call(Access.PAGE, 200)],
    ("GET", "/t/<string:slug>/e/<string:entry_id>"): [Call(Access.PAGE, 200)],
    ("POST", "/t/<string:slug>/e/<string:entry_id>"): [Call(Access.WRITE, 422, {"data": {"action": "split"}})],
    ("GET", "/t/<string:slug>/merge"): [Call(Access.WRITE, 200)],
    ("POST", "/t/<string:slug>/merge"): [Call(Access.WRITE, 422)],
    ("GET", "/embed/<string:slug>"): [Call(Access.PAGE, 200)],
    ("GET", "/a/<string:article_id>"): [Call(Access.PAGE, 200)],
    ("GET", "/e/<string:event_id>"): [Call(Access.PAGE, 200)],
    ("POST", "/e/<string:event_id>"): [Call(Access.WRITE, 303, {"data": {"action": "hide", "revision": "{revision}"}})],
    ("GET", "/hidden"): [Call(Access.WRITE, 200)],
    ("POST", "/hidden"): [Call(Access.WRITE, 303, {"data": {"action": "hide", "entry": "e_none"}})],
    ("GET", "/add"): [Call(Access.WRITE, 200)],
    ("POST", "/add"): [Call(Access.WRITE, 303, {"data": FORM_EVENT})],
    ("GET", "/try"): [Call(Access.KEY, 200)],
    ("POST", "/try"): [
        Call(Access.KEY, 200, {"data": ARTICLE}),
        Call(Access.WRITE, 303, {"data": {**ARTICLE, "action": "save"}}),
    ],
    ("GET", "/key"): [Call(Access.OPEN, 200)],
    ("POST", "/key"): [Call(Access.OPEN, 303)],
    ("GET", "/static/<path:filename>"): [Call(Access.OPEN, 200)],
    ("GET", "/docs"): [Call(Access.OPEN, 200)],
    ("GET", "/docs/style.css"): [Call(Access.OPEN, 200)],
    ("GET", "/openapi.json"): [Call(Access.OPEN, 200)],
    ("GET", "/problems/<string:slug>"): [Call(Access.OPEN, 200)],
    ("GET", "/__heartbeat__"): [Call(Access.OPEN, 200)],
    ("GET", "/__lbheartbeat__"): [Call(Access.OPEN, 200)],
    ("GET", "/__version__"): [Call(Access.OPEN, 200)],
    ("GET", "/metrics"): [Call(Access.KEY, 200)],
    ("POST", "/v1/resolve"): [Call(Access.KEY, 200, {"json": ARTICLE})],
    ("GET", "/v1/languages"): [Call(Access.READ, 200)],
    ("GET", "/v1/timeline"): [Call(Access.READ, 200)],
    ("GET", "/v1/timeline/histogram"): [Call(Access.READ, 200, {"query_string": {"by": "month"}})],
    ("GET", "/v1/timeline.<string:extension>"): [Call(Access.READ, 200)],
    ("GET", "/v1/feed.<string:extension>"): [Call(Access.READ, 200)],
    ("GET", "/v1/webhooks"): [Call(Access.WRITE, 200)],
    ("POST", "/v1/webhooks"): [Call(Access.WRITE, 422, {"json": {"url": "https://desk.example/hook"}})],
    ("DELETE", "/v1/webhooks/<string:webhook_id>"): [Call(Access.WRITE, 204)],
    ("GET", "/v1/changes"): [Call(Access.READ, 200, {"query_string": {"since": "0"}})],
    ("GET", "/v1/events"): [Call(Access.READ, 200)],
    ("POST", "/v1/events"): [Call(Access.WRITE, 201, {"json": EVENT})],
    ("GET", "/v1/events/<string:event_id>"): [Call(Access.READ, 200)],
    ("PATCH", "/v1/events/<string:event_id>"): [
        Call(Access.WRITE, 200, {"json": {"hidden": True}, "headers": MATCH_ANY})
    ],
    ("DELETE", "/v1/events/<string:event_id>"): [Call(Access.WRITE, 204, {"headers": MATCH_ANY})],
    ("GET", "/v1/events/<string:event_id>/history"): [Call(Access.READ, 200)],
    ("GET", "/v1/articles"): [Call(Access.READ, 200)],
    ("POST", "/v1/articles"): [Call(Access.WRITE, 201, {"json": ARTICLE})],
    ("POST", "/v1/articles/bulk"): [Call(Access.WRITE, 200, {"json": ARTICLE, "content_type": "application/x-ndjson"})],
    ("GET", "/v1/articles/<article:article_id>"): [Call(Access.READ, 200)],
    ("PATCH", "/v1/articles/<article:article_id>"): [
        Call(Access.WRITE, 200, {"json": {"title": "New"}, "headers": MATCH_ANY})
    ],
    ("DELETE", "/v1/articles/<article:article_id>"): [Call(Access.WRITE, 204, {"headers": MATCH_ANY})],
    ("GET", "/v1/collections"): [Call(Access.READ, 200)],
    ("GET", "/v1/collections/<string:slug>"): [Call(Access.READ, 200)],
    ("PUT", "/v1/collections/<string:slug>"): [
        Call(Access.WRITE, 200, {"json": {"title": "New"}, "headers": MATCH_ANY})
    ],
    ("DELETE", "/v1/collections/<string:slug>"): [Call(Access.WRITE, 204, {"headers": MATCH_ANY})],
    ("GET", "/v1/collections/<string:slug>/story"): [Call(Access.READ, 200)],
    ("GET", "/v1/collections/<string:slug>/timeline"): [Call(Access.READ, 200)],
    ("GET", "/v1/collections/<string:slug>/timeline.<string:extension>"): [Call(Access.READ, 200)],
    ("GET", ENTRY): [Call(Access.READ, 200)],
    ("GET", f"{ENTRY}/history"): [Call(Access.READ, 200)],
    # the entry has nothing to be merged with, to split off or to undo
    ("POST", f"{ENTRY}/merge"): [Call(Access.WRITE, 422, {"json": {"entries": ["e_x"]}, "headers": MATCH_ANY})],
    ("POST", f"{ENTRY}/split"): [Call(Access.WRITE, 422, {"json": {"reports": ["e_x"]}, "headers": MATCH_ANY})],
    ("POST", f"{ENTRY}/undo"): [Call(Access.WRITE, 409, {"headers": MATCH_ANY})],
    ("GET", "/v1/collections/<string:slug>/articles"): [Call(Access.READ, 200)],
    ("PUT", "/v1/collections/<string:slug>/articles/<string:article_id>"): [Call(Access.WRITE, 204)],
    ("DELETE", "/v1/collections/<string:slug>/articles/<string:article_id>"): [Call(Access.WRITE, 204)],
}


def routes() -> Iterator[tuple[str, str]]:
    """Yield the method and the rule of each route, except the methods that Flask adds."""
    for rule in create_app(Settings()).url_map.iter_rules():
        for method in sorted((rule.methods or set()) - {"HEAD", "OPTIONS"}):
            yield method, rule.rule


ROUTES = list(routes())
SERVICES_AND_TOKENS = list(product(Service, TOKENS))


def test_every_row_is_a_route() -> None:
    assert set(ACCESS) == set(ROUTES)


@pytest.fixture(scope="module")
def filled(migrated_file: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, str]]:
    """Return a database with an article and an event made by hand, and the values of the routes' parameters."""
    file = tmp_path_factory.mktemp("filled") / "timeline.db"
    shutil.copy(migrated_file, file)
    app = create_app(Settings(database_url=f"sqlite:///{file}"))
    client = app.test_client()
    client.put("/v1/collections/harbour", json={})
    article = client.post("/v1/articles", json={**ARTICLE, "url": "https://a.example", "collections": ["harbour"]})
    event_id = client.post("/v1/events", json=EVENT).get_json()["id"]
    report = article.get_json()
    article_id, entry_id = report["article"]["id"], report["events"][0]["id"]
    webhooks.create(app.config["DATABASE"], WebhookRow("w_1", "https://desk.example/hook", "", "{}", "0"))
    close(app.config["DATABASE"])
    return file, {
        "<string:webhook_id>": "w_1",
        "<string:slug>": "harbour",
        "<string:event_id>": event_id,
        "<string:entry_id>": entry_id,
        "<article:article_id>": article_id,
        "<string:article_id>": article_id,
        "<string:extension>": "atom",
        "<path:filename>": "style.css",
    }


@pytest.fixture
def paths(app: Flask, filled: tuple[Path, dict[str, str]]) -> dict[str, str]:
    """Fill the application's database; return the values of the routes' parameters."""
    file, parameters = filled
    copy_over(file, app.config["DATABASE"])
    return parameters


def set_up(app: Flask, service: Service) -> None:
    """Give the application the keys and settings of a kind of service."""
    api_keys: tuple[ApiKey, ...] = () if service is Service.KEYLESS else (READ_KEY, WRITE_KEY)
    app.config["API_KEYS"] = api_keys
    app.config["TIMELINE"] = replace(app.config["TIMELINE"], public_read=service is Service.PUBLIC_READ)


def is_page(rule: str) -> bool:
    return not rule.startswith(("/v1/", "/metrics"))


def send(app: Flask, method: str, rule: str, paths: dict[str, str], call: Call, **sent_key: str | None) -> TestResponse:
    """Send a request, with a key as a Bearer token or as the cookie of the pages."""
    path = "/problems/not-found" if rule.startswith("/problems/") else rule
    for parameter, value in paths.items():
        path = path.replace(parameter, value)
    client = app.test_client()
    options = {**call.options, "headers": dict(call.options.get("headers", {}))}
    if sent_key.get("cookie"):
        client.set_cookie(COOKIE, sent_key["cookie"])
    if sent_key.get("bearer"):
        options["headers"]["Authorization"] = f"Bearer {sent_key['bearer']}"
    if "revision" in options.get("data", {}):
        options["data"] = {**options["data"], "revision": str(revisions.of_event(app.config["DATABASE"], path[3:]))}
    return client.open(path, method=method, **options)


def expected_status(call: Call, service: Service, key: str) -> int:
    if service is Service.KEYLESS or call.access is Access.OPEN:
        return call.status
    is_public = service is Service.PUBLIC_READ
    allowed = {
        Access.READ: {"read key", "write key"} | ({"no key"} if is_public else set()),
        Access.PAGE: {"read key", "write key"} | ({"no key", "revoked key"} if is_public else set()),
        Access.KEY: {"read key", "write key"},
        Access.WRITE: {"write key"},
    }
    if key in allowed[call.access]:
        return call.status
    return 403 if key == "read key" else 401


@pytest.mark.parametrize(("service", "key"), SERVICES_AND_TOKENS)
@pytest.mark.parametrize(("method", "rule"), ROUTES)
def test_access(
    app: Flask, store: Database, paths: dict[str, str], method: str, rule: str, service: Service, key: str
) -> None:
    set_up(app, service)
    carrier = "cookie" if is_page(rule) else "bearer"
    for call in ACCESS[method, rule]:
        before = revisions.last(store)
        response = send(app, method, rule, paths, call, **{carrier: TOKENS[key]})
        assert response.status_code == expected_status(call, service, key)
        if response.status_code in DENIED:
            assert revisions.last(store) == before, "a denied request changes nothing"
        if method == "GET":
            head = send(app, "HEAD", rule, paths, call, **{carrier: TOKENS[key]})
            assert head.status_code == response.status_code


@pytest.mark.parametrize(("service", "key"), SERVICES_AND_TOKENS)
def test_options_are_open(app: Flask, paths: dict[str, str], service: Service, key: str) -> None:
    set_up(app, service)
    for rule in {rule for _, rule in ROUTES}:
        response = send(app, "OPTIONS", rule, paths, Call(Access.OPEN, 200), bearer=TOKENS[key])
        assert response.status_code == 200, rule


@pytest.mark.parametrize(("method", "rule"), [route for route in ROUTES if not is_page(route[1])])
def test_cookie_of_a_write_key_only_reads_the_api(app: Flask, paths: dict[str, str], method: str, rule: str) -> None:
    set_up(app, Service.PRIVATE)
    [call] = ACCESS[method, rule]
    response = send(app, method, rule, paths, call, cookie=WRITE_TOKEN)
    assert response.status_code == (call.status if call.access is Access.READ else 401)


@pytest.mark.parametrize(("method", "rule"), [route for route in ROUTES if is_page(route[1])])
def test_pages_do_not_take_bearer_tokens(app: Flask, paths: dict[str, str], method: str, rule: str) -> None:
    set_up(app, Service.PRIVATE)
    for call in ACCESS[method, rule]:
        response = send(app, method, rule, paths, call, bearer=WRITE_TOKEN)
        assert response.status_code == expected_status(call, Service.PRIVATE, "no key")


@pytest.mark.parametrize("origin", ["https://evil.example", "null"])
@pytest.mark.parametrize(("method", "rule"), [route for route in ROUTES if route[0] != "GET"])
def test_other_sites_write_nothing(
    app: Flask, store: Database, paths: dict[str, str], method: str, rule: str, origin: str
) -> None:
    set_up(app, Service.KEYLESS)
    for call in ACCESS[method, rule]:
        before = revisions.last(store)
        options = {**call.options, "headers": {**call.options.get("headers", {}), "Origin": origin}}
        response = send(app, method, rule, paths, replace(call, options=options))
        assert response.status_code == 403
        assert revisions.last(store) == before

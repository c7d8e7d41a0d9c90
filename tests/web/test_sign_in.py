"""Signing in with an API key: the cookie, the way back, and what happens once the key is revoked."""

from __future__ import annotations

import pytest
from flask import Flask
from flask.testing import FlaskClient

from service.config import keys
from service.config.keys import Scope
from tests.web.html import ACCEPT_HTML, form_values, parse, texts

pytestmark = pytest.mark.only("sqlite")  # the tests of the store cover both databases


def test_key_is_out_of_reach_of_scripts_and_only_reads_the_api(app: Flask) -> None:
    token, key = keys.make("desk", Scope.WRITE)
    app.config["API_KEYS"] = (key,)
    client = app.test_client()
    assert client.get("/", headers=ACCEPT_HTML).status_code == 401
    assert client.post("/key", data={"key": "wrong"}).status_code == 401
    response = client.post("/key", data={"key": token, "back": "//evil.example"})
    assert response.headers["Location"] == "/"
    assert {"HttpOnly", "SameSite=Strict"} <= set(response.headers["Set-Cookie"].split("; "))
    assert client.get("/").status_code == 200
    assert client.get("/v1/timeline.csv").status_code == 200
    assert client.put("/v1/collections/x", json={}).status_code == 401


def test_revoked_key_is_reported_and_forgotten(app: Flask) -> None:
    token, key = keys.make("desk", Scope.WRITE)
    app.config["API_KEYS"] = (key,)
    client = app.test_client()
    client.post("/key", data={"key": token})
    app.config["API_KEYS"] = (keys.make("other", Scope.READ)[1],)
    response = client.get("/", headers=ACCEPT_HTML)
    assert response.status_code == 401
    assert any("no longer valid" in alert for alert in texts(parse(response), "//*[@role='status']"))
    assert "timeline_key=;" in response.headers["Set-Cookie"]


def test_read_key_tries_articles_but_saves_nothing(app: Flask) -> None:
    token, key = keys.make("reader", Scope.READ)
    app.config["API_KEYS"] = (key,)
    client = app.test_client()
    client.post("/key", data={"key": token})
    form = {"text": "It met on Sunday.", "published_at": "2025-03-13"}
    assert client.post("/try", data=form).status_code == 200
    assert client.post("/try", data={**form, "action": "save"}, headers=ACCEPT_HTML).status_code == 403
    assert client.get("/add", headers=ACCEPT_HTML).status_code == 403


@pytest.mark.parametrize(("url", "is_secure"), [("http://localhost", False), ("https://localhost", True)])
def test_cookie_is_secure_behind_https(app: Flask, url: str, is_secure: bool) -> None:
    token, key = keys.make("desk", Scope.WRITE)
    app.config["API_KEYS"] = (key,)
    client = app.test_client()
    for form in ({"key": token}, {"key": ""}):
        response = client.post("/key", data=form, base_url=url)
        assert ("Secure" in response.headers["Set-Cookie"].split("; ")) is is_secure


def test_key_is_stored_for_30_days_and_removed_at_sign_out(app: Flask) -> None:
    token, key = keys.make("desk", Scope.WRITE)
    app.config["API_KEYS"] = (key,)
    client = app.test_client()
    assert "Max-Age=2592000" in client.post("/key", data={"key": token}).headers["Set-Cookie"].split("; ")
    assert client.get("/").status_code == 200
    client.post("/key", data={"key": ""})
    assert client.get("/").status_code == 401


@pytest.mark.parametrize(
    ("back", "location"),
    [
        ("/t/harbour?from=2025", "/t/harbour?from=2025"),
        ("https://evil.example/", "/"),
        ("//evil.example/", "/"),
        ("/\\evil.example/", "/"),
        ("\\\\evil.example/", "/"),
        ("/\tx", "/"),
        ("/é", "/"),
        ("t/harbour", "/"),
        ("javascript:alert(1)", "/"),
        ("", "/"),
    ],
)
def test_sign_in_returns_only_to_own_pages(app: Flask, client: FlaskClient, back: str, location: str) -> None:
    token, key = keys.make("desk", Scope.WRITE)
    app.config["API_KEYS"] = (key,)
    page = parse(client.get("/key", query_string={"back": back}))
    assert form_values(page, "/key")["back"] == location
    assert client.post("/key", data={"key": token, "back": back}).headers["Location"] == location

"""Signing in with an API key: the cookie, its limits, and what happens once the key is revoked."""

from __future__ import annotations

import pytest
from flask import Flask

from service.config import keys
from service.config.keys import Scope
from tests.web.html import ACCEPT_HTML, parse, texts

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

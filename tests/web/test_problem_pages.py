"""Errors as a browser shows them: a title, the reason, a way on; and the headers that come with them."""

from __future__ import annotations

import pytest
from flask import Flask
from flask.testing import FlaskClient

from service.api.access import COOKIE
from service.config import keys
from service.config.keys import Scope
from service.store.database import Unavailable
from service.web import timeline_pages
from tests.web.html import ACCEPT_HTML, form_values, parse, text, texts

pytestmark = pytest.mark.only("sqlite")  # the tests of the store cover both databases
READ_TOKEN, READ_KEY = keys.make("reader", Scope.READ)


def test_unknown_page_offers_ways_on(client: FlaskClient) -> None:
    response = client.get("/nowhere", headers=ACCEPT_HTML)
    assert response.status_code == 404
    page = parse(response)
    assert text(page, "//h1") == "Not found"
    assert text(page, "//title") == "Not found – News timeline"
    assert len(texts(page, "//p[@role='alert']")) == 1
    assert page.xpath("//main//a/@href") == ["/", "/t", "/try"]


def test_unknown_event_is_named(client: FlaskClient) -> None:
    for method in ("GET", "POST"):
        response = client.open("/e/e_none", method=method, headers=ACCEPT_HTML)
        assert response.status_code == 404
        assert "'e_none'" in text(parse(response), "//p[@role='alert']")


def test_wrong_method_is_a_page_with_the_allowed_ones(client: FlaskClient) -> None:
    response = client.post("/", headers=ACCEPT_HTML)
    assert response.status_code == 405
    assert {"GET", "HEAD"} <= set(response.headers["Allow"].split(", "))
    page = parse(response)
    assert page.xpath("//main//a") == []
    assert page.xpath("//main//form") == []


def test_missing_key_is_asked_for_and_leads_back(app: Flask, client: FlaskClient) -> None:
    app.config["API_KEYS"] = (READ_KEY,)
    response = client.get("/t?after=x", headers=ACCEPT_HTML)
    assert response.status_code == 401
    page = parse(response)
    assert text(page, "//p[@role='alert']") == "this page needs an API key: enter one."
    assert form_values(page, "/key") == {"back": "/t"}
    location = client.post("/key", data={"back": "/t", "key": READ_TOKEN}).headers["Location"]
    assert client.get(location, headers=ACCEPT_HTML).status_code == 200


def test_read_key_is_named_where_it_cannot_write(app: Flask, client: FlaskClient) -> None:
    app.config["API_KEYS"] = (READ_KEY,)
    client.set_cookie(COOKIE, READ_TOKEN)
    response = client.get("/add", headers=ACCEPT_HTML)
    assert response.status_code == 403
    page = parse(response)
    assert text(page, "//p[@role='alert']") == "the API key 'reader' can only read: enter one that can write."
    assert form_values(page, "/key")["back"] == "/add"
    assert "Add an event" not in texts(page, "//nav/a")


def test_body_that_is_too_large_is_a_page(app: Flask, client: FlaskClient) -> None:
    app.config["MAX_CONTENT_LENGTH"] = 1_000
    response = client.post("/try", data={"text": "It rained. " * 100}, headers=ACCEPT_HTML)
    assert response.status_code == 413
    assert len(texts(parse(response), "//p[@role='alert']")) == 1


def test_form_takes_as_much_as_the_api(app: Flask, client: FlaskClient) -> None:
    form = {"text": "It rained. " * 60_000, "published_at": "2025-03-13"}
    response = client.post("/try", data=form, content_type="multipart/form-data")
    assert response.status_code == 413
    assert str(app.config["TIMELINE"].max_text) in text(parse(response), "//p[@role='alert']"), "only for its text"


@pytest.mark.parametrize(
    ("error", "status", "retry"), [(RuntimeError("a fault"), 500, None), (Unavailable("locked"), 503, "1")]
)
def test_fault_of_the_service_is_a_page_without_its_cause(
    client: FlaskClient, monkeypatch: pytest.MonkeyPatch, error: Exception, status: int, retry: str | None
) -> None:
    def fail(*_: object) -> None:
        raise error

    monkeypatch.setattr(timeline_pages, "timeline_page", fail)
    response = client.get("/", headers=ACCEPT_HTML)
    assert (response.status_code, response.headers.get("Retry-After")) == (status, retry)
    assert str(error) not in response.text
    assert len(texts(parse(response), "//p[@role='alert']")) == 1
    assert client.get("/").content_type == "application/problem+json"


def test_pages_are_cached_by_the_own_browser_only(client: FlaskClient) -> None:
    for path in ("/", "/nowhere"):
        response = client.get(path, headers=ACCEPT_HTML)
        assert response.headers["Cache-Control"] == "private, no-cache"
        assert "Cookie" in response.vary
        assert response.headers["Referrer-Policy"] == "same-origin"


@pytest.mark.parametrize(
    ("path", "accept", "content_type"),
    [
        ("/t/nothing", "text/html", "text/html; charset=utf-8"),
        ("/t/nothing", "*/*", "application/problem+json"),
        ("/nowhere", "text/html", "text/html; charset=utf-8"),
        ("/nowhere", "*/*", "application/problem+json"),
        ("/v1/nowhere", "text/html", "application/problem+json"),
    ],
)
def test_only_browsers_outside_the_api_get_errors_as_pages(
    client: FlaskClient, path: str, accept: str, content_type: str
) -> None:
    response = client.get(path, headers={"Accept": accept})
    assert (response.status_code, response.content_type) == (404, content_type)

"""The log line of each request: its fields, what it never contains, and when a streamed response ends."""

from __future__ import annotations

import json
from typing import Any

import pytest
from flask.testing import FlaskClient

from service.app import create_app
from service.config import keys
from service.config.keys import Scope
from service.config.settings import Settings
from service.store import migrate
from service.telemetry.requests import trace

TRACE, SPAN = "4bf92f3577b34da6a3ce929d0e0e4736", "00f067aa0ba902b7"
TRACEPARENT = f"00-{TRACE}-{SPAN}-01"
ARTICLE = {"text": "The secret council met on Sunday.", "published_at": "2025-03-13", "title": "Whispered"}
Capture = pytest.CaptureFixture[str]


def lines(capsys: Capture) -> list[dict[str, Any]]:
    return [json.loads(line) for line in capsys.readouterr().out.splitlines()]


def test_each_request_is_one_log_line(client: FlaskClient, capsys: Capture) -> None:
    client.get("/v1/articles/a_one", headers={"X-Request-ID": "r-1", "traceparent": TRACEPARENT}, buffered=True)
    (line,) = lines(capsys)
    assert line.pop("timestamp").endswith("Z")
    assert 0 < line.pop("duration") < 60
    assert line == {
        "event": "request",
        "level": "info",
        "method": "GET",
        "route": "/v1/articles/<article:article_id>",
        "status": 404,
        "request_id": "r-1",
        "trace_id": TRACE,
        "parent_id": SPAN,
    }


@pytest.mark.parametrize(
    ("method", "path", "logged"),
    [
        ("GET", "/nowhere/a_one", ("GET", "none", 404)),
        ("DELETE", "/v1/timeline", ("DELETE", "none", 405)),
        ("BREW", "/v1/timeline", ("other", "none", 405)),
        ("HEAD", "/v1/timeline", ("HEAD", "/v1/timeline", 200)),
    ],
)
def test_methods_and_routes_have_few_values(
    client: FlaskClient, capsys: Capture, method: str, path: str, logged: tuple[str, str, int]
) -> None:
    client.open(path, method=method, buffered=True)
    (line,) = lines(capsys)
    assert (line["method"], line["route"], line["status"]) == logged


def test_texts_queries_and_keys_are_not_logged(settings: Settings, capsys: Capture) -> None:
    token, key = keys.make("desk", Scope.WRITE)
    app = create_app(Settings(database_url=settings.database_url, api_keys=key.entry, log_level="debug"))
    migrate.up(app.config["DATABASE"])
    client, bearer = app.test_client(), {"Authorization": f"Bearer {token}"}
    client.post("/v1/articles", json=ARTICLE, headers=bearer, buffered=True)
    client.post("/v1/articles?title=Whispered", data=ARTICLE["text"], headers=bearer, buffered=True)
    client.get("/v1/timeline?from=2025-03-09&whisper=Whispered", headers=bearer, buffered=True)
    app.config["DATABASE"].close()
    log = capsys.readouterr().out
    assert [json.loads(line)["key_id"] for line in log.splitlines()] == ["desk"] * 3
    for secret in ("secret", "Whispered", "whisper", "2025-03-09", token, key.digest):
        assert secret not in log


def test_polled_routes_are_logged_at_debug_level(client: FlaskClient, settings: Settings, capsys: Capture) -> None:
    paths = ("/__heartbeat__", "/__lbheartbeat__", "/__version__", "/metrics")
    for path in paths:
        client.get(path, buffered=True)
    assert lines(capsys) == []
    detailed = create_app(Settings(database_url=settings.database_url, log_level="debug")).test_client()
    for path in paths:
        detailed.get(path, buffered=True)
    assert [(line["route"], line["level"]) for line in lines(capsys)] == [(path, "debug") for path in paths]


@pytest.mark.usefixtures("settings")  # a separate app, because the test adds a route
def test_an_internal_error_is_logged_with_its_cause(client: FlaskClient, capsys: Capture) -> None:
    def broken() -> str:
        raise RuntimeError("a fault")

    client.application.add_url_rule("/broken/<name>", view_func=broken)
    client.get("/broken/name", headers={"X-Request-ID": "r-1"}, buffered=True)
    cause, line = lines(capsys)
    assert (cause["event"], cause["level"], cause["request_id"]) == ("unhandled", "error", "r-1")
    assert (line["route"], line["status"], line["level"]) == ("/broken/<name>", 500, "warning")


def test_a_streamed_response_is_logged_when_it_ends(client: FlaskClient, capsys: Capture) -> None:
    body = "\n".join(json.dumps({**ARTICLE, "external_id": str(number)}) for number in range(3))
    response = client.post("/v1/articles/bulk", data=body, content_type="application/x-ndjson")
    parts = iter(response.iter_encoded())
    assert json.loads(next(parts))["status"] == 201
    assert lines(capsys) == []
    assert len(list(parts)) == 2
    response.close()
    (line,) = lines(capsys)
    assert (line["route"], line["status"]) == ("/v1/articles/bulk", 200)


@pytest.mark.parametrize("sent", [TRACEPARENT, f" {TRACEPARENT} ", f"01-{TRACE}-{SPAN}-00-more"])
def test_a_valid_traceparent_is_adopted(sent: str) -> None:
    assert trace(sent) == {"trace_id": TRACE, "parent_id": SPAN}


@pytest.mark.parametrize(
    "sent",
    [
        "",
        TRACE,
        f"ff-{TRACE}-{SPAN}-01",
        f"00-{TRACE.upper()}-{SPAN}-01",
        f"00-{'0' * 32}-{SPAN}-01",
        f"00-{TRACE}-{'0' * 16}-01",
        f"00-{TRACE}-{SPAN}-01-more",
        f"00-{TRACE}-{SPAN}",
        f"{TRACEPARENT},{TRACEPARENT}",
        "<script>",
    ],
)
def test_an_invalid_traceparent_is_ignored(sent: str) -> None:
    assert trace(sent) == {}

"""What operators ask, and problems that are the service's own: a database that is away or busy, a failure."""

from __future__ import annotations

import sqlite3
from dataclasses import replace
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient

from service.app import create_app
from service.config.settings import Settings
from service.store import migrate
from service.timex import ENGINE_VERSION
from tests.api.problems import assert_nothing_stored, assert_problem
from tests.conftest import close

GOOD = {"text": "The council met on Sunday.", "published_at": "2025-03-13"}


def test_the_version(client: FlaskClient) -> None:
    assert client.get("/__version__").get_json()["engine_version"] == ENGINE_VERSION


def test_the_heartbeats(client: FlaskClient) -> None:
    assert client.get("/__heartbeat__").get_json() == {"database": "ok"}
    assert client.get("/__lbheartbeat__").get_json() == {"status": "ok"}


def test_a_database_that_is_away(tmp_path: Path) -> None:
    folder = tmp_path / "volume"
    client = create_app(Settings(database_url=f"sqlite:///{folder}/timeline.db")).test_client()
    folder.rmdir()
    for answer in (client.get("/__heartbeat__"), client.get("/v1/timeline"), client.post("/v1/articles", json=GOOD)):
        assert_problem(answer, 503)
        assert answer.headers["Retry-After"] == "1"
    assert client.get("/__lbheartbeat__").status_code == 200


def test_a_database_that_comes_back_is_used_again(tmp_path: Path) -> None:
    folder = tmp_path / "volume"
    app = create_app(Settings(database_url=f"sqlite:///{folder}/timeline.db"))
    folder.rmdir()
    assert app.test_client().get("/v1/timeline").status_code == 503
    folder.mkdir()
    migrate.up(app.config["DATABASE"])
    assert app.test_client().get("/v1/timeline").status_code == 200


def test_a_database_without_the_schema(empty_settings: Settings) -> None:
    app = create_app(empty_settings)
    client = app.test_client()
    for answer in (client.get("/__heartbeat__"), client.get("/v1/timeline"), client.post("/v1/articles", json=GOOD)):
        assert_problem(answer, 503)
    close(app.config["DATABASE"])


@pytest.mark.only("sqlite")
def test_a_database_that_is_busy(app: Flask, settings: Settings) -> None:
    hurried = create_app(replace(settings, busy_timeout=50)).test_client()
    with sqlite3.connect(settings.database_url.removeprefix("sqlite:///"), isolation_level=None) as other:
        other.execute("BEGIN IMMEDIATE")
        answer = hurried.post("/v1/articles", json=GOOD)
        assert_problem(answer, 503)
        assert answer.headers["Retry-After"] == "1"
        assert_nothing_stored(hurried)
        other.execute("ROLLBACK")
    assert hurried.post("/v1/articles", json=GOOD).status_code == 201


@pytest.mark.usefixtures("settings")  # an app of its own: it gets one more route
def test_a_failure_is_a_problem_that_tells_no_internals(
    app: Flask, client: FlaskClient, capsys: pytest.CaptureFixture[str]
) -> None:
    def fail() -> str:
        raise RuntimeError("the secret is 1234")

    app.add_url_rule("/fail", view_func=fail)
    answer = client.get("/fail")
    assert_problem(answer, 500)
    assert "1234" not in answer.text
    assert "RuntimeError" not in answer.text
    assert "1234" in capsys.readouterr().out


def test_head_and_options(client: FlaskClient) -> None:
    head = client.head("/v1/timeline")
    assert (head.status_code, head.data) == (200, b"")
    assert "GET" in client.options("/v1/timeline").headers["Allow"]


def test_no_content_has_no_type(client: FlaskClient) -> None:
    location = client.post("/v1/articles", json=GOOD).headers["Location"]
    gone = client.delete(location)
    assert (gone.status_code, gone.data, gone.headers.get("Content-Type")) == (204, b"", None)

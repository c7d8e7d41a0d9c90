"""TIMELINE_MAX_EXPRESSIONS holds wherever an article is read: posted, changed, resolved, imported or read again."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from flask.testing import FlaskClient

from service.app import create_app
from service.cli import main
from service.config.settings import Settings
from tests.conftest import close
from tests.served import timeline

# the limit holds before anything is stored, so it does not depend on the database
pytestmark = [pytest.mark.only("sqlite"), pytest.mark.usefixtures("settings")]
TEXT = "It rained on Monday. It rained on Tuesday. It rained on Wednesday. It rained on Thursday."
SECOND = TEXT.index("Tuesday")
ARTICLE = {"text": TEXT, "published_at": "2025-03-13", "external_id": "rain"}


@pytest.fixture
def settings(settings: Settings, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Settings:
    monkeypatch.setenv("TIMELINE_DATABASE_URL", settings.database_url)
    monkeypatch.setenv("TIMELINE_MAX_EXPRESSIONS", "1")
    monkeypatch.chdir(tmp_path)
    return replace(settings, max_expressions=1)


def assert_one(report: dict[str, Any]) -> None:
    assert [event["expression"]["text"] for event in report["events"]] == ["Monday"]
    (warning,) = report["warnings"]
    assert warning == f"the text has too many expressions of time: 3 were left out, from offset {SECOND} on"


@pytest.mark.parametrize("path", ["/v1/articles", "/v1/resolve", "/v1/resolve?explain=full"])
def test_the_setting_limits_what_is_posted_and_resolved(client: FlaskClient, path: str) -> None:
    assert_one(client.post(path, json=ARTICLE).get_json())


@pytest.mark.parametrize("media_type", ["text/plain", "text/html"])
def test_the_setting_limits_texts_and_pages(client: FlaskClient, media_type: str) -> None:
    body = f"<html><body><article><p>{TEXT}</p></article></body></html>" if media_type == "text/html" else TEXT
    posted = client.post("/v1/articles?published_at=2025-03-13", data=body, content_type=media_type).get_json()
    assert [event["expression"]["text"] for event in posted["events"]] == ["Monday"]


def test_the_setting_limits_bulk_uploads(client: FlaskClient) -> None:
    client.post("/v1/articles/bulk", data=json.dumps(ARTICLE), content_type="application/x-ndjson").get_data()
    assert len(client.get("/v1/timeline?kind=all").get_json()["entries"]) == 1


@pytest.fixture
def unlimited(settings: Settings) -> Iterator[str]:
    """The path of an article that was stored when the limit was higher."""
    app = create_app(replace(settings, max_expressions=2_000))
    report = app.test_client().post("/v1/articles", json=ARTICLE).get_json()
    assert len(report["events"]) == 4
    yield f"/v1/articles/{report['article']['id']}"
    close(app.config["DATABASE"])


def test_the_setting_limits_a_changed_article(unlimited: str, client: FlaskClient) -> None:
    headers = {"If-Match": client.get(unlimited).headers["ETag"]}
    assert_one(client.patch(unlimited, json={"text": f"{TEXT} "}, headers=headers).get_json())


def test_the_setting_limits_an_article_that_is_posted_again(unlimited: str, client: FlaskClient) -> None:
    report = client.post("/v1/articles", json={**ARTICLE, "text": f"{TEXT} "}).get_json()
    assert (report["article"]["id"], len(report["events"])) == (unlimited.rpartition("/")[2], 1)


def test_the_setting_limits_a_reread(unlimited: str, client: FlaskClient) -> None:
    done = CliRunner().invoke(main, ["reread", "--all"])
    assert (done.exit_code, done.stdout.count("gone ")) == (0, 3)
    assert_one(client.get(unlimited).get_json())


def test_the_setting_limits_an_import(tmp_path: Path, client: FlaskClient) -> None:
    file = tmp_path / "a.ndjson"
    file.write_text(json.dumps(ARTICLE))
    assert timeline("import", str(file), env=dict(os.environ)).returncode == 0
    assert len(client.get("/v1/timeline?kind=all").get_json()["entries"]) == 1


def test_the_setting_limits_the_page_for_trying(client: FlaskClient) -> None:
    page = client.post("/try", data={"text": TEXT, "published_at": "2025-03-13"}).get_data(as_text=True)
    assert "3 were left out" in page

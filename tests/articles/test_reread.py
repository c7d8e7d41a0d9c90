"""``timeline reread``: differences of a newer engine are reported, then stored; corrections are preserved."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from flask import Flask
from flask.testing import FlaskClient

from service.articles import reread as rereading
from service.cli import main
from service.config.settings import Settings
from service.store import packed_json
from service.store.database import Database
from service.store.tables import Article, Event
from service.timex import ENGINE_VERSION
from tests.api.test_corrections import correct, path
from tests.conftest import DESK

TEXT = "The council met on Sunday. It will vote in April. It was founded in 1990."


@pytest.fixture
def store(app: Flask) -> Database:
    """The database of the app: a process has one."""
    database: Database = app.config["DATABASE"]
    return database


@pytest.fixture
def report(client: FlaskClient) -> dict[str, Any]:
    """The report of an article."""
    body = {"text": TEXT, "published_at": "2025-03-13", "external_id": "n1", "title": "Bridge"}
    return dict(client.post("/v1/articles", json=body).get_json())


def simulate_an_older_engine(monkeypatch: pytest.MonkeyPatch, store: Database) -> None:
    """Mark the rows as read by an older engine, and make the current one miss an event."""
    Article.update(engine_version="0").execute()
    read_now = rereading.read_article

    def read_article(*arguments: Any, **options: Any) -> Any:
        article = read_now(*arguments, **options)
        article.events[:] = [event for event in article.events if event["expression"]["text"] != "1990"]
        return article

    monkeypatch.setattr(rereading, "read_article", read_article)


def reread(store: Database, **options: Any) -> list[rereading.Reread]:
    return list(rereading.reread(store, DESK, **options))


def test_a_dry_run_reports_and_changes_nothing(
    client: FlaskClient, store: Database, report: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    simulate_an_older_engine(monkeypatch, store)
    (reread_article,) = reread(store, dry_run=True)
    assert reread_article.article == report["article"]["id"]
    (line,) = reread_article.lines
    assert line.startswith("gone")
    assert line.endswith("“1990”: 1990")
    assert len(client.get("/v1/events").get_json()["events"]) == 3
    assert len(reread(store, dry_run=True)) == 1, "the dry run stored its reading"


def test_a_new_reading_is_stored_once(
    client: FlaskClient, store: Database, report: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    place = path(report, "Sunday")
    correct(client, place, {"date": {"edtf": "2025-03-10"}})
    founding = path(report, "1990")
    correct(client, founding, {"summary": "Founded."})
    simulate_an_older_engine(monkeypatch, store)
    assert len(reread(store)) == 1
    after = client.get(f"/v1/articles/{report['article']['id']}").get_json()
    assert after["engine_version"] == ENGINE_VERSION
    assert after["article"] == report["article"]
    assert {event["date"]["edtf"] for event in after["events"]} == {"2025-03-10", "2025-04", "1990"}
    assert client.get(founding).get_json()["summary"] == "Founded.", "its sentence is still in the text"
    assert reread(store) == []
    assert len(reread(store, every=True)) == 1
    again = {"text": TEXT, "published_at": "2025-03-13", "external_id": "n1", "title": "Bridge"}
    assert "changed" not in client.post("/v1/articles", json=again).get_json()


def test_a_changed_date_is_reported_with_the_reason(
    client: FlaskClient, store: Database, report: dict[str, Any]
) -> None:
    place = path(report, "Sunday").rpartition("/")[2]
    wrong = '"start_on":"2025-03-02","end_before":"2025-03-03"'
    right = '"start_on":"2025-03-09","end_before":"2025-03-10"'
    row = Event.get_by_id(place)
    body = packed_json.unpacked_event(row.id, row.article_id, row.body)
    row.body = packed_json.packed(body.replace('"edtf":"2025-03-09"', '"edtf":"2025-03-02"').replace(right, wrong))
    row.save()
    (reread_article,) = reread(store, every=True)
    assert reread_article.lines == (
        f"changed  {place} “Sunday”: 2025-03-02 -> 2025-03-09 "
        "(weekday.bare: the last Sunday before 2025-03-13: “met” looks back; "
        "dateparser reads 'sunday' before 2025-03-13 as 2025-03-09)",
    )
    assert client.get(f"/v1/events/{place}").get_json()["date"]["edtf"] == "2025-03-09"
    changes = client.get(f"/v1/events/{place}/history").get_json()["changes"]
    assert [change["action"] for change in changes] == ["read_anew"]


def test_reread_of_one_collection(client: FlaskClient, store: Database, report: dict[str, Any]) -> None:
    client.put("/v1/collections/story", json={})
    assert reread(store, every=True, collection="story") == []
    client.put(f"/v1/collections/story/articles/{report['article']['id']}")
    assert len(reread(store, every=True, collection="story")) == 1


def test_command(settings: Settings, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, report: Any) -> None:
    monkeypatch.setenv("TIMELINE_DATABASE_URL", settings.database_url)
    done: Result = CliRunner().invoke(main, ["reread", "--all", "--dry-run"])
    assert (done.exit_code, done.stdout, done.stderr) == (0, "", "timeline: articles to re-read: 1\n")
    done = CliRunner().invoke(main, ["reread", "--all"])
    assert (done.exit_code, done.stdout, done.stderr) == (0, "", "timeline: articles re-read: 1\n")
    done = CliRunner().invoke(main, ["reread"])
    assert (done.exit_code, done.stdout, done.stderr) == (0, "", "timeline: articles re-read: 0\n")

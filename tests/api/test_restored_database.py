"""A database that was restored or copied: what clients remember of the one before does not count for it."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import pytest
from flask.testing import FlaskClient

from service.app import create_app
from service.config.settings import Settings
from service.store import revisions
from service.store.backup import backup
from service.store.database import Database
from tests.api.problems import assert_problem
from tests.served import timeline
from tests.web.test_event_pages import open_form

#: Responses whose tags depend on revisions. Those of a collection and of a history depend on their bytes alone.
READ = ("/v1/timeline", "/v1/events", "/v1/timeline.csv", "/v1/timeline/histogram?by=month", "/v1/changes?since=0")
LISTS = ("/v1/articles", "/v1/collections", "/v1/collections/harbour/articles", "/v1/collections/harbour/timeline")


def post(client: FlaskClient, number: int) -> dict[str, Any]:
    text = f"Bridge {number} was closed on Sunday."
    fields = {"text": text, "published_at": "2025-03-13", "external_id": f"n{number}", "collections": ["harbour"]}
    report: dict[str, Any] = client.post("/v1/articles", json=fields).get_json()
    return report


@pytest.fixture
def report(client: FlaskClient) -> dict[str, Any]:
    client.put("/v1/collections/harbour", json={})
    return post(client, 1)


def follow(client: FlaskClient, since: str) -> tuple[list[str], str]:
    """Return the ids of the events on a page of changes, and where the next page begins."""
    page = client.get("/v1/changes", query_string={"since": since}).get_json()
    return [change["id"] for change in page["changes"]], page["next"]


def test_tags_of_another_epoch_match_nothing(client: FlaskClient, store: Database, report: dict[str, Any]) -> None:
    resources = (f"/v1/articles/{report['article']['id']}", f"/v1/events/{report['events'][0]['id']}")
    tags = {path: client.get(path).headers["ETag"] for path in (*READ, *LISTS, *resources)}
    for path, tag in tags.items():
        assert client.get(path, headers={"If-None-Match": tag}).status_code == 304, path
    revisions.begin_epoch(store)
    for path, tag in tags.items():
        assert client.get(path, headers={"If-None-Match": tag}).status_code == 200, path
    for path, patch in zip(resources, ({"title": "New"}, {"hidden": True}), strict=True):
        assert_problem(client.patch(path, json=patch, headers={"If-Match": tags[path]}), 412)
        assert client.patch(path, json=patch, headers={"If-Match": client.get(path).headers["ETag"]}).status_code == 200


def test_a_form_of_another_epoch_changes_nothing(client: FlaskClient, store: Database, report: dict[str, Any]) -> None:
    path = f"/e/{report['events'][0]['id']}"
    form = open_form(client, path)
    revisions.begin_epoch(store)
    assert client.post(path, data={**form, "action": "hide"}).status_code == 412
    assert client.post(path, data={**open_form(client, path), "action": "hide"}).status_code == 303


def test_a_follower_of_another_epoch_is_sent_back_to_the_beginning(
    client: FlaskClient, store: Database, report: dict[str, Any]
) -> None:
    _, following = follow(client, "0")
    epoch = revisions.begin_epoch(store)
    answer = client.get("/v1/changes", query_string={"since": following})
    assert_problem(answer, 410)
    assert "start again from 0" in answer.get_json()["detail"]
    number = following.partition("-")[2]
    assert follow(client, number) == ([], f"{epoch}-{number}"), "a bare number is accepted, as in older versions"
    assert follow(client, "0")[0] == [report["events"][0]["id"]]


@pytest.mark.only("sqlite")
def test_a_follower_learns_what_came_after_a_backup(
    client: FlaskClient, store: Database, report: dict[str, Any], tmp_path: Path
) -> None:
    backup(store, tmp_path / "copy.db")
    post(client, 2)
    tag, (_, following) = client.get("/v1/timeline").headers["ETag"], follow(client, "0")
    restored = create_app(Settings(database_url=f"sqlite:///{tmp_path}/copy.db"))
    after = restored.test_client()
    new = post(after, 3)["events"][0]["id"]
    answer = after.get("/v1/timeline", headers={"If-None-Match": tag})
    assert (answer.status_code, len(answer.get_json()["entries"])) == (200, 2)
    assert_problem(after.get("/v1/changes", query_string={"since": following}), 410)
    assert set(follow(after, "0")[0]) == {report["events"][0]["id"], new}
    restored.config["DATABASE"].close()


def test_the_command_gives_the_database_a_new_epoch(store: Database, settings: Settings) -> None:
    epoch = revisions.latest(store).epoch
    done = timeline("new-epoch", env={**os.environ, "TIMELINE_DATABASE_URL": settings.database_url})
    after = revisions.latest(store).epoch
    assert (done.returncode, done.stderr) == (0, f"timeline: the epoch of the database is now {after}\n")
    assert after != epoch

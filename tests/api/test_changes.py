"""The feed of changes: a follower ends with what the timeline shows, whoever writes meanwhile and however it reads."""

from __future__ import annotations

import random
import threading
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient

from tests.api.problems import assert_problem
from tests.statements import recorded_statements

TEXT = "The council met on Sunday. It will vote in April. It was founded in 1990."
Json = dict[str, Any]


def post(client: FlaskClient, number: int, text: str = TEXT) -> Json:
    body = {"text": text, "published_at": "2025-03-13", "external_id": f"n{number}"}
    return dict(client.post("/v1/articles", json=body).get_json())


def feed(client: FlaskClient, since: str = "0", limit: int = 100) -> Json:
    answer = client.get("/v1/changes", query_string={"since": since, "limit": limit})
    assert answer.status_code == 200, answer.text
    return dict(answer.get_json())


def hide(client: FlaskClient, event: str, hidden: bool | None = True) -> None:
    path = f"/v1/events/{event}"
    done = client.patch(path, json={"hidden": hidden}, headers={"If-Match": client.get(path).headers["ETag"]})
    assert done.status_code == 200, done.text


class Follower:
    """Keeps a copy by the feed alone."""

    def __init__(self, client: FlaskClient, limit: int) -> None:
        self.client, self.limit, self.since = client, limit, "0"
        self.copy: dict[str, Json] = {}

    def poll(self) -> int:
        page = feed(self.client, self.since, self.limit)
        places = [(one["revision"], one["id"]) for one in page["changes"]]
        assert places == sorted(set(places)), "in order, and each once"
        for one in page["changes"]:
            assert (one["event"] is None) == (one["action"] == "removed")
            if one["event"] is None:
                self.copy.pop(one["id"], None)
            else:
                self.copy[one["id"]] = one["event"]
        self.since = page["next"]
        return len(page["changes"])

    def catch_up(self) -> None:
        while self.poll():
            pass


def shown(client: FlaskClient) -> dict[str, Json]:
    entries = client.get("/v1/timeline?kind=all&limit=500").get_json()["entries"]
    return {entry["id"]: entry for entry in entries}


def test_additions_changes_and_removals_come_in_order(client: FlaskClient) -> None:
    first = post(client, 1)
    start = feed(client)
    assert [one["action"] for one in start["changes"]] == ["added"] * 3
    assert {one["id"]: one["event"] for one in start["changes"]} == shown(client)
    post(client, 1, TEXT.replace("1990", "1991"))
    ids = [event["id"] for event in first["events"]]
    told = {one["id"]: one["action"] for one in feed(client, start["next"])["changes"]}
    assert told.pop(ids[2]) == "removed"
    assert set(told.values()) == {"added"}, "the sentence that is another"
    client.delete(f"/v1/articles/{first['article']['id']}")
    assert {one["action"] for one in feed(client, start["next"])["changes"]} == {"removed"}
    assert feed(client)["changes"] == [], "who begins now is not told of what was there once"


def test_a_hidden_event_is_removed_and_a_shown_one_changed(client: FlaskClient) -> None:
    event = post(client, 1)["events"][0]["id"]
    seen = feed(client)["next"]
    hide(client, event)
    page = feed(client, seen)
    assert [(one["action"], one["id"], one["event"]) for one in page["changes"]] == [("removed", event, None)]
    assert event not in {one["id"] for one in feed(client)["changes"]}
    hide(client, event, None)
    assert [(one["action"], one["id"]) for one in feed(client, page["next"])["changes"]] == [("changed", event)]


def test_an_orphaned_event_is_removed(client: FlaskClient) -> None:
    event = post(client, 1)["events"][0]["id"]
    path = f"/v1/events/{event}"
    client.patch(path, json={"summary": "It met."}, headers={"If-Match": client.get(path).headers["ETag"]})
    seen = feed(client)["next"]
    post(client, 1, "It will vote in April.")
    assert client.get(path).get_json()["orphaned"] is True
    assert (event, "removed") in {(one["id"], one["action"]) for one in feed(client, seen)["changes"]}


@pytest.mark.parametrize("limit", [1, 2, 3, 4, 100])
def test_a_page_that_ends_within_a_revision_skips_nothing(client: FlaskClient, limit: int) -> None:
    for number in range(3):
        post(client, number)
    follower = Follower(client, limit)
    follower.catch_up()
    assert follower.copy == shown(client)
    assert feed(client, follower.since)["changes"] == []


def test_a_removal_reaches_a_follower_in_the_middle_of_a_revision(client: FlaskClient) -> None:
    article = post(client, 1)["article"]["id"]
    follower = Follower(client, 1)
    follower.poll()
    assert len(follower.copy) == 1
    client.delete(f"/v1/articles/{article}")
    follower.catch_up()
    assert follower.copy == {}


def test_a_follower_in_the_middle_of_a_revision_gets_changes_and_additions(client: FlaskClient) -> None:
    events = sorted(event["id"] for event in post(client, 1)["events"])
    follower = Follower(client, 1)
    follower.poll()
    for event in events[:2]:
        hide(client, event)
    told = feed(client, follower.since)["changes"]
    assert {one["id"]: one["action"] for one in told} == {events[0]: "removed", events[2]: "added"}


def test_an_article_that_leaves_a_collection_takes_its_events_only(client: FlaskClient) -> None:
    client.put("/v1/collections/storm", json={})
    leaving, staying = post(client, 1), post(client, 2, "The mayor of Selm resigned on 4 May 1987.")
    for report in (leaving, staying):
        client.put(f"/v1/collections/storm/articles/{report['article']['id']}")
    query = {"collection": "storm", "since": "0"}
    since = client.get("/v1/changes", query_string=query).get_json()["next"]
    assert client.delete(f"/v1/collections/storm/articles/{leaving['article']['id']}").status_code == 204
    told = client.get("/v1/changes", query_string={**query, "since": since}).get_json()["changes"]
    assert {change["id"]: change["action"] for change in told} == {e["id"]: "removed" for e in leaving["events"]}


def test_an_event_that_returns_and_goes_again_is_removed(client: FlaskClient) -> None:
    article = post(client, 1)["article"]["id"]
    follower = Follower(client, 100)
    follower.catch_up()
    assert follower.copy == shown(client) != {}
    client.delete(f"/v1/articles/{article}")
    post(client, 1)
    client.delete(f"/v1/articles/{article}")
    follower.catch_up()
    assert follower.copy == shown(client) == {}


def test_a_manual_event_can_be_deleted_and_created_again(client: FlaskClient) -> None:
    from service.events import editing
    from tests.conftest import DESK

    database = client.application.config["DATABASE"]
    date = client.post(
        "/v1/events", json={"date": {"edtf": "2025"}, "summary": "It opened.", "status": "happened"}
    ).get_json()["date"]
    said = {"date": date, "summary": "It closed.", "status": "happened"}
    for _ in range(3):
        is_new, identity, _ = editing.create(database, said, DESK, key="one")
        assert is_new
        assert identity in {one["id"] for one in feed(client)["changes"]}
        assert editing.delete(database, identity, DESK)
        assert identity not in {one["id"] for one in feed(client)["changes"]}


def test_a_follower_ends_with_the_stored_events_while_others_write(app: Flask) -> None:
    """Four writers post, edit, hide and delete while two followers poll: nothing is missing, nothing left over."""
    done = threading.Event()
    followers = [Follower(app.test_client(), limit) for limit in (2, 50)]
    failures: list[BaseException] = []

    def guarded(work: Any, *arguments: Any) -> None:
        try:
            work(*arguments)
        except BaseException as error:
            failures.append(error)
        finally:
            app.config["DATABASE"].close()

    def write(number: int) -> None:
        chance, client = random.Random(number), app.test_client()
        for _ in range(25):
            report = post(
                client, 10 * number + chance.randrange(4), TEXT.replace("1990", str(chance.randrange(1980, 1990)))
            )
            if chance.random() < 0.3:
                hide(client, report["events"][0]["id"], chance.choice([True, None]))
            if chance.random() < 0.2:
                client.delete(f"/v1/articles/{report['article']['id']}")

    def follow(follower: Follower) -> None:
        while not done.wait(0.01):  # seconds
            follower.poll()
        follower.catch_up()

    reading = [threading.Thread(target=guarded, args=(follow, one)) for one in followers]
    writing = [threading.Thread(target=guarded, args=(write, number)) for number in range(4)]
    for thread in (*reading, *writing):
        thread.start()
    for thread in writing:
        thread.join()
    done.set()
    for thread in reading:
        thread.join()
    assert failures == []
    there = shown(app.test_client())
    assert len(there) > 10
    for follower in followers:
        assert follower.copy == there


def test_a_poll_without_changes_is_one_small_query(app: Flask, client: FlaskClient) -> None:
    post(client, 1)
    following = feed(client)["next"]
    answer = client.get(f"/v1/changes?since={following}")
    assert answer.get_json() == {"changes": [], "next": following}
    assert "Link" not in answer.headers
    with recorded_statements(app.config["DATABASE"]) as seen:
        same = client.get(f"/v1/changes?since={following}", headers={"If-None-Match": answer.headers["ETag"]})
    assert (same.status_code, len(seen)) == (304, 1)
    post(client, 2)
    with recorded_statements(app.config["DATABASE"]) as seen:
        news = client.get(f"/v1/changes?since={following}", headers={"If-None-Match": answer.headers["ETag"]})
    assert (news.status_code, len(news.get_json()["changes"])) == (200, 3)
    assert len(seen) == 3, "the tag's revision, the last one, the page"
    assert news.headers["Link"] == f'</v1/changes?since={news.get_json()["next"]}>; rel="next"'


@pytest.mark.parametrize(
    "query",
    [
        "since=1",
        "since=0.e_x",
        "since=999999999999999999",
        "since=-1",
        "since=1.5",
        "since=soon",
        "since=",
        "since=٣",
        "since=0%00",
        "since=0.",
        "since=0.E!",
        "since=0&since=0",
        "since=1e3",
        f"since={'9' * 5000}",
    ],
)
def test_since_beyond_the_latest_revision_or_not_a_number_is_refused(client: FlaskClient, query: str) -> None:
    if query == "since=0.e_x":
        assert client.get(f"/v1/changes?{query}").status_code == 200
        return
    assert_problem(client.get(f"/v1/changes?{query}"), 422, "since")


def test_the_feed_begins_at_the_beginning_by_default(client: FlaskClient) -> None:
    post(client, 1)
    answer = client.get("/v1/changes").get_json()
    assert answer["changes"]
    assert answer == client.get("/v1/changes?since=0").get_json()


@pytest.mark.parametrize("query", ["limit=0", "limit=1001", "limit=x", "limit=1&limit=2"])
def test_bad_limits(client: FlaskClient, query: str) -> None:
    assert_problem(client.get(f"/v1/changes?since=0&{query}"), 422, "limit")


def filtered(client: FlaskClient, since: str = "0", limit: int = 100, **filters: str) -> Json:
    answer = client.get("/v1/changes", query_string={"since": since, "limit": limit, **filters})
    assert answer.status_code == 200, answer.text
    return dict(answer.get_json())


@pytest.mark.parametrize(
    ("filters", "change"),
    [
        ({"kind": "event"}, {"kind": "statement"}),
        ({"certainty": "inferred"}, {"date": {"edtf": "2025-03-08"}}),
        ({"granularity": "day"}, {"date": {"edtf": "2025-03"}}),
    ],
)
def test_an_event_that_leaves_a_filter_is_removed_and_one_that_enters_it_is_changed(
    client: FlaskClient, filters: dict[str, str], change: Json
) -> None:
    event = post(client, 1, "The council met on Sunday.")["events"][0]["id"]
    page = filtered(client, **filters)
    assert [(one["action"], one["id"]) for one in page["changes"]] == [("added", event)]
    for patch, action in ((change, "removed"), (dict.fromkeys(change), "changed")):
        path = f"/v1/events/{event}"
        client.patch(path, json=patch, headers={"If-Match": client.get(path).headers["ETag"]})
        page = filtered(client, page["next"], **filters)
        assert [(one["action"], one["id"]) for one in page["changes"]] == [(action, event)]


def test_changes_by_the_source_of_the_publication_date(client: FlaskClient) -> None:
    article = post(client, 1, "The council met on Sunday.")["article"]["id"]
    assert filtered(client, anchor_kind="dateline")["changes"] == []
    page = filtered(client, anchor_kind="dateline,published_at")
    [event] = [one["event"] for one in page["changes"]]
    assert (event["article"]["id"], event["anchor_kind"]) == (article, "published_at")
    assert_problem(client.get("/v1/changes?anchor_kind=rumour"), 422, field="anchor_kind")


def test_only_the_last_page_of_a_filter_is_empty(client: FlaskClient) -> None:
    for number in range(3):
        post(client, number, "The council met on Sunday.")
    wanted = post(client, 4, "It was founded in 1990.")["events"][0]["id"]
    known, since = [], "0"
    while (page := filtered(client, since, 1, granularity="year", kind="background"))["changes"]:
        [change] = page["changes"]
        known += [change["id"]] if change["event"] else []
        since = page["next"]
    assert known == [wanted]


def test_an_etag_is_that_of_the_filter(client: FlaskClient) -> None:
    post(client, 1)
    tags = {client.get(f"/v1/changes?kind={kind}").headers["ETag"] for kind in ("event", "background", "all")}
    assert len(tags) == 3

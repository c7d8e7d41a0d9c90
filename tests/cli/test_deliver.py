"""``timeline deliver`` against a receiver of this machine: signed, in order, at least once, and only where allowed."""

from __future__ import annotations

import base64
import hashlib
import hmac
import json
import re
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from itertools import islice
from typing import Any

import pytest
from click.testing import CliRunner
from flask import Flask
from flask.testing import FlaskClient

from service.cli import main
from service.cli.delivering import rounds
from service.cli.delivering.rounds import Deliverer, Round
from service.config import webhook_hosts
from service.config.settings import Settings
from service.store import revisions, webhooks
from service.store.database import Database
from tests.api.problems import assert_problem
from tests.local_server import local_server

pytestmark = pytest.mark.only("sqlite")  # the queries are those of the feed of changes

SECRET = "whsec_" + base64.b64encode(b"k" * 24).decode()


@dataclass
class Receiver:
    """A receiver of messages: its next answers, the headers and bodies that it got, and the events that it stores."""

    host: str = ""
    answers: list[int] = field(default_factory=list)
    got: list[tuple[dict[str, str], bytes]] = field(default_factory=list)
    kept: dict[str, str] = field(default_factory=dict)

    @property
    def url(self) -> str:
        return f"http://{self.host}/hook"

    def answer(self, _: str, __: str, headers: dict[str, str], body: bytes) -> tuple[int, dict[str, str], bytes]:
        self.got.append((headers, body))
        status = self.answers.pop(0) if self.answers else 204
        if status == 204:
            for change in json.loads(body)["data"]["changes"]:
                self.kept.pop(change["id"], None)
                if change["event"]:
                    self.kept[change["id"]] = change["event"]["summary"]
        return status, {"Location": "/elsewhere"}, b""

    def actions(self) -> list[list[str]]:
        """Return the actions of each message."""
        return [[change["action"] for change in json.loads(body)["data"]["changes"]] for _, body in self.got]


@pytest.fixture
def receiver() -> Iterator[Receiver]:
    taken = Receiver()
    with local_server(taken.answer) as host:
        taken.host = host
        yield taken


@pytest.fixture
def allowed(app: Flask, receiver: Receiver) -> Settings:
    """Allow the receiver's host to the app, and return the settings."""
    app.config["TIMELINE"] = replace(app.config["TIMELINE"], webhook_hosts=receiver.host)
    settings: Settings = app.config["TIMELINE"]
    return settings


@pytest.fixture
def deliver(app: Flask, allowed: Settings, monkeypatch: pytest.MonkeyPatch) -> Callable[[], Round]:
    monkeypatch.setattr(rounds, "create_app", lambda _: app)
    return Deliverer(allowed).round


def subscribe(client: FlaskClient, receiver: Receiver, **filters: str) -> str:
    answer = client.post("/v1/webhooks", json={"url": receiver.url, "secret": SECRET, "filter": filters})
    assert answer.status_code == 201, answer.text
    return str(answer.get_json()["id"])


def post(client: FlaskClient, number: int, *sentences: str, **metadata: Any) -> Any:
    body = {"text": " ".join(sentences), "published_at": "2025-03-14", "external_id": f"n{number}", **metadata}
    return client.post("/v1/articles", json=body).get_json()


def patch(client: FlaskClient, event: str, change: dict[str, Any]) -> None:
    path = f"/v1/events/{event}"
    assert client.patch(path, json=change, headers={"If-Match": client.get(path).headers["ETag"]}).status_code == 200


def test_changes_arrive_signed_and_in_order(
    client: FlaskClient, receiver: Receiver, deliver: Callable[[], Round]
) -> None:
    post(client, 1, "It rained on Monday.")
    subscribe(client, receiver)
    assert deliver().delivered == 0, "changes from before"
    event = post(client, 2, "The ferry left on Monday.")["events"][0]["id"]
    post(client, 3, "The bridge opened on Tuesday.")
    assert deliver().delivered == 1
    [(headers, body)] = receiver.got
    signed = f"{headers['webhook-id']}.{headers['webhook-timestamp']}.".encode() + body
    signature = base64.b64encode(hmac.new(b"k" * 24, signed, hashlib.sha256).digest()).decode()
    assert headers["webhook-signature"] == f"v1,{signature}"
    assert re.fullmatch("msg_[0-9a-f]{32}", headers["webhook-id"])
    assert list(receiver.kept.values()) == ["The ferry left on Monday.", "The bridge opened on Tuesday."]
    patch(client, event, {"summary": "The ferry sailed."})
    assert deliver().delivered == 1
    assert receiver.kept[event] == "The ferry sailed."
    patch(client, event, {"hidden": True})
    deliver()
    assert receiver.actions() == [["added", "added"], ["changed"], ["removed"]]
    assert deliver().delivered == 0


def test_a_message_that_is_not_accepted_comes_again_later_under_its_id(
    client: FlaskClient, store: Database, receiver: Receiver, deliver: Callable[[], Round]
) -> None:
    webhook = subscribe(client, receiver)
    post(client, 1, "The ferry left on Monday.")
    receiver.answers = [500, 302]
    assert deliver().failures == [f"{webhook} HTTP 500, again in 5 s"]
    assert deliver().line == "0 messages delivered", "it is not due"
    [listed] = client.get("/v1/webhooks").get_json()["webhooks"]
    assert (listed["failures"], listed["error"]) == (1, "HTTP 500")
    make_due(store)
    assert deliver().failures == [f"{webhook} HTTP 302, again in 10 s"], "no redirect is followed"
    make_due(store)
    assert deliver().delivered == 1
    assert len({headers["webhook-id"] for headers, _ in receiver.got}) == 1
    [listed] = client.get("/v1/webhooks").get_json()["webhooks"]
    assert (listed["failures"], listed["error"]) == (0, None)


@pytest.mark.parametrize("status", [200, 201, 299])
def test_any_status_of_success_accepts_a_message(
    client: FlaskClient, receiver: Receiver, deliver: Callable[[], Round], status: int
) -> None:
    subscribe(client, receiver)
    post(client, 1, "The ferry left on Monday.")
    receiver.answers = [status]
    assert (deliver().delivered, deliver().delivered) == (1, 0)


@pytest.mark.parametrize("status", [300, 304, 404, 410])
def test_any_other_status_is_a_failure(
    client: FlaskClient, receiver: Receiver, deliver: Callable[[], Round], status: int
) -> None:
    webhook = subscribe(client, receiver)
    post(client, 1, "The ferry left on Monday.")
    receiver.answers = [status]
    assert deliver().failures == [f"{webhook} HTTP {status}, again in 5 s"]


@pytest.mark.parametrize(
    ("failures", "wait"), [(0, 5), (1, 10), (2, 20), (13, 40_960), (14, 43_200), (17, 43_200), (4_000, 43_200)]
)
def test_the_wait_doubles_up_to_half_a_day(
    client: FlaskClient, store: Database, receiver: Receiver, deliver: Callable[[], Round], failures: int, wait: int
) -> None:
    webhook = subscribe(client, receiver)
    store.execute_sql("UPDATE webhook SET failures = ?", (failures,))
    post(client, 1, "The ferry left on Monday.")
    receiver.answers, before = [500], time.time()
    assert deliver().failures == [f"{webhook} HTTP 500, again in {wait} s"]
    [[due]] = store.execute_sql("SELECT due FROM webhook").fetchall()
    assert before + wait <= due <= time.time() + wait


def test_after_a_message_that_is_accepted_the_wait_is_short_again(
    client: FlaskClient,
    store: Database,
    receiver: Receiver,
    deliver: Callable[[], Round],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("service.timeline.webhooks._MAX_CHANGES", 1)
    webhook = subscribe(client, receiver)
    post(client, 1, "The ferry left on Monday.", "The bridge opened on Tuesday.")
    receiver.answers = [500, 204, 500]
    assert deliver().failures == [f"{webhook} HTTP 500, again in 5 s"]
    make_due(store)
    result = deliver()
    assert (result.delivered, result.failures) == (1, [f"{webhook} HTTP 500, again in 5 s"])


def make_due(store: Database) -> None:
    store.execute_sql("UPDATE webhook SET due = 0")


def test_one_that_fails_does_not_hold_up_another(
    client: FlaskClient, receiver: Receiver, deliver: Callable[[], Round]
) -> None:
    for _ in range(2):
        subscribe(client, receiver)
    post(client, 1, "The ferry left on Monday.")
    receiver.answers = [500]
    result = deliver()
    assert (result.delivered, len(result.failures)) == (1, 1)


def test_many_changes_are_several_messages_and_none_is_lost(
    client: FlaskClient, receiver: Receiver, deliver: Callable[[], Round]
) -> None:
    subscribe(client, receiver)
    summaries = [f"Ferry {number} left on Monday." for number in range(120)]
    post(client, 1, *summaries[:110])
    post(client, 2, *summaries[110:])
    assert deliver().delivered == 2
    assert len(receiver.kept) == 120
    assert [len(actions) for actions in receiver.actions()] == [100, 20]


def test_a_filter_gets_what_matches_and_the_removal_of_what_no_longer_does(
    client: FlaskClient, receiver: Receiver, deliver: Callable[[], Round]
) -> None:
    client.put("/v1/collections/harbour", json={})
    subscribe(client, receiver, collection="harbour", q="ferry")
    post(client, 1, "A ferry left on Monday.")
    inside = post(client, 2, "The ferry sank on Monday.", "A bridge opened on Tuesday.", collections=["harbour"])
    deliver()
    assert list(receiver.kept.values()) == ["The ferry sank on Monday."]
    patch(client, inside["events"][0]["id"], {"summary": "A boat sank."})
    deliver()
    assert list(receiver.kept.values()) == ["A boat sank."], "its sentence still names the ferry"
    outside = post(client, 3, "Another ferry came on Monday.")["article"]["id"]
    deliver()
    assert len(receiver.kept) == 1
    client.put(f"/v1/collections/harbour/articles/{outside}")
    deliver()
    assert list(receiver.kept.values()) == ["A boat sank.", "Another ferry came on Monday."]
    client.delete(f"/v1/articles/{outside}", headers={"If-Match": "*"})
    deliver()
    assert list(receiver.kept.values()) == ["A boat sank."]


def test_the_webhook_of_a_collection_gets_the_entries_of_its_timeline(
    client: FlaskClient, receiver: Receiver, deliver: Callable[[], Round]
) -> None:
    client.put("/v1/collections/dam", json={})
    subscribe(client, receiver, collection="dam")
    subscribe(client, receiver, collection="dam", merge="none")
    texts = ("The Orle dam broke on 3 March 2025 after rain.", "Rain broke the Orle dam on 3 March 2025.")
    found = [post(client, number, text, collections=["dam"])["events"][0]["id"] for number, text in enumerate(texts)]
    deliver()
    merged, single = sorted((json.loads(body)["data"]["changes"] for _, body in receiver.got), key=len)
    assert [(change["id"], change["event"]["reported_by"]["reports"]) for change in merged] == [(found[0], 2)]
    assert [change["id"] for change in single] == found
    patch(client, found[0], {"hidden": True})
    patch(client, found[1], {"hidden": True})
    receiver.got.clear()
    deliver()
    assert sorted(receiver.actions()) == [["removed", "removed"], ["removed", "removed"]]


def test_an_event_that_changes_its_kind_is_removed_from_a_filter_by_kind(
    client: FlaskClient, receiver: Receiver, deliver: Callable[[], Round]
) -> None:
    subscribe(client, receiver)
    event = post(client, 1, "The ferry left on Monday.")["events"][0]["id"]
    deliver()
    patch(client, event, {"kind": "background"})
    deliver()
    assert receiver.actions() == [["added"], ["removed"]]


def test_a_restored_database_begins_again(
    client: FlaskClient, store: Database, receiver: Receiver, deliver: Callable[[], Round]
) -> None:
    subscribe(client, receiver)
    post(client, 1, "The ferry left on Monday.")
    deliver()
    revisions.begin_epoch(store)
    assert deliver().delivered == 1
    assert receiver.actions() == [["added"], ["added"]]


def test_a_host_that_is_no_longer_allowed_gets_nothing(
    client: FlaskClient, receiver: Receiver, app: Flask, allowed: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    subscribe(client, receiver)
    post(client, 1, "The ferry left on Monday.")
    monkeypatch.setattr(rounds, "create_app", lambda _: app)
    result = Deliverer(replace(allowed, webhook_hosts="none")).round()
    assert "its host is not in TIMELINE_WEBHOOK_HOSTS" in result.line
    assert receiver.got == []


def test_another_process_that_delivers_does_not_turn_the_place_back(store: Database, client: FlaskClient) -> None:
    row = webhooks.WebhookRow("w_1", "https://desk.example", SECRET, "{}", "1")
    webhooks.create(store, row)
    assert (row.failures, row.due, row.error) == (0, 0, None)
    assert webhooks.all_rows(store) == [row]
    assert webhooks.advance(store, row, "3")
    assert not webhooks.advance(store, row, "2")
    assert webhooks.all_rows(store)[0].since == "3"


@pytest.mark.parametrize(
    ("url", "is_allowed"),
    [
        ("https://desk.example/hook?key=1", True),
        ("http://DESK.example./hook", True),
        ("https://desk.example:443/", True),
        ("http://desk.example:443/", False),
        ("https://desk.example:8443/", False),
        ("https://inside.example:8443/", True),
        ("https://inside.example/", False),
        ("https://desk.example.evil.example/", False),
        ("https://evil.example/desk.example", False),
        ("https://desk.example@evil.example/", False),
        ("https://evil.example\\@desk.example/", False),
        ("https://user@desk.example/", False),
        ("https://desk.example:99999/", False),
        ("https://[::1/", False),
        ("ftp://desk.example/", False),
        ("//desk.example/", False),
        ("https://d\u0435sk.example/", False),
        ("https://desk.example/\r\nX: y", False),
    ],
)
def test_only_listed_hosts_and_ports_are_allowed(url: str, is_allowed: bool) -> None:
    assert webhook_hosts.is_allowed(url, "desk.example, inside.example:8443") is is_allowed
    assert not webhook_hosts.is_allowed(url, "none")


def test_a_webhook_is_checked_when_it_is_created(client: FlaskClient, receiver: Receiver, allowed: Settings) -> None:
    good = {"url": receiver.url}
    assert_problem(client.post("/v1/webhooks", json={"url": "https://evil.example/"}), 422, field="url")
    for name, value in (("secret", "whsec_abc"), ("secret", "x"), ("filter", {"kind": "nothing"}), ("title", "x")):
        assert_problem(client.post("/v1/webhooks", json={**good, name: value}), 422)
    unknown = {**good, "filter": {"collection": "nothing"}}
    assert_problem(client.post("/v1/webhooks", json=unknown), 422, field="collection")
    assert client.get("/v1/webhooks").get_json() == {"webhooks": []}


def test_a_message_has_at_most_a_hundred_changes(
    client: FlaskClient, receiver: Receiver, deliver: Callable[[], Round]
) -> None:
    subscribe(client, receiver)
    dates = [f"{day} March {year}" for year in range(2021, 2025) for day in range(1, 29)]
    assert len(post(client, 1, *(f"It rained on {date}." for date in dates[:101]))["events"]) == 101
    while deliver().delivered:
        pass
    assert [len(json.loads(body)["data"]["changes"]) for _, body in receiver.got] == [100, 1]


@pytest.mark.parametrize(
    ("prefix", "length", "is_secret"),
    [("whsec_", 23, False), ("whsec_", 24, True), ("whsec_", 64, True), ("whsec_", 65, False), ("", 24, False)],
)
def test_a_secret_has_the_form_of_standard_webhooks(
    client: FlaskClient, receiver: Receiver, allowed: Settings, prefix: str, length: int, is_secret: bool
) -> None:
    secret = prefix + base64.b64encode(b"k" * length).decode()
    answer = client.post("/v1/webhooks", json={"url": receiver.url, "secret": secret})
    if is_secret:
        assert answer.get_json()["secret"] == secret
    else:
        assert_problem(answer, 422, field="secret")


@pytest.mark.parametrize("character", ["!", " ", "_"])
def test_a_secret_with_a_character_that_is_not_base64_is_refused(
    client: FlaskClient, receiver: Receiver, allowed: Settings, character: str
) -> None:
    secret = f"{SECRET[:10]}{character}{SECRET[10:]}"
    answer = client.post("/v1/webhooks", json={"url": receiver.url, "secret": secret})
    assert_problem(answer, 422, field="secret")


def test_there_are_not_more_webhooks_than_the_maximum(
    client: FlaskClient, receiver: Receiver, allowed: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("service.timeline.webhooks._MAX_WEBHOOKS", 1)
    created = [client.post("/v1/webhooks", json={"url": receiver.url}) for _ in range(2)]
    assert [answer.status_code for answer in created] == [201, 409]
    client.delete(f"/v1/webhooks/{created[0].get_json()['id']}")
    assert client.post("/v1/webhooks", json={"url": receiver.url}).status_code == 201


def test_a_webhook_is_listed_without_its_secret_and_deleted(
    client: FlaskClient, receiver: Receiver, allowed: Settings
) -> None:
    created = client.post("/v1/webhooks", json={"url": receiver.url}).get_json()
    key = base64.b64decode(created.pop("secret").removeprefix("whsec_"))
    assert len(key) == 32
    assert re.fullmatch("w_[0-9a-f]{20}", created["id"])
    assert created["filter"] == {"kind": "event"}
    assert client.get("/v1/webhooks").get_json() == {"webhooks": [created]}
    assert client.delete(f"/v1/webhooks/{created['id']}").status_code == 204
    assert_problem(client.delete(f"/v1/webhooks/{created['id']}"), 404)


def test_a_round_follows_at_once_while_a_webhook_is_behind_and_then_once_something_changes(
    client: FlaskClient, receiver: Receiver, app: Flask, allowed: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Waited(Exception):
        """Raised instead of a pause."""

    def pause(_: float) -> None:
        raise Waited

    monkeypatch.setattr(rounds, "create_app", lambda _: app)
    monkeypatch.setattr(rounds, "_MAX_MESSAGES", 1)
    monkeypatch.setattr(rounds.time, "sleep", pause)
    subscribe(client, receiver)
    deliverer = Deliverer(allowed)

    def until_it_waits() -> list[int]:
        found: list[int] = []
        with pytest.raises(Waited):
            found.extend(result.delivered for result in islice(deliverer.rounds(), 20))
        return found

    for number in range(3):
        post(client, number, "It rained on Monday.")
        patch(client, post(client, number, "It rained on Monday.")["events"][0]["id"], {"summary": f"Rain {number}."})
    delivered = until_it_waits()
    assert sum(delivered) == len(receiver.got) > 0
    assert until_it_waits() == [0], "a new process looks once"


def test_the_command_delivers_once_and_its_exit_code_says_whether_a_webhook_failed(
    client: FlaskClient, app: Flask, receiver: Receiver, allowed: Settings
) -> None:
    webhook = subscribe(client, receiver)
    post(client, 1, "The ferry left on Monday.")
    post(client, 2, "The bridge opened on Tuesday.")
    environment = {"TIMELINE_DATABASE_URL": allowed.database_url, "TIMELINE_WEBHOOK_HOSTS": receiver.host}
    receiver.answers = [500]
    failed = CliRunner().invoke(main, ["deliver", "--once"], env=environment)
    assert failed.exit_code == 1
    assert failed.stderr == f"timeline: 0 messages delivered, 1 failed ({webhook} HTTP 500, again in 5 s)\n"
    make_due(app.config["DATABASE"])
    done = CliRunner().invoke(main, ["deliver", "--once"], env=environment)
    assert (done.exit_code, done.stderr) == (0, "timeline: 1 messages delivered\n")


def test_the_command_prints_a_line_for_each_round_that_did_something(
    settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    rounds_of = [Round(), Round(delivered=2), Round(), Round(failures=["w_1 HTTP 500, again in 5 s"])]
    monkeypatch.setattr(Deliverer, "rounds", lambda _: iter(rounds_of))
    done = CliRunner().invoke(main, ["deliver"], env={"TIMELINE_DATABASE_URL": settings.database_url})
    assert done.stderr.splitlines() == [
        "timeline: 2 messages delivered",
        "timeline: 0 messages delivered, 1 failed (w_1 HTTP 500, again in 5 s)",
    ]

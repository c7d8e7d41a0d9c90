"""The feed of changes of a collection: a follower ends with what its timeline shows, merged, whatever editors do."""

from __future__ import annotations

import random
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient

from service.articles import regroup
from service.store.database import Database
from tests.api.problems import assert_problem
from tests.statements import recorded_statements

Json = dict[str, Any]
ANY = {"If-Match": "*"}
#: Sentences that merge by kind: what happens, in other words, on the 3rd or the 4th of March, or in that month.
KINDS = (
    (
        "The Orle dam broke on {day} March 2025 after rain.",
        "Rain broke the Orle dam on {day} March 2025.",
        "In March 2025 the Orle dam broke after rain.",
    ),
    ("Train drivers began a strike on {day} March 2025.", "A strike of train drivers began on {day} March 2025."),
    ("The fair of Tollby opened in March 2025.", "The Tollby fair opened its gates in March 2025."),
)


class Follower:
    """Keeps a copy of a collection by the feed alone."""

    def __init__(self, client: FlaskClient, limit: int = 7, **filters: str) -> None:
        self.client, self.limit, self.since, self.filters = client, limit, "0", filters
        self.copy: dict[str, Json] = {}

    def poll(self) -> int:
        query = {"collection": "dam", "since": self.since, "limit": self.limit, **self.filters}
        answer = self.client.get("/v1/changes", query_string=query)
        assert answer.status_code == 200, answer.text
        page = answer.get_json()
        places = [(change["revision"], change["id"]) for change in page["changes"]]
        assert places == sorted(set(places)), "in order, and each once"
        assert len(places) <= self.limit
        for change in page["changes"]:
            assert (change["event"] is None) == (change["action"] == "removed")
            if change["event"] is None:
                self.copy.pop(change["id"], None)
            else:
                self.copy[change["id"]] = change["event"]
        self.since = page["next"]
        return len(places)

    def caught_up(self) -> dict[str, Json]:
        while self.poll():
            pass
        return {entry: found for entry, found in self.copy.items() if found["kind"] == "event"}


def listing(client: FlaskClient, **filters: str) -> dict[str, Json]:
    """The entries of the timeline of the collection, by id."""
    found: list[Json] = []
    query: dict[str, Any] = {"collection": "dam", "limit": 100, **filters}
    while True:
        page = client.get("/v1/timeline", query_string=query).get_json()
        found += page["entries"]
        if page["next_cursor"] is None:
            break
        query["cursor"] = page["next_cursor"]
    assert len({entry["id"] for entry in found}) == len(found)
    return {entry["id"]: entry for entry in found}


def post(client: FlaskClient, name: str, text: str, day: str = "2025-03-05") -> list[str]:
    """Post an article to the collection and return the ids of its events."""
    body = {"external_id": name, "published_at": day, "text": text, "collections": ["dam"], "source": f"Paper {name}"}
    answer = client.post("/v1/articles", json=body)
    assert answer.status_code in (200, 201), answer.text
    return [event["id"] for event in answer.get_json()["events"]]


def article_of(client: FlaskClient, event: str) -> str | None:
    found = client.get(f"/v1/events/{event}").get_json()
    return found["article"]["id"] if found.get("article") else None


def act(client: FlaskClient, chance: random.Random, name: str) -> None:
    """Do something to the collection, as a writer or an editor."""
    events = list(listing_of_reports(client))
    event, other = (chance.choice(events), chance.choice(events)) if events else ("e_none", "e_none")
    path = f"/v1/collections/dam/entries/{event}"
    match chance.choice(["post"] * 6 + ["merge", "merge", "split", "undo", "delete", "leave", "hide", "move", "edit"]):
        case "post":
            text = chance.choice(chance.choice(KINDS)).format(day=chance.choice((3, 4)))
            post(client, name, text, f"2025-03-{chance.choice((10, 20))}")
        case "merge":
            client.post(f"{path}/merge", json={"entries": [other]}, headers=ANY, follow_redirects=True)
        case "split":
            page = client.get(path, follow_redirects=True).get_json()
            reports = [report["id"] for report in page.get("reports", ())]
            chosen = {"reports": chance.sample(reports, len(reports) // 2)}
            client.post(f"/v1/collections/dam/entries/{page.get('id')}/split", json=chosen, headers=ANY)
        case "undo":
            client.post(f"{path}/undo", headers=ANY, follow_redirects=True)
        case "delete":
            client.delete(f"/v1/articles/{article_of(client, event)}")
        case "leave":
            article = article_of(client, event)
            client.delete(f"/v1/collections/dam/articles/{article}")
            if chance.random() < 0.5:
                client.put(f"/v1/collections/dam/articles/{article}")
        case "hide":
            patch = {"hidden": chance.choice((True, None))}
            client.patch(f"/v1/events/{event}", json=patch, headers=ANY)
        case "move":
            patch = {"date": chance.choice(({"edtf": "2025-03-04"}, {"edtf": "2025-03"}, None))}
            client.patch(f"/v1/events/{event}", json=patch, headers=ANY)
        case "edit":
            patch = {"text": chance.choice(chance.choice(KINDS)).format(day=3) + " It rained."}
            client.patch(f"/v1/articles/{article_of(client, event)}", json=patch, headers=ANY)


def listing_of_reports(client: FlaskClient) -> list[str]:
    query = {"collection": "dam", "kind": "all", "merge": "none", "include": "hidden", "limit": 500, "fields": "id"}
    return [entry["id"] for entry in client.get("/v1/timeline", query_string=query).get_json()["entries"]]


@pytest.fixture
def dam(client: FlaskClient) -> FlaskClient:
    client.put("/v1/collections/dam", json={})
    return client


@pytest.mark.parametrize("seed", [1, *(pytest.param(seed, marks=pytest.mark.slow) for seed in range(2, 8))])
def test_a_follower_ends_with_the_listing_after_each_change(dam: FlaskClient, seed: int) -> None:
    chance, follower = random.Random(seed), Follower(dam)
    certain = {"kind": "event", "certainty": "explicit", "granularity": "day"}
    filtered = Follower(dam, 1, **certain)
    for number in range(20 if seed == 1 else 60):
        act(dam, chance, f"n{number}")
        assert follower.caught_up() == listing(dam), number
        assert filtered.caught_up() == listing(dam, **certain), number
    assert follower.copy
    assert Follower(dam, limit=100).caught_up() == follower.caught_up()


@pytest.mark.slow
def test_a_follower_ends_with_the_listing_however_many_write(app: Flask, dam: FlaskClient) -> None:
    follower = Follower(app.test_client())

    def work(seed: int) -> None:
        chance = random.Random(seed)
        for number in range(6):
            act(app.test_client(), chance, f"n{seed}-{number}")
        app.config["DATABASE"].close()

    with ThreadPoolExecutor(16) as pool:
        writers = [pool.submit(work, seed) for seed in range(16)]
        while not all(writer.done() for writer in writers):
            follower.poll()
    assert [writer.exception() for writer in writers] == [None] * 16
    assert follower.caught_up() == listing(dam)
    assert any(entry.get("reported_by", {}).get("reports", 0) > 1 for entry in follower.copy.values())


def test_regrouping_reaches_a_follower(dam: FlaskClient, store: Database) -> None:
    follower = Follower(dam)
    (first,), (second,) = (post(dam, f"n{number}", KINDS[0][number].format(day=3)) for number in range(2))
    assert follower.caught_up().keys() == {first}
    store.execute_sql(f"UPDATE entry_report SET entry = '{second}', nearest = NULL WHERE event = '{second}'")
    list(regroup.regroup(store))
    assert follower.caught_up() == listing(dam)


def test_articles_that_join_no_entry_change_no_other_one(dam: FlaskClient) -> None:
    follower = Follower(dam)
    post(dam, "n0", KINDS[0][0].format(day=3))
    follower.caught_up()
    (second,) = post(dam, "n1", KINDS[1][0].format(day=3))
    query = {"collection": "dam", "since": follower.since}
    assert [change["id"] for change in dam.get("/v1/changes", query_string=query).get_json()["changes"]] == [second]


def test_the_tag_of_an_empty_page_lasts_until_the_collection_changes(dam: FlaskClient) -> None:
    query = {"collection": "dam", "since": "0"}
    tag = dam.get("/v1/changes", query_string=query).headers["ETag"]
    dam.put("/v1/collections/other", json={})
    assert dam.get("/v1/changes", query_string=query, headers={"If-None-Match": tag}).status_code == 304
    post(dam, "n0", KINDS[0][0].format(day=3))
    assert dam.get("/v1/changes", query_string=query, headers={"If-None-Match": tag}).status_code == 200


def test_an_unknown_collection_has_no_feed(client: FlaskClient) -> None:
    assert_problem(client.get("/v1/changes", query_string={"collection": "none"}), 422, "collection")


def test_a_page_of_the_feed_takes_the_same_queries_however_long_it_is(dam: FlaskClient, store: Database) -> None:
    counts = []
    for number in range(4):
        post(dam, f"n{number}", KINDS[0][number % 2].format(day=3))
        with recorded_statements(store) as statements:
            dam.get("/v1/changes", query_string={"collection": "dam"})
        counts.append(len(statements))
    assert len(set(counts)) == 1

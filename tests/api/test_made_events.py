"""Events made by hand: where they stand, how they change, and that a request sent again makes one once."""

from __future__ import annotations

from typing import Any

import pytest
from flask.testing import FlaskClient

from tests.api.problems import assert_problem
from tests.api.test_corrections import correct, edtfs

pytestmark = pytest.mark.twins_on("postgresql")  # the tests of corrections cover the statements

EVENT = {"date": {"edtf": "2025-04-02"}, "status": "planned", "summary": "The council votes on the bridge."}
ARTICLE = {"text": "The council met on Sunday.", "published_at": "2025-03-13", "title": "Bridge"}
Json = dict[str, Any]


def make(client: FlaskClient, **more: Any) -> Json:
    answer = client.post("/v1/events", json={**EVENT, **more})
    assert answer.status_code == 201, answer.text
    event = dict(answer.get_json())
    assert answer.headers["Location"] == f"/v1/events/{event['id']}"
    found = client.get(answer.headers["Location"])
    assert (found.get_json(), found.headers["ETag"]) == (event, answer.headers["ETag"])
    return event


def test_an_event_is_created_by_hand(client: FlaskClient) -> None:
    event = make(client)
    assert (event["origin"], event["certainty"], event["date"]["granularity"]) == ("editor", "explicit", "day")
    assert (event["article"], event["sentence"], event["expression"], event["correction"]) == (None,) * 4
    assert edtfs(client) == ["2025-04-02"]
    assert [one["action"] for one in client.get(f"/v1/events/{event['id']}/history").get_json()["changes"]] == ["made"]
    assert make(client)["id"] != event["id"], "two requests without a key are two events"


def test_an_event_is_in_its_article_s_collections_and_its_own(client: FlaskClient) -> None:
    for slug in ("bridge", "votes", "other"):
        client.put(f"/v1/collections/{slug}", json={})
    report = client.post("/v1/articles", json={**ARTICLE, "collections": ["bridge"]}).get_json()
    event = make(client, article=report["article"]["id"], collections=["votes"])
    assert event["article"] == {name: report["article"][name] for name in ("id", "title", "url", "source")}
    found = {slug: edtfs(client, f"collection={slug}") for slug in ("bridge", "votes", "other")}
    assert found == {"bridge": ["2025-03-09", "2025-04-02"], "votes": ["2025-04-02"], "other": []}
    again = client.post("/v1/articles", json={**ARTICLE, "collections": ["other"]}).get_json()
    assert [one["id"] for one in again["events"]][-1] == event["id"]
    assert edtfs(client, "collection=other") == ["2025-03-09", "2025-04-02"]


def test_a_manual_event_survives_re_reading_and_is_deleted_with_its_article(client: FlaskClient) -> None:
    article = {**ARTICLE, "external_id": "post-1"}
    report = client.post("/v1/articles", json=article).get_json()
    event = make(client, article=report["article"]["id"])
    changed = client.post("/v1/articles", json={**article, "text": "It rained on Monday.", "title": "Rain"}).get_json()
    assert changed["orphaned"] == []
    assert client.get(f"/v1/events/{event['id']}").get_json()["article"]["title"] == "Rain"
    client.delete(f"/v1/articles/{report['article']['id']}")
    assert_problem(client.get(f"/v1/events/{event['id']}"), 404)
    assert edtfs(client) == []


def test_it_is_changed_hidden_and_deleted(client: FlaskClient) -> None:
    client.put("/v1/collections/bridge", json={})
    place = f"/v1/events/{make(client, collections=['bridge'])['id']}"
    changed = correct(client, place, {"date": {"edtf": "2025-05"}, "hidden": True})
    assert (changed["date"]["edtf"], changed["hidden"], changed["correction"]) == ("2025-05", True, None)
    assert edtfs(client) == []
    assert correct(client, place, {"hidden": None})["hidden"] is False
    assert edtfs(client, "collection=bridge") == ["2025-05"]
    tag = client.get(place).headers["ETag"]
    for name in ("date", "status", "summary"):
        assert_problem(client.patch(place, json={name: None}, headers={"If-Match": tag}), 422, name)
    assert_problem(client.delete(place, headers={"If-Match": '"other"'}), 412)
    assert client.delete(place, headers={"If-Match": tag}).status_code == 204
    assert edtfs(client) == edtfs(client, "collection=bridge") == []
    last = client.get(f"{place}/history").get_json()["changes"][-1]
    assert (last["action"], last["changes"][0]) == ("deleted", {"field": "date", "before": "2025-05", "after": None})


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"date": None}, "date"),
        ({"date": {"edtf": "x"}}, "date"),
        ({"status": None}, "status"),
        ({"summary": None}, "summary"),
        ({"article": "a_none"}, "article"),
        ({"collections": ["none"]}, "collections"),
        ({"hidden": True}, "hidden"),
    ],
)
def test_invalid_events_are_refused(client: FlaskClient, changes: Json, field: str) -> None:
    assert_problem(client.post("/v1/events", json={**EVENT, **changes}), 422, field)
    missing = {name: value for name, value in EVENT.items() if name != field}
    if field in EVENT:
        assert_problem(client.post("/v1/events", json=missing), 422, field)
    assert edtfs(client) == []


def test_the_history_of_a_deleted_event_stays_readable_on_every_page(client: FlaskClient) -> None:
    place = f"/v1/events/{make(client)['id']}"
    assert client.delete(place, headers={"If-Match": client.get(place).headers["ETag"]}).status_code == 204
    assert_problem(client.get(place), 404)
    changes = client.get(f"{place}/history").get_json()["changes"]
    assert [change["action"] for change in changes] == ["made", "deleted"]
    beyond = client.get(f"{place}/history?after={changes[-1]['id']}")
    assert (beyond.status_code, beyond.get_json()) == (200, {"changes": [], "next": None})


def test_an_unknown_event_has_no_history_on_any_page(client: FlaskClient) -> None:
    assert_problem(client.get("/v1/events/e_none/history"), 404)
    assert_problem(client.get("/v1/events/e_none/history?after=5"), 404)

"""Correcting events: what an editor says, what the engine says beside it, undoing, hiding, and who was first."""

from __future__ import annotations

import datetime as dt
import threading
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from flask.testing import FlaskClient

from tests.api.problems import assert_problem
from tests.conftest import set_clock

TEXT = "The council met on Sunday. It will vote on the bridge in April. It was dissolved in 2023."
Json = dict[str, Any]


@pytest.fixture
def report(client: FlaskClient) -> Json:
    body = {"text": TEXT, "published_at": "2025-03-13", "external_id": "post-1", "title": "Bridge"}
    return dict(client.post("/v1/articles", json=body).get_json())


def path(report: Json, words: str) -> str:
    """The address of the event with these words."""
    found = [event["id"] for event in report["events"] if event["expression"]["text"] == words]
    return f"/v1/events/{found[0]}"


def correct(client: FlaskClient, place: str, patch: Json, tag: str | None = None) -> Json:
    """Correct an event: as it is then."""
    headers = {"If-Match": tag or client.get(place).headers["ETag"]}
    answer = client.patch(place, json=patch, headers=headers)
    assert answer.status_code == 200, answer.text
    assert answer.headers["ETag"] == client.get(place).headers["ETag"]
    assert answer.get_json() == client.get(place).get_json()
    return dict(answer.get_json())


def edtfs(client: FlaskClient, query: str = "") -> list[str]:
    return [entry["date"]["edtf"] for entry in client.get(f"/v1/timeline?kind=all&{query}").get_json()["entries"]]


def test_a_date_is_corrected_and_the_engines_answer_stands_beside_it(client: FlaskClient, report: Json) -> None:
    place = path(report, "April")
    before = client.get(place).get_json()
    after = correct(client, place, {"date": {"edtf": "2025-04-02"}})
    assert (after["date"]["edtf"], after["date"]["granularity"]) == ("2025-04-02", "day")
    assert after["explanation"]["rule"] == "editor"
    assert after["explanation"]["steps"][0] == f"the engine read 2025-04 ({before['explanation']['rule']})"
    kept = ("date", "status", "kind", "summary", "certainty", "alternatives", "explanation")
    assert after["correction"]["engine"] == {name: before[name] for name in kept}
    assert after["correction"]["fields"] == ["date"]
    assert after["correction"]["by"] is None
    same = ("id", "sentence", "expression", "article", "kind", "origin", "hidden", "orphaned")
    assert {name: after[name] for name in same} == {name: before[name] for name in same}
    assert edtfs(client) == ["2023", "2025-03-09", "2025-04-02"]
    assert edtfs(client, "from=2025-04-03") == []


def test_the_status_follows_a_corrected_date_unless_it_is_given(client: FlaskClient, report: Json) -> None:
    place = path(report, "Sunday")
    assert correct(client, place, {"date": {"edtf": "2025-03-16"}})["status"] == "planned"
    assert correct(client, place, {"status": "happened"})["status"] == "happened"
    assert correct(client, place, {"date": {"edtf": "2025-03"}, "status": None})["status"] == "happened", "as read"


def test_null_undoes_each_correction(client: FlaskClient, report: Json) -> None:
    place = path(report, "April")
    before = client.get(place).get_json()
    said = {"date": {"edtf": "2025-05"}, "status": "happened", "summary": "A vote.", "hidden": True}
    after = correct(client, place, said)
    assert (after["status"], after["summary"], after["hidden"]) == ("happened", "A vote.", True)
    assert after["correction"]["fields"] == list(said)
    for name in said:
        after = correct(client, place, {name: None})
        assert after[name] == before[name]
    assert after == before


def test_a_hidden_event_is_in_no_timeline_and_still_there(client: FlaskClient, report: Json) -> None:
    client.put("/v1/collections/bridge", json={})
    client.put(f"/v1/collections/bridge/articles/{report['article']['id']}")
    correct(client, path(report, "2023"), {"hidden": True})
    assert edtfs(client) == edtfs(client, "collection=bridge") == ["2025-03-09", "2025-04"]
    stored = client.get(f"/v1/articles/{report['article']['id']}").get_json()
    assert [event["hidden"] for event in stored["events"]] == [False, False, True]
    correct(client, path(report, "2023"), {"hidden": False})
    assert edtfs(client) == edtfs(client, "collection=bridge") == ["2023", "2025-03-09", "2025-04"]


def test_a_collections_timeline_follows(client: FlaskClient, report: Json) -> None:
    client.put("/v1/collections/bridge", json={})
    client.put(f"/v1/collections/bridge/articles/{report['article']['id']}")
    tag = client.get("/v1/collections/bridge/timeline?kind=all").headers["ETag"]
    correct(client, path(report, "2023"), {"date": {"edtf": "2026"}})
    after = client.get("/v1/collections/bridge/timeline?kind=all", headers={"If-None-Match": tag})
    assert after.status_code == 200
    assert [entry["date"]["edtf"] for entry in after.get_json()["entries"]] == ["2025-03-09", "2025-04", "2026"]


def test_an_empty_patch_and_equal_values_change_nothing(client: FlaskClient, report: Json) -> None:
    place = path(report, "April")
    first = correct(client, place, {"summary": "A vote."})
    tag = client.get(place).headers["ETag"]
    for patch in ({}, {"summary": "A vote."}, {"hidden": None}):
        assert correct(client, place, patch, tag) == first
    assert len(client.get(f"{place}/history").get_json()["changes"]) == 1


def test_the_order_of_changes_does_not_depend_on_the_clock(
    client: FlaskClient, report: Json, monkeypatch: pytest.MonkeyPatch
) -> None:
    place, said = path(report, "April"), []
    for year in (2040, 1970, 2025):
        set_clock(monkeypatch, dt.datetime(year, 1, 1, tzinfo=dt.UTC))
        said.append(correct(client, place, {"summary": f"It was said in {year}."})["correction"]["at"])
    assert said == ["2040-01-01T00:00:00.000Z", "1970-01-01T00:00:00.000Z", "2025-01-01T00:00:00.000Z"]
    assert [one["at"] for one in client.get(f"{place}/history").get_json()["changes"]] == said
    latest = client.get("/v1/changes?since=0").get_json()["changes"][-1]
    assert latest["event"]["summary"] == "It was said in 2025."


def test_the_history_names_author_fields_and_time(client: FlaskClient, report: Json) -> None:
    place = path(report, "April")
    assert client.get(f"{place}/history").get_json() == {"changes": [], "next": None}
    correct(client, place, {"date": {"edtf": "2025-04-02T18:00"}, "hidden": True})
    correct(client, place, {"hidden": None})
    first, second = client.get(f"{place}/history").get_json()["changes"]
    assert [one["action"] for one in (first, second)] == ["corrected", "corrected"]
    assert first["changes"] == [
        {"field": "date", "before": "2025-04", "after": "2025-04-02T18:00"},
        {"field": "hidden", "before": "false", "after": "true"},
    ]
    assert second["changes"] == [{"field": "hidden", "before": "true", "after": "false"}]
    assert first["at"] <= second["at"]
    page = client.get(f"{place}/history?limit=1").get_json()
    assert (page["changes"], page["next"]) == ([first], first["id"])
    rest = client.get(f"{place}/history?after={page['next']}").get_json()
    assert rest == {"changes": [second], "next": None}


@pytest.mark.parametrize(
    ("patch", "field", "pointer"),
    [
        ({"date": "2025-04-02"}, "date", "#/date"),
        ({"date": {}}, "date", "#/date/edtf"),
        ({"date": {"edtf": "2025-02-30"}}, "date", "#/date/edtf"),
        ({"date": {"edtf": "soon"}}, "date", "#/date/edtf"),
        ({"date": {"edtf": "2025-04/.."}}, "date", "#/date/edtf"),
        ({"date": {"edtf": "2025-05/2025-04"}}, "date", "#/date/edtf"),
        ({"date": {"edtf": "9999"}}, "date", "#/date/edtf"),
        ({"date": {"edtf": None}}, "date", "#/date/edtf"),
        ({"date": {"edtf": "2025", "granularity": "day"}}, "date", "#/date/granularity"),
        ({"status": "maybe"}, "status", "#/status"),
        ({"summary": ""}, "summary", "#/summary"),
        ({"summary": "x" * 241}, "summary", "#/summary"),
        ({"summary": "\0"}, "summary", "#/summary"),
        ({"hidden": "yes"}, "hidden", "#/hidden"),
        ({"hidden": 1}, "hidden", "#/hidden"),
        ({"id": "e_other"}, "id", "#/id"),
        ({"certainty": "explicit"}, "certainty", "#/certainty"),
        ({"article": None}, "article", "#/article"),
        ({"correction": None}, "correction", "#/correction"),
        ({"colour": "red"}, "colour", "#/colour"),
        ([], "body", "#"),
    ],
)
def test_invalid_patches_are_refused(client: FlaskClient, report: Json, patch: Any, field: str, pointer: str) -> None:
    place = path(report, "April")
    before = client.get(place)
    answer = client.patch(place, json=patch, headers={"If-Match": before.headers["ETag"]})
    problem = assert_problem(answer, 422, field)
    assert pointer in [error["pointer"] for error in problem["errors"]]  # type: ignore[attr-defined]
    assert client.get(place).get_json() == before.get_json()


def test_bodies_that_are_not_patches_are_refused(client: FlaskClient, report: Json) -> None:
    place = path(report, "April")
    headers = {"If-Match": client.get(place).headers["ETag"]}
    assert_problem(client.patch(place, data="{", content_type="application/json", headers=headers), 400)
    twice = '{"hidden": true, "hidden": false}'
    assert_problem(client.patch(place, data=twice, content_type="application/merge-patch+json", headers=headers), 400)
    other = client.patch(place, data="[]", content_type="application/json-patch+json", headers=headers)
    assert_problem(other, 415)
    assert "application/merge-patch+json" in other.headers["Accept-Patch"]
    assert_problem(client.patch(f"{place}?x=1", json={}, headers=headers), 422, "x")


@pytest.mark.parametrize("tag", ["x", '"', "W/", '""', '"other"', "\x7f", '"' + "x" * 5_000 + '"'])
def test_a_correction_without_the_current_etag_is_refused(client: FlaskClient, report: Json, tag: str) -> None:
    place = path(report, "April")
    assert_problem(client.patch(place, json={"hidden": True}), 428)
    assert_problem(client.patch(place, json={"hidden": True}, headers={"If-Match": tag}), 412)
    seen = client.get(place).headers["ETag"]
    assert_problem(client.patch(place, json={"hidden": True}, headers={"If-Match": "W/" + seen}), 412)
    correct(client, place, {"summary": "A vote."}, seen)
    assert_problem(client.patch(place, json={"hidden": True}, headers={"If-Match": seen}), 412)
    assert correct(client, place, {"hidden": True}, "*")["hidden"] is True


def test_one_of_two_simultaneous_corrections_is_refused(client: FlaskClient, report: Json) -> None:
    place = path(report, "April")
    tag = client.get(place).headers["ETag"]
    start = threading.Barrier(8)

    def change(number: int) -> int:
        own = client.application.test_client()
        start.wait()
        return own.patch(place, json={"summary": f"Vote {number}."}, headers={"If-Match": tag}).status_code

    with ThreadPoolExecutor(8) as pool:
        found = sorted(pool.map(change, range(8)))
    assert found == [200] + [412] * 7
    assert len(client.get(f"{place}/history").get_json()["changes"]) == 1


def test_an_unknown_id_is_not_found_before_any_other_check(client: FlaskClient) -> None:
    for method in ("GET", "PATCH", "DELETE"):
        assert_problem(client.open("/v1/events/e_none", method=method, json={}), 404)
        assert_problem(client.open("/v1/articles/a_none", method=method, json={}), 404)
    assert_problem(client.get("/v1/events/e_none/history"), 404)


def test_an_engine_event_is_hidden_not_deleted(client: FlaskClient, report: Json) -> None:
    place = path(report, "April")
    problem = assert_problem(client.delete(place), 409)
    assert "hidden" in str(problem["detail"])
    assert client.get(place).status_code == 200

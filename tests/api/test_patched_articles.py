"""Changing an article: what is read anew, what stays, what cannot be changed, and that the change survives."""

from __future__ import annotations

from typing import Any

import pytest
from flask.testing import FlaskClient

from tests.api.problems import assert_problem
from tests.api.test_corrections import correct, edtfs, path
from tests.statements import recorded_statements

POSTED = {
    "text": "The council met on Sunday. It will vote on 3/4/2025.",
    "published_at": "2025-03-13",
    "external_id": "post-1",
    "title": "Bridge",
}
Json = dict[str, Any]


@pytest.fixture
def place(client: FlaskClient) -> str:
    report = client.post("/v1/articles", json=POSTED).get_json()
    return f"/v1/articles/{report['article']['id']}"


def change(client: FlaskClient, place: str, patch: Json) -> Json:
    answer = client.patch(place, json=patch, headers={"If-Match": client.get(place).headers["ETag"]})
    assert answer.status_code == 200, answer.text
    assert answer.headers["ETag"] == client.get(place).headers["ETag"]
    assert answer.get_json() == client.get(place).get_json()
    return dict(answer.get_json())


def test_a_changed_date_rereads_the_article(client: FlaskClient, place: str) -> None:
    report = change(client, place, {"published_at": "2025-03-20"})
    assert (report["anchor"]["date"], report["article"]["published_at"]) == ("2025-03-20", "2025-03-20")
    assert edtfs(client) == ["2025-03-04", "2025-03-16"]


def test_a_changed_text_is_reread_and_corrections_stay(client: FlaskClient, place: str) -> None:
    event = path(client.get(place).get_json(), "Sunday")
    correct(client, event, {"summary": "They met."})
    report = change(client, place, {"text": "It rained. The council met on Sunday."})
    assert [one["summary"] for one in report["events"]] == ["They met."]
    gone = change(client, place, {"text": "It rained."})
    assert ([one["summary"] for one in gone["orphaned"]], gone["events"]) == (["They met."], [])


def test_a_changed_date_order_or_time_zone_rereads_the_article(client: FlaskClient, place: str) -> None:
    assert change(client, place, {"date_order": "DMY"})["events"][1]["date"]["edtf"] == "2025-04-03"
    assert change(client, place, {"date_order": None})["events"][1]["date"]["edtf"] == "2025-03-04"
    change(client, place, {"published_at": "2025-03-15T23:30:00Z"})
    assert edtfs(client)[-1] == "2025-03-09"
    change(client, place, {"timezone": "Asia/Karachi"})
    assert edtfs(client)[-1] == "2025-03-16", "there it is Sunday already"


def test_a_title_changes_no_date_and_every_event_has_it(client: FlaskClient, place: str) -> None:
    before = client.get(place).get_json()
    hidden = path(before, "Sunday")
    correct(client, hidden, {"hidden": True})
    after = change(client, place, {"title": "The bridge", "source": "Harbour Post", "url": "https://post.example/1"})
    assert [event["article"]["title"] for event in after["events"]] == ["The bridge"] * 2
    assert [event["date"] for event in after["events"]] == [event["date"] for event in before["events"]]
    assert client.get(hidden).get_json()["article"]["source"] == "Harbour Post"
    assert change(client, place, {"title": None})["article"]["title"] is None


def test_the_same_article_posted_again_leaves_the_change(client: FlaskClient, place: str) -> None:
    change(client, place, {"published_at": "2025-03-20", "text": "The council met on Sunday.", "title": "Meeting"})
    before = client.get(place).get_json()
    again = client.post("/v1/articles", json=POSTED)
    assert (again.status_code, again.get_json()) == (200, before)


def test_a_new_text_from_the_publisher_keeps_edited_metadata(client: FlaskClient, place: str) -> None:
    change(client, place, {"published_at": "2025-03-20", "title": "Meeting"})
    report = client.post("/v1/articles", json={**POSTED, "text": "It rained on Monday."}).get_json()
    assert report["changed"] is True
    assert (report["article"]["title"], report["anchor"]["date"]) == ("Meeting", "2025-03-20")
    assert edtfs(client) == ["2025-03-17"]
    again = client.post("/v1/articles", json={**POSTED, "text": "It rained on Monday."}).get_json()
    assert "changed" not in again


def test_the_dropped_lines_of_a_page_stay_listed(client: FlaskClient) -> None:
    page = (
        "<html><head><meta property='article:published_time' content='2025-03-13'><title>Bridge</title></head><body>"
        "<nav><ul><li>Home</li><li>Archive of 2019</li></ul></nav><article><h1>Bridge</h1><p>The council met on Sunday "
        "and spoke at length about the bridge and its cracks.</p><p>It will vote in April, the mayor said, when the "
        "report of the engineers is there.</p></article></body></html>"
    )
    first = client.post("/v1/articles?external_id=p", data=page, content_type="text/html").get_json()
    place = f"/v1/articles/{first['article']['id']}"
    after = change(client, place, {"timezone": "Europe/Paris"})
    for name in ("dropped", "document", "unresolved"):
        assert after[name] == first[name], name
    assert after["anchor"]["kind"] == first["anchor"]["kind"] == "metadata"
    assert [event["date"] for event in after["events"]] == [event["date"] for event in first["events"]]


def test_a_page_without_a_date_of_its_own_needs_published_at(client: FlaskClient) -> None:
    page = "<article><h1>Bridge</h1><p>The council met on Sunday and spoke at length.</p></article>"
    posted = client.post("/v1/articles?published_at=2025-03-13", data=page, content_type="text/html").get_json()
    place = f"/v1/articles/{posted['article']['id']}"
    headers = {"If-Match": client.get(place).headers["ETag"]}
    assert_problem(client.patch(place, json={"published_at": None}, headers=headers), 422, "published_at")


def test_without_published_at_the_page_is_asked_or_it_is_refused(client: FlaskClient, place: str) -> None:
    before = client.get(place).get_json()
    headers = {"If-Match": client.get(place).headers["ETag"]}
    assert_problem(client.patch(place, json={"published_at": None}, headers=headers), 422, "published_at")
    assert client.get(place).get_json() == before
    dated = change(client, place, {"published_at": None, "text": "LONDON, March 14, 2025 — It rained on Sunday."})
    assert (dated["anchor"]["date"], dated["anchor"]["kind"]) == ("2025-03-14", "dateline")


@pytest.mark.parametrize(
    ("patch", "field"),
    [
        ({"external_id": "post-2"}, "external_id"),
        ({"external_id": None}, "external_id"),
        ({"id": "a_other"}, "id"),
        ({"collections": []}, "collections"),
        ({"events": []}, "events"),
        ({"anchor": {}}, "anchor"),
        ({"text": None}, "text"),
        ({"text": " "}, "text"),
        ({"published_at": "2025-02-30"}, "published_at"),
        ({"published_at": "2025-03-13T08:00:00+99:00"}, "published_at"),
        ({"timezone": "Mars"}, "timezone"),
        ({"language": "xx"}, "language"),
        ({"colour": "red"}, "colour"),
    ],
)
def test_invalid_patches_are_refused(client: FlaskClient, place: str, patch: Json, field: str) -> None:
    before = client.get(place)
    assert_problem(client.patch(place, json=patch, headers={"If-Match": before.headers["ETag"]}), 422, field)
    assert client.get(place).headers["ETag"] == before.headers["ETag"]


def test_an_article_known_by_its_url_keeps_it(client: FlaskClient) -> None:
    posted = {"text": "It rained on Sunday.", "published_at": "2025-03-13", "url": "https://post.example/1"}
    place = f"/v1/articles/{client.post('/v1/articles', json=posted).get_json()['article']['id']}"
    headers = {"If-Match": client.get(place).headers["ETag"]}
    for url in ("https://post.example/2", None):
        assert_problem(client.patch(place, json={"url": url}, headers=headers), 422, "url")


def test_too_long_a_text_is_refused(client: FlaskClient, place: str) -> None:
    headers = {"If-Match": client.get(place).headers["ETag"]}
    assert_problem(client.patch(place, json={"text": "x" * 200_001}, headers=headers), 413, "text")


def test_a_change_without_the_current_etag_is_refused(client: FlaskClient, place: str) -> None:
    assert_problem(client.patch(place, json={"title": "T"}), 428)
    seen = client.get(place).headers["ETag"]
    correct(client, path(client.get(place).get_json(), "Sunday"), {"hidden": True})
    assert_problem(client.patch(place, json={"title": "T"}, headers={"If-Match": seen}), 412)
    assert_problem(client.delete(place, headers={"If-Match": seen}), 412)
    assert client.delete(place, headers={"If-Match": client.get(place).headers["ETag"]}).status_code == 204


def test_an_unchanged_answer_costs_one_statement(client: FlaskClient, place: str) -> None:
    report = client.get(place)
    event = f"/v1/events/{report.get_json()['events'][0]['id']}"
    for address, tag in ((place, report.headers["ETag"]), (event, client.get(event).headers["ETag"])):
        with recorded_statements(client.application.config["DATABASE"]) as seen:
            assert client.get(address, headers={"If-None-Match": tag}).status_code == 304
        assert len(seen) == 1, seen

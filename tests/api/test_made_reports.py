"""Events that represent an entry, and those made by hand: what becomes of their entry when they change."""

from __future__ import annotations

import pytest
from flask.testing import FlaskClient

from tests.api.test_entries import DAM, merge, path, post

pytestmark = pytest.mark.twins_on("postgresql")  # the tests of grouping cover the statements
ANY = {"If-Match": "*"}


@pytest.fixture
def made(client: FlaskClient) -> str:
    """An event made by hand in the collection "dam", which has one report."""
    client.put("/v1/collections/dam", json={})
    event = {
        "date": {"edtf": "2025-03-03"},
        "status": "happened",
        "summary": "The old dam broke.",
        "collections": ["dam"],
    }
    answer = client.post("/v1/events", json=event)
    assert answer.status_code == 201, answer.get_json()
    return str(answer.get_json()["id"])


def test_a_corrected_event_without_an_article_changes_the_facts_of_its_entry(client: FlaskClient, made: str) -> None:
    report = post(client, "n0", DAM[0])
    merge(client, report, made)
    before = client.get(path(report)).get_json()
    assert [date["edtf"] for date in before["dates"]] == []
    assert before["reported_by"]["reports"] == 2
    patch = {"date": {"edtf": "2025-03-04"}}
    assert client.patch(f"/v1/events/{made}", json=patch, headers=ANY).status_code == 200
    after = client.get(path(report)).get_json()
    assert [date["edtf"] for date in after["dates"]] == ["2025-03-03", "2025-03-04"]
    listed = client.get("/v1/timeline?collection=dam").get_json()["entries"]
    assert [date["edtf"] for date in listed[0]["dates"]] == ["2025-03-03", "2025-03-04"]


def test_an_entry_whose_founder_is_hidden_is_represented_by_the_next_report(client: FlaskClient) -> None:
    client.put("/v1/collections/dam", json={})
    first, second, _ = (post(client, f"n{number}", text) for number, text in enumerate(DAM))
    assert client.get(path(first)).get_json()["summary"] == DAM[0]
    assert client.patch(f"/v1/events/{first}", json={"hidden": True}, headers=ANY).status_code == 200
    entry = client.get(path(first)).get_json()
    assert (entry["id"], entry["summary"]) == (first, client.get(f"/v1/events/{second}").get_json()["summary"])
    assert [one["id"] for one in client.get("/v1/timeline?collection=dam").get_json()["entries"]] == [first]

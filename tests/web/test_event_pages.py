"""The page of an event: corrections, conflicts, history; and the page that adds one."""

from __future__ import annotations

from typing import Any

import pytest
from flask.testing import FlaskClient

from tests.web.html import ACCEPT_HTML, form_values, parse, text, texts

pytestmark = pytest.mark.only("sqlite")  # the tests of the store cover both databases


def first_event(client: FlaskClient) -> dict[str, Any]:
    event: dict[str, Any] = client.get("/v1/timeline").get_json()["entries"][0]
    return event


def get_event(client: FlaskClient, event_id: str) -> dict[str, Any]:
    event: dict[str, Any] = client.get(f"/v1/events/{event_id}").get_json()
    return event


def open_form(client: FlaskClient, path: str) -> dict[str, str]:
    """Return what the form of a page sends if nothing is changed."""
    return form_values(parse(client.get(path)), path)


def add_event(client: FlaskClient, **fields: str) -> str:
    """Add an event by hand and return the path of its page."""
    form = {"date": "2025-04", "status": "planned", "summary": "It opens.", **fields}
    return client.post("/add", data=form).headers["Location"]


def test_event_is_corrected_hidden_and_restored(filled: FlaskClient) -> None:
    event = first_event(filled)
    path = f"/e/{event['id']}"
    filled.post(path, data={**open_form(filled, path), "date": "2025-05", "summary": "New"})
    corrected = get_event(filled, event["id"])
    assert (corrected["date"]["edtf"], corrected["summary"]) == ("2025-05", "New")
    page = parse(filled.get(path))
    assert text(page, "//dt[.='Before correction']/following-sibling::dd[1]").startswith(event["date"]["edtf"])
    filled.post(path, data={**open_form(filled, path), "action": "hide"})
    assert get_event(filled, event["id"])["hidden"] is True
    filled.post(path, data={**open_form(filled, path), "action": "undo"})
    assert get_event(filled, event["id"]) == event
    assert texts(parse(filled.get(path)), "//ol[@class='history']/li/b") == ["corrected"] * 3


def test_conflict_shows_both_versions_and_overwrites_nothing(filled: FlaskClient) -> None:
    event = first_event(filled)
    path = f"/e/{event['id']}"
    form = open_form(filled, path)
    filled.post(path, data={**form, "summary": "Theirs"})
    response = filled.post(path, data={**form, "summary": "Mine"})
    assert response.status_code == 412
    assert texts(parse(response), "//tr[th='summary']/td") == ["Theirs", "Mine"]
    assert get_event(filled, event["id"])["summary"] == "Theirs"


def test_conflict_deletes_nothing(client: FlaskClient) -> None:
    path = add_event(client)
    form = {"revision": open_form(client, path)["revision"], "action": "delete"}
    client.post(path, data={**open_form(client, path), "summary": "Theirs"})
    assert client.post(path, data=form).status_code == 412
    assert client.get(path).status_code == 200
    response = client.post(path, data={**form, "revision": open_form(client, path)["revision"]})
    assert (response.status_code, response.headers["Location"]) == (303, "/")
    assert client.get(path).status_code == 404


def test_event_of_the_engine_is_not_deleted(filled: FlaskClient) -> None:
    path = f"/e/{first_event(filled)['id']}"
    page = parse(filled.get(path))
    assert page.xpath("//button/@value") == ["save", "hide"]
    response = filled.post(path, data={**form_values(page, path), "action": "delete"})
    assert response.status_code == 409
    assert text(parse(response), "//p[@role='alert']") == "delete: the engine would find it again: hide it instead"
    assert filled.get(path).status_code == 200


def test_invalid_correction_is_explained_and_keeps_what_was_typed(filled: FlaskClient) -> None:
    path = f"/e/{first_event(filled)['id']}"
    response = filled.post(path, data={**open_form(filled, path), "date": "someday"})
    assert response.status_code == 422
    page = parse(response)
    assert text(page, "//p[@role='alert']").startswith("date: ")
    assert page.xpath("//input[@name='date']/@value") == ["someday"]


def test_submitting_the_add_form_twice_creates_one_event(client: FlaskClient) -> None:
    form = {**open_form(client, "/add"), "date": "2025-04", "status": "planned", "summary": "It opens."}
    locations = {client.post("/add", data=form).headers["Location"] for _ in range(2)}
    assert len(locations) == 1
    assert client.post("/add", data={**form, "collection": "none"}).status_code == 422
    assert len(client.get("/v1/timeline").get_json()["entries"]) == 1


@pytest.mark.parametrize("origin", ["https://evil.example", "null"])
def test_form_of_another_site_is_refused(client: FlaskClient, origin: str) -> None:
    assert client.post("/add", data={}, headers={"Origin": origin, **ACCEPT_HTML}).status_code == 403

"""The page of an event: corrections, conflicts, history; and the page that adds one."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient

from service.api.access import COOKIE
from service.config import keys
from service.config.keys import Scope
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
    assert text(page, "//dt[.='Before correction']/following-sibling::dd[1]").startswith("4 March 2025, ")
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


@pytest.mark.parametrize(
    "sentence", ["It will vote in April.", "It met at 6 p.m. on Sunday.", "It met at 6 p.m. EST on 9 March."]
)
def test_unchanged_form_corrects_nothing(client: FlaskClient, sentence: str) -> None:
    article = client.post("/v1/articles", json={"text": sentence, "published_at": "2025-03-13"}).get_json()
    [event] = article["events"]
    path = f"/e/{event['id']}"
    assert client.post(path, data=open_form(client, path)).status_code == 303
    assert get_event(client, event["id"])["correction"] is None
    assert texts(parse(client.get(path)), "//h2") == ["Why this date", "Correct this event"], "no history"


@pytest.mark.parametrize(
    ("field", "value"), [("date", "2025-04-02"), ("status", "happened"), ("summary", "The council votes.")]
)
def test_only_the_changed_field_is_corrected(client: FlaskClient, field: str, value: str) -> None:
    sentence = "The council will vote in April."
    article = client.post("/v1/articles", json={"text": sentence, "published_at": "2025-03-13"}).get_json()
    [event] = article["events"]
    path = f"/e/{event['id']}"
    client.post(path, data={**open_form(client, path), field: f" {value} "})
    assert get_event(client, event["id"])["correction"]["fields"] == [field]
    page = parse(client.get(path))
    assert form_values(page, path)[field] == value
    [change] = texts(page, "//ol[@class='history']/li")
    assert f"{field}: " in change
    assert change.endswith(f"→ {value}")
    assert texts(page, "//p[@class='summary']") == ([value] if field == "summary" else [])


def test_event_page_explains_the_date(filled: FlaskClient) -> None:
    event = filled.get("/v1/timeline?certainty=ambiguous").get_json()["entries"][0]
    page = parse(filled.get(f"/e/{event['id']}"))
    assert text(page, "//h1") == "4 March 2025"
    assert text(page, "//title").startswith("4 March 2025: ")
    explained = dict(zip(texts(page, "//dl/dt"), texts(page, "//dl/dd"), strict=True))
    assert explained["Date"] == "4 March 2025 (day, ambiguous)"
    assert explained["Rule"] == event["explanation"]["rule"]
    assert explained["Read against"] == "13 March 2025"
    assert explained["Or"] == f"3 April 2025: {event['alternatives'][0]['reason']}"
    assert texts(page, "//dl//li") == event["explanation"]["steps"]
    assert texts(page, "//p[@class='labels']/span") == ["happened", "ambiguous: or 3 April 2025"]


def test_event_page_links_to_the_entry_and_the_json(filled: FlaskClient) -> None:
    event = first_event(filled)
    timeline, json = parse(filled.get(f"/e/{event['id']}")).xpath("//p/a[.='In the timeline' or .='JSON']/@href")
    url, _, fragment = timeline.partition("#")
    assert fragment == event["id"]
    assert fragment in parse(filled.get(url)).xpath("//article/@id")
    assert filled.get(json).get_json() == event


def test_event_made_by_hand_is_hidden_and_shown_again(client: FlaskClient) -> None:
    path = add_event(client)
    for action, is_hidden, following in (("hide", True, "show"), ("show", False, "hide")):
        client.post(path, data={"revision": open_form(client, path)["revision"], "action": action})
        assert get_event(client, path.removeprefix("/e/"))["hidden"] is is_hidden
        page = parse(client.get(path))
        assert following in page.xpath("//button/@value")
        assert ("hidden" in texts(page, "//p[@class='labels']/span")) is is_hidden


def test_hidden_event_of_the_engine_is_shown_again_without_a_correction(filled: FlaskClient) -> None:
    event = first_event(filled)
    path = f"/e/{event['id']}"
    for action in ("hide", "show"):
        filled.post(path, data={**open_form(filled, path), "action": action})
    assert get_event(filled, event["id"]) == event


def test_corrections_of_an_event_made_by_hand_cannot_be_undone(client: FlaskClient) -> None:
    path = add_event(client)
    page = parse(client.get(path))
    assert page.xpath("//button/@value") == ["save", "hide", "delete"]
    assert client.post(path, data={**form_values(page, path), "action": "undo"}).status_code == 303
    assert form_values(parse(client.get(path)), path)["summary"] == "It opens."


def test_orphaned_event_is_labelled_and_can_be_deleted(client: FlaskClient) -> None:
    article = {"published_at": "2025-03-13", "url": "https://news.example/1"}
    report = client.post("/v1/articles", json={**article, "text": "It opened on Sunday."}).get_json()
    path = f"/e/{report['events'][0]['id']}"
    client.post(path, data={**open_form(client, path), "summary": "The bridge opened."})
    client.post("/v1/articles", json={**article, "text": "It closed on Monday."})
    page = parse(client.get(path))
    assert "sentence no longer in the article" in texts(page, "//p[@class='labels']/span")
    assert page.xpath("//button/@value") == ["save", "hide", "undo", "delete"]


def test_reader_sees_no_form(app: Flask, client: FlaskClient) -> None:
    path = add_event(client)
    app.config["API_KEYS"] = (keys.make("writer", Scope.WRITE)[1],)
    app.config["TIMELINE"] = replace(app.config["TIMELINE"], public_read=True)
    page = parse(client.get(path))
    assert page.xpath("//form") == []
    assert texts(page, "//h2") == ["Why this date", "History"]


def test_history_names_who_changed_what(app: Flask, client: FlaskClient) -> None:
    token, key = keys.make("desk", Scope.WRITE)
    app.config["API_KEYS"] = (key,)
    client.set_cookie(COOKIE, token)
    path = add_event(client)
    client.post(path, data={**open_form(client, path), "status": "happened"})
    page = parse(client.get(path))
    made, corrected = texts(page, "//ol[@class='history']/li")
    assert made.startswith("made by desk, ")
    assert "date: – → 2025-04" in made
    assert corrected.startswith("corrected by desk, ")
    assert corrected.endswith("status: planned → happened")


@pytest.mark.parametrize("field", ["date", "status", "summary", "collection"])
def test_invalid_new_event_is_explained_and_keeps_what_was_typed(client: FlaskClient, field: str) -> None:
    form = {**open_form(client, "/add"), "date": "2025-04", "status": "planned", "summary": "It opens."}
    invalid = {"date": "someday", "status": "unknown", "summary": "x" * 241, "collection": "none"}[field]
    response = client.post("/add", data={**form, field: invalid})
    assert response.status_code == 422
    page = parse(response)
    assert text(page, "//p[@role='alert']").startswith(f"{field}: ")
    shown = {} if field == "status" else {field: invalid}  # a <select> cannot show a value that is not an option
    assert form_values(page, "/add") == {**form, "status": "happened" if field == "status" else "planned", **shown}
    assert client.get("/v1/timeline").get_json()["entries"] == []


def test_malformed_collection_of_a_new_event_is_explained(client: FlaskClient) -> None:
    form = {"date": "2025-04", "status": "planned", "summary": "It opens.", "collection": "N o"}
    response = client.post("/add", data=form)
    assert response.status_code == 422
    assert text(parse(response), "//p[@role='alert']").startswith("collections: ")


def test_new_event_is_in_its_collection(client: FlaskClient) -> None:
    client.put("/v1/collections/harbour", json={})
    page = parse(client.get("/add?collection=harbour"))
    assert form_values(page, "/add")["collection"] == "harbour"
    assert page.xpath("//datalist/option/@value") == ["harbour"]
    add_event(client, collection="harbour")
    add_event(client, summary="Elsewhere.")
    assert texts(parse(client.get("/t/harbour")), "//p[@class='sentence']") == ["It opens."]

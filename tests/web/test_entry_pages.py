"""The page of an entry, where editors split it, and the page that merges entries: plain forms, without scripts."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from lxml.html import HtmlElement

from service.config import keys
from service.config.keys import Scope
from tests.web.conftest import HOSTILE
from tests.web.html import ACCEPT_HTML, parse, text, texts

pytestmark = pytest.mark.only("sqlite")  # the tests of the store cover both databases

DAM = (
    "The Orle dam broke on 3 March 2025 after weeks of rain.",
    "Heavy rain broke the Orle dam on 3 March 2025, engineers found.",
)
FLOOD = "Hundreds of villagers fled their homes in boats on 3 March 2025."


@pytest.fixture
def ids(client: FlaskClient) -> list[str]:
    """The events of a collection with two entries: one of two reports, and one of a single report."""
    client.put("/v1/collections/dam", json={})
    return [post(client, number, text) for number, text in enumerate((*DAM, FLOOD))]


def post(client: FlaskClient, number: int, sentence: str) -> str:
    body = {"external_id": f"n{number}", "published_at": "2025-03-05", "text": sentence, "collections": ["dam"]}
    metadata = {"source": "Valley News", "url": f"https://valley.example/{number}", "title": f"Title {number}"}
    return str(client.post("/v1/articles", json={**body, **metadata}).get_json()["events"][0]["id"])


def fields(page: HtmlElement, path: str, **chosen: Any) -> dict[str, Any]:
    """What a browser sends with the form that goes to ``path``, with what the viewer chooses."""
    form = next(form for form in page.forms if form.action == path)
    hidden: dict[str, list[str]] = {}
    for field in form.xpath(".//input[@type='hidden']"):
        hidden.setdefault(field.name, []).append(field.value)
    return {**hidden, **chosen}


def entries(client: FlaskClient) -> dict[str, set[str]]:
    query = {"collection": "dam", "include": "reports"}
    listed = client.get("/v1/timeline", query_string=query).get_json()["entries"]
    return {entry["id"]: {report["id"] for report in entry["reports"]} for entry in listed}


def test_the_page_of_an_entry_shows_its_reports_with_their_articles(client: FlaskClient, ids: list[str]) -> None:
    page = parse(client.get(f"/t/dam/e/{ids[0]}"))
    assert text(page, "//p[@class='lead']") == "In dam, reported by 2 articles, 1 source"
    assert sorted(texts(page, "//ol[@class='reports']/li/p[1]")) == sorted(DAM)
    assert set(page.xpath("//ol[@class='reports']//a/@href")) >= {f"https://valley.example/{n}" for n in (0, 1)}
    assert "It shares" in text(page, "//ol[@class='reports']//details/p")


def test_the_page_of_a_collection_unfolds_the_reports_of_an_entry(client: FlaskClient, ids: list[str]) -> None:
    page = parse(client.get("/t/dam"))
    assert text(page, "//details[@class='reported']/summary") == "Reported by 2 articles, 1 source"
    assert sorted(texts(page, "//ul[@class='reports']/li/p[1]")) == sorted(DAM)
    assert set(page.xpath("//ul[@class='reports']//a/@href")) >= {f"https://valley.example/{n}" for n in (0, 1)}


def test_chosen_entries_are_merged_after_a_look(client: FlaskClient, ids: list[str]) -> None:
    page = parse(client.get("/t/dam"))
    boxes = page.xpath("//input[@type='checkbox'][@form='chosen']")
    assert {box.get("value") for box in boxes} == {ids[0], ids[2]}
    (form,) = page.xpath("//form[@id='chosen']")
    chosen = parse(client.get(form.action, query_string={"entry": [ids[0], ids[2]]}))
    assert chosen.xpath("//input[@type='radio'][@checked]/@value") == [ids[0]]
    answer = client.post("/t/dam/merge", data=fields(chosen, "/t/dam/merge", into=ids[2]))
    assert (answer.status_code, answer.headers["Location"]) == (303, f"/t/dam/e/{ids[2]}")
    assert entries(client) == {ids[2]: set(ids)}
    moved = client.get(f"/t/dam/e/{ids[0]}")
    assert (moved.status_code, moved.headers["Location"]) == (308, f"/t/dam/e/{ids[2]}")


def test_chosen_reports_are_split_off_and_that_is_undone(client: FlaskClient, ids: list[str]) -> None:
    before, path = entries(client), f"/t/dam/e/{ids[0]}"
    form = fields(parse(client.get(path)), path, report=ids[1], action="split")
    assert client.post(path, data=form).headers["Location"] == path
    assert entries(client) == {event: {event} for event in ids}
    page = parse(client.get(path))
    assert texts(page, "//ol[@class='history']/li/b") == ["split"]
    assert page.xpath("//button[@value='undo']")
    client.post(path, data=fields(page, path, action="undo"))
    assert entries(client) == before
    page = parse(client.get(path))
    assert texts(page, "//ol[@class='history']/li/b") == ["split", "undone"]
    assert not page.xpath("//button[@value='undo']"), "nothing is left to undo"


def test_undoing_on_the_page_of_an_entry_that_vanishes_shows_the_other_one(client: FlaskClient, ids: list[str]) -> None:
    path, founded = (f"/t/dam/e/{event}" for event in ids[:2])
    client.post(path, data=fields(parse(client.get(path)), path, report=ids[1], action="split"))
    answer = client.post(founded, data=fields(parse(client.get(founded)), founded, action="undo"))
    assert answer.headers["Location"] == path


def test_of_two_editors_the_second_one_overwrites_nothing(client: FlaskClient, ids: list[str]) -> None:
    path = f"/t/dam/e/{ids[0]}"
    page = parse(client.get(path))
    look = parse(client.get("/t/dam/merge", query_string={"entry": [ids[0], ids[2]]}))
    client.post(path, data=fields(page, path, report=ids[1], action="split"))
    before = entries(client)
    for answer in (
        client.post(path, data=fields(page, path, report=ids[0], action="split")),
        client.post(path, data=fields(page, path, action="undo")),
        client.post("/t/dam/merge", data=fields(look, "/t/dam/merge", into=ids[0])),
    ):
        assert answer.status_code == 412
        assert text(parse(answer), "//p[@role='alert']").startswith("Someone else changed this entry")
    assert entries(client) == before


def test_forms_that_make_no_sense_say_so(client: FlaskClient, ids: list[str]) -> None:
    path = f"/t/dam/e/{ids[0]}"
    page = parse(client.get(path))
    for chosen, message in (
        ([], "Choose at least one report."),
        ([ids[2]], f"{ids[2]!r} is not a report of this entry."),
        (ids[:2], "Must leave at least one report in the entry."),
    ):
        answer = client.post(path, data=fields(page, path, report=chosen, action="split"))
        assert (answer.status_code, text(parse(answer), "//p[@role='alert']")) == (422, message)
    assert client.post(path, data=fields(page, path, action="undo")).status_code == 409
    one = client.get("/t/dam/merge", query_string={"entry": ids[0]})
    assert "Choose at least two" in text(parse(one), "//main")
    assert client.post("/t/dam/merge", data={"entry": ids[:1], "into": ids[0]}).status_code == 422
    many = {"entry": [f"e_{number}" for number in range(51)]}
    assert client.get("/t/dam/merge", query_string=many).status_code == 422
    for unknown in ("/t/dam/e/e_unknown", "/t/none/e/e_unknown", "/t/dam/merge?entry=e_unknown", "/t/none/merge"):
        assert client.get(unknown, headers=ACCEPT_HTML).status_code == 404
    form = {"entry": ids[:2], "into": ids[0]}
    for path, missing in (("/t/none/merge", "collection 'none'"), ("/t/dam/merge", "entry 'e_unknown'")):
        chosen = form if "none" in path else {"entry": ["e_unknown", ids[0]], "into": "e_unknown"}
        answer = client.post(path, data=chosen, headers=ACCEPT_HTML)
        assert (answer.status_code, missing in text(parse(answer), "//main")) == (404, True)


def test_readers_see_no_forms_of_editors(app: Flask, client: FlaskClient, ids: list[str]) -> None:
    _, key = keys.make("desk", Scope.WRITE)
    app.config["API_KEYS"] = (key,)
    app.config["TIMELINE"] = replace(app.config["TIMELINE"], public_read=True)
    for path in ("/t/dam", f"/t/dam/e/{ids[0]}"):
        page = parse(client.get(path))
        assert page.xpath("//input[@type='checkbox'] | //button[@name='action'] | //form[@id='chosen']") == []


def test_reports_are_escaped(client: FlaskClient, ids: list[str]) -> None:
    body = {"external_id": "n9", "published_at": "2025-03-05", "text": f"{DAM[0]} {HOSTILE}", "title": HOSTILE}
    client.post("/v1/articles", json={**body, "url": "javascript:alert(1)//x.example", "collections": ["dam"]})
    for path in ("/t/dam", f"/t/dam/e/{ids[0]}"):
        page = client.get(path).get_data(as_text=True)
        assert HOSTILE not in page
        assert 'href="javascript' not in page

"""The pages for people, bad input included, without a browser."""

from __future__ import annotations

import io
import json
import re
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient

from service.cli.demo.articles import samples
from service.config import keys
from service.config.keys import Scope
from service.formats import FORMATS

pytestmark = pytest.mark.only("sqlite")  # what is stored is tested on both elsewhere
HTML = {"Accept": "text/html"}
HOSTILE = "<script>alert(1)</script>"


@pytest.fixture
def filled(client: FlaskClient) -> FlaskClient:
    client.put("/v1/collections/harbour", json={"title": HOSTILE})
    text = f"It will vote in April. {HOSTILE} It met on 3/4/2025. It opened on Sunday."
    body = {"text": text, "title": HOSTILE, "published_at": "2025-03-13", "collections": ["harbour"]}
    assert client.post("/v1/articles", json=body).status_code == 201
    return client


def first_event(client: FlaskClient) -> dict[str, Any]:
    found: dict[str, Any] = client.get("/v1/timeline").get_json()["entries"][0]
    return found


@pytest.mark.parametrize("path", ["/", "/t/harbour", "/embed/harbour", "/t", "/?q=vote"])
def test_the_text_of_an_article_stays_text(filled: FlaskClient, path: str) -> None:
    page = filled.get(path, headers=HTML)
    assert page.status_code == 200
    assert HOSTILE not in page.text
    assert "&lt;script&gt;alert(1)" in page.text


def test_a_page_may_load_only_what_is_its_own_and_only_an_embedded_one_is_framed(filled: FlaskClient) -> None:
    policy = filled.get("/").headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "frame-ancestors 'none'" in policy
    assert "unsafe" not in policy
    framed = filled.get("/embed/harbour").headers["Content-Security-Policy"]
    assert "frame-ancestors *" in framed
    assert "script-src" not in framed


def test_an_entry_tells_its_date_words_its_rule_and_its_other_reading(filled: FlaskClient) -> None:
    page = filled.get("/t/harbour").text
    assert '<mark class="date">April</mark>' in page
    assert "Why this date" in page
    assert "ambiguous: or 2025-04-03" in page
    assert ">planned</span>" in page


def test_what_is_coarse_has_no_false_day(filled: FlaskClient) -> None:
    page = filled.get("/t/harbour").text
    assert re.search(r'class="day span"[^>]*>\s*<p class="when"><time datetime="2025-04">April 2025', page)


def test_every_form_is_one_click_away_with_the_same_filters(filled: FlaskClient) -> None:
    page = filled.get("/t/harbour?status=planned").text
    for one in FORMATS:
        assert f'href="/v1/collections/harbour/timeline.{one.extension}?status=planned"' in page
        assert filled.get(f"/v1/collections/harbour/timeline.{one.extension}?status=planned").status_code == 200


def test_filters_that_cannot_be_read_are_told_and_kept(filled: FlaskClient) -> None:
    page = filled.get("/?from=someday&q=vote", headers=HTML)
    assert page.status_code == 422
    assert 'value="someday"' in page.text
    assert "must be YYYY" in page.text
    assert filled.get("/?cursor=nonsense").status_code == 422


def test_pages_follow_each_other_and_skip_nothing(client: FlaskClient) -> None:
    for sample in samples():
        client.post("/v1/articles", json=sample)
    seen: list[str] = []
    address: str | None = "/"
    while address:
        page = client.get(address).text
        seen += re.findall(r'id="(e_\w+)"', page)
        later = re.search(r'id="later" rel="next" href="([^"]+)"', page)
        address = later[1].replace("&amp;", "&") if later else None
    assert seen == [one["id"] for one in client.get("/v1/timeline?limit=500").get_json()["entries"]]
    assert len(seen) > 60


def test_an_unknown_collection_is_told_with_those_that_there_are(filled: FlaskClient) -> None:
    page = filled.get("/t/nothing", headers=HTML)
    assert page.status_code == 404
    assert 'href="/t/harbour"' in page.text
    assert filled.get("/t/nothing").content_type == "application/problem+json"
    assert filled.get("/nowhere", headers=HTML).content_type.startswith("text/html")
    assert filled.get("/v1/nowhere", headers=HTML).content_type == "application/problem+json"


def test_an_empty_collection_says_how_to_fill_it(client: FlaskClient) -> None:
    client.put("/v1/collections/empty", json={})
    page = client.get("/t/empty").text
    assert "curl http://localhost/v1/articles" in page
    assert "/try?collection=empty" in page


def test_trying_marks_the_text_and_stores_nothing(client: FlaskClient) -> None:
    text = f"It may rain. It met on Sunday. {HOSTILE} It lasted three hours."
    page = client.post("/try", data={"text": text, "published_at": "2025-03-13"})
    assert page.status_code == 200
    assert HOSTILE not in page.text
    assert re.search(r'<mark class="inferred date"[^>]*>Sunday</mark>', page.text)
    assert re.search(r'<mark class="rejected"[^>]*>may</mark><sup>', page.text)
    assert client.get("/v1/timeline").get_json()["entries"] == []


@pytest.mark.parametrize(
    ("form", "status", "told"),
    [
        ({"text": "It rained on Sunday."}, 422, "published_at"),
        ({"text": " "}, 422, "paste an article"),
        ({"text": "It rained.", "published_at": "soon"}, 422, "published_at"),
        ({"text": "It rained.", "published_at": "2025-03-13", "action": "save", "collection": "N o"}, 422, "hyphens"),
    ],
)
def test_what_is_missing_is_said_and_the_text_kept(
    client: FlaskClient, form: dict[str, str], status: int, told: str
) -> None:
    page = client.post("/try", data=form)
    assert page.status_code == status
    assert told in page.text
    assert form["text"] in page.text


@pytest.mark.parametrize("body", [b"%PDF-1.7 \xff", b"\x89PNG\r\n", b"\xfe\x01\xfd", b"It\0rained"])
def test_a_file_that_is_no_text_is_told(client: FlaskClient, body: bytes) -> None:
    page = client.post("/try", data={"file": (io.BytesIO(body), "it.txt"), "published_at": "2025-03-13"})
    assert page.status_code == 415
    assert "it.txt" in page.text


def test_a_page_in_a_file_is_read_as_one(client: FlaskClient) -> None:
    html = "<!doctype html><html><head><title>x</title></head><body><article><h1>The council</h1>"
    html += "<p>It met on Sunday, and many people came to hear what it had to say of the bridge.</p>" * 3
    html += "</article></body></html>"
    form = {"file": (io.BytesIO(html.encode()), "it.html"), "published_at": "2025-03-13"}
    assert "2025-03-09" in client.post("/try", data=form).text


def test_what_is_saved_is_in_its_collection_which_is_made(client: FlaskClient) -> None:
    form = {"text": "It met on Sunday.", "published_at": "2025-03-13", "action": "save", "collection": "rain"}
    saved = client.post("/try", data=form)
    assert saved.status_code == 303
    assert "It met on" in client.get(saved.headers["Location"]).text
    assert len(client.get("/v1/collections/rain/timeline").get_json()["entries"]) == 1


def test_an_event_is_corrected_hidden_and_taken_back(filled: FlaskClient) -> None:
    event = first_event(filled)
    path = f"/e/{event['id']}"
    filled.post(path, data={**revision(filled, path), "date": "2025-05", "status": event["status"], "summary": "New"})
    now = filled.get(f"/v1/events/{event['id']}").get_json()
    assert (now["date"]["edtf"], now["summary"]) == ("2025-05", "New")
    assert set(now["correction"]["fields"]) == {"date", "summary"} | ({"status"} & set(now["correction"]["fields"]))
    assert "The engine’s answer" in filled.get(path).text
    filled.post(path, data={**revision(filled, path), "action": "hide"})
    assert filled.get(f"/v1/events/{event['id']}").get_json()["hidden"] is True
    filled.post(path, data={**revision(filled, path), "action": "undo"})
    assert filled.get(f"/v1/events/{event['id']}").get_json() == event
    assert filled.get(path).text.count("<b>corrected</b>") == 3


def test_a_conflict_is_told_and_nothing_is_overwritten(filled: FlaskClient) -> None:
    event = first_event(filled)
    path = f"/e/{event['id']}"
    seen = revision(filled, path)
    mine = {"date": event["date"]["edtf"], "status": event["status"]}
    filled.post(path, data={**seen, **mine, "summary": "Theirs"})
    told = filled.post(path, data={**seen, **mine, "summary": "Mine"})
    assert told.status_code == 412
    assert "Theirs" in told.text
    assert "Mine" in told.text
    assert filled.get(f"/v1/events/{event['id']}").get_json()["summary"] == "Theirs"


def test_a_bad_correction_is_told_and_kept(filled: FlaskClient) -> None:
    path = f"/e/{first_event(filled)['id']}"
    told = filled.post(path, data={**revision(filled, path), "date": "someday", "status": "planned", "summary": "S"})
    assert told.status_code == 422
    assert 'value="someday"' in told.text


def test_an_event_is_added_once_however_often_its_form_is_sent(client: FlaskClient) -> None:
    token = re.search(r'name="token" value="(\w+)"', client.get("/add").text)
    assert token
    form = {"token": token[1], "date": "2025-04", "status": "planned", "summary": "It opens."}
    addresses = {client.post("/add", data=form).headers["Location"] for _ in range(2)}
    assert len(addresses) == 1
    assert client.post("/add", data={**form, "collection": "none"}).status_code == 422
    assert len(client.get("/v1/timeline").get_json()["entries"]) == 1


def test_a_form_of_another_site_is_refused(client: FlaskClient) -> None:
    sent = client.post("/add", data={}, headers={"Origin": "https://evil.example", **HTML})
    assert sent.status_code == 403
    assert client.post("/add", data={}, headers={"Origin": "null"}).status_code == 403


def test_a_key_is_kept_out_of_reach_and_one_that_is_revoked_is_told_and_forgotten(app: Flask) -> None:
    token, key = keys.make("desk", Scope.WRITE)
    app.config["API_KEYS"] = (key,)
    client = app.test_client()
    assert client.get("/", headers=HTML).status_code == 401
    assert client.post("/key", data={"key": "wrong"}).status_code == 401
    kept = client.post("/key", data={"key": token, "back": "//evil.example"})
    assert kept.headers["Location"] == "/"
    assert {"HttpOnly", "SameSite=Strict"} <= set(kept.headers["Set-Cookie"].split("; "))
    assert client.get("/").status_code == 200
    assert client.get("/v1/timeline.csv").status_code == 200
    assert client.put("/v1/collections/x", json={}).status_code == 401, "the cookie only reads"
    app.config["API_KEYS"] = (keys.make("other", Scope.READ)[1],)
    told = client.get("/", headers=HTML)
    assert told.status_code == 401
    assert "known no longer" in told.text
    assert "timeline_key=;" in told.headers["Set-Cookie"]


def test_a_key_that_may_only_read_does_not_write(app: Flask) -> None:
    token, key = keys.make("reader", Scope.READ)
    app.config["API_KEYS"] = (key,)
    client = app.test_client()
    client.post("/key", data={"key": token})
    form = {"text": "It met on Sunday.", "published_at": "2025-03-13"}
    assert client.post("/try", data=form).status_code == 200
    assert client.post("/try", data={**form, "action": "save"}, headers=HTML).status_code == 403
    assert client.get("/add", headers=HTML).status_code == 403


def revision(client: FlaskClient, path: str) -> dict[str, str]:
    found = re.search(r'name="revision" value="(\d+)"', client.get(path).text)
    assert found
    return {"revision": found[1]}


def test_a_highlight_and_date_words_stand_where_offsets_say(client: FlaskClient) -> None:
    body = {"text": "🎉 Café: it met on Sunday.", "published_at": "2025-03-13"}
    assert json.loads(client.post("/v1/articles", json=body).data)["events"]
    page = client.get("/?q=met").text
    assert '<mark class="found">met</mark> on <mark class="date">Sunday</mark>' in page

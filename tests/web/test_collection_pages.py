"""The pages of collections: the list, one collection, and the page that other sites embed."""

from __future__ import annotations

import pytest
from flask.testing import FlaskClient

from tests.web.conftest import HOSTILE
from tests.web.html import ACCEPT_HTML, parse, text, texts

pytestmark = pytest.mark.only("sqlite")  # the tests of the store cover both databases


def test_unknown_collection_page_lists_the_existing_ones(filled: FlaskClient) -> None:
    response = filled.get("/t/nothing", headers=ACCEPT_HTML)
    assert response.status_code == 404
    assert "/t/harbour" in parse(response).xpath("//a/@href")


def test_empty_collection_shows_how_to_fill_it(client: FlaskClient) -> None:
    client.put("/v1/collections/empty", json={})
    page = parse(client.get("/t/empty"))
    assert text(page, "//section[@class='empty']//code").startswith("curl http://localhost/v1/articles")
    assert "/try?collection=empty" in page.xpath("//section[@class='empty']//a/@href")


def test_embedded_page_only_shows_entries(client: FlaskClient) -> None:
    client.put("/v1/collections/harbour", json={"title": "The harbour"})
    assert text(parse(client.get("/embed/harbour")), "//main/p") == "There are no entries yet."
    for number in range(31):
        event = {"date": {"edtf": "2025-04"}, "status": "planned", "summary": f"Event {number}."}
        client.post("/v1/events", json={**event, "collections": ["harbour"]})
    page = parse(client.get("/embed/harbour"))
    assert text(page, "//h1/a[@href='/t/harbour']") == "The harbour"
    assert page.xpath("//form | //script | //nav") == []
    assert {link.get("target") for link in page.xpath("//article//a")} == {"_blank"}
    assert set(texts(page, "//article//a")) == {"Link"}
    [later] = page.xpath("//p[@class='later']/a/@href")
    assert later.startswith("/embed/harbour?cursor=")
    assert len(parse(client.get(later)).xpath("//article")) == 1


def test_home_page_lists_the_collections_with_their_sizes(filled: FlaskClient) -> None:
    filled.put("/v1/collections/empty", json={})
    for path in ("/", "/t"):
        listed = texts(parse(filled.get(path)), "//ul[@class='collections']/li")
        assert listed == ["empty 0 articles", f"{HOSTILE} 1 article"]


def test_collections_come_in_pages(client: FlaskClient) -> None:
    assert text(parse(client.get("/t")), "//main/p").startswith("There are no collections yet.")
    for number in range(101):
        client.put(f"/v1/collections/c-{number:03}", json={})
    at_home = parse(client.get("/")).xpath("//ul[@class='collections']//a/@href")
    assert at_home == [*(f"/t/c-{number:03}" for number in range(12)), "/t"]
    page = parse(client.get("/t"))
    assert len(page.xpath("//ul[@class='collections']/li")) == 100
    [later] = page.xpath("//a[@rel='next']/@href")
    page = parse(client.get(later))
    assert texts(page, "//ul[@class='collections']/li/a") == ["c-100"]
    assert page.xpath("//a[@rel='next']") == []


def test_page_of_a_collection_shows_its_description_and_snippet(client: FlaskClient) -> None:
    client.put("/v1/collections/harbour", json={"title": "The harbour", "description": "A bridge closes."})
    page = parse(client.get("/t/harbour"))
    assert text(page, "//h1") == "The harbour"
    assert text(page, "//title") == "The harbour – News timeline"
    assert text(page, "//p[@class='lead']") == "A bridge closes."
    snippets = texts(page, "//details[@class='snippet']//textarea")
    assert ['src="http://localhost/embed/harbour"' in snippet for snippet in snippets] == [True, False]
    assert 'src="http://localhost/embed/harbour?view=horizontal"' in snippets[1]
    assert parse(client.get("/")).xpath("//details[@class='snippet']") == []


def test_form_and_pages_stay_within_the_collection(client: FlaskClient) -> None:
    client.put("/v1/collections/harbour", json={})
    for number in range(31):
        event = {"date": {"edtf": "2025-04"}, "status": "planned", "summary": f"Event {number}."}
        client.post("/v1/events", json={**event, "collections": ["harbour"]})
    page = parse(client.get("/t/harbour?status=planned"))
    assert page.xpath("//form[@role='search']/@action") == ["/t/harbour"]
    assert page.xpath("//a[.='Clear']/@href") == ["/t/harbour"]
    [later] = page.xpath("//a[@id='later']/@href")
    assert later.startswith("/t/harbour?status=planned&cursor=")
    assert len(parse(client.get(later)).xpath("//article")) == 1


def test_an_embedded_page_with_an_invalid_filter_is_refused(client: FlaskClient) -> None:
    client.put("/v1/collections/story", json={})
    assert client.get("/embed/story?kind=event").status_code == 200
    assert client.get("/embed/story?kind=nonsense").status_code == 422


def test_the_snippet_and_the_embedded_page_keep_the_filters(client: FlaskClient) -> None:
    client.put("/v1/collections/harbour", json={})
    for status in ("planned", "happened"):
        event = {"date": {"edtf": "2025-04"}, "status": status, "summary": f"It is {status}."}
        client.post("/v1/events", json={**event, "collections": ["harbour"]})
    page = parse(client.get("/t/harbour?status=planned"))
    snippet, _ = texts(page, "//details[@class='snippet']//textarea")
    assert 'src="http://localhost/embed/harbour?status=planned"' in snippet
    embedded = parse(client.get("/embed/harbour?status=planned"))
    assert texts(embedded, "//p[@class='sentence']") == ["It is planned."]


def test_the_embedded_page_has_a_horizontal_view(client: FlaskClient) -> None:
    client.put("/v1/collections/harbour", json={})
    for number in range(31):
        event = {"date": {"edtf": "2025-04"}, "status": "planned", "summary": f"Event {number}."}
        client.post("/v1/events", json={**event, "collections": ["harbour"]})
    page = parse(client.get("/embed/harbour?view=horizontal"))
    assert page.xpath("//body/@class") == ["embedded horizontal"]
    [later] = page.xpath("//p[@class='later']/a/@href")
    assert parse(client.get(later)).xpath("//body/@class") == ["embedded horizontal"]
    assert parse(client.get("/embed/harbour?view=other")).xpath("//body/@class") == ["embedded"]

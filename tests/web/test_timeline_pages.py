"""The pages of timelines: entries, filters, exports, paging, and errors as a browser shows them."""

from __future__ import annotations

import pytest
from flask.testing import FlaskClient

from service.cli.demo.articles import samples
from service.formats import FORMATS
from tests.web.conftest import HOSTILE
from tests.web.html import ACCEPT_HTML, has_class, parse, text, texts

pytestmark = pytest.mark.only("sqlite")  # the tests of the store cover both databases


@pytest.mark.parametrize("path", ["/", "/t/harbour", "/embed/harbour", "/t", "/?q=vote"])
def test_article_text_never_becomes_markup(filled: FlaskClient, path: str) -> None:
    response = filled.get(path, headers=ACCEPT_HTML)
    assert response.status_code == 200
    assert HOSTILE not in response.text
    assert "&lt;script&gt;alert(1)" in response.text


def test_policy_allows_only_own_resources_and_framing_of_embedded_pages(filled: FlaskClient) -> None:
    policy = filled.get("/").headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "frame-ancestors 'none'" in policy
    assert "unsafe" not in policy
    embedded = filled.get("/embed/harbour").headers["Content-Security-Policy"]
    assert "frame-ancestors *" in embedded
    assert "script-src" not in embedded


def test_entry_shows_its_expression_explanation_and_alternative(filled: FlaskClient) -> None:
    page = parse(filled.get("/t/harbour"))
    assert texts(page, "//mark[@class='date']") == ["3/4/2025", "Sunday", "April"]
    assert len(texts(page, "//details/summary[.='Why this date']")) == 3
    assert text(page, f"//span[{has_class('ambiguous')}]") == "ambiguous: or 2025-04-03"
    assert texts(page, f"//span[{has_class('planned')}]") == ["planned"]


def test_coarse_date_is_not_shown_as_a_day(filled: FlaskClient) -> None:
    page = parse(filled.get("/t/harbour"))
    [when] = page.xpath(f"//section[{has_class('span')}]/p[@class='when']/time")
    assert (when.get("datetime"), when.text) == ("2025-04", "April 2025")


def test_every_export_has_a_link_with_the_same_filters(filled: FlaskClient) -> None:
    page = parse(filled.get("/t/harbour?status=planned"))
    links = page.xpath("//p[@class='exports']/a/@href")
    extensions = ["", *(f".{format_.extension}" for format_ in FORMATS)]
    assert links == [f"/v1/collections/harbour/timeline{extension}?status=planned" for extension in extensions]
    assert {filled.get(link).status_code for link in links} == {200}


def test_invalid_filter_is_explained_and_keeps_what_was_typed(filled: FlaskClient) -> None:
    response = filled.get("/?from=someday&q=vote", headers=ACCEPT_HTML)
    assert response.status_code == 422
    page = parse(response)
    assert page.xpath("//input[@name='from']/@value") == ["someday"]
    assert text(page, "//p[@role='alert']").startswith("from: must be YYYY")
    assert filled.get("/?cursor=nonsense").status_code == 422


def test_pages_continue_each_other_without_gaps(client: FlaskClient) -> None:
    for sample in samples():
        client.post("/v1/articles", json=sample)
    ids: list[str] = []
    urls = ["/"]
    while urls:
        page = parse(client.get(urls[0]))
        ids += page.xpath("//article/@id")
        urls = page.xpath("//a[@id='later'][@rel='next']/@href")
    assert ids == [entry["id"] for entry in client.get("/v1/timeline?limit=500").get_json()["entries"]]
    assert len(ids) > 60


def test_unknown_collection_page_lists_the_existing_ones(filled: FlaskClient) -> None:
    response = filled.get("/t/nothing", headers=ACCEPT_HTML)
    assert response.status_code == 404
    assert "/t/harbour" in parse(response).xpath("//a/@href")


@pytest.mark.parametrize(
    ("path", "accept", "content_type"),
    [
        ("/t/nothing", "text/html", "text/html; charset=utf-8"),
        ("/t/nothing", "*/*", "application/problem+json"),
        ("/nowhere", "text/html", "text/html; charset=utf-8"),
        ("/nowhere", "*/*", "application/problem+json"),
        ("/v1/nowhere", "text/html", "application/problem+json"),
    ],
)
def test_only_browsers_outside_the_api_get_errors_as_pages(
    client: FlaskClient, path: str, accept: str, content_type: str
) -> None:
    response = client.get(path, headers={"Accept": accept})
    assert (response.status_code, response.content_type) == (404, content_type)


def test_empty_collection_shows_how_to_fill_it(client: FlaskClient) -> None:
    client.put("/v1/collections/empty", json={})
    page = parse(client.get("/t/empty"))
    assert text(page, "//section[@class='empty']//code").startswith("curl http://localhost/v1/articles")
    assert "/try?collection=empty" in page.xpath("//section[@class='empty']//a/@href")


def test_date_and_search_match_are_marked_at_their_offsets(client: FlaskClient) -> None:
    article = {"text": "🎉 Café: it met on Sunday.", "published_at": "2025-03-13"}
    assert client.post("/v1/articles", json=article).get_json()["events"]
    response = client.get("/?q=met")
    assert '<mark class="match">met</mark> on <mark class="date">Sunday</mark>' in response.text

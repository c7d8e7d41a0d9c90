"""The pages of timelines: entries with their sentences, labels, sources and links, and paging."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

import pytest
from flask import Flask
from flask.testing import FlaskClient

from service.cli.demo.articles import samples
from service.config import keys
from service.config.keys import Scope
from service.web import page_query
from tests.web.conftest import HOSTILE, add_events
from tests.web.html import ACCEPT_HTML, has_class, parse, text, texts

pytestmark = pytest.mark.only("sqlite")  # the tests of the store cover both databases


@pytest.mark.parametrize("path", ["/", "/t/harbour", "/embed/harbour", "/t", "/?q=vote"])
def test_article_text_never_becomes_markup(filled: FlaskClient, path: str) -> None:
    response = filled.get(path, headers=ACCEPT_HTML)
    assert response.status_code == 200
    assert HOSTILE not in response.text
    assert "&lt;script&gt;alert(1)" in response.text


def policy(client: FlaskClient, path: str) -> set[str]:
    """Return the directives of a page's Content-Security-Policy."""
    return set(client.get(path).headers["Content-Security-Policy"].split("; "))


def test_policy_allows_only_own_resources_and_framing_of_embedded_pages(filled: FlaskClient) -> None:
    own = {"default-src 'none'", "style-src 'self'", "img-src 'self'", "base-uri 'none'"}
    scripts_and_forms = {"script-src 'self'", "connect-src 'self'", "form-action 'self'"}
    assert policy(filled, "/") == own | scripts_and_forms | {"frame-ancestors 'none'"}
    assert policy(filled, "/embed/harbour") == own | {"form-action 'none'", "frame-ancestors *"}


def test_entry_shows_its_expression_explanation_and_alternative(filled: FlaskClient) -> None:
    page = parse(filled.get("/t/harbour"))
    assert texts(page, "//mark[@class='date']") == ["3/4/2025", "Sunday", "April"]
    assert len(texts(page, "//details/summary[.='Why this date']")) == 3
    assert text(page, f"//span[{has_class('ambiguous')}]") == "ambiguous: or 3 April 2025"
    assert texts(page, f"//span[{has_class('planned')}]") == ["planned"]


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
    assert len(ids) > 30, "more than a page"


def test_date_and_search_match_are_marked_at_their_offsets(client: FlaskClient) -> None:
    article = {"text": "🎉 Café: it met on Sunday.", "published_at": "2025-03-13"}
    assert client.post("/v1/articles", json=article).get_json()["events"]
    response = client.get("/?q=met")
    assert '<mark class="match">met</mark> on <mark class="date">Sunday</mark>' in response.text


def test_whole_sentences_are_shown(client: FlaskClient) -> None:
    sentences = ["It met on Sunday in the old town hall.", "In April it votes again."]
    client.post("/v1/articles", json={"text": " ".join(sentences), "published_at": "2025-03-13"})
    assert texts(parse(client.get("/")), "//p[@class='sentence']") == sentences


def test_an_entry_links_or_cites_its_article(client: FlaskClient) -> None:
    article = {"text": "It met on Sunday.", "published_at": "2025-03-13", "source": "Harbour Post", "title": "Council"}
    client.post("/v1/articles", json={**article, "url": "https://news.example/1"})
    client.post("/v1/articles", json={**article, "external_id": "without-url"})
    article.pop("title")
    client.post("/v1/articles", json={**article, "url": "https://news.example/2"})
    page = parse(client.get("/"))
    sources = sorted(texts(page, "//p[@class='source']"))
    assert sources == ["Harbour Post · Council", "Harbour Post · Council", "Harbour Post · the article"]
    links = page.xpath("//p[@class='source']/a")
    assert {link.get("href"): link.text for link in links} == {
        "https://news.example/1": "Council",
        "https://news.example/2": "the article",
    }
    assert {link.get("rel") for link in links} == {"noopener noreferrer nofollow"}
    assert texts(page, "//p[@class='source']/cite") == ["Council"]


def test_links_of_entries_depend_on_the_right_to_write(app: Flask, client: FlaskClient) -> None:
    [event_id] = add_events(client, "2025-04-01")
    link = f"//a[@href='/e/{event_id}']"
    assert text(parse(client.get("/")), link) == "Edit"
    app.config["API_KEYS"] = (keys.make("writer", Scope.WRITE)[1],)
    app.config["TIMELINE"] = replace(app.config["TIMELINE"], public_read=True)
    page = parse(client.get("/"))
    assert text(page, link) == "Link"
    assert texts(page, "//nav[@aria-label='Pages']/a") == ["Collections", "Try", "API", "Enter an API key"]


def test_part_of_entries_has_no_frame(client: FlaskClient) -> None:
    add_events(client, "2025-04-01")
    response = client.get("/?part=entries")
    assert len(parse(response).xpath("//article")) == 1
    assert "<html" not in response.text
    assert len(parse(client.get("/?part=other")).xpath("//header")) == 1


def test_an_entry_shows_a_name_that_its_sentence_lacks(client: FlaskClient) -> None:
    text = "Ines Ahlers led the harbour. She died on Monday. It was closed on Tuesday."
    client.post("/v1/articles", json={"text": text, "published_at": "2025-03-13", "title": "Harbour closes"})
    shown = re.findall(r'<p class="context">(.*?)</p>', client.get("/", headers=ACCEPT_HTML).text)
    assert shown == ['About <span lang="en" dir="ltr">Ines Ahlers</span>'], "the title stands beside the other entry"


@pytest.mark.parametrize("path", ["/?status=planned", "/t/harbour", "/try", "/t"])
def test_each_page_has_its_address_for_prints(filled: FlaskClient, path: str) -> None:
    assert text(parse(filled.get(path)), "//p[@class='address']") == f"http://localhost{path}"


def test_the_way_back_leads_through_the_same_pages(client: FlaskClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(page_query, "_PAGE_SIZE", 2)
    add_events(client, *(f"2025-03-{day:02}" for day in range(1, 8)))

    def walk(url: str, relation: str) -> Iterator[tuple[str, list[str]]]:
        urls = [url]
        while urls:
            page = parse(client.get(urls[0]))
            yield urls[0], texts(page, "//p[@class='sentence']")
            urls = page.xpath(f"//a[@rel='{relation}'][contains(., 'entries')]/@href")

    forward = list(walk("/", "next"))
    assert [len(sentences) for _, sentences in forward] == [2, 2, 2, 1]
    back = list(walk(forward[-1][0], "prev"))
    assert [sentences for _, sentences in back] == [sentences for _, sentences in reversed(forward)]
    assert [len(sentences) for _, sentences in walk("/?order=desc", "next")] == [2, 2, 2, 1]


@pytest.mark.parametrize(
    ("query", "current"), [("", "Oldest first"), ("order=asc", "Oldest first"), ("order=desc", "Newest first")]
)
def test_the_order_of_the_page_is_marked(filled: FlaskClient, query: str, current: str) -> None:
    page = parse(filled.get(f"/?{query}"))
    orders = "//nav[@aria-label='Order']/a"
    assert texts(page, orders) == ["Oldest first", "Newest first"]
    assert texts(page, f"{orders}[@aria-current]") == [current]
    assert page.xpath(f"{orders}/@href") == ["/", "/?order=desc"]

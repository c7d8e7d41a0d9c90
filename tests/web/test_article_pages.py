"""The page of an article: its text with marks, its events, and footnotes for what dates none."""

from __future__ import annotations

import pytest
from flask.testing import FlaskClient

from tests.web.conftest import HOSTILE
from tests.web.html import ACCEPT_HTML, parse, text, texts

pytestmark = pytest.mark.only("sqlite")  # the tests of the store cover both databases

TEXT = f"Home | World | Sport\nThe council met on Sunday and {HOSTILE}.\nIt lasted three hours.\n"


@pytest.fixture
def report(client: FlaskClient) -> dict[str, dict[str, str]]:
    client.put("/v1/collections/harbour", json={"title": "The old harbour"})
    article = {"text": TEXT, "title": "Council", "source": "Harbour Post", "url": "https://post.example/1"}
    posted = client.post("/v1/articles", json={**article, "published_at": "2025-03-13", "collections": ["harbour"]})
    report: dict[str, dict[str, str]] = posted.get_json()
    return report


def test_the_text_has_marks_and_everything_else_a_reason(
    client: FlaskClient, report: dict[str, dict[str, str]]
) -> None:
    response = client.get(f"/a/{report['article']['id']}")
    assert response.status_code == 200
    assert HOSTILE not in response.text
    page = parse(response)
    assert text(page, "//h1") == "Council"
    assert texts(page, "//div[@class='text']//mark[@class='inferred date']") == ["Sunday"]
    assert texts(page, "//div[@class='text']//mark[@class='undated']") == ["three hours"]
    assert texts(page, "//div[@class='text']//mark[@class='dropped']") == ["Home | World | Sport"]
    assert len(texts(page, "//ol[@class='notes']/li")) == 2
    assert text(page, "//p[@class='anchor']").startswith("Dates are read against 13 March 2025, ")
    assert text(page, "//a[@href='/t/harbour']") == "The old harbour"


@pytest.mark.parametrize(
    ("locale", "date", "marked"), [("en", "13 March 2025", []), ("de", "13. März 2025", ["13. März 2025"])]
)
def test_a_date_is_marked_if_its_language_is_not_that_of_the_page(
    client: FlaskClient, report: dict[str, dict[str, str]], locale: str, date: str, marked: list[str]
) -> None:
    page = parse(client.get(f"/a/{report['article']['id']}", headers={**ACCEPT_HTML, "Accept-Language": locale}))
    assert text(page, "//p[@class='anchor']/b") == date
    assert texts(page, f"//p[@class='anchor']/b/span[@lang='{locale}'][@dir='ltr']") == marked
    assert len(page.xpath("//p[@class='anchor']/b/span")) == len(marked)


def test_its_events_link_to_their_pages(client: FlaskClient, report: dict[str, dict[str, str]]) -> None:
    page = parse(client.get(f"/a/{report['article']['id']}"))
    assert text(page, "//section[@aria-label='The events']/h2") == "1 event"
    [event] = page.xpath("//section[@aria-label='The events']//article//a/@href")
    assert client.get(event).status_code == 200


def test_each_entry_links_to_the_text_of_its_article(client: FlaskClient, report: dict[str, dict[str, str]]) -> None:
    path = f"/a/{report['article']['id']}"
    page = parse(client.get("/t/harbour"))
    assert page.xpath("//a[text()='Article']/@href") == [path]
    [event] = page.xpath("//a[@class='link']/@href")
    assert path in parse(client.get(event)).xpath("//a/@href")


def test_an_article_with_a_corrected_event_shows_the_correction(
    client: FlaskClient, report: dict[str, dict[str, str]]
) -> None:
    events = client.get(f"/v1/articles/{report['article']['id']}").get_json()["events"]
    client.patch(f"/v1/events/{events[0]['id']}", json={"date": {"edtf": "2025-03-02"}}, headers={"If-Match": "*"})
    page = parse(client.get(f"/a/{report['article']['id']}"))
    assert texts(page, "//section[@aria-label='The events']//p[@class='when']") == ["2 March 2025 corrected"]


def test_an_unknown_article_is_a_problem_page(client: FlaskClient) -> None:
    response = client.get("/a/a_none", headers=ACCEPT_HTML)
    assert response.status_code == 404
    assert "a_none" in text(parse(response), "//main")

"""The page of a collection opens on its key days; filters and later pages show entries only."""

from __future__ import annotations

import pytest
from flask.testing import FlaskClient

from tests.api.test_story import dam as dam  # a fixture
from tests.api.test_story import post
from tests.web.html import has_class, parse, texts

pytestmark = pytest.mark.only("sqlite")  # the tests of the API cover both databases

_DAYS = f"//section[{has_class('key-days')}]"


def test_the_key_days_come_first_with_their_sentences_and_sources(dam: FlaskClient) -> None:
    page = parse(dam.get("/t/dam"))
    assert texts(page, f"{_DAYS}//time") == ["3 March 2025", "5 March 2025", "6 March 2025"]
    sentences = texts(page, f"{_DAYS}//p[{has_class('sentence')}]")
    assert ["Orle" in sentence for sentence in sentences] == [True, True, False], "the last is of another story"
    sources = texts(page, f"{_DAYS}//p[{has_class('source')}]")
    assert all(source.endswith("reported by 3 articles, 2 sources") for source in sources[:2])


def test_a_key_day_links_to_its_entries(dam: FlaskClient) -> None:
    url = parse(dam.get("/t/dam")).xpath(f"{_DAYS}//a/@href")[0]
    assert url == "/t/dam?from=2025-03-03&to=2025-03-03"
    (entry,) = parse(dam.get(url)).xpath("//article")
    assert texts(entry, ".//details/summary")[0] == "Reported by 3 articles, 2 sources"
    reports = f".//ul[{has_class('reports')}]/li"
    assert all("Orle" in report for report in texts(entry, reports))
    assert len(texts(entry, reports)) == 3


def test_a_sentence_that_does_not_say_what_it_is_about_has_its_context(client: FlaskClient) -> None:
    client.put("/v1/collections/dam", json={})
    post(
        client,
        "a",
        "2025-03-04",
        "Mayor Ines Bolt closed the Orle dam on Monday. She opened a road below it on 2 March.",
    )
    post(client, "b", "2025-03-04", "The Orle dam was closed on Monday after a storm.")
    page = parse(client.get("/t/dam"))
    assert texts(page, f"{_DAYS}//li[.//time='2 March 2025']/p[{has_class('context')}]") == ["About Ines Bolt"]
    assert not page.xpath(f"{_DAYS}//li[.//time='3 March 2025']/p[{has_class('context')}]")


@pytest.mark.parametrize("path", ["/t/dam?q=Orle", "/t/dam?from=2025-03-03", "/embed/dam", "/"])
def test_other_pages_have_no_key_days(dam: FlaskClient, path: str) -> None:
    assert not parse(dam.get(path)).xpath(_DAYS)


def test_a_collection_without_key_days_has_no_heading_for_them(client: FlaskClient) -> None:
    client.put("/v1/collections/dam", json={})
    assert not parse(client.get("/t/dam")).xpath(_DAYS)


def test_the_ninth_key_day_unfolds(dam: FlaskClient) -> None:
    for day in range(10, 18):
        for number in range(3):
            text = f"The Orle dam held its {day}th inspection on {day} March 2025, as report {number} tells."
            post(dam, f"{day}-{number}", "2025-03-30", text)
    page = parse(dam.get("/t/dam"))
    assert texts(page, f"{_DAYS}//summary") == ["2 more key days"]
    assert len(texts(page, f"{_DAYS}/ol//time")) == 8
    assert len(texts(page, f"{_DAYS}/details//time")) == 2


def test_words_of_an_article_never_become_markup(dam: FlaskClient) -> None:
    for number in range(3):
        text = f"The <script>alert(1)</script> Orle dam was closed on 20 March 2025 by order {number}."
        post(dam, f"hostile-{number}", "2025-03-30", text, source="<b>Paper</b>")
    page = dam.get("/t/dam").text
    assert "<script>alert(1)" not in page
    assert "<b>Paper" not in page


def test_a_sentence_has_the_language_of_its_article(client: FlaskClient) -> None:
    client.put("/v1/collections/dam", json={})
    for number in range(3):
        text = f"Der Damm an der Orle brach am 3. März 2025 nach langem Regen, so Bericht {number}."
        post(client, f"de-{number}", "2025-03-05", text, language="de")
    sentences = f"{_DAYS}//p[{has_class('sentence')}]"
    assert parse(client.get("/t/dam")).xpath(f"{sentences}/@lang") == ["de"]


@pytest.mark.parametrize(
    ("query", "current"),
    [("", "Key days first"), ("order=asc", "Oldest first"), ("order=desc", "Newest first"), ("q=Orle", "Oldest first")],
)
def test_the_order_of_the_page_is_marked(dam: FlaskClient, query: str, current: str) -> None:
    page = parse(dam.get(f"/t/dam?{query}"))
    assert texts(page, "//nav[@aria-label='Order']/a[@aria-current]") == [current]

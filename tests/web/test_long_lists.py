"""Lists on pages: as many as fit, and a way to the others."""

from __future__ import annotations

import pytest
from flask.testing import FlaskClient

from service.articles import collections
from service.store.database import Database
from tests.web.conftest import add_events
from tests.web.html import parse, texts

pytestmark = pytest.mark.only("sqlite")  # the tests of the store cover both databases


def put_collections(store: Database, number: int) -> list[str]:
    slugs = [f"c{place:03}" for place in range(number)]
    for slug in slugs:
        collections.put(store, slug, {}, None)
    return slugs


@pytest.mark.parametrize(
    ("rows", "title"), [(1, "1 article"), (2, "2 articles"), (50, "50 articles"), (51, "The first 50 articles")]
)
def test_the_first_50_articles_of_a_table_are_tried(client: FlaskClient, rows: int, title: str) -> None:
    table = "text,published_at\n" + "".join(f"Rain fell on day {row}.,2025-03-13\n" for row in range(rows))
    page = parse(client.post("/try", data={"text": table, "format": "text/csv"}))
    assert title in texts(page, "//h2")
    assert len(page.xpath("//ol[@class='items']/li")) == min(rows, 50)


@pytest.mark.parametrize("number", [12, 13])
def test_the_first_12_collections_are_on_the_page_of_all_events(
    client: FlaskClient, store: Database, number: int
) -> None:
    slugs = put_collections(store, number)
    add_events(client, "2025-03-13")
    page = parse(client.get("/"))
    assert texts(page, "//nav[@class='shelf']//a") == [*slugs[:12], *["All collections"][: number - 12]]


@pytest.mark.parametrize("number", [100, 101])
def test_the_list_of_collections_has_pages_of_100_and_forms_suggest_as_many(
    client: FlaskClient, store: Database, number: int
) -> None:
    slugs = put_collections(store, number)
    page = parse(client.get("/t"))
    assert page.xpath("//ul[@class='collections']//a/@href") == [f"/t/{slug}" for slug in slugs[:100]]
    following = page.xpath("//a[@rel='next']/@href")
    assert following == ["/t?after=c099"][: number - 100]
    for url in following:
        later = parse(client.get(url))
        assert later.xpath("//ul[@class='collections']//a/@href") == ["/t/c100"]
        assert later.xpath("//a[@rel='next']") == []
    assert parse(client.get("/try")).xpath("//datalist[@id='known']/option/@value") == slugs[:100]

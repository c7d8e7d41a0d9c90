"""What stands around the entries of a page: numbers, orders, what lasts into a period, and ways to other pages."""

from __future__ import annotations

import pytest
from flask.testing import FlaskClient
from lxml.html import HtmlElement

from tests.web.conftest import add_events
from tests.web.html import parse, text, texts

pytestmark = pytest.mark.only("sqlite")  # the tests of the store cover both databases

ALSO = "//details[@class='also']"


def sentences(page: HtmlElement) -> list[str]:
    return texts(page, "//main/div[@class='timeline']//p[@class='sentence']")


def test_a_page_says_how_many_entries_there_are_and_are_shown(client: FlaskClient) -> None:
    add_events(client, *[f"2025-03-{day:02}" for day in range(1, 32)], "2025", "2024/2025")
    page = parse(client.get("/"))
    assert text(page, "//p[@role='status']") == "30 of 33 entries"
    [later] = page.xpath("//a[@id='later']/@href")
    assert text(parse(client.get(later)), "//p[@role='status']") == "3 of 33 entries"
    assert text(parse(client.get("/?from=2025-03-05&to=2025-03-06")), "//p[@role='status']") == "2 of 2 entries"


def test_pages_lead_back_and_forth(client: FlaskClient) -> None:
    add_events(client, *(f"2025-{month:02}-{day:02}" for month in (1, 2, 3) for day in range(1, 28)))
    pages = ["/?status=planned"]
    while following := parse(client.get(pages[-1])).xpath("//a[@rel='next'][@id='later']/@href"):
        pages += following
    assert len(pages) == 3
    back = [parse(client.get(url)).xpath("//p[@class='later']/a[@rel='prev']/@href") for url in pages]
    assert back[0] == []
    assert sentences(parse(client.get(back[1][0]))) == sentences(parse(client.get(pages[0])))
    assert sentences(parse(client.get(back[2][0]))) == sentences(parse(client.get(pages[1])))
    [link] = parse(client.get(pages[1])).xpath("//p[@class='later']/a[@rel='prev']")
    assert link.text == "Earlier entries"


def test_what_began_before_a_period_is_folded(client: FlaskClient) -> None:
    add_events(client, "2025-02-20/2025-03-02", "2024/2026", "2025-03-01", "2025-03-01/2025-03-09", "2025-02-28")
    page = parse(client.get("/?from=2025-03-01&to=2025-03-05"))
    assert len(sentences(page)) == 2
    assert text(page, f"{ALSO}/summary") == "Also during this period: 2 earlier entries"
    assert set(texts(page, f"{ALSO}//p[@class='sentence']")) == {
        "Event of 2025-02-20/2025-03-02.",
        "Event of 2024/2026.",
    }
    [everything] = page.xpath(f"{ALSO}//p[@class='hint']/a/@href")
    page = parse(client.get(everything))
    assert len(sentences(page)) == 4
    assert page.xpath(ALSO) == []


@pytest.mark.parametrize(
    "url", ["/", "/?to=2025-03-05", "/?from=2025-03-03&match=overlaps", "/?from=2025-03-03&q=fair"]
)
def test_nothing_is_folded_without_a_period_or_with_what_overlaps(client: FlaskClient, url: str) -> None:
    add_events(client, "2025-02-20/2025-03-02", "2025-03-01/2025-03-09", "2025-03-04")
    assert parse(client.get(url)).xpath(ALSO) == []


def test_ten_of_many_are_shown_and_the_page_says_so(client: FlaskClient) -> None:
    add_events(client, *(f"2025-02-{day:02}/2025-03-02" for day in range(1, 12)))
    page = parse(client.get("/?from=2025-03"))
    latest = [f"Event of 2025-02-{day:02}/2025-03-02." for day in range(11, 1, -1)]
    assert texts(page, f"{ALSO}//p[@class='sentence']") == latest
    assert text(page, f"{ALSO}//p[@class='hint']").startswith("Of these, 10 are shown here.")
    assert text(page, f"{ALSO}/summary").startswith("Also during this period: 11 earlier entries")


def test_what_lasts_into_a_period_of_a_collection_lists_its_reports(client: FlaskClient) -> None:
    client.put("/v1/collections/orle", json={})
    ids = []
    for sentence in ("The fair of Orle opened in March 2025.", "Repairs of the Orle dam began in March 2025."):
        article = {"text": sentence, "published_at": "2025-05-05", "collections": ["orle"]}
        ids.append(client.post("/v1/articles", json=article).get_json()["events"][0]["id"])
    path = f"/v1/collections/orle/entries/{ids[0]}/merge"
    assert client.post(path, json={"entries": ids[1:]}, headers={"If-Match": "*"}).status_code == 200
    page = parse(client.get("/t/orle?from=2025-03-15"))
    assert len(texts(page, f"{ALSO}//ul[@class='reports']/li")) == 2


def orders(page: HtmlElement) -> dict[str, str]:
    return {link.text: link.get("href") for link in page.xpath("//nav[@aria-label='Order']/a")}


def current(page: HtmlElement) -> list[str]:
    return texts(page, "//nav[@aria-label='Order']/a[@aria-current]")


def test_a_switch_changes_the_order_and_keeps_the_filters(client: FlaskClient) -> None:
    add_events(client, "2025-03-01", "2025-03-02")
    page = parse(client.get("/?status=planned"))
    assert orders(page) == {"Oldest first": "/?status=planned", "Newest first": "/?status=planned&order=desc"}
    assert current(page) == ["Oldest first"]
    page = parse(client.get("/?status=planned&order=desc"))
    assert sentences(page) == ["Event of 2025-03-02.", "Event of 2025-03-01."]
    assert current(page) == ["Newest first"]


def test_a_collection_opens_on_its_key_days(client: FlaskClient) -> None:
    client.put("/v1/collections/harbour", json={})
    for number in range(3):
        article = {"text": f"The harbour bridge collapsed on 3 March 2025, witness {number} said on Friday."}
        client.post("/v1/articles", json={**article, "published_at": "2025-03-08", "collections": ["harbour"]})
    page = parse(client.get("/t/harbour"))
    assert orders(page) == {
        "Key days first": "/t/harbour",
        "Oldest first": "/t/harbour?order=asc",
        "Newest first": "/t/harbour?order=desc",
    }
    assert current(page) == ["Key days first"]
    assert len(page.xpath("//section[@class='key-days']")) == 1
    for order in ("asc", "desc"):
        page = parse(client.get(f"/t/harbour?order={order}"))
        assert page.xpath("//section[@class='key-days']") == []
        assert len(current(page)) == 1


def test_sources_are_chosen_from_those_that_exist(client: FlaskClient) -> None:
    client.put("/v1/collections/harbour", json={})
    article = {"text": "It met on Sunday.", "published_at": "2025-03-13"}
    for source, slugs in (("Post", ["harbour"]), ("Herald", []), (None, [])):
        client.post(
            "/v1/articles", json={**article, "source": source, "collections": slugs, "external_id": str(source)}
        )
    options = "//select[@name='source']/option"
    assert texts(parse(client.get("/")), options) == ["all", "Herald", "Post"]
    assert texts(parse(client.get("/t/harbour")), options) == ["all", "Post"]
    page = parse(client.get("/?source=Gone"))
    assert texts(page, options) == ["all", "Gone", "Herald", "Post"]
    assert texts(page, f"{options}[@selected]") == ["Gone"]

"""The filters of a timeline page: what is shown, what the form keeps, and where the exports lead."""

from __future__ import annotations

import datetime as dt

import pytest
from flask.testing import FlaskClient

from service.formats import FORMATS
from service.web.typed_dates import TypedDate, typed_date
from tests.web.conftest import add_events
from tests.web.html import ACCEPT_HTML, form_values, parse, text, texts

pytestmark = pytest.mark.only("sqlite")  # the tests of the store cover both databases


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


@pytest.mark.parametrize(
    ("typed", "first", "last"),
    [
        ("13 March 2025", "2025-03-13", "2025-03-13"),
        ("31 December 2018", "2018-12-31", "2018-12-31"),
        ("March 2025", "2025-03-01", "2025-03-31"),
        ("last week", "2025-03-03", "2025-03-09"),
        ("yesterday", "2025-03-12", "2025-03-12"),
        (f"13 March 2025{'.' * 47}", "2025-03-13", "2025-03-13"),
    ],
)
def test_a_date_in_words_is_the_period_that_it_names(typed: str, first: str, last: str) -> None:
    assert typed_date(typed, dt.date(2025, 3, 13)) == TypedDate(
        typed, dt.date.fromisoformat(first), dt.date.fromisoformat(last)
    )


@pytest.mark.parametrize(
    "typed",
    ["2025", "2025-03", "2025-03-13", "someday", "the bridge in March 2025", "x" * 200, f"13 March 2025{'.' * 48}"],
)
def test_other_texts_are_left_to_the_api(typed: str) -> None:
    assert typed_date(typed, dt.date(2025, 3, 13)) is None


def test_a_page_says_what_a_date_in_words_was_read_as(client: FlaskClient) -> None:
    add_events(client, "2025-03-13")
    add_events(client, "2025-04-01")
    page = parse(client.get("/?from=13+March+2025&to=March+2025"))
    assert texts(page, "//p[@class='sentence']") == ["Event of 2025-03-13."]
    assert texts(page, "//p[@class='hint'][@role='status']") == [
        "“13 March 2025” was read as 2025-03-13.",
        "“March 2025” was read as 2025-03-01 to 2025-03-31.",
    ]
    (export,) = page.xpath("//p[@class='exports']/a[1]/@href")
    assert export == "/v1/timeline?from=2025-03-13&to=2025-03-31&match=starts"


def test_blank_filters_count_as_absent(client: FlaskClient) -> None:
    add_events(client, "2025-04-01")
    add_events(client, "2025-03-01", status="happened")
    response = client.get("/?q=&from=&to=%20&source=&status=planned&granularity=&include=")
    assert response.status_code == 200
    page = parse(response)
    assert texts(page, "//p[@class='sentence']") == ["Event of 2025-04-01."]
    assert page.xpath("//p[@class='exports']/a[1]/@href") == ["/v1/timeline?status=planned"]
    assert page.xpath("//form[@role='search']//input/@value") == ["", "", ""]
    assert text(page, "//option[@selected]") == "planned"


def test_filter_form_keeps_every_filter(client: FlaskClient) -> None:
    add_events(client, "2025-04-01")
    filters = {
        "collection": "harbour",
        "article": "a_x",
        "match": "within",
        "certainty": "explicit",
        "language": "en",
        "granularity": "month",
        "corrected": "false",
        "include": "hidden",
        "q": "bridge",
        "from": "2025",
        "to": "2025-04",
        "source": "Harbour Post",
        "status": "planned",
        "kind": "all",
        "anchor_kind": "dateline",
    }
    page = parse(client.get("/", query_string={**filters, "order": "desc"}))
    assert form_values(page, "/") == {**filters, "order": "desc"}
    assert page.xpath("//a[.='Clear']/@href") == ["/"]
    assert page.xpath("//section[@class='empty']//a[.='Show all']/@href") == ["/"]


def test_parameter_collection_shows_only_that_collection(filled: FlaskClient) -> None:
    add_events(filled, "2025-04-01")
    page = parse(filled.get("/?collection=harbour"))
    assert len(page.xpath("//article")) == 3
    assert page.xpath("//p[@class='exports']/a[1]/@href") == ["/v1/timeline?collection=harbour"]
    assert len(parse(filled.get("/")).xpath("//article")) == 4
    assert parse(filled.get("/?collection=other")).xpath("//article") == []


def test_page_of_a_collection_ignores_the_parameter_collection(filled: FlaskClient) -> None:
    filled.put("/v1/collections/other", json={})
    page = parse(filled.get("/t/harbour?collection=other"))
    assert len(page.xpath("//article")) == 3
    assert page.xpath("//p[@class='exports']/a[1]/@href") == ["/v1/collections/harbour/timeline"]
    assert page.xpath("//input[@name='collection']") == []


def test_hidden_entries_are_shown_only_on_request(client: FlaskClient) -> None:
    hidden, *_ = add_events(client, "2025-03-01", "2025-03-02", "2025-03-03")
    client.patch(f"/v1/events/{hidden}", json={"hidden": True}, headers={"If-Match": "*"})
    page = parse(client.get("/"))
    assert texts(page, "//p[@class='sentence']") == ["Event of 2025-03-02.", "Event of 2025-03-03."]
    shown = ["2 March 2025: 1 entry", "3 March 2025: 1 entry"]
    assert page.xpath("//nav[@class='density']//a/@aria-label") == shown
    page = parse(client.get("/?include=hidden"))
    assert len(texts(page, "//p[@class='sentence']")) == 3
    assert texts(page, f"//article[@id='{hidden}']//span[@class='label']") == ["made by hand", "hidden"]


def test_each_filter_has_a_chip_that_removes_it(client: FlaskClient) -> None:
    add_events(client, "2025-04-01")
    page = parse(client.get("/?status=planned&kind=event&order=desc"))
    chips = page.xpath("//ul[@class='chips']//a")
    assert [(" ".join(chip.text_content().split()), chip.get("href")) for chip in chips] == [
        ("status: planned ×", "/?kind=event&order=desc"),
        ("kind: event ×", "/?status=planned&order=desc"),
        ("Clear", "/"),
    ]
    assert text(page, "//details[@class='others']/summary") == "More filters (2 active)"
    page = parse(client.get("/?order=desc"))
    assert page.xpath("//ul[@class='chips']") == []
    assert text(page, "//details[@class='others']/summary") == "More filters"


def test_the_newest_entries_come_first_on_request(client: FlaskClient) -> None:
    ids = add_events(client, *(f"2025-04-{day:02}" for day in range(1, 31)), "2025-05-01", "2025-05-02")
    page = parse(client.get("/?order=desc"))
    assert page.xpath("//article/@id") == ids[:1:-1]
    assert page.xpath("//form[@role='search']/input[@name='order']/@value") == ["desc"], "the filters keep the order"
    [earlier] = page.xpath("//a[@rel='next']")
    assert earlier.text == "Earlier entries"
    assert parse(client.get(earlier.get("href"))).xpath("//article/@id") == ids[1::-1]
    assert parse(client.get("/")).xpath("//a[@rel='next']")[0].text == "Later entries"

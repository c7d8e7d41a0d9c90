"""The density chart: which bars a reader sees, how high they are, where they lead, and what is out of view."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import NamedTuple

import pytest
from flask.testing import FlaskClient
from lxml.html import HtmlElement

from tests.web.conftest import add_events
from tests.web.html import parse, text, texts

pytestmark = pytest.mark.only("sqlite")  # the tests of the store cover both databases


class Bar(NamedTuple):
    """A bar of the chart: its label, its place from the left in bars, its height, and its link."""

    label: str
    place: int
    height: int
    link: str


def bars(page: HtmlElement) -> list[Bar]:
    return [_bar(link) for link in page.xpath("//nav[@class='density']/svg/a")]


def _bar(link: HtmlElement) -> Bar:
    label = link.get("aria-label")
    background, bar = link.xpath("rect")
    x, width, height = (float(bar.get(name).rstrip("%")) for name in ("x", "width", "height"))
    assert text(link, "text").startswith(label), "hovering shows what a screen reader reads"
    assert background.get("x") == bar.get("x")
    assert int(bar.get("y")) + height == 80, "the bar stands on the baseline"
    return Bar(label, round(x / width), int(height), link.get("href"))


def labels(client: FlaskClient, url: str = "/") -> list[str]:
    return [bar.label for bar in bars(parse(client.get(url)))]


def axis(page: HtmlElement) -> list[str]:
    return texts(page, "//nav[@class='density']/svg[@class='axis']/text")


def notes(page: HtmlElement) -> list[str]:
    return texts(page, "//nav[@class='density']/p[@class='limits']")


def shown(client: FlaskClient, url: str) -> int:
    """Return the number of entries on all pages from a link on."""
    page = parse(client.get(url))
    following = page.xpath("//a[@id='later']/@href")
    return len(page.xpath("//main/div[@class='timeline']//article")) + (shown(client, following[0]) if following else 0)


def test_two_months_have_a_bar_per_day_and_empty_days_are_gaps(client: FlaskClient) -> None:
    add_events(client, "2025-03-01", "2025-03-01", "2025-03-05", "2025-04-09")
    page = parse(client.get("/"))
    assert bars(page) == [
        Bar("1 March 2025: 2 entries", 0, 64, "/?from=2025-03-01&to=2025-03-01&match=within"),
        Bar("5 March 2025: 1 entry", 4, 32, "/?from=2025-03-05&to=2025-03-05&match=within"),
        Bar("9 April 2025: 1 entry", 39, 32, "/?from=2025-04-09&to=2025-04-09&match=within"),
    ]
    assert axis(page) == ["3 Mar", "2025", "10 Mar", "17 Mar", "24 Mar", "31 Mar"]
    assert notes(page) == ["Entries by day"]


def test_a_year_has_a_bar_per_week(client: FlaskClient) -> None:
    add_events(client, "2024-12-30", "2025-01-05", "2025-11-30")
    page = parse(client.get("/"))
    assert bars(page) == [
        Bar("week of 30 December 2024: 2 entries", 0, 64, "/?from=2024-12-30&to=2025-01-05&match=within"),
        Bar("week of 24 November 2025: 1 entry", 47, 32, "/?from=2025-11-24&to=2025-11-30&match=within"),
    ]
    assert axis(page) == ["Jan", "2025", "Apr", "Jul", "Oct"]


def test_five_years_have_a_bar_per_month_and_more_one_per_year(client: FlaskClient) -> None:
    add_events(client, "2021-01-01", "2022-06", "2025-12-31")
    page = parse(client.get("/"))
    assert [bar.label for bar in bars(page)] == [
        "January 2021: 1 entry",
        "June 2022: 1 entry",
        "December 2025: 1 entry",
    ]
    assert bars(page)[1].link == "/?from=2022-06&to=2022-06&match=within"
    add_events(client, "2019-12-31")
    assert labels(client) == ["2019: 1 entry", "2021: 1 entry", "2022: 1 entry", "2025: 1 entry"]


@pytest.mark.parametrize(
    ("first", "last", "expected"),
    [
        ("1964", "2025", ["1964: 1 entry", "2025: 1 entry"]),
        ("1963", "2025", ["1962–1963: 1 entry", "2024–2025: 1 entry"]),
        ("1900", "2025", ["1900–1904: 1 entry", "2025–2029: 1 entry"]),
        ("1001", "2025", ["1000–1019: 1 entry", "2020–2039: 1 entry"]),
        ("0001", "2025", ["1–49: 1 entry", "2000–2049: 1 entry"]),
        ("0001", "9998", ["1–199: 1 entry", "9800–9999: 1 entry"]),
    ],
)
def test_long_timelines_have_a_bar_per_group_of_years(
    client: FlaskClient, first: str, last: str, expected: list[str]
) -> None:
    add_events(client, first, last)
    page = parse(client.get("/"))
    assert [bar.label for bar in bars(page)] == expected
    assert bars(page)[-1].place < 62
    assert [shown(client, bar.link) for bar in bars(page)] == [1, 1]


def test_outliers_do_not_squeeze_the_others(client: FlaskClient) -> None:
    near = [f"2025-03-{day:02}" for day in range(1, 31)]
    add_events(client, "1805-10-21", *near, "2066")
    page = parse(client.get("/"))
    assert [bar.label.partition(":")[0] for bar in bars(page)] == [f"{day} March 2025" for day in range(1, 31)]
    assert notes(page)[-1] == "Entries by day"
    before, after = page.xpath("//p[@class='limits']/a")
    assert (before.text, after.text) == ("← 1 before 1 March 2025", "1 after 30 March 2025 →")
    assert before.get("href") == "/?to=2025-02-28&match=within"
    assert [shown(client, link.get("href")) for link in (before, after)] == [1, 1]


def test_nine_tenths_of_the_entries_are_in_view(client: FlaskClient) -> None:
    add_events(client, *["1990"] * 3, *["2025-03-01"] * 10, *["2025-03-02"] * 10)
    assert labels(client) == ["1990: 3 entries", "2025: 20 entries"], "three of 23 are too many to be out of view"


@pytest.mark.parametrize(
    ("days", "month", "unit"), [(9, "2025-05", "day"), (8, "2025-05", "month"), (9, "2025", "day")]
)
def test_a_tenth_of_the_entries_may_be_out_of_view(client: FlaskClient, days: int, month: str, unit: str) -> None:
    add_events(client, *(f"2025-03-{day:02}" for day in range(1, days + 1)), month)
    assert notes(parse(client.get("/")))[-1].startswith(f"Entries by {unit}")


@pytest.mark.parametrize(("months", "unit"), [(2, "day"), (3, "month")])
def test_two_fifths_of_the_entries_in_view_may_last_longer_than_a_bar(
    client: FlaskClient, months: int, unit: str
) -> None:
    add_events(client, "2025-02-10", "2025-02-11", "2025-03-20", *["2025-02", "2025-03", "2025-03"][:months])
    page = parse(client.get("/?from=2025-02&to=2025-03"))
    assert notes(page) == [f"Entries by {unit}" + (", without 2 longer ones" if unit == "day" else "")]


def test_the_days_of_two_months_have_bars_and_a_rare_later_one_is_out_of_view(client: FlaskClient) -> None:
    often = [*["2025-03-01"] * 10, *["2025-03-02"] * 10]
    add_events(client, *often, "2025-05-01")
    assert labels(client)[-1] == "1 May 2025: 1 entry", "62 days"
    add_events(client, "2025-05-02")
    page = parse(client.get("/"))
    assert bars(page)[-1].label == "1 May 2025: 1 entry"
    assert notes(page)[0] == "1 after 1 May 2025 →"


@pytest.mark.parametrize(("year", "link"), [("1805", "← 1 before 1980"), ("2066", "1 after 2009 →")])
def test_a_year_out_of_view_is_named(client: FlaskClient, year: str, link: str) -> None:
    add_events(client, year, *map(str, range(1980, 2010)))
    assert texts(parse(client.get("/")), "//p[@class='limits']/a") == [link]


@pytest.mark.parametrize(
    "url", ["/", "/?from=2025-03-04&to=2025-04-20", "/?from=2024&match=overlaps", "/?from=2025-02"]
)
def test_the_number_on_a_bar_is_what_its_link_shows(client: FlaskClient, url: str) -> None:
    days = ("2025-03-01", "2025-03-05", "2025-03-05", "2025-04-11")
    add_events(client, *days, "2025-03", "2025", "2025-02-27/2025-03-06", "202X", "2025-04-10/2025-04-11")
    found = bars(parse(client.get(url)))
    assert found
    for bar in found:
        assert bar.label.endswith(f": {(count := shown(client, bar.link))} {'entry' if count == 1 else 'entries'}")


def test_what_lasts_longer_than_a_bar_is_counted_below(client: FlaskClient) -> None:
    add_events(client, "2025-03-01", "2025-03-05", "2025-03", "199X")
    assert notes(parse(client.get("/?from=2025-03&to=2025-03"))) == ["Entries by day, without 1 longer one"]


def test_coarse_dates_alone_have_no_chart(client: FlaskClient) -> None:
    add_events(client, "1963/2004", "1964/2023")
    assert labels(client) == []


def test_a_bar_weighs_each_entry_by_its_sources(client: FlaskClient) -> None:
    client.put("/v1/collections/harbour", json={})
    for source in ("Post", "Herald", "Courier"):
        text = f"The old harbour bridge collapsed on 3 March 2025, said the {source}. It rained on 5 March 2025."
        article = {"text": text, "source": source, "published_at": "2025-03-06", "collections": ["harbour"]}
        client.post("/v1/articles", json=article)
    client.post(
        "/v1/articles",
        json={"text": "A fair opened on 7 March 2025.", "published_at": "2025-03-08", "collections": ["harbour"]},
    )
    page = parse(client.get("/t/harbour"))
    assert notes(page) == ["Entries by day, counted per publisher"]
    heights = {bar.label: bar.height for bar in bars(page)}
    assert heights["3 March 2025: 1 entry"] == 64
    assert heights["7 March 2025: 1 entry"] == round(64 / 3)
    assert "3 March 2025: 1 entry, 3 by source" in texts(page, "//svg/a/text")
    assert [shown(client, bar.link) for bar in bars(page)] == [1, 1, 1]


def test_rare_entries_still_have_a_visible_bar(client: FlaskClient) -> None:
    add_events(client, *["2025-03-01"] * 49, "2025-03-02")
    page = parse(client.get("/"))
    assert [bar.height for bar in bars(page)] == [64, 3]
    assert texts(page, "//nav[@class='density']/svg/text")[:1] == ["49"], (
        "the axis says what the highest bar stands for"
    )


def test_bars_keep_the_filters_and_replace_the_dates(client: FlaskClient) -> None:
    add_events(client, "2025-03-01", "2025-03-05", "2025-04-09")
    page = parse(client.get("/?status=planned&from=2025-03&to=2025-03"))
    assert [bar.link for bar in bars(page)] == [
        "/?status=planned&from=2025-03-01&to=2025-03-01&match=within",
        "/?status=planned&from=2025-03-05&to=2025-03-05&match=within",
    ]
    assert labels(client, "/?status=happened") == []


def test_a_chosen_period_fills_the_axis(client: FlaskClient) -> None:
    add_events(client, "2025-03-10", "2025-03-12")
    page = parse(client.get("/?from=2025-03&to=2025-03"))
    assert [bar.place for bar in bars(page)] == [9, 11]
    assert set(page.xpath("//rect[@class='bar']/@width")) == {"3.23%"}, "31 bars fill the axis"
    assert set(parse(client.get("/")).xpath("//rect[@class='bar']/@width")) == {"8.33%"}, "few bars are no blocks"


@pytest.mark.parametrize(
    ("period", "links"),
    [
        (
            "from=2025-03&to=2025-03",
            {
                "← February 2025": "from=2025-02-01&to=2025-02-28",
                "Zoom out to 2025": "from=2025-01-01&to=2025-12-31",
                "April 2025 →": "from=2025-04-01&to=2025-04-30",
            },
        ),
        (
            "from=2025-03-01&to=2025-03-10",
            {
                "← 19–28 February 2025": "from=2025-02-19&to=2025-02-28",
                "Zoom out to March 2025": "from=2025-03-01&to=2025-03-31",
                "11–20 March 2025 →": "from=2025-03-11&to=2025-03-20",
            },
        ),
        ("from=0001&to=0009", {"Zoom out to 1–99": "to=0099-12-31", "10–19 →": "from=0010-01-01&to=0019-12-31"}),
        ("from=2025", {}),
    ],
)
def test_a_period_leads_to_its_neighbours_and_zooms_out(
    client: FlaskClient, period: str, links: dict[str, str]
) -> None:
    page = parse(client.get(f"/?{period}"))
    found = {link.text: link.get("href") for link in page.xpath("//nav[@class='periods']/a")}
    assert found.pop("Show all dates") == "/"
    assert list(found) == list(links)
    assert all(query in found[name] for name, query in links.items())
    assert parse(client.get("/")).xpath("//nav[@class='periods']") == []


def test_chart_is_on_the_first_page_only(client: FlaskClient) -> None:
    add_events(client, *(f"2025-03-{day:02}" for day in range(1, 32)))
    page = parse(client.get("/"))
    assert len(bars(page)) == 31
    [later] = page.xpath("//a[@id='later']/@href")
    assert labels(client, later) == []
    assert labels(client, "/?from=someday") == []


def _extent(label: HtmlElement) -> tuple[float, float]:
    """Return where a label of the axis begins and ends, in percent of a phone's width."""
    x, width = float(label.get("x").rstrip("%")), 2 * len(label.text)
    return (x - width, x) if label.get("text-anchor") == "end" else (x, x + width)


def test_labels_of_the_axis_do_not_overlap(client: FlaskClient) -> None:
    for first, last in (
        ("2025-01-01", "2025-02-20"),
        ("2024-09-16", "2025-08-09"),
        ("2025-01-01", "2025-12-20"),
        ("2023-01", "2025-12"),
        ("1970", "2025"),
    ):
        add_events(client, first, last)
        ticks = parse(client.get("/")).xpath("//svg[@class='axis']/text[@y='17']")
        places = [_extent(tick) for tick in ticks]
        assert len(places) > 1
        assert all(end < following for (_, end), (following, _) in pairwise(places))
        assert places[-1][1] <= 102
        assert all(re.fullmatch(r"\d+ [A-Z][a-z]{2}|[A-Z][a-z]{2}|\d{4}", tick.text) for tick in ticks)

"""The density chart: which bars a reader sees, how high they are, and where they lead."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

import pytest
from flask.testing import FlaskClient
from lxml.html import HtmlElement

from tests.web.conftest import add_events
from tests.web.html import parse, texts

pytestmark = pytest.mark.only("sqlite")  # the tests of the store cover both databases


class Bar(NamedTuple):
    """A bar of the chart: its label, its place from the left, its height, and its link."""

    label: str
    place: int
    height: int
    link: str


def bars(page: HtmlElement) -> list[Bar]:
    return [_bar(link) for link in page.xpath("//nav[@class='density']/svg/a")]


def _bar(link: HtmlElement) -> Bar:
    label = link.get("aria-label")
    [title] = texts(link, "title")
    background, bar = link.xpath("rect")
    place, height = int(background.get("x")), int(bar.get("height"))
    assert title == label
    assert int(bar.get("x")) == place + 1
    assert int(bar.get("y")) + height == 50, "the bar stands on the baseline"
    return Bar(label, place // 10, height, link.get("href"))


def labels(client: FlaskClient, url: str = "/") -> list[str]:
    return [bar.label for bar in bars(parse(client.get(url)))]


def limits(page: HtmlElement) -> list[str]:
    return texts(page, "//p[@class='limits']/span")


def days(year: int, month: int, numbers: Iterable[int]) -> list[str]:
    return [f"{year}-{month:02}-{number:02}" for number in numbers]


def test_one_or_two_months_have_a_bar_per_day(client: FlaskClient) -> None:
    add_events(client, "2025-03-01", "2025-03-01", "2025-03-05", "2025-04-09")
    page = parse(client.get("/"))
    assert bars(page) == [
        Bar("2025-03-01: 2", 0, 48, "/?from=2025-03-01&to=2025-03-01"),
        Bar("2025-03-05: 1", 1, 24, "/?from=2025-03-05&to=2025-03-05"),
        Bar("2025-04-09: 1", 2, 24, "/?from=2025-04-09&to=2025-04-09"),
    ]
    assert limits(page) == ["2025-03-01", "2025-04-09"]


def test_three_months_have_a_bar_per_month_with_gaps(client: FlaskClient) -> None:
    add_events(client, "2024-11-30", "2024-12", "2025-03-05")
    page = parse(client.get("/"))
    assert bars(page) == [
        Bar("2024-11: 1", 0, 48, "/?from=2024-11&to=2024-11"),
        Bar("2024-12: 1", 1, 48, "/?from=2024-12&to=2024-12"),
        Bar("2025-03: 1", 4, 48, "/?from=2025-03&to=2025-03"),
    ]
    assert page.xpath("//nav[@class='density']/svg/@viewbox") == ["0 0 50 50"], "five months"
    assert limits(page) == ["2024-11", "2025-03"]


def test_months_without_days_have_a_bar_per_month(client: FlaskClient) -> None:
    add_events(client, "2025-03", "2025-04", "2025-04")
    assert labels(client) == ["2025-03: 1", "2025-04: 2"]


def test_years_without_months_have_a_bar_per_year(client: FlaskClient) -> None:
    add_events(client, "2023", "2025", "2025")
    page = parse(client.get("/"))
    assert bars(page) == [
        Bar("2023: 1", 0, 24, "/?from=2023&to=2023"),
        Bar("2025: 2", 2, 48, "/?from=2025&to=2025"),
    ]


def test_five_years_are_shown_by_month_and_six_by_year(client: FlaskClient) -> None:
    add_events(client, "2021-01-01", "2022-06-01", "2025-12-31")
    assert labels(client) == ["2021-01: 1", "2022-06: 1", "2025-12: 1"]
    add_events(client, "2020-12-31")
    assert labels(client) == ["2020: 1", "2021: 1", "2022: 1", "2025: 1"]


@pytest.mark.parametrize(
    ("first", "last", "expected"),
    [
        ("1967", "2025", ["1967: 1", "2025: 1"]),
        ("1966", "2025", ["1966–1967: 1", "2024–2025: 1"]),
        ("1900", "2025", ["1900–1904: 1", "2025–2029: 1"]),
        ("1600", "2025", ["1600–1609: 1", "2020–2029: 1"]),
        ("1001", "2025", ["1000–1019: 1", "2020–2039: 1"]),
        ("0001", "2025", ["0001–0049: 1", "2000–2049: 1"]),
        ("0001", "9998", ["0001–0199: 1", "9800–9999: 1"]),
    ],
)
def test_long_timelines_have_a_bar_per_group_of_years(
    client: FlaskClient, first: str, last: str, expected: list[str]
) -> None:
    add_events(client, first, last)
    page = parse(client.get("/"))
    found = bars(page)
    assert [bar.label for bar in found] == expected
    assert found[-1].place < 60
    start, end = (bar.label.partition(":")[0].split("–") for bar in found)
    assert found[0].link == f"/?from={start[0]}&to={start[-1]}"
    assert limits(page) == [start[0], end[-1]]


def test_coarse_dates_have_no_bar(client: FlaskClient) -> None:
    add_events(client, "199X", "2002/2004")
    assert labels(client) == []
    add_events(client, "2003")
    assert labels(client) == ["2003: 1"]


def test_rare_entries_still_have_a_visible_bar(client: FlaskClient) -> None:
    add_events(client, *["2025-03-01"] * 49, "2025-03-02")
    assert [bar.height for bar in bars(parse(client.get("/")))] == [48, 3]


def test_bars_keep_the_filters_and_replace_the_dates(client: FlaskClient) -> None:
    add_events(client, "2025-03-01", "2025-03-05", "2025-04-09")
    page = parse(client.get("/?status=planned&from=2025-03&to=2025-03"))
    assert [bar.link for bar in bars(page)] == [
        "/?status=planned&from=2025-03-01&to=2025-03-01",
        "/?status=planned&from=2025-03-05&to=2025-03-05",
    ]
    assert page.xpath("//p[@class='limits']/a[.='Show all dates']/@href") == ["/?status=planned"]
    assert parse(client.get("/?status=planned")).xpath("//p[@class='limits']/a") == []
    assert labels(client, "/?status=happened") == []


def test_link_of_a_bar_shows_its_entries(client: FlaskClient) -> None:
    add_events(client, "1900", "1904-12-31", "1905-01-01", "2025")
    [first, *_] = bars(parse(client.get("/")))
    assert first.label == "1900–1904: 2"
    assert len(parse(client.get(first.link)).xpath("//article")) == 2


def test_chart_is_on_the_first_page_only(client: FlaskClient) -> None:
    add_events(client, *days(2025, 3, range(1, 32)))
    page = parse(client.get("/"))
    assert len(bars(page)) == 31
    [later] = page.xpath("//a[@id='later']/@href")
    assert labels(client, later) == []
    assert labels(client, "/?from=someday") == []

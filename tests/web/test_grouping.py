"""Entries under years, months and days: no heading is finer than a date."""

from __future__ import annotations

import pytest
from flask.testing import FlaskClient

from tests.web.conftest import add_events
from tests.web.html import has_class, parse, texts

pytestmark = pytest.mark.only("sqlite")  # the tests of the store cover both databases


def test_coarse_date_is_not_shown_as_a_day(filled: FlaskClient) -> None:
    page = parse(filled.get("/t/harbour"))
    [when] = page.xpath(f"//section[{has_class('span')}]/p[@class='when']/time")
    assert (when.get("datetime"), when.text) == ("2025-04", "April 2025")


#: Dates in EDTF with the headings of year and month, the label of the day, and what HTML's <time> says.
HEADINGS = [
    ("18XX", "19th century", None, "19th century", None),
    ("198X", "1980s", None, "1980s", None),
    ("2002/2004", "2002–2004", None, "2002–2004", None),
    ("2023", "2023", None, "during 2023", "2023"),
    ("2023~", "2023", None, "about 2023", "2023"),
    ("2023-12/2024-02", "December 2023 – February 2024", None, "December 2023 – February 2024", None),
    ("2024-33", "2024", None, "first quarter of 2024", None),
    ("2024-02", "2024", "February 2024", "February 2024", "2024-02"),
    ("2024-03-03/2024-03-07", "2024", "March 2024", "3–7 March 2024", None),
    ("2024-03-09", "2024", "March 2024", "Saturday 9", "2024-03-09"),
    ("2024-03-31/2024-04-01", "2024", None, "31 March – 1 April 2024", None),
]


@pytest.mark.parametrize(("edtf", "year", "month", "day", "datetime"), HEADINGS)
def test_headings_are_as_coarse_as_the_date(
    client: FlaskClient, edtf: str, year: str, month: str | None, day: str, datetime: str | None
) -> None:
    add_events(client, edtf)
    page = parse(client.get("/"))
    assert texts(page, "//h2") == [year]
    assert texts(page, "//h3") == ([month] if month else [])
    assert texts(page, "//p[@class='when']") == [day]
    assert page.xpath("//p[@class='when']/time/@datetime") == ([datetime] if datetime else [])
    assert page.xpath("//section[@class='day']") == [] or day == "Saturday 9"


def test_entries_of_one_day_share_a_heading(client: FlaskClient) -> None:
    add_events(client, "2024-03-09", "2024-03-09", "2024-03-10", "2024-04-01", "2025-04-01")
    page = parse(client.get("/"))
    assert texts(page, "//h2") == ["2024", "2025"]
    assert texts(page, "//h3") == ["March 2024", "April 2024", "April 2025"]
    assert texts(page, "//p[@class='when']") == ["Saturday 9", "Sunday 10", "Monday 1", "Tuesday 1"]
    assert page.xpath("//section[contains(@class, 'day')]/@data-key") == texts(page, "//p[@class='when']")
    assert page.xpath("count(//section[@data-key='Saturday 9']/article)") == 2


def test_time_of_day_is_a_label(client: FlaskClient) -> None:
    add_events(client, "2025-03-01T18:00", "2025-03-02", status="happened")
    page = parse(client.get("/"))
    assert texts(page, "//span[@class='time']") == ["18:00"]

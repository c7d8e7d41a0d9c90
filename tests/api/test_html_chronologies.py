"""Chronologies in HTML: an event a row, an item or an entry, whatever the markup; and tables are not lost."""

from __future__ import annotations

from typing import Any

import pytest
from flask.testing import FlaskClient

from tests.documents.html_pages import meta, page

pytestmark = pytest.mark.only("sqlite")  # no reading of a page depends on the database

ENTRIES = (
    ("March 3, 2019", "The bridge is opened by the mayor"),
    ("June 2020", "Divers find the first crack"),
    ("May 4, 2021", "The council votes for a new bridge"),
)
MARKUP = {
    "a table": "<table><tr><th>Date</th><th>Event</th></tr>{}</table>",
    "a list": "<ul>{}</ul>",
    "definitions": "<dl>{}</dl>",
    "headings": "<div>{}</div>",
    "bold dates": "<div>{}</div>",
}
ITEMS = {
    "a table": "<tr><td>{}</td><td>{}</td></tr>",
    "a list": "<li>{}: {}</li>",
    "definitions": "<dt>{}</dt><dd>{}</dd>",
    "headings": "<h3>{}</h3><p>{}.</p>",
    "bold dates": "<p><b>{}</b> – {}.</p>",
}


def report(client: FlaskClient, markup: str) -> Any:
    source = page(meta("article:published_time", "2025-03-13")).replace("</div></main>", f"{markup}</div></main>")
    return client.post("/v1/resolve", data=source.encode(), content_type="text/html").get_json()


@pytest.mark.parametrize("kind", MARKUP)
def test_an_event_a_row(client: FlaskClient, kind: str) -> None:
    markup = MARKUP[kind].format("".join(ITEMS[kind].format(*entry) for entry in ENTRIES))
    events = {event["date"]["edtf"]: event["summary"] for event in report(client, markup)["events"]}
    assert list(events) == ["2025-03-10", "2019-03-03", "2020-06", "2021-05-04"]
    for summary, (_, text) in zip(list(events.values())[1:], ENTRIES, strict=True):
        assert text in summary


def test_a_table_of_numbers_stays_a_table(client: FlaskClient) -> None:
    rows = "".join(f"<tr><td>{year}</td><td>{year - 1900}</td></tr>" for year in (2019, 2020, 2021))
    text = report(client, f"<table>{rows}</table>")["document"]["text"]
    assert "2019\n\n119\n\n2020" in text


def test_short_cells_of_the_article_are_not_lost(client: FlaskClient) -> None:
    rows = "<tr><td>Ferry</td><td>from May 4, 2021</td></tr><tr><td>Bus</td><td>from June 2022</td></tr>"
    dropped = {line["text"] for line in report(client, f"<table>{rows}</table>")["dropped"]}
    assert not dropped & {"Ferry", "Bus", "from May 4, 2021", "from June 2022"}


def test_layout_tables_are_left_alone(client: FlaskClient) -> None:
    inner = "<table><tr><td>March 3, 2019</td><td>The bridge is opened</td></tr></table>"
    assert report(client, f"<table><tr><td>{inner}</td></tr><tr><td>{inner}</td></tr></table>")["document"]["text"]

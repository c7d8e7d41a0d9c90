"""The order of entries within a day: as they are told, in every format, on every page, in both directions."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any
from xml.etree import ElementTree

import pytest
from flask.testing import FlaskClient

pytestmark = pytest.mark.twins_on("postgresql")  # the store's tests cover the order there

TOLD = (
    "A bomb went off at the fish market on Monday. Police sealed the harbour on Monday. "
    "The suspect was caught in a hotel on Monday. A judge remanded him on Monday."
)
WORDS = ["went off", "sealed", "caught", "remanded"]
FORMATS: dict[str, Callable[[str], list[str]]] = {
    "ndjson": lambda text: [json.loads(line)["summary"] for line in text.splitlines()],
    "csv": lambda text: text.splitlines()[1:],
    "atom": lambda text: [str(title.text) for title in ElementTree.fromstring(text).iter(f"{ATOM}title")][1:],
    "ics": lambda text: text.split("BEGIN:VEVENT")[1:],
    "timelinejs": lambda text: [event["text"]["headline"] for event in json.loads(text)["events"]],
    "md": lambda text: [line for line in text.splitlines() if line.startswith("- ")],
}
ATOM = "{http://www.w3.org/2005/Atom}"

any_order = pytest.mark.parametrize("order", ["asc", "desc"])
any_path = pytest.mark.parametrize("path", ["/v1/timeline", "/v1/collections/port/timeline"])


@pytest.fixture
def told(client: FlaskClient) -> FlaskClient:
    """A client of a service that has the story in a collection."""
    client.put("/v1/collections/port", json={})
    post(client, TOLD, "2025-03-13", title="The port", collections=["port"])
    return client


def post(client: FlaskClient, text: str, published_at: str, **more: Any) -> None:
    article = {"text": text, "published_at": published_at, **more}
    assert client.post("/v1/articles", json=article).status_code == 201


def order_of(texts: list[str]) -> list[str]:
    return [next(word for word in WORDS if word in text) for text in texts]


def expected(order: str) -> list[str]:
    return WORDS if order == "asc" else WORDS[::-1]


@any_path
@any_order
def test_a_day_is_told_in_order_across_pages_of_one(told: FlaskClient, path: str, order: str) -> None:
    summaries, cursor = [], ""
    while cursor is not None:
        page = told.get(path, query_string={"limit": 1, "order": order, **({"cursor": cursor} if cursor else {})}).json
        summaries += [entry["summary"] for entry in page["entries"]]
        cursor = page["next_cursor"]
    assert order_of(summaries) == expected(order)


@any_path
@any_order
@pytest.mark.parametrize("extension", FORMATS)
def test_a_day_is_told_in_order_in_every_format(told: FlaskClient, path: str, order: str, extension: str) -> None:
    document = told.get(f"{path}.{extension}?order={order}").text
    assert order_of(FORMATS[extension](document)) == expected(order)


def test_a_day_is_ordered_by_hour_then_publication_then_article(client: FlaskClient) -> None:
    post(client, "The ferry sank on Monday night. Divers arrived at 9 a.m. on Tuesday.", "2025-03-13")
    post(client, "The quay opened on Monday. It closed on Monday morning.", "2025-03-12")
    post(client, "A crane fell on Monday. It was lifted on Monday. It rained in March.", "2025-03-11")
    entries = client.get("/v1/timeline").json["entries"]
    words = [entry["summary"].strip(".") for entry in entries]
    assert words == [
        *("It rained in March", "A crane fell on Monday", "It was lifted on Monday", "The quay opened on Monday"),
        *("It closed on Monday morning", "The ferry sank on Monday night", "Divers arrived at 9 a.m. on Tuesday"),
    ]


def test_a_correction_leaves_an_event_in_its_place(told: FlaskClient) -> None:
    entry = told.get("/v1/timeline").json["entries"][1]
    url = f"/v1/events/{entry['id']}"
    tag = told.get(url).headers["ETag"]
    patched = told.patch(url, json={"summary": "Police sealed the port."}, headers={"If-Match": tag})
    assert patched.status_code == 200
    assert order_of([entry["summary"] for entry in told.get("/v1/timeline").json["entries"]]) == WORDS

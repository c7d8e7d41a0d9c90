"""Short texts full of dates: as a body holds many of them, each has fewer expressions of time than a long text."""

from __future__ import annotations

import json

import pytest
from flask.testing import FlaskClient

from service.articles.draft import BASE_EXPRESSIONS, BYTES_PER_EXPRESSION
from service.store.database import Database

pytestmark = pytest.mark.only("sqlite")
DENSE = ("Q1 " * 100).strip()
PAGE = 4_096  # bytes, of SQLite
LIMIT = BASE_EXPRESSIONS + len(DENSE) // BYTES_PER_EXPRESSION
JSON = f'{{"text": "{DENSE}", "published_at": "2025-03-13"}}'
DATE = "<pubDate>Thu, 13 Mar 2025 10:00:00 GMT</pubDate>"
FEED = f"<rss version='2.0'><channel><item>{DATE}<description>{DENSE}</description></item></channel></rss>"


@pytest.mark.parametrize(
    ("path", "media_type", "body"),
    [
        ("/v1/articles/bulk", "application/x-ndjson", JSON),
        ("/v1/articles/bulk", "application/json", f"[{JSON}]"),
        ("/v1/articles", "application/json", JSON),
        ("/v1/articles", "text/csv", f"text,published_at\n{DENSE},2025-03-13"),
        ("/v1/articles", "application/rss+xml", FEED),
        ("/v1/articles?published_at=2025-03-13", "text/plain", DENSE),
        ("/v1/articles?published_at=2025-03-13", "text/html", f"<html><body><p>{DENSE}</p></body></html>"),
    ],
)
def test_a_short_text_has_fewer_expressions_than_a_long_one(
    client: FlaskClient, path: str, media_type: str, body: str
) -> None:
    assert client.post(path, data=body, content_type=media_type).get_data()
    entries = client.get("/v1/timeline?kind=all&limit=500").get_json()["entries"]
    assert LIMIT - 2 <= len(entries) <= LIMIT


def test_a_report_counts_the_expressions_beyond_the_limit(client: FlaskClient) -> None:
    report = client.post("/v1/resolve", json={"text": DENSE, "published_at": "2025-03-13"}).get_json()
    (warning,) = [warning for warning in report["warnings"] if "left out" in warning]
    assert f"{100 - LIMIT} were left out, from offset {LIMIT * 3} on" in warning


@pytest.mark.parametrize(
    "length", [60, pytest.param(12, marks=pytest.mark.twin), pytest.param(200, marks=pytest.mark.twin)]
)
def test_a_body_of_short_lists_takes_at_most_220_times_its_size(
    client: FlaskClient, store: Database, length: int
) -> None:
    before = pages(store)
    texts = (f"{DENSE[:length]} {number}" for number in range(9_000 // length))
    body = "\n".join(json.dumps({"text": text, "published_at": "2025-03-13"}) for text in texts)
    answer = client.post("/v1/articles/bulk", data=body, content_type="application/x-ndjson")
    assert answer.text.count('"status":201') == body.count("\n") + 1  # reading the answer stores the articles
    assert 0 < (pages(store) - before) * PAGE <= 220 * len(body)


def pages(store: Database) -> int:
    """Return the number of pages of a database on SQLite."""
    ((number,),) = store.execute_sql("PRAGMA page_count").fetchall()
    return int(number)


@pytest.mark.parametrize(
    ("language", "line"),
    [("en", "{}: The war begins.\n"), ("zh", "{}年：战争爆发。\n"), ("ru", "{} — Начало войны.\n")],
)
def test_a_chronology_with_short_lines_is_read_whole(client: FlaskClient, language: str, line: str) -> None:
    text = "".join(line.format(year) for year in range(1900, 2000))
    body = {"text": text, "published_at": "2025-03-13", "language": language}
    report = client.post("/v1/resolve", json=body).get_json()
    assert report["warnings"] == []
    assert len(report["events"]) == 100


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "\n".join(f"{year} Coup" for year in range(1960, 1990))),
        ("en", "The club plays on " + ", ".join(f"March {day}" for day in range(1, 29)) + "."),
        ("zh", "展览日期：" + "、".join(f"3月{day}日" for day in range(1, 29)) + "。"),
        ("de", "Markttage: " + ", ".join(f"{day}.3." for day in range(1, 20)) + "."),
        ("de", "Abfuhr: 7.1., 21.1., 4.2., 18.2., 4.3., 18.3., 1.4., 15.4., 29.4., 13.5., 27.5., 10.6., 24.6."),
        ("en", "Champions: 1962, 1964, 1971, 1972, 1978, 1985, 1990, 1991, 1999, 2003, 2004, 2011, 2016, 2019"),
    ],
)
def test_a_dense_list_of_dates_is_read_whole(client: FlaskClient, language: str, text: str) -> None:
    body = {"text": text, "published_at": "2025-03-13", "language": language}
    assert client.post("/v1/resolve", json=body).get_json()["warnings"] == []

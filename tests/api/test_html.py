"""HTML pages: their text, what of it is the article, and their day, on twenty pages in the manner of real sites."""

from __future__ import annotations

import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

import pytest
from flask.testing import FlaskClient

from tests.api.problems import assert_nothing_stored, assert_problem

pytestmark = pytest.mark.only("sqlite")  # but for what is stored, nothing depends on the database

PAGES = Path(__file__).parents[1] / "documents" / "pages"
EXPECTED: dict[str, dict[str, str]] = tomllib.loads((PAGES / "expected.toml").read_text(encoding="utf-8"))
DATED = {name: expected for name, expected in EXPECTED.items() if expected}
HTML = "text/html"
HEADLINE = "Harbour bridge closed after crack is found"
ARTICLE = ["Sunday", "Monday", "the third quarter", "1962", "April 2019"]


def _page(name: str) -> bytes:
    return (PAGES / f"{name}.html").read_bytes()


def test_every_page_is_expected() -> None:
    assert sorted(EXPECTED) == sorted(path.stem for path in PAGES.glob("*.html"))
    assert len(EXPECTED) == 20


@pytest.mark.parametrize("name", DATED)
def test_the_day_of_a_page(client: FlaskClient, name: str) -> None:
    expected = DATED[name]
    report = client.post("/v1/resolve", data=_page(name), content_type=HTML).get_json()
    anchor = report["anchor"]
    assert (anchor["date"], anchor["kind"]) == (expected["day"], expected["kind"])
    assert (anchor["timezone"], anchor["upper_bound"]) == (expected.get("timezone"), expected.get("upper_bound"))
    assert report["document"]["title"] == expected.get("title", HEADLINE)
    assert report["document"]["byline"] == expected.get("byline")
    said = expected.get("warning")
    assert len(report["warnings"]) >= bool(said)
    assert any(said in warning for warning in report["warnings"]) if said else report["warnings"] == []


@pytest.mark.parametrize("name", sorted(set(EXPECTED) - set(DATED)))
def test_a_page_without_a_day_is_refused(client: FlaskClient, name: str) -> None:
    assert_problem(client.post("/v1/articles", data=_page(name), content_type=HTML), 422, "published_at")
    assert_nothing_stored(client)
    dated = client.post("/v1/articles?published_at=2025-03-13", data=_page(name), content_type=HTML)
    assert dated.status_code == 201


@pytest.mark.parametrize("name", [name for name, expected in DATED.items() if "title" not in expected])
def test_only_the_article_s_own_text_gives_events(client: FlaskClient, name: str) -> None:
    report = client.post("/v1/resolve", data=_page(name), content_type=HTML).get_json()
    assert [event["expression"]["text"] for event in report["events"]] == ARTICLE
    text = report["document"]["text"]
    for part in (*report["dropped"], *(event["expression"] for event in report["events"])):
        assert text[part["start"] : part["end"]] == part["text"]


def test_lines_outside_the_article_are_listed(client: FlaskClient) -> None:
    report = client.post("/v1/resolve", data=_page("01-json-ld"), content_type=HTML).get_json()
    outside = [line["text"] for line in report["dropped"] if "outside the article" in line["reason"]]
    assert {"Weather", "School fair draws crowds", "Ferry prices to rise on Friday"} <= set(outside)


def test_invisible_elements_are_ignored(client: FlaskClient) -> None:
    scripts = "<script>var x = '" + "word " * 20_000 + "'</script><style>" + "a " * 20_000 + "</style>"
    body = (scripts + GOOD + "<svg><path d='" + "1 2 " * 20_000 + "'/></svg><script>unclosed").encode()
    report = client.post("/v1/resolve", data=body, content_type=HTML).get_json()
    assert [event["date"]["edtf"] for event in report["events"]] == ["2025-03-09"]


def test_scripts_do_not_run(client: FlaskClient) -> None:
    report = client.post("/v1/resolve", data=_page("20-broken-markup"), content_type=HTML).get_json()
    assert "2020" not in report["document"]["text"]
    assert "alert" not in report["document"]["text"]


@pytest.mark.only("sqlite", "postgresql")
def test_a_page_is_stored_and_identified_by_its_url(client: FlaskClient) -> None:
    first = client.post("/v1/articles", data=_page("07-url-only"), content_type=HTML)
    again = client.post("/v1/articles", data=_page("07-url-only"), content_type="application/xhtml+xml; charset=utf-8")
    assert (first.status_code, again.status_code) == (201, 200)
    report = first.get_json()
    assert report == again.get_json() == client.get(first.headers["Location"]).get_json()
    assert report["article"]["url"] == "https://post.example/2025/03/13/harbour-bridge-closed"
    assert (report["article"]["title"], report["article"]["source"]) == (HEADLINE, "post.example")


def test_the_client_s_metadata_takes_precedence(client: FlaskClient) -> None:
    query = {"published_at": "2025-03-12", "title": "Bridge", "source": "Mine", "url": "https://mine.example/1"}
    answer = client.post("/v1/resolve", data=_page("01-json-ld"), content_type=HTML, query_string=query)
    report = answer.get_json()
    assert {name: report["article"][name] for name in query} == query
    assert report["anchor"]["kind"] == "published_at"
    other = "the page's JSON-LD (datePublished) says 2025-03-13, and published_at, given by the client says 2025-03-12"
    assert other in report["warnings"]


GOOD = "<p>Published on March 13, 2025</p><p>The bridge was closed on Sunday, the works department said.</p>"


@pytest.mark.parametrize(
    ("body", "content_type", "warning"),
    [
        (GOOD.replace("bridge", "café").encode("cp1252"), HTML, "declares no charset"),
        (GOOD.replace("bridge", "café").encode("cp1252"), "text/html; charset=iso-8859-1", None),
        (GOOD.replace("bridge", "café").encode(), "text/html; charset=iso-8859-1", "read as UTF-8"),
        (b'<meta charset="windows-1252">' + GOOD.replace("bridge", "café").encode("cp1252"), HTML, None),
        (GOOD.replace("bridge", "café").encode("utf-16"), HTML, None),
        (GOOD.encode() + b"<p>a caf\xe9</p>", "text/html; charset=utf-8", "1 characters of the page"),
        (GOOD.encode(), "text/html; charset=klingon", "'klingon' is not supported"),
        (b'<?xml version="1.0" encoding="utf-8"?>' + GOOD.encode(), "application/xhtml+xml", None),
        (GOOD.encode() + b"<script></script>\x01&#1;&#x110000;\x0c<p>x\0y", HTML, None),
        (GOOD.encode().replace(b"><", b">\r\n\t\xef\xbb\xbf<"), HTML, None),
    ],
)
def test_charsets(client: FlaskClient, body: bytes, content_type: str, warning: str | None) -> None:
    answer = client.post("/v1/resolve", data=body, content_type=content_type)
    assert answer.status_code == 200, answer.text
    report: dict[str, Any] = answer.get_json()
    assert [event["date"]["edtf"] for event in report["events"]] == ["2025-03-09"]
    assert warning in report["warnings"][0] if warning else report["warnings"] == []


@pytest.mark.parametrize(
    ("body", "status", "field"),
    [
        (b"", 422, "body"),
        (b"<html><body></body></html>", 422, "body"),
        (b"<html><script>var x = 'Sunday'</script></html>", 422, "body"),
        (b"<!-- nothing -->", 422, "body"),
        (b"<div>" * 100_000 + GOOD.encode() + b"</div>" * 100_000, 422, "body"),
        (b"<b>" * 100_000 + GOOD.encode(), 422, "body"),
        (GOOD.encode() + b"<p>a</p>" * 20_000, 422, "body"),
        (GOOD.encode() + b"<p " + b"a " * 20_000, 422, "body"),
        (b"%PDF-1.7\n" + GOOD.encode(), 415, None),
        (b"\x89PNG\r\n\x1a\n\0\0\0", 415, None),
        (b"<p>" + b"x " * 5_000_000, 413, None),
        (b"<p>" + b"x" * 200_001, 413, "text"),
    ],
)
def test_bad_pages(client: FlaskClient, body: bytes, status: int, field: str | None) -> None:
    assert_problem(client.post("/v1/articles", data=body, content_type=HTML), status, field)
    assert_nothing_stored(client)


def test_invalid_metadata_of_a_page_are_left_out(client: FlaskClient) -> None:
    long = "https://post.example/" + "x" * 3_000
    report = client.post(
        "/v1/articles", data=f'<link rel="canonical" href="{long}">{GOOD}'.encode(), content_type=HTML
    ).get_json()
    assert report["article"]["url"] is None
    assert any("url" in warning for warning in report["warnings"]), report["warnings"]


@pytest.mark.parametrize("url", ["javascript:alert(1)", "data:text/html,x"])
def test_a_url_that_is_not_http_is_dropped_with_a_warning(client: FlaskClient, url: str) -> None:
    page = f'<link rel="canonical" href="{url}"><meta property="og:url" content="{url}">{GOOD}'.encode()
    report = client.post("/v1/articles", data=page, content_type=HTML).get_json()
    assert report["article"]["url"] is None
    assert report["events"]
    assert url.partition(":")[0] + ":" not in str(report["article"])


def test_without_the_html_extra_other_types_are_read() -> None:
    """None in sys.modules is Python's own way to say that a package is not there."""
    program = """
import sys
sys.modules.update(dict.fromkeys(("lxml", "trafilatura", "htmldate", "feedparser")))
from service.app import create_app
from service.config.settings import Settings
client = create_app(Settings(database_url="sqlite:///:memory:")).test_client()
for kind in ("text/html", "application/xml", "text/plain"):
    answer = client.post("/v1/resolve?published_at=2025-03-13", data=b"It met on Sunday.", content_type=kind)
    print(answer.status_code, answer.get_json(force=True).get("detail", ""))
"""
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    html, feed, plain = done.stdout.splitlines()
    assert html.startswith("415 ")
    assert "extra “html”" in html
    assert feed.startswith("4")
    assert plain.startswith("200")

"""Plain text: a page as somebody pasted it, in any charset that it declares, and what is refused as no text."""

from __future__ import annotations

from typing import Any

import pytest
from flask.testing import FlaskClient

from tests.api.problems import assert_nothing_stored, assert_problem
from tests.clipped_page import CLIPPED_PAGE

pytestmark = pytest.mark.only("sqlite")  # but for what is stored, nothing depends on the database

PLAIN = "text/plain"
LEAD = "The harbour bridge was closed on Sunday after a crack was found in its eastern pier, the city said on Monday."
PAGE = f"""19 C
Port Ellis
Thursday, March 13, 2025

Harbour bridge closed after crack is found

Harbour Bridge Is Closed After a Crack Is Found

By Jane Smith

KARACHI, March 11 — {LEAD}

It will open in April.

Latest news

Ferry prices to rise on Friday

- Advertisement -spot_img

Reporting by Jane Smith; editing by Mara Holt
"""


def _resolved(client: FlaskClient, body: bytes, content_type: str = PLAIN, **query: str) -> dict[str, Any]:
    answer = client.post("/v1/resolve", data=body, content_type=content_type, query_string=query)
    assert answer.status_code == 200, answer.text
    return dict(answer.get_json())


def test_a_page_is_read_into_its_parts(client: FlaskClient) -> None:
    report = _resolved(client, PAGE.encode())
    assert report["document"] == {
        "media_type": "text/plain",
        "title": "Harbour bridge closed after crack is found",
        "byline": "Jane Smith",
        "dateline": "KARACHI, March 11 —",
        "text": None,
    }
    assert report["article"]["title"] == report["document"]["title"]
    assert (report["anchor"]["date"], report["anchor"]["kind"]) == ("2025-03-11", "dateline")
    assert report["anchor"]["timezone"] == "Asia/Karachi"
    assert [event["date"]["edtf"] for event in report["events"]] == ["2025-03-09", "2025-03-10", "2025-04"]


def test_every_dropped_line_says_why_and_where(client: FlaskClient) -> None:
    dropped = _resolved(client, PAGE.encode())["dropped"]
    assert all(PAGE[line["start"] : line["end"]] == line["text"] for line in dropped)
    assert [(line["text"], line["reason"]) for line in dropped] == [
        ("19 C", "a temperature alone: the page's weather"),
        ("Port Ellis", "the place of a page's header"),
        ("Thursday, March 13, 2025", "a page header's date"),
        ("Harbour Bridge Is Closed After a Crack Is Found", "the headline again"),
        ("By Jane Smith", "the byline"),
        ("Latest news", "a heading of the page"),
        ("Ferry prices to rise on Friday", "another article's headline, under “Latest news”"),
        ("- Advertisement -spot_img", "an advertisement"),
        ("Reporting by Jane Smith; editing by Mara Holt", "a credit line"),
    ]


@pytest.mark.only("sqlite", "postgresql")
def test_it_is_stored_with_its_metadata(client: FlaskClient) -> None:
    query = {"title": "Bridge", "url": "https://post.example/1", "external_id": "x1", "published_at": "2025-03-13"}
    posted = client.post("/v1/articles", data=PAGE.encode(), content_type=PLAIN, query_string=query)
    assert posted.status_code == 201
    report = posted.get_json()
    assert {name: report["article"][name] for name in query} == query
    assert report["anchor"]["kind"] == "published_at"
    assert client.get(posted.headers["Location"]).get_json() == report
    again = client.post("/v1/articles", data=PAGE.encode(), content_type=PLAIN, query_string=query)
    assert (again.status_code, again.get_json()) == (200, report)


@pytest.mark.parametrize(
    ("published_at", "day"),
    [
        ("2025-03-13T22:30:00Z", "2025-03-14"),  # a moment: the day of the dateline's city
        ("2025-03-13T22:30:00-05:00", "2025-03-13"),  # its own clock: the day as written
        ("2025-03-13T22:30:00+00:00", "2025-03-13"),
        ("2025-03-13", "2025-03-13"),
    ],
)
def test_a_dateline_gives_the_zone_of_a_moment(client: FlaskClient, published_at: str, day: str) -> None:
    report = _resolved(client, f"KARACHI — {LEAD}".encode(), published_at=published_at)
    assert (report["anchor"]["date"], report["anchor"]["timezone"]) == (day, "Asia/Karachi")
    assert ("dateline" in report["anchor"]["evidence"]) == (day == "2025-03-14")
    zoned = _resolved(client, f"KARACHI — {LEAD}".encode(), published_at=published_at, timezone="America/New_York")
    assert (zoned["anchor"]["date"], zoned["anchor"]["timezone"]) == ("2025-03-13", "America/New_York")


TEXT = "Café: the bridge was closed on Sunday."


@pytest.mark.parametrize(
    ("body", "content_type", "warning"),
    [
        (TEXT.encode(), PLAIN, None),
        (TEXT.encode(), "text/plain; charset=UTF-8", None),
        (TEXT.encode("cp1252"), "text/plain; charset=windows-1252", None),
        (TEXT.encode("latin-1"), "text/plain; charset=ISO-8859-1", None),
        (TEXT.encode("utf-16"), PLAIN, None),
        (TEXT.encode("utf-16-le"), "text/plain; charset=utf-16le", None),
        (b"\xef\xbb\xbf" + TEXT.encode(), PLAIN, None),
        (b"\xef\xbb\xbf" + TEXT.encode(), "text/plain; charset=latin-1", None),
        (TEXT.encode(), "text/plain; charset=latin-1", "read as UTF-8, which it is"),
    ],
)
def test_charsets(client: FlaskClient, body: bytes, content_type: str, warning: str | None) -> None:
    report = _resolved(client, body, content_type, published_at="2025-03-13")
    (event,) = report["events"]
    assert event["sentence"]["text"] == TEXT
    assert event["expression"] == {"text": "Sunday", "start": TEXT.index("Sunday"), "end": len(TEXT) - 1}
    assert warning in report["warnings"][0] if warning else report["warnings"] == []


def test_bytes_that_do_not_fit_a_declared_utf_8_are_replaced_as_in_browsers(client: FlaskClient) -> None:
    report = _resolved(client, TEXT.encode("cp1252"), "text/plain; charset=utf-8", published_at="2025-03-13")
    assert report["events"][0]["sentence"]["text"] == TEXT.replace("é", "\ufffd")
    assert report["warnings"] == ["1 characters of the page do not fit its charset utf-8"]


@pytest.mark.parametrize(
    ("body", "content_type", "status", "field"),
    [
        (b"", PLAIN, 422, "text"),
        (b" \r\n\t ", PLAIN, 422, "text"),
        (b"\xef\xbb\xbf", PLAIN, 422, "text"),
        (b"%PDF-1.7\n...", PLAIN, 415, None),
        (b"\x89PNG\r\n\x1a\n", PLAIN, 415, None),
        (b"\xff\xd8\xff\xe0\x00\x10JFIF", PLAIN, 415, None),
        (b"PK\x03\x04\x14\x00", PLAIN, 415, None),
        (b"\x1f\x8b\x08\x00", PLAIN, 415, None),
        (b"{\\rtf1 It met on Sunday.}", PLAIN, 415, None),
        (bytes(range(256)), PLAIN, 415, None),
        (b"It met on Sunday.\0\0\0", PLAIN, 422, "text"),
        ("It met on Sunday.".encode("utf-16-le"), PLAIN, 422, "text"),
        (TEXT.encode("cp1252"), PLAIN, 415, None),
        (TEXT.encode() + b" caf\xe9", PLAIN, 415, None),
        (TEXT.encode(), "text/plain; charset=klingon", 415, None),
        (TEXT.encode(), "text/plain; charset=rot13", 415, None),
        (b"\xff\xfea", PLAIN, 415, None),
        (b"x" * 200_001, PLAIN, 413, "text"),
        (b"x" * 10_000_000, PLAIN, 413, None),
    ],
)
def test_bodies_that_are_not_text(
    client: FlaskClient, body: bytes, content_type: str, status: int, field: str | None
) -> None:
    for path in ("/v1/articles", "/v1/resolve"):
        answer = client.post(f"{path}?published_at=2025-03-13", data=body, content_type=content_type)
        assert_problem(answer, status, field)
    assert_nothing_stored(client)


def test_an_error_names_the_byte_that_the_charset_does_not_have(client: FlaskClient) -> None:
    answer = client.post("/v1/resolve", data=b"One.\nTwo caf\xe9.", content_type=PLAIN)
    detail = str(assert_problem(answer, 415)["detail"])
    assert "byte 12, in line 2" in detail
    assert "windows-1252" in detail


@pytest.mark.parametrize("query", ["color=red", "published_at=13.3.2025", "timezone=Mars", "title=a&title=b", "text=x"])
def test_metadata_is_checked(client: FlaskClient, query: str) -> None:
    name = query.partition("=")[0]
    assert_problem(client.post(f"/v1/articles?{query}", data=PAGE, content_type=PLAIN), 422, name)
    assert_nothing_stored(client)


def test_metadata_in_the_body_takes_precedence_over_the_query(client: FlaskClient) -> None:
    body = {"text": LEAD, "published_at": "2025-03-13"}
    report = client.post("/v1/resolve?title=x&published_at=2024-01-01", json=body).get_json()
    assert (report["article"]["title"], report["anchor"]["date"]) == ("x", "2025-03-13")
    assert_problem(client.post("/v1/resolve?color=x", json=body), 422, "color")


@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r", "\u2028"])
def test_lines_end_in_many_ways(client: FlaskClient, ending: str) -> None:
    text = PAGE.replace("\n", ending)
    report = _resolved(client, text.encode())
    parts = [*report["dropped"], *(event["expression"] for event in report["events"])]
    assert len(report["dropped"]) == 9
    assert all(text[part["start"] : part["end"]] == part["text"] for part in parts)
    assert [event["date"]["edtf"] for event in report["events"]] == ["2025-03-09", "2025-03-10", "2025-04"]


def test_tabs_and_marks_of_direction(client: FlaskClient) -> None:
    text = f"\t\u200fThursday, March 13, 2025\u200f\t\n\nHarbour bridge\n\n{LEAD}"
    report = _resolved(client, text.encode())
    assert report["anchor"]["kind"] == "page_date"
    assert [line["text"] for line in report["dropped"]] == ["Thursday, March 13, 2025"]


def test_a_page_without_any_line_break(client: FlaskClient) -> None:
    report = _resolved(client, " ".join(PAGE.split()).encode(), published_at="2025-03-13")
    assert report["dropped"] == []
    assert "2025-03-09" in [event["date"]["edtf"] for event in report["events"]]


def test_a_page_that_is_all_boilerplate(client: FlaskClient) -> None:
    report = _resolved(client, b"19 C\nLatest news\n- Advertisement -\nRead more", published_at="2025-03-13")
    assert (report["events"], len(report["dropped"])) == ([], 4)


def test_the_clipped_page(client: FlaskClient) -> None:
    body = CLIPPED_PAGE.encode()
    report = _resolved(client, body)
    dates = {event["expression"]["text"]: event["date"]["edtf"] for event in report["events"]}
    assert (dates["Sunday"], dates["Thursday"]) == ("2025-03-09", "2025-03-06")
    assert len([line for line in report["dropped"] if line["reason"] == "the headline again"]) == 1
    given = _resolved(client, body, published_at="2025-03-13")
    summit = next(event for event in given["events"] if event["expression"]["text"] == "Thursday")
    assert (summit["date"]["edtf"], summit["alternatives"][0]["date"]["edtf"]) == ("2025-03-13", "2025-03-06")

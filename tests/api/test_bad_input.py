"""Bad input is a problem that says which field and what was expected; it never stores anything and is never a 500."""

from __future__ import annotations

import json
from typing import Any

import pytest
from flask.testing import FlaskClient

from service.api.problems import flattened
from tests.api.problems import assert_nothing_stored, assert_problem

pytestmark = pytest.mark.twins_on("postgresql")  # what is refused reaches no database

GOOD = {"text": "The council met on Sunday.", "published_at": "2025-03-13"}
JSON = "application/json"

BODIES = [
    (b"{", 400, None),
    (b"", 400, None),
    (b'{"text": "\xff", "published_at": "2025-03-13"}', 400, None),
    (b'{"text": NaN, "published_at": "2025-03-13"}', 400, None),
    (b'{"text": "x", "published_at": Infinity}', 400, None),
    (b'{"text": "x", "text": "y", "published_at": "2025-03-13"}', 400, None),
    (b"[" * 100_000, 400, None),
    (b'{"a":' * 50_000, 400, None),
    (b'{"text": ' + b"9" * 5_000 + b"}", 400, None),
    (b'{"text": ' + b"9" * 401 + b"}", 400, None),
    (b'{"text": ' + b"9" * 400 + b"}", 422, "text"),
    (b'{"text": -' + b"9" * 500_000 + b"}", 400, None),
    (b"{" + b",".join(b'"%d":1' % number for number in range(100_000)) + b',"7":1}', 400, None),
    ('{"text": "x", "published_at": "2025-03-13"}'.encode("utf-16"), 400, None),
    (b'{"text": 1e400, "published_at": "2025-03-13"}', 422, "text"),
    (b'{"text": ' + b"[" * 500 + b"]" * 500 + b', "published_at": "2025-03-13"}', 422, "text"),
    (b"[]", 422, "body"),
    (b'"text"', 422, "body"),
    (b"null", 422, "body"),
    (b'{"text": "\\ud800", "published_at": "2025-03-13"}', 422, "text"),
    (b'{"text": "a\\u0000b", "published_at": "2025-03-13"}', 422, "text"),
    (b'{"text": "x", "published_at": "2025-03-13", "\\ud800": 1}', 422, "\ud800"),
    (b'{"text": "x", "published_at": "2025-03-13", "a\\u0000": 1}', 422, "a\0"),
]


@pytest.mark.parametrize(("body", "status", "field"), BODIES)
def test_broken_bodies(client: FlaskClient, body: bytes, status: int, field: str | None) -> None:
    for path in ("/v1/articles", "/v1/resolve"):
        assert_problem(client.post(path, data=body, content_type=JSON), status, field)
    assert_nothing_stored(client)


FIELDS = [
    ({"text": None}, "text"),
    ({"text": ""}, "text"),
    ({"text": " \n\t "}, "text"),
    ({"text": 5}, "text"),
    ({"published_at": None}, "published_at"),
    ({"published_at": 20250313}, "published_at"),
    ({"published_at": "yesterday"}, "published_at"),
    ({"published_at": "2025-02-30"}, "published_at"),
    ({"published_at": "20250313"}, "published_at"),
    ({"published_at": "2025-W11-4"}, "published_at"),
    ({"published_at": "2025-W11-4T08:00Z"}, "published_at"),
    ({"published_at": "20250313T080000Z"}, "published_at"),
    ({"published_at": "2025-03-13T"}, "published_at"),
    ({"published_at": "2025-03-13T08:00:00+99:00"}, "published_at"),
    ({"published_at": "2025-03-13T24:00:00Z"}, "published_at"),
    ({"published_at": "2025-03-13_08:00:00Z"}, "published_at"),
    ({"published_at": "2025-03-13x08:00:00Z"}, "published_at"),
    ({"published_at": "2025-03-13 "}, "published_at"),
    ({"published_at": "٢٠٢٥-03-13"}, "published_at"),
    ({"published_at": "2025-02-30T08:00:00Z"}, "published_at"),
    ({"published_at": "2025-03-13\0"}, "published_at"),
    ({"published_at": "9999-12-31T23:00:00-02:00", "timezone": "Asia/Karachi"}, "published_at"),
    ({"published_at": "0000-01-01"}, "published_at"),
    ({"published_at": "10000-01-01"}, "published_at"),
    ({"published_at": "Thu, 30 Feb 2025 08:00:00 +0000"}, "published_at"),
    ({"published_at": "2025-03-13T25:00:00Z"}, "published_at"),
    ({"published_at": "0001-01-01T00:00:00Z", "timezone": "America/New_York"}, "published_at"),
    ({"date_order": "YDM"}, "date_order"),
    ({"date_order": 1}, "date_order"),
    ({"date_order": None}, "date_order"),
    ({"timezone": "Mars/Olympus"}, "timezone"),
    ({"timezone": "../../etc/passwd"}, "timezone"),
    ({"timezone": ""}, "timezone"),
    ({"language": "tlh"}, "language"),
    ({"title": "a\0b"}, "title"),
    ({"title": "\ud800"}, "title"),
    ({"title": " "}, "title"),
    ({"url": "\udfff"}, "url"),
    ({"url": "javascript:alert(1)"}, "url"),
    ({"url": "data:text/html,<script>"}, "url"),
    ({"url": " https://news.example/1"}, "url"),
    ({"url": "//news.example/1"}, "url"),
    ({"url": "https:///1"}, "url"),
    ({"url": "http://[::1/"}, "url"),
    ({"source": "x" * 501}, "source"),
    ({"external_id": ""}, "external_id"),
    ({"external_id": ["1"]}, "external_id"),
    ({"colour": "red"}, "colour"),
]


@pytest.mark.parametrize(("change", "field"), FIELDS)
def test_bad_fields(client: FlaskClient, change: dict[str, object], field: str) -> None:
    body = json.dumps({**GOOD, **change})
    for path in ("/v1/articles", "/v1/resolve"):
        assert_problem(client.post(path, data=body, content_type=JSON), 422, field)
    assert_nothing_stored(client)


@pytest.mark.parametrize("missing", ["text", "published_at"])
def test_missing_fields(client: FlaskClient, missing: str) -> None:
    body = {name: value for name, value in GOOD.items() if name != missing}
    assert_problem(client.post("/v1/articles", json=body), 422, missing)
    assert_nothing_stored(client)


def test_a_text_of_200_000_characters_is_accepted_and_a_longer_one_refused(client: FlaskClient) -> None:
    assert client.post("/v1/resolve", json={**GOOD, "text": "x" * 200_000}).status_code == 200
    assert_problem(client.post("/v1/articles", json={**GOOD, "text": "x" * 200_001}), 413, "text")
    assert_nothing_stored(client)


def test_a_body_over_the_limit(client: FlaskClient) -> None:
    assert_problem(client.post("/v1/articles", data=b"x" * 3_000_000, content_type=JSON), 413)
    assert_nothing_stored(client)


@pytest.mark.parametrize("content_type", ["text/css", "application/msword", "multipart/form-data", ""])
def test_wrong_content_type(client: FlaskClient, content_type: str) -> None:
    problem = assert_problem(client.post("/v1/articles", data=json.dumps(GOOD), content_type=content_type), 415)
    sent = content_type and content_type.partition(";")[0]
    expected = (
        f"the media type {sent} is not supported; supported: " if sent else "Content-Type is missing; supported: "
    )
    assert str(problem["detail"]).startswith(expected)
    assert_nothing_stored(client)


QUERIES = [
    ("q=" + "x" * 501, "q"),
    ("limit=0", "limit"),
    ("limit=-1", "limit"),
    ("limit=1e9", "limit"),
    ("limit=1000000000", "limit"),
    ("limit=ten", "limit"),
    ("limit=1_0", "limit"),
    ("limit=%201", "limit"),
    ("limit=", "limit"),
    ("limit=" + "9" * 5000, "limit"),
    ("from=2026&to=2025", "from"),
    ("from=2025-03-14&to=2025-03-13", "from"),
    ("from=2025-13", "from"),
    ("from=2025-02-30", "from"),
    ("to=0000", "to"),
    ("to=10000", "to"),
    ("to=march", "to"),
    ("to=%D9%A2%D9%A0%D9%A2%D9%A5", "to"),
    ("granularity=moment", "granularity"),
    ("order=sideways", "order"),
    ("article=%00", "article"),
    ("article=", "article"),
    ("from=", "from"),
    ("from=2025-3", "from"),
    ("cursor=abc", "cursor"),
    ("cursor=%F0%9F%92%A9", "cursor"),
    ("cursor=", "cursor"),
    ("unknown=1", "unknown"),
    ("limit=1&limit=2", "limit"),
]


@pytest.mark.parametrize(("query", "field"), QUERIES)
def test_bad_queries(client: FlaskClient, query: str, field: str) -> None:
    assert_problem(client.get(f"/v1/timeline?{query}"), 422, field)


@pytest.mark.parametrize("query", ["explain=some", "explain=full&explain=full", "verbose=1"])
def test_bad_queries_of_resolve(client: FlaskClient, query: str) -> None:
    assert_problem(client.post(f"/v1/resolve?{query}", json=GOOD), 422)


@pytest.mark.parametrize("path", ["/v1/articles/a_unknown", "/v1/events/e_unknown"])
def test_unexpected_query_parameters_are_refused(client: FlaskClient, path: str) -> None:
    assert_problem(client.get(f"{path}?verbose=1"), 422, "verbose")
    assert_problem(client.post("/v1/articles?explain=full", json=GOOD), 422, "explain")
    assert_nothing_stored(client)


def test_a_body_with_many_errors_gets_a_short_problem(client: FlaskClient) -> None:
    body = {**GOOD, **{f"{number}{'x' * 1_000}": 1 for number in range(1_000)}}
    answer = client.post("/v1/articles", json=body)
    problem = assert_problem(answer, 422)
    assert len(answer.data) < 10_000
    errors: Any = problem["errors"]
    assert [len(error["field"]) for error in errors] == [100] * 20


@pytest.mark.parametrize(
    ("change", "detail"),
    [
        ({"date": {}}, "date.edtf: is missing"),
        ({"date": {"edtf": 2025}}, "date.edtf: must be a string"),
        ({"date": {"edtf": "2025", "edfd": 1}}, "date.edfd: unknown field; did you mean edtf?"),
        ({"collections": ["a", 1]}, "collections.1: must be a string"),
        ({"status": "over"}, "status: must be one of: happened, planned"),
    ],
)
def test_the_detail_names_the_part_that_is_wrong(client: FlaskClient, change: dict[str, Any], detail: str) -> None:
    event = {"date": {"edtf": "2025"}, "status": "planned", "summary": "It opens.", **change}
    assert assert_problem(client.post("/v1/events", json=event), 422)["detail"] == detail


def test_a_problem_has_100_characters_of_the_name_of_a_part() -> None:
    messages = {"y" * 100: {"_schema": ["is wrong"]}, "z" * 101: ["is missing"]}
    assert list(flattened(messages)) == [(("y" * 100,), "is wrong"), (("z" * 100,), "is missing")]


def test_altered_and_foreign_cursors(client: FlaskClient) -> None:
    client.post("/v1/articles", json={**GOOD, "text": "It met on Sunday. It met on Monday. It met on Tuesday."})
    cursor = client.get("/v1/timeline?limit=1").get_json()["next_cursor"]
    assert client.get(f"/v1/timeline?limit=2&cursor={cursor}").status_code == 200
    altered = cursor[:-3] + ("A" if cursor[-3] != "A" else "B") + cursor[-2:]
    assert_problem(client.get(f"/v1/timeline?limit=1&cursor={altered}"), 422, "cursor")
    assert_problem(client.get(f"/v1/timeline?limit=1&order=desc&cursor={cursor}"), 422, "cursor")
    assert_problem(client.get(f"/v1/timeline?limit=1&from=2025&cursor={cursor}"), 422, "cursor")


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [
        ("GET", "/nowhere", 404),
        ("GET", "//v1/timeline", 404),
        ("GET", "/v1/articles/a_unknown", 404),
        ("DELETE", "/v1/articles/a_unknown", 404),
        ("GET", "/v1/events/e_unknown", 404),
        ("GET", "/v1/events/%00", 404),
        ("GET", "/v1/articles/%ED%A0%80", 404),
        ("PUT", "/v1/articles", 405),
        ("GET", "/v1/resolve", 405),
        ("POST", "/v1/timeline", 405),
        ("PUT", "/v1/events/e_unknown", 405),
        ("POST", "/__heartbeat__", 405),
        ("DELETE", "/openapi.json", 405),
    ],
)
def test_unknown_ids_routes_and_wrong_methods(client: FlaskClient, method: str, path: str, status: int) -> None:
    answer = client.open(path, method=method)
    assert_problem(answer, status)
    assert ("Allow" in answer.headers) == (status == 405)


@pytest.mark.parametrize("day", ["0001-01-01", "0001-12-31", "9999-01-01", "9999-12-31"])
def test_the_ends_of_the_calendar(client: FlaskClient, day: str) -> None:
    text = (
        "On Sunday, on Monday and last Friday, next Friday, in March, in December, last winter, next year, last year, "
        "a century ago, ten years from now, in the coming weeks, over the past five years, the third quarter, "
        "the weekend, on Christmas, at Easter, in the '90s, on May 5, by the 12th, two weeks earlier, yesterday, "
        "tomorrow, tonight, in the coming decades, early next week, the first nine months of next year, last summer, "
        "this fall, last decade."
    )
    answer = client.post("/v1/articles", json={"text": text, "published_at": day})
    assert answer.status_code == 201, answer.text
    assert client.get("/v1/timeline?from=0001&to=9999").status_code == 200


@pytest.mark.only("sqlite")
def test_a_text_full_of_dates_costs_no_more_than_its_share(client: FlaskClient) -> None:
    body = {"text": "Q1 " * 2_500 + "rain " * 8_000, "published_at": "2025-03-13"}
    answer = client.post("/v1/articles", json=body)
    report = answer.get_json()
    assert len(report["events"]) + len(report["unresolved"]) == 2_000
    assert any("500 were left out, from offset 6,000 on" in warning for warning in report["warnings"])
    assert max(len(event["sentence"]["text"]) for event in report["events"]) <= 1_000


@pytest.mark.parametrize("path", ["/v1/articles", "/v1/resolve", "/v1/articles/bulk"])
def test_an_article_names_at_most_100_collections(client: FlaskClient, path: str) -> None:
    """Each is looked up in the database: tens of thousands took a minute, or more variables than a query may have."""
    article = {**GOOD, "collections": [f"c{number}" for number in range(101)]}
    answer = client.post(path, json=[article] if "bulk" in path else article)
    assert "must have at most 100 names" in answer.get_data(as_text=True)
    assert_nothing_stored(client)
    article["collections"] = article["collections"][:100]
    answer = client.post(path, json=[article] if "bulk" in path else article)
    assert "must have at most 100 names" not in answer.get_data(as_text=True)

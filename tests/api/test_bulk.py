"""Bulk: a line in, a line out, over a real server too; a bad line spoils no other, and memory stays flat."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterable
from typing import Any

import pytest
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from tests.api.problems import assert_nothing_stored, assert_problem

NDJSON = "application/x-ndjson"
PATH = "/v1/articles/bulk"


def article(number: int, **more: Any) -> dict[str, Any]:
    text = f"Bridge {number} was closed on Sunday. It will open in April."
    return {"text": text, "published_at": "2025-03-13", "external_id": f"n{number}", **more}


def lines_of(articles: Iterable[Any]) -> bytes:
    return b"".join(json.dumps(one).encode() + b"\n" for one in articles)


def answers(answer: TestResponse) -> list[dict[str, Any]]:
    assert answer.status_code == 200, answer.text
    assert answer.content_type == NDJSON
    return [json.loads(line) for line in answer.text.splitlines()]


def test_each_line_is_answered_in_its_order(client: FlaskClient) -> None:
    body = lines_of(article(number) for number in range(5))
    first = answers(client.post(PATH, data=body, content_type=NDJSON))
    assert [(one["line"], one["status"], one["events"]) for one in first] == [(n, 201, 2) for n in range(1, 6)]
    again = answers(client.post(PATH, data=body, content_type=NDJSON))
    assert [(one["status"], one["id"]) for one in again] == [(200, one["id"]) for one in first]
    assert len(client.get("/v1/timeline?limit=100").get_json()["entries"]) == 10
    single = client.post("/v1/articles", json=article(0))
    assert (single.status_code, single.get_json()["article"]["id"]) == (200, first[0]["id"])


def test_an_array_is_answered_likewise(client: FlaskClient) -> None:
    found = answers(client.post(PATH, json=[article(1), {"text": "x"}, 5, article(2)]))
    assert [(one["line"], one["status"]) for one in found] == [(1, 201), (2, 422), (3, 422), (4, 201)]
    assert answers(client.post(PATH, json=[])) == []


BAD = [
    (b"{", 400),
    (b'{"text": "\xff"}', 400),
    (b'{"text": "x", "text": "y", "published_at": "2025-03-13"}', 400),
    (b"[" * 100_000, 400),
    (b"[]", 422),
    (b"null", 422),
    (b'{"text": "x"}', 422),
    (b'{"text": "x", "published_at": "2025-02-30"}', 422),
    (b'{"text": "x", "published_at": "2025-03-13", "color": "red"}', 422),
    (b'{"text": "' + b"x" * 200_001 + b'", "published_at": "2025-03-13"}', 413),
    (b'{"text": "' + b"x" * 50_000_000 + b'", "published_at": "2025-03-13"}', 413),
    (b'{"text": "a\\u0000b", "published_at": "2025-03-13"}', 422),
]


@pytest.mark.parametrize(("bad", "status"), BAD, ids=range(len(BAD)))
def test_an_invalid_line_does_not_affect_others(client: FlaskClient, bad: bytes, status: int) -> None:
    body = lines_of([article(1)]) + bad + b"\r\n\n  \n" + lines_of([article(2)])
    found = answers(client.post(PATH, data=body, content_type=NDJSON))
    assert [(one["line"], one["status"]) for one in found] == [(1, 201), (2, status), (5, 201)]
    problem = found[1]["problem"]
    assert problem["status"] == status
    assert problem["detail"]


@pytest.mark.parametrize(("blank", "expected"), [(10_000, [(1, 201), (10_002, 201)]), (10_001, [(1, 201), (2, 400)])])
def test_a_body_breaks_off_after_thousands_of_blank_lines_in_a_row(
    client: FlaskClient, blank: int, expected: list[tuple[int, int]]
) -> None:
    body = lines_of([article(1)]) + b"\n" * blank + lines_of([article(2)])
    found = answers(client.post(PATH, data=body, content_type=NDJSON))
    assert [(one["line"], one["status"]) for one in found] == expected


def test_a_last_line_without_a_line_feed_is_read(client: FlaskClient) -> None:
    found = answers(client.post(PATH, data=lines_of([article(1), article(2)])[:-1], content_type=NDJSON))
    assert [one["status"] for one in found] == [201, 201]
    cut = answers(client.post(PATH, data=lines_of([article(3), article(4)])[:-9], content_type=NDJSON))
    assert [one["status"] for one in cut] == [201, 400]


def test_each_line_enters_its_own_collections(client: FlaskClient) -> None:
    for slug in ("a", "b"):
        client.put(f"/v1/collections/{slug}", json={})
    body = lines_of([article(1, collections=["a"]), article(2, collections=["b"]), article(3)])
    ids = [one["id"] for one in answers(client.post(PATH, data=body, content_type=NDJSON))]
    for slug, article_id in zip("ab", ids, strict=False):
        entries = client.get(f"/v1/collections/{slug}/timeline").get_json()["entries"]
        assert {entry["article"]["id"] for entry in entries} == {article_id}


def test_lines_after_an_overlong_one_keep_their_numbers(client: FlaskClient) -> None:
    overlong = b'{"text": "' + b"x" * 3_000_000 + b'"}\n'
    body = overlong + lines_of([article(1)]) + b"\n" + overlong + lines_of([article(2)])
    found = answers(client.post(PATH, data=body, content_type=NDJSON))
    assert [(one["line"], one["status"]) for one in found] == [(1, 413), (2, 201), (4, 413), (5, 201)]


@pytest.mark.parametrize("lines", [1, 2])
def test_a_packed_body_that_breaks_off_is_a_problem_of_the_next_line(client: FlaskClient, lines: int) -> None:
    body = gzip.compress(lines_of([article(number) for number in range(lines)]))[:-4]
    found = answers(client.post(PATH, data=body, content_type=NDJSON, headers={"Content-Encoding": "gzip"}))
    assert [(one["line"], one["status"]) for one in found] == [(n, 201) for n in range(1, lines + 1)] + [
        (lines + 1, 400)
    ]


def test_an_empty_request_gets_an_empty_response(client: FlaskClient) -> None:
    assert answers(client.post(PATH, data=b"", content_type=NDJSON)) == []
    assert_nothing_stored(client)


@pytest.mark.parametrize("end", [b"\n", b"\r\n", b""])
def test_a_place_in_a_line_that_ends_too_early_is_in_that_line(client: FlaskClient, end: bytes) -> None:
    (answer,) = answers(client.post(PATH, data=b'{"text":' + end, content_type=NDJSON))
    assert "line 1, column 9" in answer["problem"]["detail"]


@pytest.mark.parametrize(
    ("body", "content_type", "status"),
    [
        (b"{}", "application/json", 422),
        (b"[", "application/json", 400),
        (b"[" + b" " * 3_000_000 + b"]", "application/json", 413),
        (b"{}", "text/plain", 415),
        (b"{}", "", 415),
    ],
)
def test_bodies_that_are_refused_as_a_whole(client: FlaskClient, body: bytes, content_type: str, status: int) -> None:
    assert_problem(client.post(PATH, data=body, content_type=content_type), status)
    assert_nothing_stored(client)


def test_it_takes_no_parameters(client: FlaskClient) -> None:
    assert_problem(client.post(f"{PATH}?title=x", data=b"", content_type=NDJSON), 422, "title")

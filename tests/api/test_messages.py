"""Messages about invalid fields: each says what is wrong and what is expected, in one style."""

from __future__ import annotations

import re
from typing import Any

import pytest
from flask.testing import FlaskClient

from service.api.schemas.article import ArticleIn
from tests.api.problems import assert_problem

pytestmark = pytest.mark.only("sqlite")  # nothing here depends on the database
ARTICLE = {"text": "The council met on Sunday.", "published_at": "2025-03-13"}
EVENT = {"date": {"edtf": "2025"}, "status": "planned", "summary": "It opens."}
INVALID_BODIES: list[tuple[str, Any]] = [
    *(("/v1/articles", {**ARTICLE, name: None}) for name in ("text", "language", "date_order", "collections")),
    *(("/v1/articles", {**ARTICLE, name: 5}) for name in ("text", "language", "timezone", "date_order", "collections")),
    *(("/v1/articles", {**ARTICLE, name: ""}) for name in ("text", "title", "timezone", "language", "date_order")),
    ("/v1/articles", {**ARTICLE, "collections": ["Not A Slug"]}),
    ("/v1/articles", {**ARTICLE, "title": "x" * 2_000}),
    ("/v1/articles", {**ARTICLE, "title": "a\0b"}),
    ("/v1/articles", {**ARTICLE, "colour": "red"}),
    ("/v1/articles", {**ARTICLE, "published_at": "soon"}),
    ("/v1/articles", {**ARTICLE, "published_at": "2025-02-30"}),
    ("/v1/articles", {"published_at": "2025-03-13"}),
    ("/v1/articles", []),
    ("/v1/articles/bulk", {}),
    ("/v1/events", {}),
    ("/v1/events", {**EVENT, "date": "2025"}),
    ("/v1/events", {**EVENT, "date": {"edtf": "2025", "timex3": "2025"}}),
    ("/v1/events", {**EVENT, "date": {"edtf": "soon"}}),
    ("/v1/events", {**EVENT, "date": {"colour": "red"}}),
    ("/v1/events", {**EVENT, "status": "maybe"}),
    ("/v1/events", {**EVENT, "article": "a_none"}),
    ("/v1/events", {**EVENT, "collections": ["none"]}),
]
INVALID_QUERIES = [
    *(f"timeline?{name}=x" for name in ("limit", "from", "to", "match", "granularity", "status", "corrected", "order")),
    *(f"timeline?{name}=" for name in ("article", "source", "collection", "language", "include", "fields", "q")),
    "timeline?limit=0",
    "timeline?limit=1&limit=2",
    "timeline?from=2025-02-30",
    "timeline?from=2026&to=2025",
    "timeline?colour=red",
    "timeline?cursor=x",
    "timeline?fields=highlight",
    "timeline?q=%22open",
    "timeline.csv?limit=0",
    "timeline/histogram?by=hour",
    "changes?limit=0",
    "articles?collection=none",
    "changes?since=x",
    "changes?since=99",
    "changes?since=0&limit=5000",
    "collections?limit=0",
    "articles/a_x?colour=red",
]
#: A detail starts with a lowercase letter, a quoted value or the name of a header, and has no full stop at its end.
STYLE = re.compile(r"(?:[a-z'‘“]).*[^.\s]", re.DOTALL)


def assert_style(problem: dict[str, Any]) -> None:
    assert problem["errors"]
    for error in problem["errors"]:
        assert STYLE.fullmatch(error["detail"]), error
        part = (error["pointer"] or "").removeprefix("#").lstrip("/").replace("/", ".") or error["field"]
        assert f"{part}: {error['detail']}" in problem["detail"]


@pytest.mark.parametrize(("path", "body"), INVALID_BODIES)
def test_messages_about_bodies_have_one_style(client: FlaskClient, path: str, body: Any) -> None:
    assert_style(assert_problem(client.post(path, json=body), 422))


@pytest.mark.parametrize("address", INVALID_QUERIES)
def test_messages_about_queries_have_one_style(client: FlaskClient, address: str) -> None:
    assert_style(assert_problem(client.get(f"/v1/{address}"), 422))


@pytest.mark.parametrize(
    ("query", "field", "detail"),
    [
        ("limit=0", "limit", "must be between 1 and 500"),
        ("status=maybe", "status", "must be one of: happened, planned"),
        ("colour=red", "colour", "unknown parameter"),
        ("certainly=explicit", "certainly", "unknown parameter; did you mean certainty?"),
    ],
)
def test_a_message_says_what_is_expected(client: FlaskClient, query: str, field: str, detail: str) -> None:
    """The wording of a few messages is tested here, and nowhere else."""
    problem = assert_problem(client.get(f"/v1/timeline?{query}"), 422)
    assert problem["errors"] == [{"field": field, "detail": detail, "pointer": None}]
    assert problem["detail"] == f"{field}: {detail}"


def test_a_message_names_the_field_that_was_probably_meant(client: FlaskClient) -> None:
    body = {"text": "It fell on Sunday.", "published_at": "2025-03-13", "collection": "a", "colour": "red"}
    errors = assert_problem(client.post("/v1/articles", json=body), 422)["errors"]
    assert {error["field"]: error["detail"] for error in errors} == {
        "collection": "unknown field; did you mean collections?",
        "colour": "unknown field",
    }


def test_names_are_proposed_for_the_first_twenty_unknown_ones() -> None:
    body = {"text": "It fell on Sunday.", **{f"titl{number}": "" for number in range(21)}}
    messages = ArticleIn().validate(body)
    proposals = [name for name, details in messages.items() if details == ["unknown field; did you mean title?"]]
    assert len(proposals) == 20
    assert "titl9" not in proposals  # the last one in the order of the alphabet


@pytest.mark.parametrize("path", ["articles/a", "collections/a", "collections/a/articles/a", "events/a", "webhooks/a"])
def test_a_deletion_takes_no_parameters(client: FlaskClient, path: str) -> None:
    assert_problem(client.delete(f"/v1/{path}?colour=red"), 422, "colour")


@pytest.mark.parametrize(
    "address", ["collections/{}", "articles/{}", "events/{}", "timeline.{}", "feed.{}", "timeline?fields={}"]
)
def test_a_message_quotes_the_beginning_of_a_long_name(client: FlaskClient, address: str) -> None:
    answer = client.get(f"/v1/{address.format('x' * 61)}")
    assert f"'{'x' * 60}'" in answer.get_json()["detail"]

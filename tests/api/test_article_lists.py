"""Lists of articles: filters find them, pages cover all of them, and an unchanged list is not sent again."""

from __future__ import annotations

from typing import Any

import pytest
from flask.testing import FlaskClient

from tests.api.problems import assert_problem
from tests.filled import Clients

LIST = "/v1/articles"
_URL = "https://example.org/"


@pytest.fixture
def filled(filled_once: Clients) -> FlaskClient:
    """A client of an app with four articles, for tests that change nothing."""
    return filled_once(fill)


def fill(client: FlaskClient) -> None:
    client.put("/v1/collections/storm", json={})
    for number, more in enumerate(
        [
            {"source": "Harbour Post", "collections": ["storm"], "published_at": "2025-03-13"},
            {"source": "Valley News", "collections": ["storm"], "published_at": "2025-03-14"},
            {"source": "Harbour Post", "language": "de", "published_at": "2025-04-01"},
        ]
    ):
        body = {"text": "Die Brücke wurde am 3. März 2025 gesperrt.", "language": "en", **more}
        sent = {**body, "external_id": f"n{number}", "url": f"{_URL}{number}"}
        assert client.post("/v1/articles", json=sent).status_code == 201
    body = {"text": "It opened in May 2024.", "published_at": "2024-06-01", "url": f"{_URL}{'ü' * 900}"}
    assert client.post("/v1/articles", json=body).status_code == 201


def _listed(client: FlaskClient, **query: Any) -> list[dict[str, Any]]:
    answer = client.get(LIST, query_string=query)
    assert answer.status_code == 200, answer.text
    return list(answer.get_json()["articles"])


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ({}, {"n0", "n1", "n2", None}),
        ({"collection": "storm"}, {"n0", "n1"}),
        ({"source": "Harbour Post"}, {"n0", "n2"}),
        ({"source": "harbour post"}, set()),
        ({"language": "de-AT"}, {"n2"}),
        ({"url": f"{_URL}1"}, {"n1"}),
        ({"url": f"{_URL}{'ü' * 900}"}, {None}),
        ({"url": f"{_URL}{'ü' * 899}"}, set()),
        ({"external_id": "n2"}, {"n2"}),
        ({"published_from": "2025-03-14"}, {"n1", "n2"}),
        ({"published_to": "2025-03-13"}, {"n0", None}),
        ({"published_from": "2025-03", "published_to": "2025-03"}, {"n0", "n1"}),
        ({"collection": "storm", "source": "Valley News"}, {"n1"}),
        ({"collection": "storm", "language": "de"}, set()),
        ({"collection": "storm", "anchor_kind": "published_at,url", "source": "Valley News"}, {"n1"}),
        ({"anchor_kind": "metadata"}, set()),
    ],
)
def test_filters(filled: FlaskClient, query: dict[str, str], expected: set[str | None]) -> None:
    assert {article["external_id"] for article in _listed(filled, **query)} == expected


def test_an_article_in_short(filled: FlaskClient) -> None:
    (article,) = _listed(filled, external_id="n1")
    assert filled.get(f"{LIST}/{article['id']}").status_code == 200
    assert article == {
        "id": article["id"],
        "external_id": "n1",
        "title": None,
        "url": f"{_URL}1",
        "source": "Valley News",
        "language": "en",
        "published_at": "2025-03-14",
        "anchor_date": "2025-03-14",
        "anchor_kind": "published_at",
    }


def test_pages_cover_the_list(filled: FlaskClient) -> None:
    every = [article["id"] for article in _listed(filled)]
    seen: list[str] = []
    query: dict[str, Any] = {"limit": 1, "source": "Harbour Post"}
    while True:
        page = filled.get(LIST, query_string=query).get_json()
        seen += [article["id"] for article in page["articles"]]
        if page["next"] is None:
            break
        query["after"] = page["next"]
    assert len(seen) == 2
    assert seen == [article for article in every if article in seen] == sorted(seen)


def test_a_list_is_sent_again_only_if_its_collection_has_changed(client: FlaskClient) -> None:
    fill(client)
    tags = {query: client.get(LIST + query).headers["ETag"] for query in ("", "?collection=storm")}
    client.post("/v1/articles", json={"text": "It closed.", "published_at": "2025-03-13"})
    answers = {query: client.get(LIST + query, headers={"If-None-Match": tag}) for query, tag in tags.items()}
    assert {query: answer.status_code for query, answer in answers.items()} == {"": 200, "?collection=storm": 304}


@pytest.mark.parametrize(
    ("query", "field"),
    [
        ("collection=none", "collection"),
        ("collection=No", "collection"),
        ("language=tlh", "language"),
        ("published_from=2025-02-30", "published_from"),
        ("published_from=2025-03&published_to=2025-02", "published_from"),
        ("limit=0", "limit"),
        ("text=bridge", "text"),
    ],
)
def test_bad_filters(filled: FlaskClient, query: str, field: str) -> None:
    assert_problem(filled.get(f"{LIST}?{query}"), 422, field)

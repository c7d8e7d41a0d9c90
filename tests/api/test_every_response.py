"""What every response carries, whatever it answers: an id, headers of safety, compression, and a problem's page."""

from __future__ import annotations

import gzip
import json

import pytest
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from service.api.problem_types import BY_SLUG
from tests.api.problems import assert_problem

pytestmark = pytest.mark.twins_on("postgresql")  # no header depends on the database

ARTICLE = {"text": "The council met on Sunday. It will vote in April. " * 20, "published_at": "2025-03-13"}
PATHS = ["/v1/timeline", "/v1/articles/none", "/nowhere", "/__version__", "/openapi.json", "/problems/invalid"]


@pytest.mark.parametrize("path", PATHS)
@pytest.mark.parametrize("method", ["GET", "HEAD", "OPTIONS", "PUT"])
def test_headers(client: FlaskClient, method: str, path: str) -> None:
    answer = client.open(path, method=method)
    assert len(answer.headers["X-Request-ID"]) == 32
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert "default-src 'none'" in answer.headers["Content-Security-Policy"]
    assert "frame-ancestors 'none'" in answer.headers["Content-Security-Policy"]
    assert answer.headers["Referrer-Policy"] == "no-referrer"


def test_a_sane_request_id_is_the_client_s(client: FlaskClient) -> None:
    sane = "desk-7.2025:03/13+a=b@c"
    assert client.get("/v1/timeline", headers={"X-Request-ID": sane}).headers["X-Request-ID"] == sane


@pytest.mark.parametrize("sent", ["", "a b", "x" * 129, "é", 'a"b', "<script>", "a,b"])
def test_an_invalid_request_id_is_replaced(client: FlaskClient, sent: str) -> None:
    given = client.get("/v1/timeline", headers={"X-Request-ID": sent}).headers["X-Request-ID"]
    assert given != sent
    assert len(given) == 32


def test_two_requests_have_two_ids(client: FlaskClient) -> None:
    assert len({client.get("/v1/timeline").headers["X-Request-ID"] for _ in range(20)}) == 20


@pytest.mark.usefixtures("settings")  # an app of its own: it gets one more route
def test_the_log_names_the_request(client: FlaskClient, capsys: pytest.CaptureFixture[str]) -> None:
    def broken() -> str:
        raise RuntimeError("a fault")

    client.application.add_url_rule("/broken", view_func=broken)
    assert_problem(client.get("/broken", headers={"X-Request-ID": "r-1"}), 500)
    assert json.loads(capsys.readouterr().out.splitlines()[-1])["request_id"] == "r-1"


def test_responses_are_compressed_on_request(client: FlaskClient) -> None:
    client.post("/v1/articles", json=ARTICLE)
    plain = client.get("/v1/timeline")
    assert "Content-Encoding" not in plain.headers
    packed = client.get("/v1/timeline", headers={"Accept-Encoding": "gzip"})
    assert packed.headers["Content-Encoding"] == "gzip"
    assert "Accept-Encoding" in packed.vary
    assert gzip.decompress(packed.data) == plain.data
    assert len(packed.data) < len(plain.data) / 3
    assert client.get("/v1/timeline", headers={"Accept-Encoding": "br"}).headers["Content-Encoding"] == "br"


@pytest.mark.parametrize(
    ("accepted", "coding"),
    [
        ("gzip;q=0", None),
        ("gzip;q=0, br;q=0", None),
        ("br;q=0, gzip;q=0.5", "gzip"),
        ("gzip; q=0.5", "gzip"),
        ("*;q=0", None),
        ("gzip;q=0.1, identity", None),
    ],
)
def test_a_coding_that_the_client_refuses_is_not_used(client: FlaskClient, accepted: str, coding: str | None) -> None:
    client.post("/v1/articles", json=ARTICLE)
    assert client.get("/v1/timeline", headers={"Accept-Encoding": accepted}).headers.get("Content-Encoding") == coding


def test_json_lines_are_not_compressed(client: FlaskClient) -> None:
    """A compressor would hold back lines that are sent as they are made."""
    client.post("/v1/articles", json={**ARTICLE, "text": ARTICLE["text"] * 3})  # type: ignore[operator]
    for path in ("/v1/timeline.ndjson", "/v1/timeline.csv"):
        answer = client.get(path, headers={"Accept-Encoding": "gzip"})
        assert answer.headers.get("Content-Encoding") == (None if "ndjson" in path else "gzip")
    lines = b'{"text": "It met on Sunday.", "published_at": "2025-03-13"}\n' * 20
    bulk = client.post(
        "/v1/articles/bulk", data=lines, content_type="application/x-ndjson", headers={"Accept-Encoding": "gzip"}
    )
    assert len(bulk.data) > 1_000
    assert "Content-Encoding" not in bulk.headers


def test_head_answers_with_the_headers_of_get(client: FlaskClient) -> None:
    for path in PATHS:
        get, head = client.get(path), client.head(path)
        assert (head.status_code, head.data) == (get.status_code, b"")
        assert head.headers["Content-Type"] == get.headers["Content-Type"]
        assert head.headers["Content-Length"] == str(len(get.data))


def test_options_lists_the_methods(client: FlaskClient) -> None:
    answer = client.options("/v1/articles/any")
    assert answer.status_code == 200
    assert {"GET", "HEAD", "DELETE", "OPTIONS"} <= {word.strip() for word in answer.headers["Allow"].split(",")}


def test_every_kind_of_problem_has_its_page(client: FlaskClient) -> None:
    for slug, problem_type in BY_SLUG.items():
        page = client.get(f"/problems/{slug}")
        assert (page.status_code, page.mimetype) == (200, "text/html")
        assert problem_type.title in page.text
        assert 'href="/static/style.css"' in page.text, "the style of the other pages"
    assert_problem(client.get("/problems/none"), 404)
    problem = client.get("/v1/articles/none").get_json(force=True)
    assert client.get(problem["type"]).status_code == 200


def test_an_error_names_its_position(client: FlaskClient) -> None:
    wrong = client.post("/v1/articles", json={"text": "x", "published_at": "soon", "a/b~c": 1})
    pointers = {one["field"]: one["pointer"] for one in wrong.get_json(force=True)["errors"]}
    assert pointers == {"published_at": "#/published_at", "a/b~c": "#/a~1b~0c"}
    query = client.get("/v1/timeline?limit=x").get_json(force=True)
    assert [(one["field"], one["pointer"]) for one in query["errors"]] == [("limit", None)]
    whole = client.post("/v1/articles", json=[]).get_json(force=True)
    assert [one["pointer"] for one in whole["errors"]] == ["#"]


def test_only_a_wrong_member_of_a_json_body_has_a_pointer(client: FlaskClient) -> None:
    def pointers(answer: TestResponse) -> dict[str, str | None]:
        return {error["field"]: error["pointer"] for error in answer.get_json(force=True)["errors"]}

    article = {"text": "x", "published_at": "2025-03-13"}
    assert pointers(client.get("/v1/timeline?limit=x", json={})) == {"limit": None}
    assert pointers(client.post("/v1/resolve?explain=x", json=article)) == {"explain": None}
    for media_type in ("text/plain", "text/html"):
        answer = client.post("/v1/articles?published_at=soon", data="<p>It rained.</p>", content_type=media_type)
        assert pointers(answer) == {"published_at": None}

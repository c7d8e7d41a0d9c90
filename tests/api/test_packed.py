"""Bodies packed with gzip, and those that are none, break off or unpack to more than is read."""

from __future__ import annotations

import gzip
import json
from collections.abc import Callable

import pytest
from flask.testing import FlaskClient

from tests.api.problems import assert_nothing_stored, assert_problem
from tests.api.test_bulk import NDJSON, PATH, answers, article, lines_of

pytestmark = pytest.mark.only("sqlite")  # no coding depends on the database

ARTICLE = json.dumps({"text": "It met on Sunday.", "published_at": "2025-03-13"}).encode()
GZIP = {"Content-Encoding": "gzip"}
JSON = "application/json"


@pytest.mark.parametrize("coding", ["gzip", "GZIP", "x-gzip"])
def test_a_compressed_body_is_read(client: FlaskClient, coding: str) -> None:
    headers = {"Content-Encoding": coding}
    packed = client.post("/v1/resolve", data=gzip.compress(ARTICLE), content_type=JSON, headers=headers)
    assert packed.get_json() == client.post("/v1/resolve", data=ARTICLE, content_type=JSON).get_json()
    text = gzip.compress("Café: it met on Sunday.".encode())
    plain = client.post("/v1/resolve?published_at=2025-03-13", data=text, content_type="text/plain", headers=headers)
    assert plain.get_json()["events"][0]["sentence"]["text"] == "Café: it met on Sunday."


@pytest.mark.parametrize(
    ("body", "status"),
    [
        (ARTICLE, 400),
        (b"", 400),
        (gzip.compress(ARTICLE)[:-9], 400),
        (gzip.compress(ARTICLE)[:-1] + b"x", 400),
        (b"\x1f\x8b" + b"x" * 100, 400),
        (gzip.compress(b"{"), 400),
        (gzip.compress(b" " * 50_000_000), 413),
        (gzip.compress(gzip.compress(ARTICLE)), 400),
    ],
    ids=range(8),
)
def test_invalid_compressed_bodies_are_refused(client: FlaskClient, body: bytes, status: int) -> None:
    assert_problem(client.post("/v1/articles", data=body, content_type=JSON, headers=GZIP), status)
    assert_nothing_stored(client)


@pytest.mark.parametrize("coding", ["br", "deflate", "gzip, gzip", "zip"])
def test_other_codings_are_named(client: FlaskClient, coding: str) -> None:
    for path, content_type in (("/v1/articles", JSON), (PATH, NDJSON)):
        answer = client.post(path, data=b"x", content_type=content_type, headers={"Content-Encoding": coding})
        assert_problem(answer, 415)
        assert answer.headers["Accept-Encoding"] == "gzip"


def test_bulk_bodies_may_be_compressed(client: FlaskClient) -> None:
    body = gzip.compress(lines_of(article(number) for number in range(3)))
    found = answers(client.post(PATH, data=body, content_type=NDJSON, headers=GZIP))
    assert [one["status"] for one in found] == [201] * 3
    cut = answers(client.post(PATH, data=body[:-12], content_type=NDJSON, headers=GZIP))
    assert [one["status"] for one in cut][-1] == 400
    assert "gzip" in cut[-1]["problem"]["detail"]


def test_a_bomb_in_bulk_ends_the_batch(client: FlaskClient) -> None:
    body = gzip.compress(lines_of([article(1)]) + b" " * 50_000_000 + b"\n" + lines_of([article(2)]))
    found = answers(client.post(PATH, data=body, content_type=NDJSON, headers=GZIP))
    assert [one["status"] for one in found] == [201, 413]
    assert "compressed" in found[-1]["problem"]["detail"]


def test_text_that_compresses_well_is_read(client: FlaskClient) -> None:
    lines = lines_of({**article(number), "title": f"Day {number} " * 90} for number in range(20))
    assert len(lines) > 15 * len(gzip.compress(lines))
    found = answers(client.post(PATH, data=gzip.compress(lines), content_type=NDJSON, headers=GZIP))
    assert [one["status"] for one in found] == [201] * 20


@pytest.mark.parametrize("compress", [gzip.compress, bytes])
def test_blank_lines_without_end_end_the_batch(client: FlaskClient, compress: Callable[[bytes], bytes]) -> None:
    headers = GZIP if compress is gzip.compress else {}
    body = compress(lines_of([article(1)]) + b"\n" * 20_000 + lines_of([article(2)]))
    found = answers(client.post(PATH, data=body, content_type=NDJSON, headers=headers))
    assert [one["status"] for one in found] == [201, 400]
    assert "blank" in found[-1]["problem"]["detail"]
    few = compress(b"\n" * 5_000 + lines_of([article(3)]) + b"\n" * 6_000 + lines_of([article(4)]))
    found = answers(client.post(PATH, data=few, content_type=NDJSON, headers=headers))
    assert [one["status"] for one in found] == [201, 201]

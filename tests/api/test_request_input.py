"""Bodies as WSGI servers hand them over: whole, in pieces, in chunks, and broken off."""

from __future__ import annotations

import io
from typing import Any

import pytest

from service.api.problems import ProblemError
from service.api.request_input import CheckedInput

TEXT = b"one\ntwo\nthree"


class Trickle(io.BytesIO):
    """A body of which each call returns a byte."""

    def read(self, size: int | None = -1) -> bytes:
        return super().read(1 if size else 0)


def received(body: io.BytesIO, **environ: str) -> Any:
    """Return what an application behind the middleware reads from."""
    found: list[Any] = []

    def app(environ: dict[str, Any], _: object) -> list[bytes]:
        found.append(environ["wsgi.input"])
        return []

    CheckedInput(app)({"wsgi.input": body, **environ}, None)  # type: ignore[arg-type]
    return found[0]


@pytest.mark.parametrize("kind", [io.BytesIO, Trickle])
@pytest.mark.parametrize(("length", "expected"), [(0, b""), (1, b"o"), (7, b"one\ntwo"), (13, TEXT)])
def test_as_many_bytes_are_read_as_the_client_announces(kind: type[io.BytesIO], length: int, expected: bytes) -> None:
    body = received(kind(TEXT), CONTENT_LENGTH=str(length))
    assert (body.read(), body.read()) == (expected, b"")


def test_a_body_is_read_in_parts() -> None:
    body = received(io.BytesIO(TEXT), CONTENT_LENGTH="7")
    assert [body.read(size) for size in (3, 0, 3, 3, 3)] == [b"one", b"", b"\ntw", b"o", b""]


@pytest.mark.parametrize(
    ("length", "lines"),
    [("13", [b"one\n", b"two\n", b"three"]), ("9", [b"one\n", b"two\n", b"t"]), ("4", [b"one\n"]), ("0", [])],
)
def test_a_body_is_read_line_by_line(length: str, lines: list[bytes]) -> None:
    assert list(received(io.BytesIO(TEXT), CONTENT_LENGTH=length)) == lines


@pytest.mark.parametrize("environ", [{"CONTENT_LENGTH": "13"}, {"HTTP_TRANSFER_ENCODING": "chunked"}])
def test_a_line_is_read_in_parts(environ: dict[str, str]) -> None:
    body = received(io.BytesIO(TEXT), **environ)
    assert [body.readline(size) for size in (3, 3, 0, 9, -1)] == [b"one", b"\n", b"", b"two\n", b"three"]


def test_a_body_in_chunks_ends_where_the_server_says() -> None:
    body = received(io.BytesIO(TEXT), HTTP_TRANSFER_ENCODING="chunked")
    assert (body.read(3), body.read(), body.read()) == (b"one", b"\ntwo\nthree", b"")
    assert list(received(io.BytesIO(TEXT), HTTP_TRANSFER_ENCODING="chunked")) == [b"one\n", b"two\n", b"three"]


@pytest.mark.parametrize("method", ["read", "readline"])
def test_a_body_that_breaks_off_is_a_problem(method: str) -> None:
    body = received(io.BytesIO(b"one\n"), CONTENT_LENGTH="5")
    with pytest.raises(ProblemError, match=r"^the body ends after 4 of 5 bytes$") as raised:
        assert [getattr(body, method)(4), getattr(body, method)()]
    assert raised.value.status == 400


@pytest.mark.parametrize("environ", [{"CONTENT_LENGTH": "13"}, {"HTTP_TRANSFER_ENCODING": "chunked"}])
def test_what_a_server_raises_is_a_problem(environ: dict[str, str]) -> None:
    closed = io.BytesIO(TEXT)
    closed.close()
    with pytest.raises(ProblemError, match=r"^the body cannot be read: ") as raised:
        received(closed, **environ).read()
    assert raised.value.status == 400


@pytest.mark.parametrize("environ", [{}, {"CONTENT_LENGTH": ""}, {"CONTENT_LENGTH": "-1"}, {"CONTENT_LENGTH": "x"}])
def test_a_body_without_a_valid_length_is_left_to_the_framework(environ: dict[str, str]) -> None:
    body = io.BytesIO(TEXT)
    assert received(body, **environ) is body

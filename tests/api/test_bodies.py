"""Lines of a body: their sizes, their limit, and that the lines after an overlong one are the right ones."""

from __future__ import annotations

import io

import pytest

from service.api import bodies
from service.api.bodies import bounded_lines
from service.api.problems import ProblemError

LIMIT = 10


def split(body: bytes) -> list[tuple[int, bytes | None]]:
    """Return the size of each line and the line, None for one over the limit."""
    return [
        (size, None if isinstance(line, ProblemError) else line)
        for size, line in bounded_lines(io.BytesIO(body), LIMIT)
    ]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (b"", []),
        (b"one\ntwo\n", [(4, b"one\n"), (4, b"two\n")]),
        (b"one\ntwo", [(4, b"one\n"), (3, b"two")]),
        (b"\n\none\n", [(1, b"\n"), (1, b"\n"), (4, b"one\n")]),
        (b"x" * 10 + b"\none\n", [(11, b"x" * 10 + b"\n"), (4, b"one\n")]),
        (b"x" * 10, [(10, b"x" * 10)]),
        (b"x" * 11 + b"\none\n", [(12, None), (4, b"one\n")]),
        (b"x" * 11, [(11, None)]),
        (b"x" * 30 + b"\n" + b"y" * 40 + b"\none\n", [(31, None), (41, None), (4, b"one\n")]),
    ],
)
def test_lines_and_their_sizes(body: bytes, expected: list[tuple[int, bytes | None]]) -> None:
    assert split(body) == expected
    assert sum(size for size, _ in split(body)) == len(body)


def test_an_overlong_line_is_skipped_in_chunks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bodies, "_CHUNK", 4)
    for length in range(11, 30):
        body = b"x" * length + b"\none\n" + b"y" * length
        assert split(body) == [(length + 1, None), (4, b"one\n"), (length, None)]


def test_the_problem_names_the_limit() -> None:
    ((_, problem),) = bounded_lines(io.BytesIO(b"x" * 11), LIMIT)
    assert isinstance(problem, ProblemError)
    assert (problem.status, problem.detail) == (413, "the line must have at most 10 bytes")

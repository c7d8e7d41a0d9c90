"""Batches of an import: numbers of lines, sizes, damage, and going on from each checkpoint."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest

from service.api.problems import ProblemError
from service.cli.importing.checkpoint import Checkpoint
from service.cli.importing.files import Batch, batches

pytestmark = pytest.mark.only("sqlite")  # independent of the database

LINE = json.dumps({"text": "It met on Sunday.", "published_at": "2025-03-13"}).encode() + b"\n"
KIB_64 = 64 * 1024


def read(path: Path, body: bytes, most: int = 2_000_000) -> list[Batch]:
    path.write_bytes(body)
    return list(batches(Checkpoint(str(path), 0, 0, 0), most))


def numbers(found: list[Batch]) -> list[tuple[int, bool]]:
    """Return the numbers of the lines, and whether each can be read."""
    return [(number, not isinstance(line, ProblemError)) for batch in found for number, line in batch.lines]


def test_lines_have_their_numbers_and_damage_that_of_the_next_line(tmp_path: Path) -> None:
    plain, packed = tmp_path / "a.ndjson", tmp_path / "a.ndjson.gz"
    assert numbers(read(plain, LINE + b"\n" + LINE)) == [(1, True), (3, True)]
    assert numbers(read(plain, LINE + b"x" * 101 + b"\n" + LINE, 100)) == [(1, True), (2, False), (3, True)]
    assert numbers(read(plain, LINE + b"x" * 100 + b"\n" + LINE, 100)) == [(1, True), (2, True), (3, True)]
    assert numbers(read(packed, gzip.compress(LINE * 2))) == [(1, True), (2, True)]
    assert numbers(read(packed, b"junk")) == [(1, False)]
    for name in ("a.ndjson.gz", "a.mbox.gz", "a.csv.gz"):
        [[(number, problem)]] = [batch.lines for batch in read(tmp_path / name, b"junk")]
        assert isinstance(problem, ProblemError)
        assert (number, problem.detail.partition(":")[0]) == (1, "the file is not gzip or is truncated")
    cut_off = numbers(read(packed, gzip.compress(LINE * 3_000, 0)[:-1_000]))
    assert cut_off == [*((number, True) for number in range(1, len(cut_off))), (len(cut_off), False)]
    assert len(cut_off) > 2_000


@pytest.mark.parametrize(
    ("body", "sizes"),
    [
        (b"", []),
        (b"\n\n", []),
        (LINE * 249, [249]),
        (LINE * 250, [250]),
        (LINE * 251, [250, 1]),
        ((b"x" * (KIB_64 - 1) + b"\n") * 5, [4, 1]),
        ((b"x" * (KIB_64 - 2) + b"\n") * 5, [5]),
        (b"x" * (5 * KIB_64) + b"\n" + LINE, [1, 1]),
        ((LINE + b"\n") * 250, [250]),
    ],
)
def test_a_batch_has_at_most_250_lines_or_as_many_as_have_a_quarter_of_a_megabyte(
    tmp_path: Path, body: bytes, sizes: list[int]
) -> None:
    assert [len(batch.lines) for batch in read(tmp_path / "a.ndjson", body)] == sizes


@pytest.mark.parametrize("name", ["a.ndjson", "a.ndjson.gz"])
def test_from_each_checkpoint_the_other_lines_follow(tmp_path: Path, name: str) -> None:
    body = b"".join(LINE.replace(b"Sunday", b"Sunday %d" % number) + b"\n" * (number % 3) for number in range(600))
    whole = read(tmp_path / name, gzip.compress(body) if name.endswith(".gz") else body)
    assert len(whole) == 3
    for done, batch in enumerate(whole, 1):
        following = list(batches(batch.checkpoint, 2_000_000))
        assert [one.lines for one in following] == [one.lines for one in whole[done:]]
        assert [one.checkpoint for one in following] == [one.checkpoint for one in whole[done:]]
    assert whole[-1].checkpoint.lines == body.count(b"\n")
    assert whole[-1].checkpoint.offset == len(body)

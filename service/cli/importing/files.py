"""Batches of articles from files, plain or gzipped, and of JSON Lines from standard input."""

from __future__ import annotations

import gzip
import io
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

from service.api.bodies import GZIP_ERRORS, bounded_lines
from service.api.problems import ProblemError
from service.cli.importing.checkpoint import Checkpoint
from service.cli.importing.formats import reader_of
from service.cli.importing.worker import Item, Line

STDIN = "-"
_BATCH_LINES = 250
_BATCH_BYTES = 256 * 1024  # exceeded only by the batch's last line


@dataclass(frozen=True, slots=True)
class Batch:
    """Consecutive lines of a file, and the checkpoint to save once they are stored."""

    lines: list[Line]
    checkpoint: Checkpoint


def batches(start: Checkpoint, max_line: int, columns: Mapping[str, str] | None = None) -> Iterator[Batch]:
    """Yield the lines of a file after ``start`` in batches; a ProblemError replaces a line over ``max_line`` bytes.

    What is a line of another format is said by ``formats``; ``columns`` maps the columns of CSV to fields.
    """
    lines: list[Line] = []
    size = 0
    reader = reader_of(start.file)
    with _opened(start) as (body, position):
        number, offset = start.lines, start.offset
        numbered = (
            _items(reader(body, columns or {}), start.lines) if reader else _numbered(body, start.lines, max_line)
        )
        for number, length, line in numbered:
            offset += length
            if not isinstance(line, bytes) or line.strip():
                lines.append((number, line))
                size += length
            if len(lines) == _BATCH_LINES or size >= _BATCH_BYTES:
                yield Batch(lines, Checkpoint(start.file, number, offset, position()))
                lines, size = [], 0
        if lines:
            yield Batch(lines, Checkpoint(start.file, number, offset, position()))


def _items(items: Iterable[Item], skipped: int) -> Iterator[tuple[int, int, Item]]:
    """Yield the items of a file that has no lines, with their numbers. Checkpoints count them, and no bytes."""
    number = 0
    try:
        for number, item in enumerate(items, 1):
            if number > skipped:
                yield number, 0, item
    except GZIP_ERRORS as error:
        yield _broken_gzip(number, error)


def _numbered(body: IO[bytes], skipped: int, max_line: int) -> Iterator[tuple[int, int, bytes | ProblemError]]:
    """Yield each line's number, length and bytes, and a ProblemError where a gzip file is broken."""
    number = skipped
    try:
        for number, (length, line) in enumerate(bounded_lines(body, max_line), skipped + 1):
            yield number, length, line
    except GZIP_ERRORS as error:
        yield _broken_gzip(number, error)


def _broken_gzip(last: int, error: Exception) -> tuple[int, int, ProblemError]:
    """Return what follows the last line or item that could be read."""
    return last + 1, 0, ProblemError(400, f"the file is not gzip or is truncated: {error}")


@contextmanager
def _opened(start: Checkpoint) -> Iterator[tuple[IO[bytes], Callable[[], int]]]:
    """Open a file at a checkpoint; the second value returns the current offset in the file on disk."""
    if start.file == STDIN:
        _skip(sys.stdin.buffer, start.offset)
        yield sys.stdin.buffer, lambda: 0
        return
    with Path(start.file).open("rb") as raw:
        if not start.file.endswith(".gz"):
            raw.seek(start.offset)
            yield raw, raw.tell
            return
        with gzip.GzipFile(fileobj=raw) as unpacked:
            _skip(unpacked, start.offset)
            yield io.BufferedReader(unpacked), raw.tell


def _skip(body: Any, count: int) -> None:
    while count > 0 and (chunk := body.read(min(count, io.DEFAULT_BUFFER_SIZE))):
        count -= len(chunk)

"""The articles of archives: JSON Lines, Parquet and WARC files, plain or gzipped, local or by the URL of fsspec.

A file's name says what it is; JSON Lines are the default. Parquet has the columns of ``POST /v1/articles``.
"""

from __future__ import annotations

import gzip
import io
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import IO, Any

from service.api.bodies import GZIP_ERRORS, bounded_lines
from service.api.problems import ProblemError
from service.archive.extra import extra
from service.archive.reading import HtmlPage
from service.errors import InvalidInput

STDIN = "-"
_BATCH_ITEMS = 250
_BATCH_BYTES = 256 * 1024  # exceeded only by the batch's last item
_MAX_LINE = 2_000_000  # bytes, as for a request's body


#: An article in a file: a line of JSON, a row of a table, a page; or the reason why it could not be read.
Item = bytes | dict[str, Any] | HtmlPage | InvalidInput
#: An item, its number in the file, its size in bytes.
_Sized = tuple[int, int, Item]


@dataclass(frozen=True, slots=True)
class Batch:
    """Consecutive items of a file, with their numbers from 1; ``position`` bytes of the file are read so far."""

    file: str
    items: list[tuple[int, Item]]
    position: int


def batches(file: str) -> Iterator[Batch]:
    """Yield the articles of a file in batches. What cannot be read is an InvalidInput with its number."""
    items: list[tuple[int, Item]] = []
    size = 0
    with _opened(file) as raw:
        position = (lambda: 0) if file == STDIN else raw.tell
        for number, length, item in _reader(file)(file, raw):
            items.append((number, item))
            size += length
            if len(items) == _BATCH_ITEMS or size >= _BATCH_BYTES:
                yield Batch(file, items, position())
                items, size = [], 0
        if items:
            yield Batch(file, items, position())


def expanded(files: Iterable[str]) -> list[str]:
    """Return files with those that the pattern of a URL matches: no shell expands it. Raises InvalidInput."""
    return [name for file in files for name in (_matches(file) if is_url(file) and "*" in file else [file])]


def _matches(pattern: str) -> list[str]:
    names = sorted(file.full_name for file in extra("fsspec").open_files(pattern))
    if not names:
        raise InvalidInput(f"{pattern!r} matches no file")
    return names


def size_of(file: str) -> int:
    """Return the size of a file in bytes. Raises FileNotFoundError."""
    if is_url(file):
        filesystem, path = extra("fsspec").core.url_to_fs(file)
        return int(filesystem.size(path) or 0)
    return Path(file).stat().st_size


def is_url(file: str) -> bool:
    """Whether fsspec opens a file, and not this process."""
    return "://" in file


def _opened(file: str) -> AbstractContextManager[Any]:
    if file == STDIN:
        return nullcontext(sys.stdin.buffer)
    if is_url(file):
        opened: AbstractContextManager[Any] = extra("fsspec").open(file, "rb")
        return opened
    return Path(file).open("rb")


def _reader(file: str) -> Callable[[str, IO[bytes]], Iterator[_Sized]]:
    name = file.lower()
    if name.endswith(".parquet"):
        return _rows
    return _pages if name.endswith((".warc", ".warc.gz")) else _lines


def _lines(file: str, raw: IO[bytes]) -> Iterator[_Sized]:
    number = 0
    try:
        with _unpacked(file, raw) as body:
            for number, (length, line) in enumerate(bounded_lines(body, _MAX_LINE), 1):
                if isinstance(line, ProblemError):
                    yield number, length, InvalidInput(line.detail)
                elif line.strip():
                    yield number, length, line
    except GZIP_ERRORS as error:
        yield _damage(number, f"not gzip or is truncated: {error}")


def _damage(last: int, reason: str) -> _Sized:
    """Return what follows the last item that could be read."""
    return last + 1, 0, InvalidInput(f"the file is {reason}")


@contextmanager
def _unpacked(file: str, raw: IO[bytes]) -> Iterator[IO[bytes]]:
    if not file.endswith(".gz"):
        yield raw
        return
    with gzip.GzipFile(fileobj=raw) as unpacked:
        yield io.BufferedReader(unpacked)


def _rows(file: str, raw: IO[bytes]) -> Iterator[_Sized]:
    """Yield the rows of a Parquet file, up to where it is broken."""
    number = 0
    try:
        for batch in extra("pyarrow.parquet").ParquetFile(raw).iter_batches(_BATCH_ITEMS):
            for row in batch.to_pylist():
                number += 1
                yield number, len(str(row.get("text") or "")), {name: _json(value) for name, value in row.items()}
    except (extra("pyarrow").ArrowException, OSError) as error:
        if getattr(error, "errno", None) is not None:
            raise  # the disk or the network, not the file
        yield _damage(number, f"not Parquet or is damaged: {error}")


def _json(value: Any) -> Any:
    """Return a value of a table as JSON has it."""
    return value.isoformat() if isinstance(value, date) else value


def _pages(file: str, raw: IO[bytes]) -> Iterator[_Sized]:
    """Yield the HTML pages among the responses of a WARC file (ISO 28500), up to where it is broken.

    The number of a page is that of its record.
    """
    number = 0
    try:
        for number, record in enumerate(extra("warcio.archiveiterator").ArchiveIterator(raw), 1):
            if (page := _page(record)) is not None:
                yield number, *page
    except (extra("warcio.exceptions").ArchiveLoadFailed, *GZIP_ERRORS) as error:
        reason = " ".join(str(error).split())  # some have several lines
        yield _damage(number, f"not WARC or is damaged: {reason}")


def _page(record: Any) -> tuple[int, HtmlPage | InvalidInput] | None:
    """Return the HTML page of a record and its size in bytes; None for any other record."""
    headers = record.http_headers
    if record.rec_type != "response" or headers is None or headers.get_statuscode() != "200":
        return None
    media_type, _, parameters = (headers.get_header("Content-Type") or "").lower().partition(";")
    if media_type.strip() not in ("text/html", "application/xhtml+xml"):
        return None
    body = record.content_stream().read()
    if getattr(record.raw_stream, "limit", 0) > 0 and not record.raw_stream.read(1):
        return len(body), InvalidInput("the file ends within this record")
    charset = parameters.partition("charset=")[2].split(";")[0].strip(" \"'") or None
    return len(body), HtmlPage(body, charset, record.rec_headers.get_header("WARC-Target-URI"))

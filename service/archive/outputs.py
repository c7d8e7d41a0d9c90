"""Tables of an archive as files: Parquet, or JSON Lines, plain or gzipped; local or by the URL of fsspec.

The events are in the file that is asked for, the articles beside it: ``events.parquet``, ``events.articles.parquet``.
Workers encode rows, and one process writes what they encoded. A local file appears once it is complete.
"""

from __future__ import annotations

import gzip
import secrets
from base64 import b64encode
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path, PurePosixPath
from typing import IO, Any, Protocol

import orjson

from service.archive import parquet
from service.archive.columns import ARTICLE_COLUMNS, EVENT_COLUMNS, Type
from service.archive.extra import extra
from service.archive.inputs import is_url
from service.archive.rows import Row
from service.errors import InvalidInput

UNFINISHED = ".unfinished"  #: Suffix of a local file until it is complete.
_FORMATS = (".parquet", ".ndjson", ".ndjson.gz")


class Writer(Protocol):
    """Writes what ``encoded`` returns."""

    def write(self, chunk: Any) -> None:
        """Write some encoded rows."""

    def close(self) -> None:
        """Finish the file."""


def tables_of(to: str) -> dict[str, Mapping[str, Type]]:
    """Return the columns of the two files of an archive, by path: events and articles. Raises InvalidInput."""
    end = extension(to)
    return {to: EVENT_COLUMNS, f"{to.removesuffix(end)}.articles{end}": ARTICLE_COLUMNS}


def extension(path: str) -> str:
    """Return the extension of a table's format. Raises InvalidInput."""
    for end in _FORMATS:
        if path.endswith(end) and PurePosixPath(path).name != end:
            return end
    raise InvalidInput(f"{path!r} must end with one of {', '.join(_FORMATS)}")


def encoded(path: str, columns: Mapping[str, Type], rows: Sequence[Row]) -> Any:
    """Return rows in the format of a path."""
    if path.endswith(".parquet"):
        return parquet.encoded(columns, rows)
    binary = [name for name, type in columns.items() if type is Type.BYTES]
    packed = ({**row, **{name: b64encode(row[name]).decode() for name in binary}} for row in rows)
    ordered = ({name: row[name] for name in columns} for row in packed)
    return b"".join(orjson.dumps(row, option=orjson.OPT_APPEND_NEWLINE) for row in ordered)


@contextmanager
def writer(path: str, columns: Mapping[str, Type]) -> Iterator[Writer]:
    """Yield a writer of a table; without an exception the file is complete afterwards."""
    with _created(path) as file:
        made: Any
        if path.endswith(".parquet"):
            made = parquet.Writer(file, columns)
        else:
            made = (
                gzip.GzipFile(fileobj=file, mode="wb", filename="", mtime=0) if path.endswith(".gz") else _Plain(file)
            )
        yield made
        made.close()


class _Plain:
    def __init__(self, file: IO[bytes]) -> None:
        self.write = file.write

    def close(self) -> None:
        """Do nothing: the file is closed where it was opened."""


@contextmanager
def _created(path: str) -> Iterator[IO[bytes]]:
    if is_url(path):
        with extra("fsspec").open(path, "wb") as file:
            yield file
        return
    final = Path(path)
    # a name of its own: a worker that is thought to be lost may still be writing the same file
    unfinished = final.with_name(f"{final.name}.{secrets.token_hex(4)}{UNFINISHED}")
    try:
        with unfinished.open("wb") as file:
            yield file
        unfinished.replace(final)
    finally:
        unfinished.unlink(missing_ok=True)

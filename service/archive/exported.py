"""Exports of timelines as Parquet: the columns of an archive's events, and those that only entries have.

Needs the extra ``archive``.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from typing import IO

import orjson

from service.archive import parquet
from service.archive.columns import EVENT_COLUMNS, Type
from service.archive.rows import Row, event_row
from service.eventing.served import EntryJson

_BATCH = 2_000
#: The API does not serve the language of an entry's article, nor the engine that found the entry.
_NOT_SERVED = ("language", "engine_version")
#: A row of an entry: the last three count those that report it, and are null if it has one report.
ENTRY_COLUMNS: Mapping[str, Type] = {
    **{name: type for name, type in EVENT_COLUMNS.items() if name not in _NOT_SERVED},
    "origin": Type.TEXT,
    "corrected": Type.FLAG,
    "hidden": Type.FLAG,
    "reports": Type.INTEGER,
    "articles": Type.INTEGER,
    "sources": Type.INTEGER,
}


def write(file: IO[bytes], chunks: Iterable[bytes]) -> None:
    """Write entries, given as JSON Lines in chunks of any size, to a Parquet file. Raises NotInstalled."""
    writer = parquet.Writer(file, ENTRY_COLUMNS)
    rows = map(_row, _lines(chunks))
    while batch := list(islice(rows, _BATCH)):
        writer.write(parquet.encoded(ENTRY_COLUMNS, batch))
    writer.close()


def _lines(chunks: Iterable[bytes]) -> Iterator[bytes]:
    rest = b""
    for chunk in chunks:
        *lines, rest = (rest + chunk).split(b"\n")
        yield from lines


def _row(line: bytes) -> Row:
    entry: EntryJson = orjson.loads(line)
    flags = {"corrected": entry["correction"] is not None, "hidden": entry["hidden"]}
    return {**event_row(entry, ""), "origin": entry["origin"], **flags, **(entry.get("reported_by") or {})}

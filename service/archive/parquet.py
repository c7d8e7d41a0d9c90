"""Parquet files of an archive's tables. Needs the extra ``archive``."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import IO, Any

from service.archive.columns import SCHEMA_VERSION, Type
from service.archive.extra import extra
from service.archive.rows import Row
from service.errors import InvalidInput
from service.timex import ENGINE_VERSION

_GROUP_ROWS = 20_000  # rows of a row group: what a reader holds in memory at once
_READ_ROWS = 2_000


def schema(columns: Mapping[str, Type]) -> Any:
    """Return the Arrow schema of a table. Its metadata name the versions of the schema and the engine."""
    arrow = extra("pyarrow")
    types = {Type.DAY: arrow.date32(), Type.TEXTS: arrow.list_(arrow.string())}
    fields = [(name, types.get(type) or arrow.type_for_alias(str(type))) for name, type in columns.items()]
    return arrow.schema(fields, {"schema_version": str(SCHEMA_VERSION), "engine_version": ENGINE_VERSION})


def encoded(columns: Mapping[str, Type], rows: Sequence[Row]) -> Any:
    """Return rows as an Arrow record batch."""
    return extra("pyarrow").RecordBatch.from_pylist(rows, schema=schema(columns))


class Writer:
    """Writes record batches to a Parquet file, in row groups of many batches."""

    def __init__(self, file: IO[bytes], columns: Mapping[str, Type]) -> None:
        self._writer = extra("pyarrow.parquet").ParquetWriter(file, schema(columns), compression="zstd")
        self._batches: list[Any] = []
        self._rows = 0

    def write(self, chunk: Any) -> None:
        """Write a record batch once there are enough rows for a row group."""
        self._batches.append(chunk)
        self._rows += chunk.num_rows
        if self._rows >= _GROUP_ROWS:
            self._flush()

    def close(self) -> None:
        """Write what is left, and the file's footer."""
        self._flush()
        self._writer.close()

    def _flush(self) -> None:
        if self._rows:
            self._writer.write_table(extra("pyarrow").Table.from_batches(self._batches).combine_chunks())
        self._batches, self._rows = [], 0


def rows(path: Path, columns: Mapping[str, Type]) -> Iterator[Row]:
    """Yield the rows of a Parquet file. Raises InvalidInput if it does not have these columns."""
    file = extra("pyarrow.parquet").ParquetFile(path)
    if not file.schema_arrow.equals(schema(columns)):
        raise InvalidInput(f"{str(path)!r} does not have the columns of version {SCHEMA_VERSION} of an archive")
    for batch in file.iter_batches(_READ_ROWS):
        values = [column.to_pylist() for column in batch.columns]
        yield from (dict(zip(columns, row, strict=True)) for row in zip(*values, strict=True))

"""Parquet files of an archive's tables. Needs the extra ``archive``."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import IO, Any

from service.archive.columns import SCHEMA_VERSION, Type
from service.archive.extra import extra
from service.archive.rows import Row
from service.timex import ENGINE_VERSION

_GROUP_ROWS = 20_000  # rows of a row group: what a reader holds in memory at once


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

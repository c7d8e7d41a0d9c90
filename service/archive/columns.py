"""The columns of an archive's tables, in Parquet and in JSON Lines: flat, typed, and the same for both.

A change of a column's name, type or meaning is a new ``SCHEMA_VERSION``. What the engine finds can change with the
engine version only, which each row names.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

SCHEMA_VERSION = 1


class Type(StrEnum):
    """The types of columns. JSON Lines have days as ISO 8601 and bytes in base 64."""

    TEXT = "string"
    TEXTS = "list<string>"
    INTEGER = "int32"
    FLOAT = "float64"
    FLAG = "bool"
    DAY = "date32"
    BYTES = "binary"


#: A row of an event. ``alternatives`` and ``mentions`` are JSON, as the API serves them.
EVENT_COLUMNS: Mapping[str, Type] = {
    "id": Type.TEXT,
    "article": Type.TEXT,
    "start_on": Type.DAY,
    "end_before": Type.DAY,
    "edtf": Type.TEXT,
    "granularity": Type.TEXT,
    "timex3": Type.TEXT,
    "part_of_day": Type.TEXT,
    "clock": Type.TEXT,
    "zone": Type.TEXT,
    "approximate": Type.FLAG,
    "status": Type.TEXT,
    "kind": Type.TEXT,
    "summary": Type.TEXT,
    "context": Type.TEXT,
    "certainty": Type.TEXT,
    "alternatives": Type.TEXT,
    "sentence": Type.TEXT,
    "sentence_start": Type.INTEGER,
    "sentence_end": Type.INTEGER,
    "expression": Type.TEXT,
    "expression_start": Type.INTEGER,
    "expression_end": Type.INTEGER,
    "rule": Type.TEXT,
    "anchor": Type.DAY,
    "steps": Type.TEXTS,
    "mentions": Type.TEXT,
    "part": Type.TEXT,
    "at": Type.FLOAT,
    "published_on": Type.DAY,
    "anchor_kind": Type.TEXT,
    "source": Type.TEXT,
    "title": Type.TEXT,
    "url": Type.TEXT,
    "language": Type.TEXT,
    "engine_version": Type.TEXT,
}

#: A row of an article: what the database stores of it. ``report`` is JSON: how it was read.
ARTICLE_COLUMNS: Mapping[str, Type] = {
    "id": Type.TEXT,
    "text": Type.TEXT,
    "title": Type.TEXT,
    "language": Type.TEXT,
    "url": Type.TEXT,
    "source": Type.TEXT,
    "external_id": Type.TEXT,
    "published_at": Type.TEXT,
    "timezone": Type.TEXT,
    "anchor_date": Type.DAY,
    "anchor_kind": Type.TEXT,
    "engine_version": Type.TEXT,
    "report": Type.TEXT,
    "fingerprint": Type.TEXT,
    "collections": Type.TEXTS,
    "vectors": Type.BYTES,
}

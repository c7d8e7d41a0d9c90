"""A JSON document that is written as it goes: its head, a list of items, its tail."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any

from service.formats.model import Json

#: So that a document may stand in a page's <script>, and in a program of old.
_ESCAPES = {ord("<"): "\\u003c", 0x2028: "\\u2028", 0x2029: "\\u2029"}


def text_of(value: Any) -> str:
    """Compact JSON without "<". What is None in an object is left out of it at its top."""
    kept = {key: one for key, one in value.items() if one is not None} if isinstance(value, dict) else value
    return json.dumps(kept, ensure_ascii=False, separators=(",", ":")).translate(_ESCAPES)


def document(head: Json, key: str, items: Iterable[Json]) -> Iterator[str]:
    """The head's fields, which must not be empty, then under ``key`` the list of items."""
    yield f"{text_of(head)[:-1]},{text_of(key)}:["
    for number, item in enumerate(items):
        yield ("," if number else "") + text_of(item)
    yield "]}\n"

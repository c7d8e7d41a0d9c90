"""A JSON document written piece by piece: its head, a list of items, its end."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any

from service.eventing.served import Json

#: Makes a document safe inside an HTML <script> element, and valid JavaScript before ES2019.
_ESCAPES = {ord("<"): "\\u003c", 0x2028: "\\u2028", 0x2029: "\\u2029"}


def stream_json(head: Json, list_name: str, items: Iterable[Json]) -> Iterator[str]:
    """Yield a JSON object: the fields of ``head``, which must not be empty, then the list of items."""
    yield f"{_compact_json(head)[:-1]},{_compact_json(list_name)}:["
    for number, item in enumerate(items):
        yield ("," if number else "") + _compact_json(item)
    yield "]}\n"


def _compact_json(value: Any) -> str:
    """Return compact JSON without "<". Top-level fields that are None are omitted."""
    fields = {name: field for name, field in value.items() if field is not None} if isinstance(value, dict) else value
    return json.dumps(fields, ensure_ascii=False, separators=(",", ":")).translate(_ESCAPES)

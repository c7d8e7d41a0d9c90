"""Opaque cursors: a position in the timeline, bound to the filters of its query by a checksum.

The checksum is not secret: it only detects cursors that were altered or that belong to another query. Every host
computes the same.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
from dataclasses import Field, fields
from datetime import date
from functools import cache, lru_cache
from operator import attrgetter
from typing import Any

import orjson

from service.errors import InvalidInput
from service.timeline.query import Position, TimelineQuery

_CHECKSUM_BYTES = 8
#: Changes with the form of order keys: a cursor with an older key is refused, because it has another place.
_KEYS = b"short keys"


class InvalidCursor(InvalidInput):
    """A cursor that was altered, or that another query produced."""

    def __init__(self) -> None:
        super().__init__("must be next_cursor of an earlier page with the same parameters", field="cursor")


def encode(position: Position, query: TimelineQuery) -> str:
    """Return the cursor of the page after ``position``."""
    place = orjson.dumps([position.start_on.isoformat(), position.order_key, position.id])
    return _to_text(_checksum(place, query) + place)


def decode(cursor: str, query: TimelineQuery) -> Position:
    """Return the position in a cursor. Raises InvalidCursor unless a query with the same filters produced it."""
    try:
        raw = base64.urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4))
    except (binascii.Error, ValueError) as error:
        raise InvalidCursor from error
    checksum, place = raw[:_CHECKSUM_BYTES], raw[_CHECKSUM_BYTES:]
    # base64 has several spellings of the same bytes: only the original one is valid
    if checksum != _checksum(place, query) or cursor != _to_text(raw):
        raise InvalidCursor
    start_on, order_key, identity = orjson.loads(place)
    return Position(date.fromisoformat(start_on), order_key, identity)


def _to_text(raw: bytes) -> str:
    return base64.urlsafe_b64encode(raw).decode("ascii").rstrip("=")


def _checksum(place: bytes, query: TimelineQuery) -> bytes:
    """Return the checksum of a place and of all parts of a query but the page size, which may change between pages."""
    kind: Any = type(query)  # mypy takes the class of a dataclass for unhashable
    key = _key(kind, _values(kind)(query))
    return hashlib.blake2b(place, key=key, digest_size=_CHECKSUM_BYTES, person=_KEYS).digest()


@lru_cache(maxsize=1_024)
def _key(kind: type[TimelineQuery], values: tuple[object, ...]) -> bytes:
    """Return the key of the checksums of a query, given by the values of its bound parts.

    Default values do not count, so that a cursor stays valid when a new version adds filters.
    """
    parts = zip(_bound(kind), values, strict=True)
    filters = repr([(part.name, value) for part, value in parts if value != part.default]).encode()
    return hashlib.sha256(filters).digest()


@cache
def _values(kind: type[TimelineQuery]) -> attrgetter[tuple[object, ...]]:
    """Return the function that returns the values of a query's bound parts."""
    return attrgetter(*(part.name for part in _bound(kind)))


def _bound(kind: type[TimelineQuery]) -> list[Field[Any]]:
    """Return the parts of a query that a cursor is bound to."""
    return [part for part in fields(kind) if part.name not in ("after", "limit")]

"""Opaque cursors: a position in the timeline, bound to the filters of its query by a checksum.

The checksum is not secret: it only detects cursors that were altered or that belong to another query. Every host
computes the same.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import json
from dataclasses import fields
from datetime import date

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
    place = json.dumps([position.start_on.isoformat(), position.order_key, position.id], separators=(",", ":")).encode()
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
    start_on, order_key, identity = json.loads(place)
    return Position(date.fromisoformat(start_on), order_key, identity)


def _to_text(raw: bytes) -> str:
    return base64.urlsafe_b64encode(raw).decode("ascii").rstrip("=")


def _checksum(place: bytes, query: TimelineQuery) -> bytes:
    """Return the checksum of a place and of all parts of a query but the page size, which may change between pages.

    Default values do not count, so that a cursor stays valid when a new version adds filters.
    """
    bound = (field for field in fields(query) if field.name not in ("after", "limit"))
    values = [(field.name, getattr(query, field.name), field.default) for field in bound]
    filters = repr([(name, value) for name, value, default in values if value != default]).encode()
    key = hashlib.sha256(filters).digest()
    return hashlib.blake2b(place, key=key, digest_size=_CHECKSUM_BYTES, person=_KEYS).digest()

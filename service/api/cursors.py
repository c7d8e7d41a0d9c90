"""Opaque cursors: a place in the timeline, bound to the filters of the query that made it, with a check on both.

The check is no secret: it tells a cursor that was altered or belongs to another query from one that was not, alike on
every host.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import json
from dataclasses import fields
from datetime import date

from service.timeline.query import Position, TimelineQuery

_CHECK_BYTES = 8


class CursorError(ValueError):
    """A cursor that was altered, or made by another query."""


def encode(position: Position, query: TimelineQuery) -> str:
    """The cursor of the page after ``position``."""
    place = json.dumps([position.start_on.isoformat(), position.rank, position.id], separators=(",", ":")).encode()
    return _written(_check(place, query) + place)


def decode(cursor: str, query: TimelineQuery) -> Position:
    """The position in a cursor. Raises CursorError unless a query with the same filters made it."""
    try:
        raw = base64.urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4))
    except (binascii.Error, ValueError) as error:
        raise CursorError from error
    check, place = raw[:_CHECK_BYTES], raw[_CHECK_BYTES:]
    # base64 has several spellings of the same bytes: only the one that was given out is taken
    if check != _check(place, query) or cursor != _written(raw):
        raise CursorError
    start_on, rank, identity = json.loads(place)
    return Position(date.fromisoformat(start_on), rank, identity)


def _written(raw: bytes) -> str:
    return base64.urlsafe_b64encode(raw).decode("ascii").rstrip("=")


def _check(place: bytes, query: TimelineQuery) -> bytes:
    """The size of the page may change from page to page; every other part of the query may not.

    Only what was asked for counts, so that a cursor outlives a version that knows more filters.
    """
    bound = (one for one in fields(query) if one.name not in ("after", "limit"))
    asked = [(one.name, getattr(query, one.name)) for one in bound if getattr(query, one.name) != one.default]
    filters = repr(asked).encode()
    return hashlib.blake2b(place, key=hashlib.sha256(filters).digest(), digest_size=_CHECK_BYTES).digest()

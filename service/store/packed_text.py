"""The texts of articles as they are stored: deflated, which is a bit more than half of their size.

A worker of an older version that still runs after the migration stores plain text. It is read as well.
"""

from __future__ import annotations

import zlib

#: Comes before deflated text; no text in UTF-8 has this byte.
_MARK = b"\xff"
_RAW = -15  # deflate without header and checksum


def packed(text: str) -> bytes:
    """Return a text as it is stored; an empty one stays empty, so that the table refuses it."""
    return _MARK + zlib.compress(text.encode(), wbits=_RAW) if text else b""


def unpacked(stored: bytes | str) -> str:
    """Return a stored text."""
    if isinstance(stored, str):  # of an older worker on SQLite
        return stored
    if stored[:1] != _MARK:  # of an older worker on PostgreSQL, which has made bytes of it
        return stored.decode()
    return zlib.decompress(stored[1:], _RAW).decode()

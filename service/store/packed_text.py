"""The texts of articles as they are stored: deflated with a dictionary of common words, to half of their size.

A worker of an older version that still runs after the migration stores plain text. It is read as well.
"""

from __future__ import annotations

import zlib

from service.store.common_words import COMMON_WORDS

#: Comes before deflated text; no text in UTF-8 has this byte.
_MARK = b"\xfe"
#: The same for text that an older version has deflated without a dictionary.
_OLDER_MARK = b"\xff"
_RAW = -15  # deflate without header and checksum


def packed(text: str) -> bytes:
    """Return a text as it is stored; an empty one stays empty, so that the table refuses it."""
    if not text:
        return b""
    deflate = zlib.compressobj(wbits=_RAW, zdict=COMMON_WORDS)
    return _MARK + deflate.compress(text.encode()) + deflate.flush()


def unpacked(stored: bytes | str) -> str:
    """Return a stored text."""
    if isinstance(stored, str):  # of an older worker on SQLite
        return stored
    if stored[:1] == _MARK:
        return zlib.decompressobj(_RAW, COMMON_WORDS).decompress(stored[1:]).decode()
    if stored[:1] == _OLDER_MARK:
        return zlib.decompress(stored[1:], _RAW).decode()
    return stored.decode()  # of an older worker on PostgreSQL, which has made bytes of it

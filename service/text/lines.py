"""A text's lines as a reader sees them, whatever ends them, with their offsets in the text as posted."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

#: LF, CRLF, CR, and Unicode's own line and paragraph separators.
_LINE = re.compile(r"[^\n\r\u0085\u2028\u2029]+")
_RARE_ENDING = re.compile(r"\r(?!\n)|[\u0085\u2028\u2029]")
#: What stands around a line's words and is not seen: spaces, marks of direction, a byte order mark.
_UNSEEN = " \t\v\f\u00a0\u200b\u200e\u200f\u061c\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff"


class Line(NamedTuple):
    """A line that holds something, without the blanks around it: half-open code point offsets, and its words."""

    start: int
    end: int
    text: str


def lines(text: str) -> Iterator[Line]:
    """The lines of a text that hold something, in order."""
    for found in _LINE.finditer(text):
        seen = found[0].lstrip(_UNSEEN)
        if seen:
            start, words = found.end() - len(seen), seen.rstrip(_UNSEEN)
            yield Line(start, start + len(words), words)


def with_line_feeds(text: str) -> str:
    """The text with LF for each rare end of a line: as long as before, so that every offset still holds."""
    if text.isascii() and "\r" not in text:
        return text
    return _RARE_ENDING.sub("\n", text)

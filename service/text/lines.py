"""The lines of a text as a reader sees them, whatever ends them, with their offsets in the text as posted."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

#: LF, CRLF, CR, and the line and paragraph separators of Unicode.
_LINE = re.compile(r"[^\n\r\u0085\u2028\u2029]+")
_RARE_ENDINGS = "\r\u0085\u2028\u2029"
_RARE_ENDING = re.compile(r"\r(?!\n)|[\u0085\u2028\u2029]")
#: Invisible characters around the words of a line: spaces, direction marks, a byte order mark.
_UNSEEN = " \t\v\f\u00a0\u200b\u200e\u200f\u061c\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff"

_MARGIN = 8
_MARKS = " \t\r:*#•-–"
#: What may stand before the first word of a line: blanks and the mark of a list.
BULLET = re.compile(r"[ \t]*(?:[-*•·–] ?)?")
#: The pattern of a time at the head of a line, as updates of a live blog have it.
TIME = r"\d{1,2}[:.]\d\d ?(?:[ap]\.?m\.?)?"
_LABEL_END = re.compile(r"[ \t]*(?:--|[-–—]|:(?=\s|\Z)|\r?\n|\Z)")
_QUOTATION_MARKS = re.compile(r"^[ \t]*>(?:[ \t]?>)*", re.MULTILINE)


class Line(NamedTuple):
    """A line that is not blank, without the blanks around it; half-open code point offsets."""

    start: int
    end: int
    text: str


def lines(text: str) -> Iterator[Line]:
    """Yield the lines of a text that are not blank, in order."""
    for found in _LINE.finditer(text):
        seen = found[0].lstrip(_UNSEEN)
        if seen:
            start, words = found.end() - len(seen), seen.rstrip(_UNSEEN)
            yield Line(start, start + len(words), words)


def is_line(text: str, start: int, end: int) -> bool:
    """Whether the words from ``start`` to ``end`` are a whole line, but for blanks, marks of a list and a colon."""
    before = text[max(0, start - _MARGIN) : start].rstrip(_MARKS)
    after = text[end : end + _MARGIN].lstrip(_MARKS)
    begins = before.endswith("\n") or (not before and start <= _MARGIN)
    return begins and (after.startswith("\n") or (not after and end + _MARGIN >= len(text)))


def heads_line(text: str, start: int, end: int) -> bool:
    """Whether the words from ``start`` to ``end`` stand at the head of a line: alone, or before a dash or a colon."""
    nearby = max(0, start - _MARGIN)
    line = text.rfind("\n", nearby, start) + 1
    if nearby and not line:
        return False
    return BULLET.fullmatch(text, line, start) is not None and _LABEL_END.match(text, end) is not None


def with_line_feeds(text: str) -> str:
    """Return the text with LF for each rare line ending; its length and all offsets stay the same."""
    has_rare = any(ending in text for ending in _RARE_ENDINGS)  # few texts do, and this is faster to see
    return _RARE_ENDING.sub("\n", text) if has_rare else text


def without_quotation_marks(text: str) -> str:
    """Return a text with blanks for the marks before quoted lines (">"); all offsets stay the same."""
    return _QUOTATION_MARKS.sub(lambda marks: " " * len(marks[0]), text)

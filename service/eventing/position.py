"""Where a text reports an event: in its lead, which tells the news itself, or in its body."""

from __future__ import annotations

from service.eventing.model import Position
from service.text.document import Document

#: Length of a lead in characters: about the first two paragraphs of a news agency's report.
_LEAD = 400


def position(start: int, prose: int, length: int) -> Position:
    """Return the position of the sentence that begins at ``start`` in a text whose ``prose`` begins further ahead."""
    return Position("lead" if start - prose < _LEAD else "body", round(start / length, 2))


def first_prose(document: Document) -> int:
    """Return the offset after the lines at the beginning that are not prose of the article."""
    offset = 0
    for line in document.dropped:
        if document.text[offset : line.start].strip():
            break
        offset = max(offset, line.end)
    return offset

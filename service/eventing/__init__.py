"""A document and its expressions of time -> dated events. Pure: a document in, a reading out.

Every expression either dates an event or is listed with the reason why it does not.
"""

from service.eventing.model import EventDraft, EventKind, Passage, Reading, Status, UndatedExpression
from service.eventing.quoted import with_quoted, without_quoted
from service.eventing.reading import events_of, read

__all__ = [
    "EventDraft",
    "EventKind",
    "Passage",
    "Reading",
    "Status",
    "UndatedExpression",
    "events_of",
    "read",
    "with_quoted",
    "without_quoted",
]

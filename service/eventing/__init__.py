"""Sentences and their expressions of time -> dated events. Pure: a document in, a reading out.

Every expression either becomes an event or is listed with the reason why it did not.
"""

from service.eventing.model import EventDraft, EventKind, Passage, Reading, Status, Undated
from service.eventing.reading import events_of, read

__all__ = ["EventDraft", "EventKind", "Passage", "Reading", "Status", "Undated", "events_of", "read"]

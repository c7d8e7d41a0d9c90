"""Helpers of the tests of eventing: a text read by the engine against a Thursday."""

from __future__ import annotations

import datetime as dt

from service.documents import read_text
from service.eventing import EventDraft, Reading, read
from service.timex.model import Anchor

THURSDAY = Anchor(dt.date(2025, 3, 13))


def reading(text: str, title: str | None = None, language: str = "en") -> Reading:
    return read(read_text(text), THURSDAY, language, title=title)


def events(text: str) -> dict[str, EventDraft]:
    """Return the events of a text by the words of their expressions."""
    return {event.expression.text: event for event in reading(text).events}

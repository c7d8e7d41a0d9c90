"""What an article says of time: events not yet stored, and expressions that became none. Frozen data, no logic."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from service.timex.model import Alternative, CalendarDate, Certainty, Tagging, Trace


class Status(StrEnum):
    """Whether an event had happened when the article was written."""

    HAPPENED = "happened"
    PLANNED = "planned"


class EventKind(StrEnum):
    """What the date is the date of: the saying ("officials said on Thursday") or the thing that happened."""

    EVENT = "event"
    STATEMENT = "statement"


class Passage(NamedTuple):
    """Words of the text as posted: half-open code point offsets, and exactly those words."""

    start: int
    end: int
    text: str


class EventDraft(NamedTuple):
    """One happening with its date, not yet stored.

    ``summary`` is the clause that the date belongs to, at most 200 characters. ``occurrence`` counts (from 0) the
    events of the article that have the same sentence and the same expression, so that an id can be made from them.
    """

    date: CalendarDate
    status: Status
    kind: EventKind
    summary: str
    sentence: Passage
    expression: Passage
    certainty: Certainty
    alternatives: tuple[Alternative, ...]
    trace: Trace
    occurrence: int = 0


@dataclass(frozen=True, slots=True)
class Undated:
    """An expression of time that became no event, with the reason: nothing found is dropped in silence."""

    expression: Passage
    type: str
    value: str
    rule: str
    reason: str


@dataclass(frozen=True, slots=True)
class Reading:
    """What one article says of time: its events in the order of the text, what stayed undated, and the tagging."""

    events: tuple[EventDraft, ...]
    unresolved: tuple[Undated, ...]
    tagging: Tagging

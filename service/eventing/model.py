"""What eventing finds in an article: events not yet stored, and expressions that date none. Frozen data, no logic."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Literal, NamedTuple

from service.timex.model import Alternative, CalendarDate, Certainty, Tagging, Trace


class Status(StrEnum):
    """Whether an event had happened when the article was written."""

    HAPPENED = "happened"
    PLANNED = "planned"


class EventKind(StrEnum):
    """What a dated clause is.

    ``event``: something that happens. ``statement``: the date only says when somebody said something.
    ``comparison``: the basis of a comparison ("up from a year earlier"). ``figure``: a statistic of a period.
    ``schedule``: a deadline, an expiry, a payment or a record date. ``background``: the date only qualifies a thing
    or a person ("the 2016 election"). ``reference``: a date inside the name of a document, a law or a fund.
    """

    EVENT = "event"
    STATEMENT = "statement"
    COMPARISON = "comparison"
    FIGURE = "figure"
    SCHEDULE = "schedule"
    BACKGROUND = "background"
    REFERENCE = "reference"


class Passage(NamedTuple):
    """A stretch of the text as posted: half-open code point offsets, and its words."""

    start: int
    end: int
    text: str


class Position(NamedTuple):
    """Where a text reports an event: its part, and the place in it, from 0 (the beginning) to 1."""

    part: Literal["lead", "body"]
    at: float


class Mention(NamedTuple):
    """Another date in the sentence of an event: it only qualifies a thing, or says the same less precisely."""

    expression: Passage
    date: CalendarDate


class EventDraft(NamedTuple):
    """An event that is not yet stored.

    ``summary`` says what happens, in at most 240 characters; ``context`` whom or what it is about, if only the text
    before it says so. ``occurrence`` numbers, from 0, the events of the article that have the same sentence and
    expression, so that each has an id of its own. ``position`` is that of the sentence.
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
    position: Position = Position("lead", 0.0)
    context: str | None = None
    mentions: tuple[Mention, ...] = ()


@dataclass(frozen=True, slots=True)
class UndatedExpression:
    """An expression of time that dates no event, with the reason: nothing found is dropped without one."""

    expression: Passage
    type: str
    value: str
    rule: str
    reason: str


@dataclass(frozen=True, slots=True)
class Reading:
    """The events of one article in the order of its text, its other expressions of time, and the tagging."""

    events: tuple[EventDraft, ...]
    unresolved: tuple[UndatedExpression, ...]
    tagging: Tagging

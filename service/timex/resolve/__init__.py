"""Meaning + anchor + direction -> a date of the calendar, or the reason why there is none.

``resolve`` sends each kind of meaning to the function that reads it. None of them knows a language.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from service.timex import meaning as m
from service.timex.calendar import OutsideCalendar
from service.timex.model import Certainty, TimexType
from service.timex.resolve import anaphora, clock, counted, lengths, named, narrative, periods, written
from service.timex.resolve.context import Answer, Context

Reader = Callable[[Any, Context], Answer]


def resolve(meaning: m.Meaning, context: Context) -> Answer:
    """Return the answer for one expression; a date that the calendar does not have is ``unresolved``."""
    try:
        return _READERS[type(meaning)](meaning, context)
    except OutsideCalendar as outside:
        return Answer(TimexType.DATE, "XXXX", unresolved=str(outside))


def _written(meaning: m.Written, context: Context) -> Answer:
    return narrative.told(meaning, context) or written.written(meaning, context)


def _reference(meaning: m.Reference, context: Context) -> Answer:
    when = {"PAST_REF": "the past", "PRESENT_REF": "the present", "FUTURE_REF": "the future"}[meaning.value]
    return Answer(TimexType.DATE, meaning.value, steps=(f"points to {when} and names no part of it",))


def _repeated(meaning: m.Repeated, context: Context) -> Answer:
    return Answer(TimexType.SET, meaning.value, steps=("repeats: no single date",), certainty=Certainty.EXPLICIT)


_READERS: dict[type, Reader] = {
    m.Written: _written,
    m.Named: named.named,
    m.Between: periods.between,
    m.Containing: periods.containing,
    m.Beside: periods.beside,
    m.Nth: periods.nth,
    m.Edge: periods.edge,
    m.Within: periods.within,
    m.Part: periods.part,
    m.Unit: counted.unit,
    m.Shifted: counted.shifted,
    m.YearAgo: anaphora.year_ago,
    m.Anaphor: anaphora.anaphor,
    m.Neighbouring: anaphora.neighbouring,
    m.WeekEnded: lengths.ended,
    m.Stretch: lengths.stretch,
    m.Length: lengths.length,
    m.Ahead: counted.ahead,
    m.TimeOfDay: clock.time_of_day,
    m.Repeated: _repeated,
    m.Reference: _reference,
}

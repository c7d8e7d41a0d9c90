"""Meaning + anchor + direction -> a date of the calendar, or the reason why there is none.

``resolve`` sends each kind of meaning to the function that resolves it. None of them knows a language.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from service.timex import meaning as m
from service.timex.calendar import OutsideCalendar
from service.timex.model import Certainty, TimexType
from service.timex.resolve import anaphora, clock, counted, lengths, named, narrative, parts, periods, written
from service.timex.resolve.context import Answer, Context

Resolver = Callable[[Any, Context], Answer]


def resolve(meaning: m.Meaning, context: Context) -> Answer:
    """Return the answer for one expression; a date that the calendar does not have is ``unresolved``."""
    try:
        return _RESOLVERS[type(meaning)](meaning, context)
    except OutsideCalendar as outside:
        return Answer(TimexType.DATE, "XXXX", unresolved=str(outside))


def _resolve_written(meaning: m.Written, context: Context) -> Answer:
    return narrative.resolve_narrated(meaning, context) or written.resolve_written(meaning, context)


def _resolve_about(meaning: m.About, context: Context) -> Answer:
    answer = resolve(meaning.date, context)
    return answer._replace(mod="APPROX", steps=(*answer.steps, "only about then"))


def _resolve_before_christ(meaning: m.BeforeChrist, context: Context) -> Answer:
    reason = "before the year 1, with which the calendar begins"
    return Answer(TimexType.DATE, f"BC{meaning.year:04d}", certainty=Certainty.EXPLICIT, unresolved=reason)


def _resolve_reference(meaning: m.Reference, context: Context) -> Answer:
    when = {"PAST_REF": "the past", "PRESENT_REF": "the present", "FUTURE_REF": "the future"}[meaning.value]
    return Answer(TimexType.DATE, meaning.value, steps=(f"points to {when} and names no part of it",))


def _resolve_repeated(meaning: m.Repeated, context: Context) -> Answer:
    return Answer(TimexType.SET, meaning.value, steps=("repeats: no single date",), certainty=Certainty.EXPLICIT)


_RESOLVERS: dict[type, Resolver] = {
    m.Written: _resolve_written,
    m.Named: named.resolve_named,
    m.About: _resolve_about,
    m.BeforeChrist: _resolve_before_christ,
    m.Between: periods.resolve_between,
    m.Containing: periods.resolve_containing,
    m.Beside: periods.resolve_beside,
    m.Nth: periods.resolve_nth,
    m.Edge: periods.resolve_edge,
    m.Within: periods.resolve_within,
    m.Part: parts.resolve_part,
    m.Unit: counted.resolve_unit,
    m.Shifted: counted.resolve_shifted,
    m.AgoFrom: counted.resolve_ago_from,
    m.YearAgo: anaphora.resolve_year_ago,
    m.Anaphor: anaphora.resolve_anaphor,
    m.Neighbouring: anaphora.resolve_neighbouring,
    m.PeriodEnded: lengths.resolve_ended,
    m.Stretch: lengths.resolve_stretch,
    m.Length: lengths.resolve_length,
    m.Ahead: counted.resolve_ahead,
    m.TimeOfDay: clock.resolve_time_of_day,
    m.Repeated: _resolve_repeated,
    m.Reference: _resolve_reference,
}

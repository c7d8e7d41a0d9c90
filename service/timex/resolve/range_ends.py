"""The ends of a range agree: the end follows the beginning, and both lie on the side that their verb names."""

from __future__ import annotations

import datetime as dt
from typing import NamedTuple

from service.timex.calendar import Period, day_of, plus_days
from service.timex.direction import Cue
from service.timex.meaning import Written
from service.timex.model import Direction
from service.timex.resolve.checked import weekday_beside
from service.timex.resolve.inferred import period_in_year

_WEEK = 7
_LAST_DAY = 31


class End(NamedTuple):
    """The end of a range, and the steps of dateparser, which reads weekdays."""

    period: Period
    steps: tuple[str, ...] = ()


def end_after(beginning: Period, begins: Written, ends: Written) -> End | None:
    """Return the first period after the beginning that the end names: from Monday to Friday, from November to May.

    ``begins`` and ``ends`` are the words of both. None where the end names its own year, or where the two do not name
    the same kind of date. Raises OutsideCalendar.
    """
    if _is_complete(ends):
        return None
    start = beginning.start
    if ends.month is not None:
        is_next_year = (ends.month, ends.day or _LAST_DAY) < (start.month, start.day)
        return End(period_in_year(ends, start.year + is_next_year))
    if _is_weekday(begins) and _is_weekday(ends):
        day = weekday_beside(start, ends.weekday or 1, Direction.FUTURE)
        return End(day_of(day.date), day.steps)
    return None


def beginning_on_side(beginning: Period, begins: Written, ends: Written, cue: Cue, anchor: dt.date) -> Period | None:
    """Return the beginning of a range that lies on the side its verb names, or None if it already does.

    "Lasted from Tuesday to Friday", published on a Wednesday, was over by then: the week before is meant. Raises
    OutsideCalendar.
    """
    end = None if _is_complete(begins) else end_after(beginning, begins, ends)
    if end is None:
        return None
    last = end.period
    if cue.direction is Direction.PAST and cue.firm and _is_weekday(begins) and last.start > anchor:
        return day_of(plus_days(beginning.start, -_WEEK))
    if cue.direction is Direction.FUTURE and last.interval.end_before <= anchor:
        return _next_cycle(beginning, begins)
    return None


def _is_complete(words: Written) -> bool:
    return words.year is not None or words.short_year is not None or words.relation is not None


def _is_weekday(words: Written) -> bool:
    return words.weekday is not None and words.day is None


def _next_cycle(beginning: Period, words: Written) -> Period:
    if words.month is None:
        return day_of(plus_days(beginning.start, _WEEK))
    return period_in_year(words, beginning.start.year + 1)

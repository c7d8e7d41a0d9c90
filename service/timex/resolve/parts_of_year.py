"""Months, quarters, halves and seasons without a year: past, unless near ahead or a word decides."""

from __future__ import annotations

import datetime as dt

from service.timex import calendar
from service.timex.calendar import Period
from service.timex.direction import Cue
from service.timex.meaning import Relation, Written
from service.timex.model import Direction
from service.timex.resolve.context import Answer, Context, Other
from service.timex.resolve.inferred import inferred, period_in_year

_MONTHS_AHEAD = 4
_MONTHS_CLOSE = 2
_QUARTERS_AHEAD = 6


def part_of_year(date: Written, context: Context) -> Answer:
    """A month, quarter, half or season without a year."""
    anchor = context.anchor
    years = [anchor.year + offset for offset in (-2, -1, 0, 1, 2) if 1 <= anchor.year + offset < 9999]
    periods = [period_in_year(date, year) for year in years]
    begun = [period for period in periods if period.start <= anchor]
    ahead = [period for period in periods if period.start > anchor]
    if len(begun) < 2 or not ahead:
        raise calendar.OutsideCalendar("the years around it are outside 1 to 9999")
    if date.relation is not None:
        return _near_part(date, begun, ahead, context)
    cue = context.cue()
    if begun[-1].interval.contains(anchor) and not _due_next(date, cue):
        return inferred(begun[-1], date, context, f"the one in which {anchor} lies")
    direction, why = _direction_of_part(date, ahead[0], cue, anchor)
    period = ahead[0] if direction is Direction.FUTURE else begun[-1]
    side = "next after" if direction is Direction.FUTURE else "last before"
    step = f"no year is said: the {side} {anchor}: {why}"
    if date.month and direction is Direction.FUTURE and cue and cue.direction is Direction.PAST:
        return inferred(period, date, context, step, Other(begun[-1], f"“{cue.word}” speaks for it"))
    return inferred(period, date, context, step)


def _direction_of_part(date: Written, ahead: Period, cue: Cue | None, anchor: dt.date) -> tuple[Direction, str]:
    """The side on which the period is looked for, and why."""
    first = anchor.replace(day=1)
    decided = cue is not None and (cue.firm or cue.direction is Direction.FUTURE)
    if date.month and not decided and ahead.start <= calendar.plus_months(first, _MONTHS_CLOSE):
        return Direction.FUTURE, "it is near ahead"
    if date.quarter and ahead.start > calendar.plus_months(first, _QUARTERS_AHEAD):
        return Direction.PAST, "the next is far away"  # "expects a third-quarter loss", said in November
    if cue:
        return cue.direction, f"“{cue.word}” decides"
    near = date.month is not None and ahead.start <= calendar.plus_months(first, _MONTHS_AHEAD)
    side = Direction.FUTURE if near else Direction.PAST
    return side, "no word decides, news looks back unless it is near ahead"


def _due_next(date: Written, cue: Cue | None) -> bool:
    """By spring, said in spring, means the next one."""
    return date.season is not None and cue is not None and cue.firm and cue.direction is Direction.FUTURE


def _near_part(date: Written, begun: list[Period], ahead: list[Period], context: Context) -> Answer:
    """last May, next spring, this summer."""
    anchor = context.anchor
    current = begun[-1].interval.contains(anchor)
    if date.relation is Relation.LAST:
        return inferred(begun[-2] if current else begun[-1], date, context, f"the last that ended before {anchor}")
    if date.relation is Relation.NEXT:
        return inferred(ahead[0], date, context, f"the first that begins after {anchor}")
    period = _this_part(date, begun, ahead, context)
    return inferred(period, date, context, f"the one of the year of {anchor}")


def _this_part(date: Written, begun: list[Period], ahead: list[Period], context: Context) -> Period:
    anchor = context.anchor
    if begun[-1].interval.contains(anchor):
        return begun[-1]
    of_year = period_in_year(date, anchor.year)
    if date.season == 3 and anchor.month <= 8:
        return period_in_year(date, anchor.year - 1)
    return of_year

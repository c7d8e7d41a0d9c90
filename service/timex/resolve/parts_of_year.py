"""Months, quarters, halves and seasons without a year: the last one, unless the next is near or a cue looks ahead."""

from __future__ import annotations

import datetime as dt

from service.timex import calendar
from service.timex.calendar import Period
from service.timex.direction import Cue
from service.timex.meaning import Relation, Written
from service.timex.model import Direction
from service.timex.resolve.context import Answer, Context, OtherReading
from service.timex.resolve.inferred import inferred, period_in_year

#: Months ahead within which a month is meant that no cue places, and one that an unclear past verb does not contradict.
_MONTHS_AHEAD = 4
_MONTHS_CLOSE = 2
#: Months ahead beyond which a quarter is not meant, whatever the verb says.
_QUARTERS_AHEAD = 6
_WINTER = 3


def part_of_year(date: Written, context: Context) -> Answer:
    """A month, quarter, half or season without a year."""
    anchor = context.anchor
    begun, ahead = _around(date, anchor)
    if date.relation is not None:
        return _near_part(date, begun, ahead, context)
    cue = context.cue()
    if begun[-1].interval.contains(anchor) and not _is_next_season(date, cue):
        return inferred(begun[-1], date, context, f"the one that contains {anchor}")
    direction, why = _direction(date, ahead[0], cue, anchor)
    if direction is not Direction.FUTURE:
        return inferred(begun[-1], date, context, f"no year given: the last before {anchor}: {why}")
    step = f"no year given: the next after {anchor}: {why}"
    if date.month and cue and cue.direction is Direction.PAST:
        return inferred(ahead[0], date, context, step, OtherReading(begun[-1], cue.explain("point", "to it")))
    return inferred(ahead[0], date, context, step)


def _around(date: Written, anchor: dt.date) -> tuple[list[Period], list[Period]]:
    """Return such periods of the years around the anchor: those that have begun, and those ahead."""
    years = [anchor.year + offset for offset in (-2, -1, 0, 1, 2) if 1 <= anchor.year + offset < 9999]
    periods = [period_in_year(date, year) for year in years]
    begun = [period for period in periods if period.start <= anchor]
    ahead = [period for period in periods if period.start > anchor]
    if len(begun) < 2 or not ahead:
        raise calendar.OutsideCalendar("the years around it are outside 1 to 9999")
    return begun, ahead


def _direction(date: Written, ahead: Period, cue: Cue | None, anchor: dt.date) -> tuple[Direction, str]:
    """Return the side on which the period lies, and why."""
    month = anchor.replace(day=1)
    is_decided = cue is not None and (cue.firm or cue.direction is Direction.FUTURE)
    if date.month and not is_decided and ahead.start <= calendar.plus_months(month, _MONTHS_CLOSE):
        return Direction.FUTURE, "it is near"
    if date.quarter and ahead.start > calendar.plus_months(month, _QUARTERS_AHEAD):
        return Direction.PAST, "the next is far away"  # "expects a third-quarter loss", written in November
    if cue:
        return cue.direction, cue.explain("decide")
    is_near = date.month is not None and ahead.start <= calendar.plus_months(month, _MONTHS_AHEAD)
    side = Direction.FUTURE if is_near else Direction.PAST
    return side, "no word decides, and news looks back unless the next is near"


def _is_next_season(date: Written, cue: Cue | None) -> bool:
    """By spring, written in spring, means the next one."""
    return date.season is not None and cue is not None and cue.firm and cue.direction is Direction.FUTURE


def _near_part(date: Written, begun: list[Period], ahead: list[Period], context: Context) -> Answer:
    """Last May, next spring, this summer."""
    anchor = context.anchor
    is_now = begun[-1].interval.contains(anchor)
    if date.relation is Relation.LAST:
        return inferred(begun[-2 if is_now else -1], date, context, f"the last that ended before {anchor}")
    if date.relation is Relation.NEXT:
        return inferred(ahead[0], date, context, f"the first that begins after {anchor}")
    period = begun[-1] if is_now else _of_this_year(date, anchor)
    return inferred(period, date, context, f"the one in the year of {anchor}")


def _of_this_year(date: Written, anchor: dt.date) -> Period:
    """Return the one of the anchor's year; before September, this winter began in the year before."""
    is_last_winter = date.season == _WINTER and anchor.month <= 8
    return period_in_year(date, anchor.year - is_last_winter)

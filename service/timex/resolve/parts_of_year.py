"""Months, quarters, halves and seasons without a year: the last one, unless the next is near or a cue looks ahead."""

from __future__ import annotations

import datetime as dt
from typing import NamedTuple

from service.timex import calendar
from service.timex.calendar import Period
from service.timex.direction import Cue
from service.timex.meaning import Relation, Written
from service.timex.model import Direction
from service.timex.resolve.checked import month_beside
from service.timex.resolve.context import Answer, Context, OtherReading
from service.timex.resolve.inferred import inferred, period_in_year

#: Months ahead within which a month is meant that no cue places, and one that an unclear past verb does not contradict.
_MONTHS_AHEAD = 4
_MONTHS_CLOSE = 2
#: Months ahead up to which a conditional puts a month off: "would open in September", written in March.
_MONTHS_PUT_OFF = 8
#: Months ahead up to which a month is meant that belongs to a prospect: "dropped her bid to run in November".
_MONTHS_IN_PROSPECT = 6
#: Months ahead beyond which a quarter is not meant, whatever the verb says.
_QUARTERS_AHEAD = 6
_WINTER = 3


class _Part(NamedTuple):
    """A month, quarter, half or season of a year, and the steps of dateparser, which reads months."""

    period: Period
    steps: tuple[str, ...] = ()


def part_of_year(date: Written, context: Context) -> Answer:
    """A month, quarter, half or season without a year."""
    if date.relation is not None:
        return _near_part(date, date.relation, context)
    anchor, cue = context.anchor, context.cue()
    if date.month and _months_ahead(date, anchor) <= _MONTHS_IN_PROSPECT:
        cue = context.prospect() or cue
    if _months_ahead(date, anchor) <= _MONTHS_PUT_OFF:  # "said it would close in January", written in March, is over
        cue = cue or context.conditional()
    if _is_now(date, anchor) and not _is_next_season(date, cue):
        return _inferred(date, _last(date, anchor), context, f"the one that contains {anchor}")
    if date.quarter and _months_ahead(date, anchor) > _QUARTERS_AHEAD and _is_reported(context):
        cue = None
    direction, why = _direction(date, cue, anchor)
    if not date.month and context.looks_ahead_from_then() and _is_nearest(_next(date, anchor), date, anchor):
        direction, why = Direction.FUTURE, "the nearest, as it was only planned"
    if direction is not Direction.FUTURE:
        return _inferred(date, _last(date, anchor), context, f"no year given: the last before {anchor}: {why}")
    step = f"no year given: the next after {anchor}: {why}"
    others = []
    if date.month and cue and cue.direction is Direction.PAST:
        others.append(OtherReading(_last(date, anchor).period, cue.explain("point", "to it")))
    return _inferred(date, _next(date, anchor), context, step, *others)


def _is_nearest(coming: _Part, date: Written, anchor: dt.date) -> bool:
    """Whether the next quarter, half or season is nearer than the last one: "was due to open in the autumn"."""
    return coming.period.start - anchor <= anchor - _last(date, anchor).period.interval.end_before


def _is_reported(context: Context) -> bool:
    """Whether a quarter is that of accounts: "expects a third-quarter loss", written in November."""
    around = context.surroundings
    return not around.is_dated_phrase() or around.is_of_accounts()


def _inferred(date: Written, part: _Part, context: Context, step: str, *others: OtherReading) -> Answer:
    return inferred(part.period, date, context, (step, *part.steps), *others)


def _is_now(date: Written, anchor: dt.date) -> bool:
    if date.month:
        return date.month == anchor.month
    return _last(date, anchor).period.interval.contains(anchor)


def _last(date: Written, day: dt.date) -> _Part:
    """Return the last such part that has begun on a day. Raises OutsideCalendar."""
    if date.month:
        return _month(date.month, day, Direction.PAST)
    of_year = period_in_year(date, day.year)
    return _Part(of_year if of_year.start <= day else period_in_year(date, day.year - 1))


def _next(date: Written, day: dt.date) -> _Part:
    """Return the first such part that begins after a day. Raises OutsideCalendar."""
    if date.month:
        return _month(date.month, day, Direction.FUTURE)
    of_year = period_in_year(date, day.year)
    return _Part(of_year if of_year.start > day else period_in_year(date, day.year + 1))


def _month(month: int, day: dt.date, direction: Direction) -> _Part:
    found = month_beside(day, month, direction)
    return _Part(calendar.month_of(found.date.year, found.date.month), found.steps)


def _direction(date: Written, cue: Cue | None, anchor: dt.date) -> tuple[Direction, str]:
    """Return the side on which the period lies, and why."""
    months = _months_ahead(date, anchor)
    is_decided = cue is not None and (cue.firm or cue.direction is Direction.FUTURE)
    if date.month and not is_decided and months <= _MONTHS_CLOSE:
        return Direction.FUTURE, "it is near"
    if cue:
        return cue.direction, cue.explain("decide")
    is_near = date.month is not None and months <= _MONTHS_AHEAD
    side = Direction.FUTURE if is_near else Direction.PAST
    return side, "no word decides, and news looks back unless the next is near"


def _months_ahead(date: Written, anchor: dt.date) -> int:
    """Return the months, 1 to 12, from that of the anchor to the first month of the next such month or quarter."""
    first = 3 * date.quarter - 2 if date.quarter else date.month or 1
    return (first - anchor.month - 1) % 12 + 1


def _is_next_season(date: Written, cue: Cue | None) -> bool:
    """Whether a cue makes a season the next one: "by spring", written in spring."""
    return date.season is not None and cue is not None and cue.firm and cue.direction is Direction.FUTURE


def _near_part(date: Written, relation: Relation, context: Context) -> Answer:
    """Return the answer for "last May", "next spring" or "this summer"."""
    anchor = context.anchor
    if relation is Relation.NEXT:
        return _inferred(date, _next(date, anchor), context, f"the first that begins after {anchor}")
    if relation is Relation.LAST:
        return _inferred(date, _last_over(date, anchor), context, f"the last that ended before {anchor}")
    if date.month:
        part = _month(date.month, anchor, Direction.FUTURE if date.month > anchor.month else Direction.PAST)
    else:
        part = _last(date, anchor) if _is_now(date, anchor) else _Part(_of_this_year(date, anchor))
    return _inferred(date, part, context, f"the one in the year of {anchor}")


def _last_over(date: Written, anchor: dt.date) -> _Part:
    """Return the last such part that does not contain the anchor."""
    last = None if date.month == anchor.month else _last(date, anchor)
    if last and not last.period.interval.contains(anchor):
        return last
    begin = last.period.start if last else anchor.replace(day=1)
    return _last(date, calendar.plus_days(begin, -1))


def _of_this_year(date: Written, anchor: dt.date) -> Period:
    """Return the one of the anchor's year; before September, this winter began in the year before."""
    is_last_winter = date.season == _WINTER and anchor.month <= 8
    return period_in_year(date, anchor.year - is_last_winter)

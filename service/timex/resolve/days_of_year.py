"""Days without a year, or with nothing but their number: the nearest, unless a cue decides."""

from __future__ import annotations

import datetime as dt

from service.timex import calendar
from service.timex.meaning import Relation, Written
from service.timex.model import Direction
from service.timex.resolve.context import Answer, Context
from service.timex.resolve.inferred import inferred, is_firmly_past

#: Days within which the nearest date is meant, whatever a verb further away says.
CLEARLY_NEAR = 90
_YEARS = 4  # on each side of the anchor: enough for a February 29


def day_and_month(date: Written, context: Context) -> Answer:
    """A day and month without a year: the nearest, or the one on which the given weekday falls."""
    anchor = context.anchor
    years = range(max(1, anchor.year - _YEARS), min(9999, anchor.year + _YEARS + 1))
    days = [day for year in years if (day := _day_in(date, year))]
    if date.weekday:
        days = [day for day in days if day.isoweekday() == date.weekday] or days
    if not days:
        raise calendar.OutsideCalendar(f"the calendar has no day {date.month:02}-{date.day:02} near {anchor.year}")
    if date.relation is not None:
        return _beside_anchor(date, days, context)
    nearest = min(days, key=lambda day: abs((day - anchor).days))
    is_over = nearest > anchor and is_firmly_past(context)
    if (abs((nearest - anchor).days) <= CLEARLY_NEAR and not is_over) or date.weekday:
        return _nearest_day(date, nearest, context)
    return _day_on_side(date, days, nearest, context)


def _day_in(date: Written, year: int) -> dt.date | None:
    try:
        return calendar.date_of(year, date.month or 1, date.day or 1)
    except calendar.OutsideCalendar:
        return None


def _beside_anchor(date: Written, days: list[dt.date], context: Context) -> Answer:
    """Last May 5, next May 5."""
    anchor, is_last = context.anchor, date.relation is Relation.LAST
    beside = [day for day in days if (day < anchor if is_last else day > anchor)]
    if not beside:
        raise calendar.OutsideCalendar(f"the calendar has no such day {'before' if is_last else 'after'} {anchor}")
    day = max(beside) if is_last else min(beside)
    return inferred(calendar.day_of(day), date, context, f"the {date.relation} such day, counted from {anchor}")


def _nearest_day(date: Written, nearest: dt.date, context: Context) -> Answer:
    return inferred(calendar.day_of(nearest), date, context, f"no year given: the nearest to {context.anchor}")


def _day_on_side(date: Written, days: list[dt.date], nearest: dt.date, context: Context) -> Answer:
    """Return the nearest day on the side that a cue names: it is months away, or a past verb stands beside it."""
    cue, anchor = context.cue(), context.anchor
    if cue is None or (nearest > anchor) == (cue.direction is Direction.FUTURE):
        return _nearest_day(date, nearest, context)
    on_side = [day for day in days if (day > anchor) == (cue.direction is Direction.FUTURE)]
    day = min(on_side, key=lambda day: abs((day - anchor).days), default=nearest)
    step = f"no year given, and the nearest is months away: {cue.explain('decide')}, counted from {anchor}"
    return inferred(calendar.day_of(day), date, context, step)


def ordinal_day(date: Written, context: Context) -> Answer:
    """The 12th: of the month mentioned just before, else of the nearest, or on the side that a cue names."""
    mention = context.month_mentioned()
    if mention and (day := _day_in_month(mention.period.start.replace(day=1), date.day or 1)):
        step = f"no month given: that of {mention.period.value}, mentioned before"
        return inferred(calendar.day_of(day), date, context, step)._replace(read_against=mention.index)
    anchor, cue = context.anchor, context.verdict()
    months = [calendar.plus_months(anchor.replace(day=1), count) for count in (-2, -1, 0, 1, 2)]
    days = [day for month in months if (day := _day_in_month(month, date.day or 1))]
    if cue:
        days = [day for day in days if (day > anchor) == (cue.direction is Direction.FUTURE)]
    nearest = min(days, key=lambda day: abs((day - anchor).days))
    where = "the nearest" if not cue else f"{cue.explain('decide')}"
    return inferred(calendar.day_of(nearest), date, context, f"no month given: {where}, counted from {anchor}")


def _day_in_month(month: dt.date, day: int) -> dt.date | None:
    return month.replace(day=day) if day <= calendar.days_in_month(month.year, month.month) else None

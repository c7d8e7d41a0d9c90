"""Days without a year, or with nothing but their number: the nearest, unless a word decides."""

from __future__ import annotations

import datetime as dt

from service.timex import calendar
from service.timex.meaning import Relation, Written
from service.timex.model import Direction
from service.timex.resolve.context import Answer, Context
from service.timex.resolve.inferred import inferred, tells_firmly

#: Days within which the nearest is meant, whatever a verb further away tells.
CLEARLY_NEAR = 90


def day_and_month(date: Written, context: Context) -> Answer:
    """A day and month without a year: the nearest, or the one whose weekday fits when the weekday is said."""
    anchor = context.anchor
    years = range(max(1, anchor.year - 4), min(9999, anchor.year + 5))
    days = [found for year in years if (found := _day_in(date, year))]
    if date.weekday:
        fitting = [day for day in days if day.isoweekday() == date.weekday]
        days = fitting or days
    if not days:
        raise calendar.OutsideCalendar(f"the calendar has no day {date.month:02}-{date.day:02} near {anchor.year}")
    if date.relation is not None:
        return _near_day(date, days, context)
    nearest = min(days, key=lambda day: abs((day - anchor).days))
    over = nearest > anchor and tells_firmly(context)
    if (abs((nearest - anchor).days) <= CLEARLY_NEAR and not over) or date.weekday:
        return inferred(calendar.day_of(nearest), date, context, f"no year is said: the nearest to {anchor}")
    return _far_day(date, days, nearest, context)


def _near_day(date: Written, days: list[dt.date], context: Context) -> Answer:
    """last May 5, next May 5"""
    anchor, is_last = context.anchor, date.relation is Relation.LAST
    beside = [day for day in days if (day < anchor if is_last else day > anchor)]
    if not beside:
        raise calendar.OutsideCalendar(f"the calendar has no such day {'before' if is_last else 'after'} {anchor}")
    day = max(beside) if is_last else min(beside)
    return inferred(calendar.day_of(day), date, context, f"the {date.relation} such day, counted from {anchor}")


def _far_day(date: Written, days: list[dt.date], nearest: dt.date, context: Context) -> Answer:
    """A day that the words around it decide: months away, or a past verb beside it; else the nearest."""
    cue, anchor = context.cue(), context.anchor
    side = cue.direction if cue else None
    if cue is None or (nearest > anchor) == (side is Direction.FUTURE):
        return inferred(calendar.day_of(nearest), date, context, f"no year is said: the nearest to {anchor}")
    fitting = [day for day in days if (day > anchor) == (side is Direction.FUTURE)]
    chosen = min(fitting, key=lambda day: abs((day - anchor).days), default=nearest)
    step = f"no year is said, and the nearest is months away: “{cue.word}” decides, counted from {anchor}"
    return inferred(calendar.day_of(chosen), date, context, step)


def _day_in(date: Written, year: int) -> dt.date | None:
    try:
        return dt.date(year, date.month or 1, date.day or 1)
    except ValueError:
        return None


def ordinal_day(date: Written, context: Context) -> Answer:
    """The 12th: of the month that lies nearest, or on the side that the words name."""
    anchor, cue = context.anchor, context.cue()
    months = [calendar.plus_months(anchor.replace(day=1), count) for count in (-2, -1, 0, 1, 2)]
    days = [found for month in months if (found := _day_in_month(month, date.day or 1))]
    side = cue.direction if cue else None
    fitting = [day for day in days if (day > anchor if side is Direction.FUTURE else day <= anchor)] if side else days
    nearest = min(fitting, key=lambda day: abs((day - anchor).days))
    where = "the nearest" if not cue else f"the nearest on the side of “{cue.word}”"
    return inferred(calendar.day_of(nearest), date, context, f"no month is said: {where}, counted from {anchor}")


def _day_in_month(month: dt.date, day: int) -> dt.date | None:
    return month.replace(day=day) if day <= calendar.days_in_month(month.year, month.month) else None

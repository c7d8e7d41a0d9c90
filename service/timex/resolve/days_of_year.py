"""Days without a year, or with nothing but their number: the nearest, unless a cue decides."""

from __future__ import annotations

import datetime as dt

from service.timex import calendar
from service.timex.meaning import Relation, Written
from service.timex.model import Direction
from service.timex.resolve.checked import Day, day_beside
from service.timex.resolve.context import Answer, Context
from service.timex.resolve.inferred import inferred, is_firmly_past

#: Days within which the nearest date is meant, whatever a verb further away says.
CLEARLY_NEAR = 90
_YEARS = 4  # on each side of the anchor, for a day that its weekday places
_HALF_YEAR = 183
_MONTH = 31
_LEAP_DAY, _LEAP_YEAR = (2, 29), 2000


def day_and_month(date: Written, context: Context) -> Answer:
    """A day and month without a year: the nearest, or the one on which the given weekday falls."""
    if date.relation is not None:
        return _beside_anchor(date, context)
    if date.weekday and (day := _on_weekday(date, context.anchor)):
        return _nearest_day(date, Day(day), context)
    if day := _listed(date, context):
        return _inferred(date, Day(day), context, "no year given: that of the day before it in the list")
    nearest = _nearest(date, context.anchor)
    is_over = nearest.date > context.anchor and is_firmly_past(context)
    if (abs((nearest.date - context.anchor).days) <= CLEARLY_NEAR and not is_over) or date.weekday:
        return _nearest_day(date, nearest, context)
    return _day_on_side(date, nearest, context)


def _listed(date: Written, context: Context) -> dt.date | None:
    """Return a day in the year of the one that it follows in a list: "on 3 May, 9 May and 12 May"."""
    mention = context.listed_day()
    day = _day_in(date, mention.period.start.year) if mention else None
    return day if mention and day and day > mention.period.start else None


def _on_weekday(date: Written, anchor: dt.date) -> dt.date | None:
    """Return the nearest such day that falls on the weekday beside it, if there is one."""
    years = range(max(1, anchor.year - _YEARS), min(9999, anchor.year + _YEARS + 1))
    days = [day for year in years if (day := _day_in(date, year)) and day.isoweekday() == date.weekday]
    return min(days, key=lambda day: abs((day - anchor).days), default=None)


def _day_in(date: Written, year: int) -> dt.date | None:
    try:
        return calendar.date_of(year, date.month or 1, date.day or 1)
    except calendar.OutsideCalendar:
        return None


def _nearest(date: Written, anchor: dt.date) -> Day:
    """Return the nearest such day: within half a year, but a February 29 may be years away. Raises OutsideCalendar."""
    in_leap_year = _day_in(date, _LEAP_YEAR)
    if in_leap_year is None or (date.month, date.day) == _LEAP_DAY:
        days = [_beside(date, anchor, direction) for direction in (Direction.PAST, Direction.FUTURE)]
        return min(days, key=lambda day: abs((day.date - anchor).days))
    is_ahead = 0 < (in_leap_year - anchor.replace(year=_LEAP_YEAR)).days % 366 <= _HALF_YEAR
    return _beside(date, anchor, Direction.FUTURE if is_ahead else Direction.PAST)


def _beside(date: Written, anchor: dt.date, direction: Direction) -> Day:
    return day_beside(anchor, date.month or 1, date.day or 1, direction)


def _beside_anchor(date: Written, context: Context) -> Answer:
    """Return the answer for "last May 5" or "next May 5", which is never the anchor itself."""
    anchor = context.anchor
    if date.relation is Relation.LAST:
        day = _beside(date, calendar.plus_days(anchor, -1), Direction.PAST)
    else:
        day = _beside(date, anchor, Direction.FUTURE)
    return _inferred(date, day, context, f"the {date.relation} such day, counted from {anchor}")


def _nearest_day(date: Written, nearest: Day, context: Context) -> Answer:
    return _inferred(date, nearest, context, f"no year given: the nearest to {context.anchor}")


def _day_on_side(date: Written, nearest: Day, context: Context) -> Answer:
    """Return the nearest day on the side that a cue names: it is months away, or a past verb stands beside it."""
    cue, anchor = context.cue() or context.conditional(), context.anchor
    if cue is None or context.prospect() or (nearest.date > anchor) == (cue.direction is Direction.FUTURE):
        return _nearest_day(date, nearest, context)
    day = _beside(date, anchor, cue.direction)
    step = f"no year given, and the nearest is months away: {cue.explain('decide')}, counted from {anchor}"
    return _inferred(date, day, context, step)


def _inferred(date: Written, day: Day, context: Context, step: str) -> Answer:
    return inferred(calendar.day_of(day.date), date, context, (step, *day.steps))


def ordinal_day(date: Written, context: Context) -> Answer:
    """The 12th: of the month mentioned just before, else of the nearest, or on the side that a cue names.

    A month to come of the sentence before is not that of a day that is over.
    """
    mention = context.month_mentioned()
    day = _day_in_month(mention.period.start.replace(day=1), date.day or 1) if mention else None
    is_other = mention is not None and mention.token < context.sentence()
    if mention and day and not (is_other and day > context.anchor and context.looks_back()):
        step = f"no month given: that of {mention.period.value}, mentioned before"
        return inferred(calendar.day_of(day), date, context, (step,))._replace(read_against=mention.index)
    anchor, cue = context.anchor, context.verdict()
    months = [calendar.plus_months(anchor.replace(day=1), count) for count in (-2, -1, 0, 1, 2)]
    days = [day for month in months if (day := _day_in_month(month, date.day or 1))]
    if cue:
        days = [day for day in days if (day > anchor) == (cue.direction is Direction.FUTURE)]
    nearest = min(days, key=lambda day: abs((day - anchor).days))
    where = "the nearest" if not cue else f"{cue.explain('decide')}"
    step = f"no month given: {where}, counted from {anchor}"
    return inferred(calendar.day_of(nearest), date, context, (step,))


def numbered_weekday(date: Written, context: Context) -> Answer | None:
    """Return the nearest "Monday 17" on the side that a cue names; None if the months beside the anchor have none."""
    anchor, cue = context.anchor, context.verdict()
    near = (calendar.plus_days(anchor, offset) for offset in range(-_MONTH, _MONTH + 1))
    days = [day for day in near if (day.day, day.isoweekday()) == (date.day, date.weekday)]
    if not days:
        return None
    on_side = [day for day in days if cue and (day > anchor) == (cue.direction is Direction.FUTURE)]
    nearest = min(on_side or days, key=lambda day: abs((day - anchor).days))
    step = (
        f"no month given: the nearest such day that is a {calendar.WEEKDAYS[date.weekday or 1]}, counted from {anchor}"
    )
    return inferred(calendar.day_of(nearest), date, context, (step,))


def _day_in_month(month: dt.date, day: int) -> dt.date | None:
    return month.replace(day=day) if day <= calendar.days_in_month(month.year, month.month) else None

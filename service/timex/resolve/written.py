"""Dates that are written as far as they go: what is missing (the year, the week) is found from the anchor.

The defaults are those that were measured on news: a bare weekday is the last one, the publication day included; a day
and month the nearest; a bare month past unless it is near ahead. The words around a mention come before any default.
"""

from __future__ import annotations

import datetime as dt

from service.timex import calendar
from service.timex.calendar import Period
from service.timex.direction import Sign
from service.timex.holidays import Once, holiday, once
from service.timex.meaning import Named, Relation, Written
from service.timex.model import Certainty, DateOrder, Direction, TimexType
from service.timex.resolve.context import Answer, Context, Other
from service.timex.timex3 import underspecified

_WEEK = 7
_MONTHS_AHEAD = 4
_CLEARLY_NEAR = 90
_MONTHS_CLOSE = 2
_QUARTERS_AHEAD = 6


def written(date: Written, context: Context) -> Answer:
    """A date of the calendar as far as it is written."""
    if date.short_year is not None:
        return _short_year(date, context)
    if date.year is not None:
        return _in_year(date, date.year, context)
    if date.decade is not None:
        return _explicit(calendar.decade_of(date.decade * 10), date)
    if date.century is not None:
        return _explicit(calendar.century_of(date.century * 100), date)
    if date.day is not None:
        return _ordinal_day(date, context) if date.month is None else _day_and_month(date, context)
    if date.weekday is not None:
        return _weekday(date, context)
    return _part_of_year(date, context)


def period_in_year(date: Written, year: int) -> Period:
    """The period that the written fields name in that year; the year itself when they name none."""
    if date.month is not None and date.day is not None:
        return calendar.day_of(calendar.date_of(year, date.month, date.day))
    if date.month is not None:
        return calendar.month_of(year, date.month)
    if date.quarter is not None:
        return calendar.quarter_of(year, date.quarter)
    if date.half is not None:
        return calendar.half_of(year, date.half)
    if date.season is not None:
        return calendar.season_of(year, date.season)
    return calendar.year_of(year)


def _explicit(period: Period, date: Written) -> Answer:
    return Answer(TimexType.DATE, period.value, period, certainty=Certainty.EXPLICIT, steps=("the words say it all",))


def _in_year(date: Written, year: int, context: Context) -> Answer:
    if date.other_order is not None and date.month is not None and date.day is not None:
        return _ambiguous_figures(date, year, context)
    period = period_in_year(date, year)
    if date.fiscal:
        steps = (f"the fiscal year {year}, read as the calendar year: the text does not say when it ends",)
        return Answer(TimexType.DATE, period.value, period, steps=steps)
    answer = _explicit(period, date)
    if date.weekday and date.day and period.start.isoweekday() != date.weekday:
        said, real = calendar.WEEKDAYS[date.weekday], calendar.WEEKDAYS[period.start.isoweekday()]
        wrong = f"the text says {said}, and that day is a {real}"
        return Answer(TimexType.DATE, period.value, period, certainty=Certainty.EXPLICIT, steps=(*answer.steps, wrong))
    return answer


def _ambiguous_figures(date: Written, year: int, context: Context) -> Answer:
    readings = [(date.month or 0, date.day or 0), date.other_order or (0, 0)]
    if context.date_order is DateOrder.DMY:
        readings.reverse()
    first, second = (calendar.day_of(calendar.date_of(year, month, day)) for month, day in readings)
    steps = (f"figures read in the order {context.date_order}",)
    other = Other(second, "the same figures with day and month the other way round")
    return Answer(TimexType.DATE, first.value, first, certainty=Certainty.AMBIGUOUS, others=(other,), steps=steps)


def _short_year(date: Written, context: Context) -> Answer:
    """'98, the '80s: the latest year with these digits that is not more than ten years ahead of the anchor."""
    digits = date.short_year or 0
    year = context.anchor.year // 100 * 100 + digits
    year -= 100 * (year > context.anchor.year + 10)
    if date.other_order is not None:
        return _ambiguous_figures(date, year, context)
    period = calendar.decade_of(year) if date.decade is not None else period_in_year(date, year)
    steps = (f"two digits, read as the nearest such year: {year}",)
    return Answer(TimexType.DATE, period.value, period, said=underspecified(date), steps=steps)


def _choose(before: Period, after: Period, direction: Direction) -> Period:
    return after if direction is Direction.FUTURE else before


def _weekday(date: Written, context: Context) -> Answer:
    weekday, anchor = date.weekday or 1, context.anchor
    if date.relation is not None:
        return _near_weekday(date, weekday, context)
    sign = context.sign()
    back = (anchor.isoweekday() - weekday) % _WEEK
    if back == 0:
        return _own_weekday(date, context)
    future = back > _WEEK // 2  # the nearest, when no word decides
    if sign is not None:
        future = sign.direction is Direction.FUTURE
    day = calendar.plus_days(anchor, _WEEK - back if future else -back)
    period = calendar.day_of(day)
    if future:
        why = f"“{sign.word}” looks ahead" if sign else "no word decides and it is nearer"
        step = f"{why}: the next {calendar.WEEKDAYS[weekday]} after {anchor}"
    else:
        step = f"the last {calendar.WEEKDAYS[weekday]} before {anchor}" + (
            f": “{sign.word}” looks back" if sign else ""
        )
    direction = Direction.FUTURE if future else Direction.PAST
    return Answer(TimexType.DATE, period.value, period, said=underspecified(date), direction=direction, steps=(step,))


def _own_weekday(date: Written, context: Context) -> Answer:
    """The weekday of the publication day itself: that day, with the week before or after it as the other reading."""
    sign = context.sign()
    direction = sign.direction if sign else Direction.SAME
    period = calendar.day_of(context.anchor)
    away = _WEEK if direction is Direction.FUTURE else -_WEEK
    side = "after" if away > 0 else "before"
    other = Other(
        calendar.day_of(calendar.plus_days(context.anchor, away)),
        f"the weekday is the publication day's own: the one a week {side} is meant now and then",
    )
    return Answer(
        TimexType.DATE,
        period.value,
        period,
        said=underspecified(date),
        certainty=Certainty.AMBIGUOUS,
        direction=direction,
        others=(other,),
        steps=(f"the weekday is the publication day's own, {context.anchor}",),
    )


def _near_weekday(date: Written, weekday: int, context: Context) -> Answer:
    """last, this and next Friday."""
    anchor = context.anchor
    back = (anchor.isoweekday() - weekday - 1) % _WEEK + 1
    ahead = (weekday - anchor.isoweekday() - 1) % _WEEK + 1
    if date.relation is Relation.THIS:
        days = weekday - anchor.isoweekday()
        day = calendar.plus_days(anchor, days if days >= 0 or _past(context) else days + _WEEK)
        own = "this week's" if days >= 0 or _past(context) else "the coming"
        return _answer(
            calendar.day_of(day), date, context, f"{own} {calendar.WEEKDAYS[weekday]}, counted from {anchor}"
        )
    future = date.relation is Relation.NEXT
    day = calendar.plus_days(anchor, ahead if future else -back)
    period = calendar.day_of(day)
    word = "first" if future else "last"
    step = f"the {word} {calendar.WEEKDAYS[weekday]} {'after' if future else 'before'} {anchor}"
    if calendar.week_of(day) != calendar.week_of(anchor):
        return _answer(period, date, context, step)
    other = calendar.day_of(calendar.plus_days(day, _WEEK if future else -_WEEK))
    reason = f"that day lies in the week of {anchor}: some writers mean the week {'after' if future else 'before'}"
    return _answer(period, date, context, step, Other(other, reason))


def _past(context: Context) -> bool:
    sign = context.sign()
    return sign is not None and sign.direction is Direction.PAST


def _answer(period: Period, date: Written, context: Context, step: str, *others: Other) -> Answer:
    """An inferred date, with its direction from where it lies."""
    return Answer(
        TimexType.DATE,
        period.value,
        period,
        said=underspecified(date),
        certainty=Certainty.AMBIGUOUS if others else Certainty.INFERRED,
        direction=direction_to(period, context.anchor),
        others=others,
        steps=(step,),
    )


def direction_to(period: Period, anchor: dt.date) -> Direction:
    """Where a period lies as seen from the anchor; one that holds it is the same."""
    if period.interval.contains(anchor):
        return Direction.SAME
    return Direction.FUTURE if period.start > anchor else Direction.PAST


def _day_and_month(date: Written, context: Context) -> Answer:
    """A day and month without a year: the nearest, or the one whose weekday fits when the weekday is said."""
    anchor = context.anchor
    years = range(max(1, anchor.year - 4), min(9999, anchor.year + 5))
    days = [found for year in years if (found := _day_in(date, year))]
    if date.weekday:
        fitting = [day for day in days if day.isoweekday() == date.weekday]
        days = fitting or days
    if not days:
        raise ValueError("no such day")
    if date.relation is not None:
        last = date.relation is Relation.LAST
        day = max(day for day in days if day < anchor) if last else min(day for day in days if day > anchor)
        return _answer(calendar.day_of(day), date, context, f"the {date.relation} such day, counted from {anchor}")
    nearest = min(days, key=lambda day: abs((day - anchor).days))
    over = nearest > anchor and _tells_firmly(context)
    if (abs((nearest - anchor).days) <= _CLEARLY_NEAR and not over) or date.weekday:
        return _answer(calendar.day_of(nearest), date, context, f"no year is said: the nearest to {anchor}")
    return _far_day(date, days, nearest, context)


def _tells_firmly(context: Context) -> bool:
    """He died on Dec. 20; on Dec. 20 he died: a past verb that is stronger than what lies nearest."""
    sign = context.sign()
    return sign is not None and sign.firm and sign.direction is Direction.PAST


def _far_day(date: Written, days: list[dt.date], nearest: dt.date, context: Context) -> Answer:
    """A day that the words around it decide: months away, or a past verb beside it; else the nearest."""
    sign, anchor = context.sign(), context.anchor
    side = sign.direction if sign else None
    if sign is None or (nearest > anchor) == (side is Direction.FUTURE):
        return _answer(calendar.day_of(nearest), date, context, f"no year is said: the nearest to {anchor}")
    fitting = [day for day in days if (day > anchor) == (side is Direction.FUTURE)]
    chosen = min(fitting, key=lambda day: abs((day - anchor).days), default=nearest)
    step = f"no year is said, and the nearest is months away: “{sign.word}” decides, counted from {anchor}"
    return _answer(calendar.day_of(chosen), date, context, step)


def _day_in(date: Written, year: int) -> dt.date | None:
    try:
        return dt.date(year, date.month or 1, date.day or 1)
    except ValueError:
        return None


def _ordinal_day(date: Written, context: Context) -> Answer:
    """The 12th: of the month that lies nearest, or on the side that the words name."""
    anchor, sign = context.anchor, context.sign()
    months = [calendar.plus_months(anchor.replace(day=1), count) for count in (-2, -1, 0, 1, 2)]
    days = [found for month in months if (found := _day_in_month(month, date.day or 1))]
    side = sign.direction if sign else None
    fitting = [day for day in days if (day > anchor if side is Direction.FUTURE else day <= anchor)] if side else days
    nearest = min(fitting, key=lambda day: abs((day - anchor).days))
    where = "the nearest" if not sign else f"the nearest on the side of “{sign.word}”"
    return _answer(calendar.day_of(nearest), date, context, f"no month is said: {where}, counted from {anchor}")


def _day_in_month(month: dt.date, day: int) -> dt.date | None:
    return month.replace(day=day) if day <= calendar.days_in_month(month.year, month.month) else None


def _part_of_year(date: Written, context: Context) -> Answer:
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
    sign = context.sign()
    if begun[-1].interval.contains(anchor) and not _due_next(date, sign):
        return _answer(begun[-1], date, context, f"the one in which {anchor} lies")
    direction, why = _direction_of_part(date, ahead[0], sign, anchor)
    period = ahead[0] if direction is Direction.FUTURE else begun[-1]
    side = "next after" if direction is Direction.FUTURE else "last before"
    step = f"no year is said: the {side} {anchor}: {why}"
    if date.month and direction is Direction.FUTURE and sign and sign.direction is Direction.PAST:
        return _answer(period, date, context, step, Other(begun[-1], f"“{sign.word}” speaks for it"))
    return _answer(period, date, context, step)


def _direction_of_part(date: Written, ahead: Period, sign: Sign | None, anchor: dt.date) -> tuple[Direction, str]:
    """The side on which the period is looked for, and why."""
    first = anchor.replace(day=1)
    decided = sign is not None and (sign.firm or sign.direction is Direction.FUTURE)
    if date.month and not decided and ahead.start <= calendar.plus_months(first, _MONTHS_CLOSE):
        return Direction.FUTURE, "it is near ahead"
    if date.quarter and ahead.start > calendar.plus_months(first, _QUARTERS_AHEAD):
        return Direction.PAST, "the next is far away"  # "expects a third-quarter loss", said in November
    if sign:
        return sign.direction, f"“{sign.word}” decides"
    near = date.month is not None and ahead.start <= calendar.plus_months(first, _MONTHS_AHEAD)
    side = Direction.FUTURE if near else Direction.PAST
    return side, "no word decides, news looks back unless it is near ahead"


def _due_next(date: Written, sign: Sign | None) -> bool:
    """By spring, said in spring, means the next one."""
    return date.season is not None and sign is not None and sign.firm and sign.direction is Direction.FUTURE


def _near_part(date: Written, begun: list[Period], ahead: list[Period], context: Context) -> Answer:
    """last May, next spring, this summer."""
    anchor = context.anchor
    current = begun[-1].interval.contains(anchor)
    if date.relation is Relation.LAST:
        return _answer(begun[-2] if current else begun[-1], date, context, f"the last that ended before {anchor}")
    if date.relation is Relation.NEXT:
        return _answer(ahead[0], date, context, f"the first that begins after {anchor}")
    period = _this_part(date, begun, ahead, context)
    return _answer(period, date, context, f"the one of the year of {anchor}")


def _this_part(date: Written, begun: list[Period], ahead: list[Period], context: Context) -> Period:
    anchor = context.anchor
    if begun[-1].interval.contains(anchor):
        return begun[-1]
    of_year = period_in_year(date, anchor.year)
    if date.season == 3 and anchor.month <= 8:
        return period_in_year(date, anchor.year - 1)
    return of_year


def named(day: Named, context: Context) -> Answer:
    """A holiday: of the year said, or else the nearest one, or the one on the side that the words name."""
    anchor = context.anchor
    if day.year is not None or day.near_year is not None:
        year = day.year if day.year is not None else anchor.year + (day.near_year or 0)
        return _holiday_of(day, year, context, explicit=day.year is not None)
    if one := once(day.name):
        return _day_of_history(one, day.name, context)
    found = [holiday(day.name, anchor.year + offset) for offset in (-1, 0, 1) if 1 <= anchor.year + offset <= 9999]
    days = [date for date in found if date]
    if not days:
        return Answer(TimexType.DATE, "XXXX-XX-XX", unresolved=f"the calendar of holidays does not have {day.name}")
    chosen, why = _side(days, day, context)
    period = calendar.day_of(chosen)
    return _answer(period, Written(), context, f"{day.name}, {why} {anchor}")


def _day_of_history(one: Once, name: str, context: Context) -> Answer:
    """D-Day: the day itself, unless the text is older than it."""
    period = calendar.day_of(dt.date(one.year, one.month, one.day))
    if period.start >= context.anchor:
        return context.resolve(Written(month=one.month, day=one.day))
    return _answer(period, Written(), context, f"{name}: a day of history")


def _holiday_of(day: Named, year: int, context: Context, *, explicit: bool) -> Answer:
    found = holiday(day.name, year)
    if not found:
        return Answer(TimexType.DATE, f"{year:04d}", unresolved=f"the calendar of holidays has no {day.name} in {year}")
    period = calendar.day_of(found)
    certainty = Certainty.EXPLICIT if explicit else Certainty.INFERRED
    direction = direction_to(period, context.anchor)
    steps = (f"{day.name} of {year}",)
    return Answer(TimexType.DATE, period.value, period, certainty=certainty, direction=direction, steps=steps)


def _side(days: list[dt.date], day: Named, context: Context) -> tuple[dt.date, str]:
    anchor, sign = context.anchor, context.sign()
    before = [date for date in days if date < anchor or (date == anchor and day.relation is None)]
    after = [date for date in days if date > anchor]
    if day.relation is Relation.LAST and before:
        return before[-1], "the last before"
    if day.relation is Relation.NEXT and after:
        return after[0], "the next after"
    if day.relation is Relation.THIS:
        return min(days, key=lambda date: abs((date - anchor).days)), "the nearest to"
    nearest = min(days, key=lambda date: abs((date - anchor).days))
    if nearest > anchor and _tells_firmly(context) and before and sign:
        return before[-1], f"“{sign.word}” looks back: the last before"
    if abs((nearest - anchor).days) > _CLEARLY_NEAR and sign and sign.direction is Direction.FUTURE and after:
        return after[0], f"“{sign.word}” looks ahead: the next after"
    if abs((nearest - anchor).days) > _CLEARLY_NEAR and sign and sign.direction is Direction.PAST and before:
        return before[-1], f"“{sign.word}” looks back: the last before"
    return nearest, "the nearest to"

"""Dates that are written as far as they go: what is missing (the year, the week) is found from the anchor.

The defaults are those that were measured on news: a bare weekday is the last one, the publication day included; a day
and month the nearest; a bare month past unless it is near ahead. The words around a mention come before any default.
"""

from __future__ import annotations

from service.timex import calendar
from service.timex.meaning import Written
from service.timex.model import Certainty, DateOrder, TimexType
from service.timex.resolve.context import Answer, Context, Other
from service.timex.resolve.days_of_year import day_and_month, ordinal_day
from service.timex.resolve.inferred import explicit, period_in_year
from service.timex.resolve.parts_of_year import part_of_year
from service.timex.resolve.weekdays import weekday_of
from service.timex.timex3 import underspecified


def written(date: Written, context: Context) -> Answer:
    """A date of the calendar as far as it is written."""
    if date.short_year is not None:
        return _short_year(date, context)
    if date.year is not None:
        return _in_year(date, date.year, context)
    if date.decade is not None:
        return explicit(calendar.decade_of(date.decade * 10))
    if date.century is not None:
        return explicit(calendar.century_of(date.century * 100))
    if date.day is not None:
        return ordinal_day(date, context) if date.month is None else day_and_month(date, context)
    if date.weekday is not None:
        return weekday_of(date, context)
    return part_of_year(date, context)


def _in_year(date: Written, year: int, context: Context) -> Answer:
    if date.other_order is not None and date.month is not None and date.day is not None:
        return _ambiguous_figures(date, year, context)
    period = period_in_year(date, year)
    if date.fiscal:
        steps = (f"the fiscal year {year}, read as the calendar year: the text does not say when it ends",)
        return Answer(TimexType.DATE, period.value, period, steps=steps)
    answer = explicit(period)
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

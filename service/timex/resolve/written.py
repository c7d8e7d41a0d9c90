"""Dates as far as they are written; what is missing (the year, the week) comes from the anchor.

The defaults are those that were measured on news: a bare weekday is the last one, the publication day included; a day
and month is the nearest; a bare month is past unless the next is near. The words around a date outweigh any default.
"""

from __future__ import annotations

from dataclasses import replace

from service.timex import calendar
from service.timex.meaning import Written
from service.timex.model import Certainty, DateOrder, TimexType
from service.timex.resolve.context import Answer, Context, OtherReading
from service.timex.resolve.days_of_year import day_and_month, numbered_weekday, ordinal_day
from service.timex.resolve.inferred import explicit, period_in_year
from service.timex.resolve.parts_of_year import part_of_year
from service.timex.resolve.weekdays import weekday_of
from service.timex.timex3 import underspecified

#: Years after the anchor to which two digits may refer; others refer to the century before.
_YEARS_AHEAD = 10
#: Years after the anchor to which they refer whatever the verb: "get him inaugurated in '09", written in 2008.
_NEAR_YEARS = 2


def resolve_written(date: Written, context: Context) -> Answer:
    """A date of the calendar as far as it is written."""
    if date.short_year is not None:
        return _in_short_year(date, date.short_year, context)
    if date.year is not None:
        return _in_year(date, date.year, context)
    if date.decade is not None:
        return explicit(calendar.decade_of(date.decade * 10))
    if date.century is not None:
        return explicit(calendar.century_of(date.century * 100))
    if date.day is not None and date.month is None:
        return _ordinal_day(date, context)
    if date.day is not None:
        return day_and_month(date, context)
    if date.weekday is not None:
        return weekday_of(date, context)
    return part_of_year(date, context)


def _ordinal_day(date: Written, context: Context) -> Answer:
    """The 17th, Monday 17; a number that no such weekday has counts something, and the weekday alone is meant."""
    if date.weekday is None:
        return ordinal_day(date, context)
    return numbered_weekday(date, context) or weekday_of(replace(date, day=None), context)


def _in_year(date: Written, year: int, context: Context) -> Answer:
    if date.other_order is not None:
        return _ambiguous_digits(date, year, date.other_order, context)
    period = period_in_year(date, year)
    if date.fiscal:
        steps = (f"the fiscal year {year}, read as the calendar year: the text does not say when it ends",)
        return Answer(TimexType.DATE, period.value, period, steps=steps)
    answer = explicit(period)
    if date.weekday and date.day and period.start.isoweekday() != date.weekday:
        given, actual = calendar.WEEKDAYS[date.weekday], calendar.WEEKDAYS[period.start.isoweekday()]
        return answer._replace(steps=(*answer.steps, f"the text says {given}, but that day is a {actual}"))
    return answer


def _ambiguous_digits(date: Written, year: int, other_order: tuple[int, int], context: Context) -> Answer:
    """Return the reading of 3/4/2025 in the order of the publisher, with the other one beside it."""
    readings = [(date.month or 0, date.day or 0), other_order]
    if context.date_order is DateOrder.DMY:
        readings.reverse()
    first, second = (calendar.day_of(calendar.date_of(year, month, day)) for month, day in readings)
    return Answer(
        TimexType.DATE,
        first.value,
        first,
        certainty=Certainty.AMBIGUOUS,
        others=(OtherReading(second, "the same digits with day and month swapped"),),
        steps=(f"digits read in the order {context.date_order}",),
    )


def _year_first_digits(date: Written, year: int, year_first: tuple[int, int, int], context: Context) -> Answer:
    """Return the reading of 25/03/04 with the year first, with those that have it last beside it."""
    digits, month, day = year_first
    readings = [(_full_year(digits, context), month, day), (year, date.month or 0, date.day or 0)]
    if date.other_order is not None:
        readings.append((year, *date.other_order))
    first, *others = (calendar.day_of(calendar.date_of(*reading)) for reading in dict.fromkeys(readings))
    return Answer(
        TimexType.DATE,
        first.value,
        first,
        certainty=Certainty.AMBIGUOUS if others else Certainty.INFERRED,
        others=tuple(OtherReading(other, "the same digits with the year last") for other in others),
        steps=(f"digits read in the order {context.date_order}",),
    )


def _full_year(digits: int, context: Context) -> int:
    """Return the latest year with two digits that is not more than ten years after the anchor."""
    year = context.anchor.year // 100 * 100 + digits
    return year - 100 * (year > context.anchor.year + _YEARS_AHEAD)


def _in_short_year(date: Written, digits: int, context: Context) -> Answer:
    """Return the answer for "'98" or "the '80s"."""
    year = _full_year(digits, context)
    if date.year_first is not None and context.date_order is DateOrder.YMD:
        return _year_first_digits(date, year, date.year_first, context)
    if date.other_order is not None:
        return _ambiguous_digits(date, year, date.other_order, context)
    which = "nearest"
    is_far = year > context.anchor.year + _NEAR_YEARS and not date.day
    if is_far and context.looks_back():  # "it opened in the summer of '35"
        year, which = year - 100, "last"
    period = calendar.decade_of(year) if date.decade is not None else period_in_year(date, year)
    steps = (f"two digits, read as the {which} such year: {year}",)
    return Answer(TimexType.DATE, period.value, period, underspecified=underspecified(date), steps=steps)

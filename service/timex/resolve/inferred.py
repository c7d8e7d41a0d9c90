"""Parts that all resolvers of dates share: the period that fields name, its side, and the answer that it makes."""

from __future__ import annotations

import datetime as dt

from service.timex import calendar
from service.timex.calendar import Period
from service.timex.meaning import Written
from service.timex.model import Certainty, Direction, TimexType
from service.timex.resolve.context import Answer, Context, OtherReading
from service.timex.timex3 import underspecified


def period_in_year(date: Written, year: int) -> Period:
    """Return the period that the written fields name in a year; the year itself if they name none.

    Raises OutsideCalendar.
    """
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


def explicit(period: Period) -> Answer:
    """Return the answer for a date that the words give in full."""
    steps = ("the words give the complete date",)
    return Answer(TimexType.DATE, period.value, period, certainty=Certainty.EXPLICIT, steps=steps)


def inferred(period: Period, date: Written, context: Context, steps: tuple[str, ...], *others: OtherReading) -> Answer:
    """Return the answer for an inferred date, with its direction from where it lies."""
    return Answer(
        TimexType.DATE,
        period.value,
        period,
        underspecified=underspecified(date),
        certainty=Certainty.AMBIGUOUS if others else Certainty.INFERRED,
        direction=direction_to(period, context.anchor),
        others=others,
        steps=steps,
    )


def direction_to(period: Period, anchor: dt.date) -> Direction:
    """Return on which side of the anchor a period lies; SAME if the period contains it."""
    if period.interval.contains(anchor):
        return Direction.SAME
    return Direction.FUTURE if period.start > anchor else Direction.PAST


def is_firmly_past(context: Context) -> bool:
    """Whether a past verb is so close that even the nearest date gives way to it: "he died on Dec. 20"."""
    cue = context.cue()
    return cue is not None and cue.firm and context.looks_back()

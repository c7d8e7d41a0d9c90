"""What every reading of a date needs: the period its fields name, on which side it lies, and the answer it makes."""

from __future__ import annotations

import datetime as dt

from service.timex import calendar
from service.timex.calendar import Period
from service.timex.meaning import Written
from service.timex.model import Certainty, Direction, TimexType
from service.timex.resolve.context import Answer, Context, Other
from service.timex.timex3 import underspecified


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


def explicit(period: Period) -> Answer:
    """A date that the words say in full."""
    return Answer(TimexType.DATE, period.value, period, certainty=Certainty.EXPLICIT, steps=("the words say it all",))


def inferred(period: Period, date: Written, context: Context, step: str, *others: Other) -> Answer:
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


def tells_firmly(context: Context) -> bool:
    """He died on Dec. 20; on Dec. 20 he died: a past verb that is stronger than what lies nearest."""
    cue = context.cue()
    return cue is not None and cue.firm and context.looks_back()

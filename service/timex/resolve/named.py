"""Holidays and named days: of the year that is said, or else of the nearest, or of the side that the words name."""

from __future__ import annotations

import datetime as dt

from service.timex import calendar
from service.timex.holidays import HistoricDay, day_in_year
from service.timex.meaning import Named, Relation, Written
from service.timex.model import Certainty, Direction, TimexType
from service.timex.resolve.context import Answer, Context
from service.timex.resolve.days_of_year import CLEARLY_NEAR
from service.timex.resolve.inferred import direction_to, inferred, tells_firmly


def named(day: Named, context: Context) -> Answer:
    """A holiday: of the year said, or else the nearest one, or the one on the side that the words name."""
    anchor = context.anchor
    if day.year is not None or day.near_year is not None:
        year = day.year if day.year is not None else anchor.year + (day.near_year or 0)
        return _holiday_of(day, year, context, explicit=day.year is not None)
    if isinstance(day.day, HistoricDay):
        return _historic_day(day.day, day.name, context)
    years = (anchor.year + offset for offset in (-1, 0, 1) if 1 <= anchor.year + offset <= 9999)
    days = [date for year in years if (date := day_in_year(day.day, year))]
    if not days:
        return Answer(TimexType.DATE, "XXXX-XX-XX", unresolved=f"the calendar of holidays does not have {day.name}")
    chosen, why = _side(days, day, context)
    period = calendar.day_of(chosen)
    return inferred(period, Written(), context, f"{day.name}, {why} {anchor}")


def _historic_day(day: HistoricDay, name: str, context: Context) -> Answer:
    """D-Day: the day itself, unless the text is older than it."""
    period = calendar.day_of(dt.date(day.year, day.month, day.day))
    if period.start >= context.anchor:
        return context.resolve(Written(month=day.month, day=day.day))
    return inferred(period, Written(), context, f"{name}: a day of history")


def _holiday_of(day: Named, year: int, context: Context, *, explicit: bool) -> Answer:
    found = day_in_year(day.day, year)
    if not found:
        return Answer(TimexType.DATE, f"{year:04d}", unresolved=f"the calendar of holidays has no {day.name} in {year}")
    period = calendar.day_of(found)
    certainty = Certainty.EXPLICIT if explicit else Certainty.INFERRED
    direction = direction_to(period, context.anchor)
    steps = (f"{day.name} of {year}",)
    return Answer(TimexType.DATE, period.value, period, certainty=certainty, direction=direction, steps=steps)


def _side(days: list[dt.date], day: Named, context: Context) -> tuple[dt.date, str]:
    anchor, cue = context.anchor, context.cue()
    before = [date for date in days if date < anchor or (date == anchor and day.relation is None)]
    after = [date for date in days if date > anchor]
    if day.relation is Relation.LAST and before:
        return before[-1], "the last before"
    if day.relation is Relation.NEXT and after:
        return after[0], "the next after"
    if day.relation is Relation.THIS:
        return min(days, key=lambda date: abs((date - anchor).days)), "the nearest to"
    nearest = min(days, key=lambda date: abs((date - anchor).days))
    if nearest > anchor and tells_firmly(context) and before and cue:
        return before[-1], f"“{cue.word}” looks back: the last before"
    if abs((nearest - anchor).days) > CLEARLY_NEAR and cue and cue.direction is Direction.FUTURE and after:
        return after[0], f"“{cue.word}” looks ahead: the next after"
    if abs((nearest - anchor).days) > CLEARLY_NEAR and cue and cue.direction is Direction.PAST and before:
        return before[-1], f"“{cue.word}” looks back: the last before"
    return nearest, "the nearest to"

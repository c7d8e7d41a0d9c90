"""Holidays and named days: of the year that is given, or else the nearest, or on the side that the words name."""

from __future__ import annotations

import datetime as dt

from service.timex import calendar
from service.timex.calendar import Period
from service.timex.holidays import HistoricDay, Observed, days_in_year, end_before
from service.timex.meaning import Named, Relation, Written
from service.timex.model import Certainty, Direction, Granularity, TimexType
from service.timex.resolve.context import Answer, Context
from service.timex.resolve.days_of_year import CLEARLY_NEAR
from service.timex.resolve.inferred import direction_to, inferred, is_firmly_past
from service.timex.resolve.narrative import mention_that_dates


def resolve_named(named: Named, context: Context) -> Answer:
    """A holiday: of the year that is given, or else the nearest one, or the one on the side that the words name."""
    anchor = context.anchor
    if named.year is not None or named.near_year is not None:
        year = named.year if named.year is not None else anchor.year + (named.near_year or 0)
        return _holiday_in(named, year, context)
    if isinstance(named.day, HistoricDay):
        return _historic_day(named.day, named.name, context)
    years = (anchor.year + offset for offset in (-1, 0, 1) if 1 <= anchor.year + offset <= 9999)
    days = [day for year in years for day in days_in_year(named.day, year)]
    if not days:
        return Answer(TimexType.DATE, "XXXX-XX-XX", unresolved=f"the date of {named.name} near {anchor} is not known")
    if (answer := _narrated(named, days[0], context)) is not None:
        return answer
    day, why = _choose(days, named, context)
    return inferred(_period(named, day), Written(), context, (f"{named.name}, {why} {anchor}{_note(named)}",))


def _narrated(named: Named, near: dt.date, context: Context) -> Answer | None:
    """Return the first such holiday from the mention before it on: "on 3 December 2009 and on Christmas Eve".

    ``near`` is one such day near the anchor.
    """
    mention = mention_that_dates(Written(month=near.month, day=near.day), context) if named.relation is None else None
    if mention is None:
        return None
    first = mention.period.start
    years = (year for year in (first.year, first.year + 1) if year <= dt.MAXYEAR)
    day = next((day for year in years for day in days_in_year(named.day, year) if day >= first), None)
    if day is None or day > context.anchor:
        return None
    answer = _holiday_in(named, day.year, context)
    why = f"no year given: {named.name} after {mention.period.value}{_note(named)}"
    return answer._replace(certainty=Certainty.INFERRED, read_against=mention.index, steps=(why,))


def _period(named: Named, day: dt.date) -> Period:
    """Return the day, or the days of a feast that is a period."""
    end = end_before(named.day, day)
    if end is None:
        return calendar.day_of(day)
    return calendar.stretch(day, end, Granularity.DAY, f"{day}/{calendar.plus_days(end, -1)}")


def _note(named: Named) -> str:
    return "; where the moon decides, it may be a day later" if isinstance(named.day, Observed) else ""


def _historic_day(day: HistoricDay, name: str, context: Context) -> Answer:
    """Return the day of history itself ("D-Day"), unless the text is older than it."""
    period = calendar.day_of(dt.date(day.year, day.month, day.day))
    if period.start >= context.anchor:
        return context.resolve(Written(month=day.month, day=day.day))
    return inferred(period, Written(), context, (f"{name}: a day of history",))


def _holiday_in(named: Named, year: int, context: Context) -> Answer:
    days = days_in_year(named.day, year)
    if not days:
        return Answer(TimexType.DATE, f"{year:04d}", unresolved=f"the date of {named.name} in {year} is not known")
    period = _period(named, days[0])
    return Answer(
        TimexType.DATE,
        period.value,
        period,
        certainty=Certainty.EXPLICIT if named.year is not None else Certainty.INFERRED,
        direction=direction_to(period, context.anchor),
        steps=(f"{named.name} of {year}{_note(named)}",),
    )


def _choose(days: list[dt.date], named: Named, context: Context) -> tuple[dt.date, str]:
    """Return the day that is meant among those of neighbouring years, and why."""
    anchor, cue = context.anchor, context.cue()
    before = [day for day in days if day < anchor or (day == anchor and named.relation is None)]
    after = [day for day in days if day > anchor]
    nearest = min(days, key=lambda day: abs((day - anchor).days))
    if named.relation is Relation.LAST and before:
        return before[-1], "the last before"
    if named.relation is Relation.NEXT and after:
        return after[0], "the next after"
    if named.relation is Relation.THIS or cue is None:
        return nearest, "the nearest to"
    is_far = abs((nearest - anchor).days) > CLEARLY_NEAR
    is_ahead = is_far or (nearest < anchor and cue.firm)  # "will marry at Christmas"
    if is_ahead and cue.direction is Direction.FUTURE and after:
        return after[0], f"{cue.explain('look', 'ahead')}: the next after"
    is_over = is_far and cue.direction is Direction.PAST
    if before and (is_over or (nearest > anchor and is_firmly_past(context))):
        return before[-1], f"{cue.explain('look', 'back')}: the last before"
    return nearest, "the nearest to"

"""Periods inside or beside periods: the third quarter of last year, early next week, the first Monday of May."""

from __future__ import annotations

from dataclasses import replace

from service.timex import calendar
from service.timex.calendar import Period
from service.timex.meaning import Beside, Between, Containing, Edge, Meaning, Nth, Within, Written
from service.timex.model import Certainty, Direction, Granularity, TimexType
from service.timex.resolve.checked import weekday_beside
from service.timex.resolve.context import Answer, Context
from service.timex.resolve.inferred import direction_to, period_in_year

_PLACES = {1: "first", 2: "second", 3: "third", 4: "fourth", 5: "fifth", -1: "last"}


def resolve_within(within: Within, context: Context) -> Answer:
    """A month, quarter, half, season, day or weekday inside a period that is resolved first."""
    outer = context.resolve(within.outer)
    if outer.period is None:
        return outer
    period = _inside(within.inner, outer.period, context)
    return outer._replace(
        value=period.value,
        period=period,
        underspecified=None if outer.certainty is Certainty.EXPLICIT else outer.underspecified,
        direction=direction_to(period, context.anchor),
        certainty=Certainty.INFERRED if _depends_on_mention(within.inner) else outer.certainty,
        steps=(*outer.steps, f"{period.value} in {outer.value}"),
    )


def _depends_on_mention(inner: Written) -> bool:
    """Whether it is "the same period" or "the same month" of another year, without its number."""
    return inner == Written() or inner.quarter == 0 or inner.month == 0


def _inside(inner: Written, outer: Period, context: Context) -> Period:
    if inner.day is not None and inner.month is None:
        return calendar.day_of(calendar.date_of(outer.start.year, outer.start.month, inner.day))
    if inner.weekday is not None:
        return calendar.day_of(calendar.plus_days(outer.start, inner.weekday - 1))
    if inner.day == 0:
        return calendar.day_of(calendar.date_of(outer.start.year, context.anchor.month, context.anchor.day))
    if inner.quarter == 0:
        return _same_quarter(outer, context)
    if inner.month == 0:
        return _same_period(outer, context, Granularity.MONTH)
    if inner == Written():
        return _same_period(outer, context, Granularity.QUARTER, Granularity.HALF, Granularity.SEASON)
    return period_in_year(inner, outer.start.year)


def _same_quarter(outer: Period, context: Context) -> Period:
    """The 1988 quarter: that of the year which has the number of the quarter last mentioned."""
    mention = context.last(Granularity.QUARTER)
    number = (mention.period.start.month + 2) // 3 if mention else (context.anchor.month - 1) // 3 or 4
    return calendar.quarter_of(outer.start.year, number)


def _same_period(outer: Period, context: Context, *granularities: Granularity) -> Period:
    """The 1988 period, the same month of 1988: the period last mentioned, in that year; otherwise the year."""
    mention = context.last(Granularity.QUARTER, Granularity.HALF, Granularity.MONTH, Granularity.SEASON)
    if mention is None or mention.type is not TimexType.DATE or mention.period.granularity not in granularities:
        return outer
    return calendar.shift(mention.period, outer.start.year - mention.period.start.year, Granularity.YEAR)


def resolve_containing(containing: Containing, context: Context) -> Answer:
    """The week of March 6: the one that contains the day."""
    day = context.resolve(containing.day)
    if day.period is None:
        return day
    period = calendar.containing(containing.granularity, day.period.start)
    return _replaced(day, period, f"the {containing.granularity} that contains {day.value}", context)


def resolve_beside(beside: Beside, context: Context) -> Answer:
    """The week before Christmas, the day after Easter, the Friday before May 1: as fine as the unit."""
    day = context.resolve(beside.day)
    if day.period is None:
        return day
    start, sign = day.period.start, beside.sign
    steps: tuple[str, ...] = ()
    if beside.weekday is None:
        period = calendar.neighbour(calendar.containing(beside.granularity, start), sign)
        name = str(beside.granularity)
    else:
        direction = Direction.FUTURE if sign > 0 else Direction.PAST
        nearest = weekday_beside(start, beside.weekday, direction)
        period, steps = calendar.day_of(nearest.date), nearest.steps
        name = f"nearest {calendar.WEEKDAYS[beside.weekday]}"
    answer = _replaced(day, period, f"the {name} {'before' if sign < 0 else 'after'} {day.value}", context)
    return answer._replace(steps=(*answer.steps, *steps))


def resolve_nth(nth: Nth, context: Context) -> Answer:
    """The second Saturday of August, the last Sunday of the year; unresolved if the month has no fifth."""
    whole = context.resolve(nth.whole)
    if whole.period is None or whole.period.granularity not in (Granularity.MONTH, Granularity.YEAR):
        return Answer(TimexType.DATE, "XXXX-XX-XX", unresolved=whole.unresolved or "the month is not known")
    days = calendar.weekdays_in(whole.period.interval, nth.weekday)
    name = f"{_PLACES[nth.place]} {calendar.WEEKDAYS[nth.weekday]}"
    if nth.place > len(days):
        return Answer(TimexType.DATE, "XXXX-XX-XX", unresolved=f"{whole.value} has no {name}")
    day = calendar.day_of(days[nth.place if nth.place < 0 else nth.place - 1])
    return _replaced(whole, day, f"the {name} of {whole.value}: {day.value}", context)


def resolve_edge(edge: Edge, context: Context) -> Answer:
    """The last day of May, the first weekend of June: the first or last that begins in the period."""
    whole = context.resolve(edge.whole)
    if whole.period is None:
        return whole
    interval = whole.period.interval
    period = calendar.containing(edge.granularity, whole.period.start if edge.sign > 0 else interval.last_day)
    if not interval.contains(period.start):
        period = calendar.neighbour(period, edge.sign)
    if not interval.contains(period.start):
        return Answer(TimexType.DATE, "XXXX", unresolved=f"no {edge.granularity} begins in {whole.value}")
    place = "first" if edge.sign > 0 else "last"
    return _replaced(whole, period, f"the {place} {edge.granularity} of {whole.value}", context)


def _replaced(answer: Answer, period: Period, step: str, context: Context) -> Answer:
    """Return the answer with another period that was found from its own."""
    return answer._replace(
        value=period.value,
        period=period,
        underspecified=None,
        others=(),
        direction=direction_to(period, context.anchor),
        steps=(*answer.steps, step),
    )


def resolve_between(between: Between, context: Context) -> Answer:
    """Return the period from the first to the last end of an expression that names both."""
    first = context.resolve(between.first)
    last = _end(between.last, first.period, context)
    if first.period is None or last.period is None:
        return first if first.period is None else last
    period = joined(first.period, last.period)
    return first._replace(value=period.value, period=period, direction=direction_to(period, context.anchor))


def _end(end: Meaning, begin: Period | None, context: Context) -> Answer:
    """Return the end of "April 28-30" in the year of its beginning, even where the nearest April 30 is of another."""
    answer = context.resolve(end)
    if not begin or not answer.period or not isinstance(end, Written) or end.year is not None:
        return answer
    same_year = answer.period.start.year == begin.start.year
    return answer if same_year else context.resolve(replace(end, year=begin.start.year))


def joined(first: Period, last: Period) -> Period:
    """Return the stretch from the start of one period to the end of a later one."""
    value = f"{first.value}/{last.value}"
    return calendar.stretch(first.start, last.interval.end_before, last.granularity, value)

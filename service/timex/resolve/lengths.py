"""Durations: those without a place on the calendar, and those that end or begin at a day that is known."""

from __future__ import annotations

from dataclasses import replace

from service.timex import calendar
from service.timex.calendar import Period
from service.timex.meaning import Length, Meaning, Stretch, WeekEnded
from service.timex.model import Certainty, Direction, Granularity, TimexType
from service.timex.resolve.context import Answer, Context
from service.timex.resolve.inferred import direction_to

#: How many a vague plural stands for when an event must be given some stretch; the date is marked approximate.
_SOME = 4


def length(plain: Length, context: Context) -> Answer:
    """For three years, two-year: how long, and nothing of when."""
    return Answer(
        TimexType.DURATION, plain.value, mod=plain.mod, certainty=Certainty.EXPLICIT, steps=("a length of time",)
    )


def stretch(side: Stretch, context: Context) -> Answer:
    """The past three months end at the anchor, the next two weeks begin after it; the first nine months of a year."""
    if side.of is not None:
        return _part_of(side, side.of, context)
    plain, grain = side.length, side.length.granularity
    if grain is None:
        return _unplaced(plain, "a part of a day, counted from a time of day that is not known")
    count = round(plain.amount) if plain.amount is not None else _SOME
    if count == 0:
        return _unplaced(plain, f"shorter than the {grain} that it is counted in")
    period = _beside(side.sign, count, grain, context)
    vague = plain.amount is None
    how = f"{'about ' if vague else ''}{count} {grain}{'s' * (count != 1)}" + (
        ", since how many is not said," if vague else ""
    )
    where = f"from the day after {context.anchor}" if side.sign > 0 else f"up to {context.anchor}"
    return Answer(
        TimexType.DURATION,
        plain.value,
        replace(period, value=plain.value),
        mod=plain.mod,
        direction=Direction.FUTURE if side.sign > 0 else Direction.PAST,
        steps=(f"{how} {where}",),
        approximate=vague or plain.mod is not None,
    )


def _unplaced(plain: Length, reason: str) -> Answer:
    return Answer(TimexType.DURATION, plain.value, mod=plain.mod, unresolved=reason)


def _beside(sign: int, count: int, grain: Granularity, context: Context) -> Period:
    after = calendar.plus_days(context.anchor, 1)
    if sign > 0:
        return calendar.stretch(after, calendar.shift_day(after, count, grain), grain, "")
    return calendar.stretch(calendar.shift_day(context.anchor, -count, grain), after, grain, "")


def _part_of(side: Stretch, whole: Meaning, context: Context) -> Answer:
    outer = context.resolve(whole)
    plain, grain = side.length, side.length.granularity
    if outer.period is None or grain is None or plain.amount is None:
        return length(plain, context)._replace(unresolved=outer.unresolved)
    first, end = outer.period.start, outer.period.interval.end_before
    count = round(plain.amount)
    if count == 0:
        return _unplaced(plain, f"shorter than the {grain} that it is counted in")
    if side.sign > 0:
        period = calendar.stretch(first, calendar.shift_day(first, count, grain), grain, plain.value)
    else:
        period = calendar.stretch(calendar.shift_day(end, -count, grain), end, grain, plain.value)
    steps = (
        *outer.steps,
        f"the {'first' if side.sign > 0 else 'last'} {count} {grain}{'s' * (count != 1)} of {outer.value}",
    )
    direction = direction_to(period, context.anchor)
    return outer._replace(type=TimexType.DURATION, value=plain.value, period=period, steps=steps, direction=direction)


def ended(closed: WeekEnded, context: Context) -> Answer:
    """The week ended July 2, the quarter ended Sept. 30, the six months to June 30: counted back from that day."""
    day = context.resolve(closed.day)
    if day.period is None:
        return day
    end = day.period.interval.end_before
    start = calendar.shift_day(end, -closed.count, closed.granularity)
    whole = calendar.containing(closed.granularity, calendar.plus_days(start, (end - start).days // 2))
    fits = closed.count == 1 and whole.interval.start_on == start and whole.interval.end_before == end
    many = (
        f"{closed.count} {closed.granularity}s that end" if closed.count != 1 else f"the {closed.granularity} that ends"
    )
    steps = (*day.steps, f"{many} on {day.value}")
    if closed.count == 1 and closed.granularity in (Granularity.WEEK, Granularity.QUARTER, Granularity.MONTH):
        period = whole if fits else calendar.stretch(start, end, closed.granularity, whole.value)
        return day._replace(value=whole.value, period=period, steps=steps, certainty=day.certainty)
    letter = {Granularity.YEAR: "Y", Granularity.QUARTER: "Q", Granularity.WEEK: "W", Granularity.DAY: "D"}
    value = f"P{closed.count}{letter.get(closed.granularity, 'M')}"
    period = calendar.stretch(start, end, closed.granularity, value)
    return day._replace(type=TimexType.DURATION, value=value, period=period, steps=steps, certainty=Certainty.INFERRED)

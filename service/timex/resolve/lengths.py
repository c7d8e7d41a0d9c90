"""Durations: those without a place on the calendar, and those that begin or end at a known day."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from service.timex import calendar
from service.timex.calendar import Period
from service.timex.meaning import Length, Meaning, PeriodEnded, Stretch
from service.timex.model import Certainty, Direction, Granularity, TimexType
from service.timex.resolve.context import Answer, Context, Mention
from service.timex.resolve.inferred import direction_to
from service.timex.resolve.narrative import narrated_mention

#: How many units a vague plural stands for, so that an event has some dates; they are marked as approximate.
_VAGUE_COUNT = 4
#: TIMEX3 designators of the units that a period may end in; other units are counted in months.
_DESIGNATORS = {Granularity.YEAR: "Y", Granularity.QUARTER: "Q", Granularity.WEEK: "W", Granularity.DAY: "D"}


def resolve_length(length: Length, context: Context) -> Answer:
    """Return the answer for "for three years" or "two-year", which say how long, and not when."""
    return Answer(
        TimexType.DURATION, length.value, mod=length.mod, certainty=Certainty.EXPLICIT, steps=("a length of time",)
    )


def resolve_stretch(stretch: Stretch, context: Context) -> Answer:
    """The past three months end at the anchor, the next two weeks begin after it; the first nine months of a year."""
    if stretch.of is not None:
        return _part_of(stretch, stretch.of, context)
    length, granularity = stretch.length, stretch.length.granularity
    if granularity is None:
        return _unplaced(length, "a part of a day, counted from a time that is not known")
    is_vague = length.amount is None
    count = _VAGUE_COUNT if length.amount is None else round(length.amount)
    if count == 0:
        return _too_short(length, granularity)
    counted = _counted(count, granularity)
    if is_vague:
        counted = f"about {counted} (the number is not given)"
    followed = _date_followed(stretch, context)
    if stretch.follows and followed is None:
        return resolve_length(length, context)
    day = calendar.plus_days(followed.period.interval.end_before, -1) if followed else context.anchor
    period = _beside(stretch.sign, count, granularity, day)
    after = f"{followed.period.value}, mentioned before" if followed else f"the day after {context.anchor}"
    where = f"from {after}" if stretch.sign > 0 else f"up to {context.anchor}"
    return Answer(
        TimexType.DURATION,
        length.value,
        replace(period, value=length.value),
        mod=length.mod,
        direction=Direction.PAST if followed or stretch.sign < 0 else Direction.FUTURE,
        read_against=followed.index if followed else None,
        steps=(f"{counted} {where}",),
        approximate=is_vague or length.mod is not None,
    )


def _date_followed(stretch: Stretch, context: Context) -> Mention | None:
    """Return the past date that units ahead follow where the text tells what happened in them.

    "The war began in 1839. Over | the next five years | 40 towns were burned"; but not "the council approved a plan for
    the next five years", "over the next five years, the mayor said, rents will rise". A narrative follows the date
    that it has reached.
    """
    if stretch.sign < 0:
        return None
    if (narrated := narrated_mention(context)) is not None:
        return narrated
    mention = context.last()
    is_near = mention is not None and mention.token >= context.previous_sentence()
    is_over = mention is not None and mention.period.interval.end_before <= context.anchor
    around = context.surroundings
    opens = around.leads_sentence() or around.begins_sentence() or around.begins_clause()
    continues = stretch.follows or (context.narrates() and opens)
    return mention if is_near and is_over and continues and not context.looks_ahead() else None


def _counted(count: int, granularity: Granularity) -> str:
    return f"{count} {granularity}{'s' * (count != 1)}"


def _beside(sign: int, count: int, granularity: Granularity, day: dt.date) -> Period:
    """Return a number of units that begin after a day (+1) or end on it (-1)."""
    after = calendar.plus_days(day, 1)
    if sign > 0:
        return calendar.stretch(after, calendar.shift_day(after, count, granularity), granularity, "")
    return calendar.stretch(calendar.shift_day(day, -count, granularity), after, granularity, "")


def _part_of(stretch: Stretch, whole: Meaning, context: Context) -> Answer:
    """The first nine months of 1989, the last two weeks of May."""
    outer = context.resolve(whole)
    length, granularity = stretch.length, stretch.length.granularity
    if outer.period is None or granularity is None or length.amount is None:
        return resolve_length(length, context)._replace(unresolved=outer.unresolved)
    first, end = outer.period.start, outer.period.interval.end_before
    count = round(length.amount)
    if count == 0:
        return _too_short(length, granularity)
    if stretch.sign > 0:
        period = calendar.stretch(first, calendar.shift_day(first, count, granularity), granularity, length.value)
    else:
        period = calendar.stretch(calendar.shift_day(end, -count, granularity), end, granularity, length.value)
    step = f"the {'first' if stretch.sign > 0 else 'last'} {_counted(count, granularity)} of {outer.value}"
    return outer._replace(
        type=TimexType.DURATION,
        value=length.value,
        period=period,
        steps=(*outer.steps, step),
        direction=direction_to(period, context.anchor),
    )


def _unplaced(length: Length, reason: str) -> Answer:
    return Answer(TimexType.DURATION, length.value, mod=length.mod, unresolved=reason)


def _too_short(length: Length, granularity: Granularity) -> Answer:
    return _unplaced(length, f"shorter than the {granularity} that it is counted in")


def resolve_ended(ended: PeriodEnded, context: Context) -> Answer:
    """The week ended July 2, the quarter ended Sept. 30, the six months to June 30: counted back from that day."""
    day, granularity = context.resolve(ended.day), ended.granularity
    if day.period is None:
        return day
    end = day.period.interval.end_before
    start = calendar.shift_day(end, -ended.count, granularity)
    what = f"the {granularity} that ends" if ended.count == 1 else f"the {ended.count} {granularity}s that end"
    steps = (*day.steps, f"{what} on {day.value}")
    if ended.count == 1 and granularity in (Granularity.WEEK, Granularity.QUARTER, Granularity.MONTH):
        whole = calendar.containing(granularity, calendar.plus_days(start, (end - start).days // 2))
        is_calendar_unit = (whole.interval.start_on, whole.interval.end_before) == (start, end)
        period = whole if is_calendar_unit else calendar.stretch(start, end, granularity, whole.value)
        return day._replace(value=whole.value, period=period, steps=steps)
    value = f"P{ended.count}{_DESIGNATORS.get(granularity, 'M')}"
    period = calendar.stretch(start, end, granularity, value)
    return day._replace(type=TimexType.DURATION, value=value, period=period, steps=steps, certainty=Certainty.INFERRED)

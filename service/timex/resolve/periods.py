"""Periods inside periods: the third quarter of last year, early next week, 2010-2014."""

from __future__ import annotations

from dataclasses import replace

from service.timex import calendar
from service.timex.calendar import Period
from service.timex.meaning import Beside, Between, Containing, Edge, Meaning, Nth, Part, Within, Written
from service.timex.model import Certainty, Granularity, TimexType
from service.timex.resolve.context import Answer, Context
from service.timex.resolve.inferred import direction_to, period_in_year

_WORDS = {"START": "the beginning", "MID": "the middle", "END": "the end"}
_PLACES = {1: "first", 2: "second", 3: "third", 4: "fourth", 5: "fifth", -1: "last"}
_DAY_PARTS = {"START": "early morning", "MID": "midday", "END": "late evening"}


def within(nested: Within, context: Context) -> Answer:
    """A month, quarter, half, season, day or weekday inside a period that is resolved first."""
    outer = context.resolve(nested.outer)
    if outer.period is None:
        return outer
    period = _inside(nested.inner, outer.period, context)
    said = None if outer.certainty is Certainty.EXPLICIT else outer.said
    return outer._replace(
        value=period.value,
        period=period,
        said=said,
        direction=direction_to(period, context.anchor),
        certainty=Certainty.INFERRED if _is_sought_again(nested.inner) else outer.certainty,
        steps=(*outer.steps, f"{period.value} in {outer.value}"),
    )


def _is_sought_again(inner: Written) -> bool:
    return inner == Written() or inner.quarter == 0 or inner.month == 0


def _inside(inner: Written, outer: Period, context: Context) -> Period:
    if inner.weekday is not None:
        return calendar.day_of(calendar.plus_days(outer.start, inner.weekday - 1))
    if inner.quarter == 0:
        return _quarter_spoken_of(outer, context)
    if inner.month == 0:
        return _same_part(outer, context, Granularity.MONTH)
    if inner == Written():
        return _same_part(outer, context, Granularity.QUARTER, Granularity.HALF, Granularity.SEASON)
    return period_in_year(inner, outer.start.year)


def _quarter_spoken_of(outer: Period, context: Context) -> Period:
    """The 1988 quarter: the one of that year that has the number of the quarter last mentioned."""
    mention = context.last(Granularity.QUARTER)
    number = (mention.period.start.month + 2) // 3 if mention else (context.anchor.month - 1) // 3 or 4
    return calendar.quarter_of(outer.start.year, number)


def _same_part(outer: Period, context: Context, *wanted: Granularity) -> Period:
    """The 1988 period, the same month of 1988: what was mentioned last, in that year; else the year."""
    mention = context.last(Granularity.QUARTER, Granularity.HALF, Granularity.MONTH, Granularity.SEASON)
    if mention is None or mention.type is not TimexType.DATE or mention.period.granularity not in wanted:
        return outer
    return calendar.shift(mention.period, outer.start.year - mention.period.start.year, Granularity.YEAR)


def part(piece: Part, context: Context) -> Answer:
    """Early, mid- and late: the whole period with TIMEX3's mod, since where the part ends is not said."""
    whole = context.resolve(piece.whole)
    if whole.period is None:
        return whole._replace(mod=whole.mod or piece.mod)
    step = f"{_WORDS[piece.mod]} of {whole.value}: how much of it is not said, so no day is made up"
    is_day = whole.period.granularity is Granularity.DAY
    period = replace(whole.period, granularity=Granularity.PART_OF_DAY) if is_day else whole.period
    return whole._replace(
        period=period,
        mod=piece.mod,
        part_of_day=_DAY_PARTS[piece.mod] if is_day else whole.part_of_day,
        steps=(*whole.steps, step),
    )


def containing(whole: Containing, context: Context) -> Answer:
    """The week of March 6: the one in which that day lies."""
    day = context.resolve(whole.day)
    if day.period is None:
        return day
    period = calendar.containing(whole.granularity, day.period.start)
    direction = direction_to(period, context.anchor)
    steps = (*day.steps, f"the {whole.granularity} in which {day.value} lies")
    return day._replace(value=period.value, period=period, said=None, others=(), direction=direction, steps=steps)


def beside(unit: Beside, context: Context) -> Answer:
    """The week before Christmas, the day after Easter, the Friday before May 1: as fine as the unit that is named."""
    day = context.resolve(unit.day)
    if day.period is None:
        return day
    if unit.weekday is None:
        found = calendar.neighbour(calendar.containing(unit.granularity, day.period.start), unit.sign)
        name = str(unit.granularity)
    else:
        away = (unit.sign * (unit.weekday - day.period.start.isoweekday()) - 1) % 7 + 1
        found = calendar.day_of(calendar.plus_days(day.period.start, unit.sign * away))
        name = f"nearest {calendar.WEEKDAYS[unit.weekday]}"
    step = f"the {name} {'before' if unit.sign < 0 else 'after'} {day.value}"
    direction = direction_to(found, context.anchor)
    return day._replace(
        value=found.value, period=found, said=None, others=(), direction=direction, steps=(*day.steps, step)
    )


def nth(day: Nth, context: Context) -> Answer:
    """The second Saturday of August; unresolved where the month has no fifth."""
    month = context.resolve(day.month)
    if month.period is None or month.period.granularity is not Granularity.MONTH:
        return Answer(TimexType.DATE, "XXXX-XX-XX", unresolved=month.unresolved or "the month is not known")
    days = calendar.weekdays_in_month(month.period.start, day.weekday)
    if day.place > len(days):
        weekday = calendar.WEEKDAYS[day.weekday]
        return Answer(TimexType.DATE, "XXXX-XX-XX", unresolved=f"{month.value} has no {_PLACES[day.place]} {weekday}")
    found = calendar.day_of(days[day.place] if day.place < 0 else days[day.place - 1])
    step = f"the {_PLACES[day.place]} such weekday of {month.value}: {found.value}"
    direction = direction_to(found, context.anchor)
    return month._replace(
        value=found.value, period=found, said=None, others=(), direction=direction, steps=(*month.steps, step)
    )


def edge(unit: Edge, context: Context) -> Answer:
    """The last day of May, the first weekend of June: the first or last that begins in the period."""
    whole = context.resolve(unit.whole)
    if whole.period is None:
        return whole
    interval = whole.period.interval
    found = calendar.containing(unit.granularity, whole.period.start if unit.sign > 0 else interval.last_day)
    if not interval.contains(found.start):
        found = calendar.neighbour(found, unit.sign)
    if not interval.contains(found.start):
        return Answer(TimexType.DATE, "XXXX", unresolved=f"{whole.value} has no {unit.granularity} of its own")
    step = f"the {'first' if unit.sign > 0 else 'last'} {unit.granularity} of {whole.value}"
    direction = direction_to(found, context.anchor)
    return whole._replace(
        value=found.value, period=found, said=None, others=(), direction=direction, steps=(*whole.steps, step)
    )


def between(both: Between, context: Context) -> Answer:
    """One expression that names both its ends; the value is theirs, the period runs from the first to the last."""
    first = context.resolve(both.first)
    last = _end(both.last, first.period, context)
    if first.period is None or last.period is None:
        return first if first.period is None else last
    period = joined(first.period, last.period)
    return first._replace(value=period.value, period=period, direction=direction_to(period, context.anchor))


def _end(end: Meaning, begin: Period | None, context: Context) -> Answer:
    """April 28-30: both days are of one year, even where the nearest April 28 and the nearest April 30 are not."""
    answer = context.resolve(end)
    if not begin or not answer.period or not isinstance(end, Written) or end.year is not None:
        return answer
    same_year = answer.period.start.year == begin.start.year
    return answer if same_year else context.resolve(replace(end, year=begin.start.year))


def joined(first: Period, last: Period) -> Period:
    """Return the stretch from the start of one period to the end of a later one."""
    value = f"{first.value}/{last.value}"
    return calendar.stretch(first.start, last.interval.end_before, last.granularity, value)

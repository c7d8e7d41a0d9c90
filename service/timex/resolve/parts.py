"""Parts of a period: early May, the end of the year, later this week.

TIMEX3 has the whole period with a ``mod``. The days of the part are about right, since the words do not say where it
ends: a third for "early", "mid-" and "late", less for "the end of", and for "later this year" what lies after the
publication day.
"""

from __future__ import annotations

from dataclasses import replace

from service.timex import calendar
from service.timex.calendar import Period
from service.timex.meaning import Anaphor, Extent, Part, Written
from service.timex.model import Direction, Granularity, Interval
from service.timex.resolve.context import Answer, Context
from service.timex.resolve.inferred import direction_to, period_in_year

_PARTS = {"START": "the beginning", "MID": "the middle", "END": "the end"}
_PARTS_OF_DAY = {"START": "early morning", "MID": "midday", "END": "late evening"}
#: The number of units, days or months, after which the first and the second third of a period end.
_THIRDS = {
    Granularity.WEEK: (2, 4),
    Granularity.MONTH: (10, 20),
    Granularity.QUARTER: (1, 2),
    Granularity.SEASON: (1, 2),
    Granularity.HALF: (2, 4),
    Granularity.YEAR: (4, 8),
    Granularity.DECADE: (48, 84),
    Granularity.CENTURY: (396, 804),
}
#: The number of units that its beginning or end takes.
_EDGES = {
    Granularity.WEEK: 2,
    Granularity.MONTH: 7,
    Granularity.QUARTER: 1,
    Granularity.SEASON: 1,
    Granularity.HALF: 1,
    Granularity.YEAR: 1,
    Granularity.DECADE: 24,
    Granularity.CENTURY: 120,
}
_WEEK = 7
_IN_DAYS = (Granularity.WEEK, Granularity.MONTH)


def resolve_part(part: Part, context: Context) -> Answer:
    """Return the whole period of "early", "mid-" or "late" with TIMEX3's mod, and about the days of the part."""
    whole = _still_ahead(part, _on_side(part, context.resolve(part.whole), context), context)
    if whole.period is None:
        return whole._replace(mod=whole.mod or part.mod)
    days = _days(part, whole, whole.period, context)
    names_hours = whole.period.granularity is Granularity.DAY and not part.relative
    return whole._replace(
        period=replace(whole.period, granularity=Granularity.PART_OF_DAY) if names_hours else whole.period,
        mod=part.mod,
        part_of_day=_PARTS_OF_DAY[part.mod] if names_hours else whole.part_of_day,
        steps=(*whole.steps, f"{_PARTS[part.mod]} of {whole.value}: its exact days are not given"),
        days=days,
        approximate=whole.approximate or (days is not None and part.extent is not Extent.WEEK),
    )


def _on_side(part: Part, season: Answer, context: Context) -> Answer:
    """Return the first season whose part is not over ("late spring" in March), or the last whose part has begun."""
    words, anchor, cue = part.whole, context.anchor, context.cue()
    if not isinstance(words, Written) or words.season is None or cue is None:
        return season
    if words != Written(season=words.season) or not (cue.firm or cue.direction is Direction.FUTURE):
        return season
    periods = [period_in_year(words, anchor.year + offset) for offset in (-2, -1, 0, 1)]
    if cue.direction is Direction.PAST:
        period = [period for period in periods if _part_of(part, period).start_on <= anchor][-1]
    else:
        period = next(period for period in periods if _part_of(part, period).end_before > anchor)
    step = f"no year given: {cue.explain('decide')} for the part of the season, counted from {anchor}"
    return season._replace(
        value=period.value, period=period, direction=direction_to(period, anchor), steps=(step,), others=()
    )


def _still_ahead(part: Part, whole: Answer, context: Context) -> Answer:
    """Return the next month for "will vote at the start of the month" at its end, and likewise for weeks."""
    period = whole.period
    is_own = isinstance(part.whole, Anaphor) and whole.read_against is None
    if period is None or not is_own or period.granularity not in _IN_DAYS or part.relative:
        return whole
    if not context.looks_ahead() or _part_of(part, period).end_before > context.anchor:
        return whole
    period = calendar.neighbour(period, 1)
    step = f"the next {period.granularity}, since {_PARTS[part.mod]} of this one was over on {context.anchor}"
    return whole._replace(
        value=period.value, period=period, direction=direction_to(period, context.anchor), steps=(step,)
    )


def _part_of(part: Part, whole: Period) -> Interval:
    begin, end = _bounds(part, whole)
    interval = whole.interval
    plus = calendar.plus_days if _counts_days(part, whole) else calendar.plus_months
    return Interval(
        plus(interval.start_on, begin), interval.end_before if end is None else plus(interval.start_on, end)
    )


def _days(part: Part, answer: Answer, whole: Period, context: Context) -> Interval | None:
    """Return about the days of a part; None if the words do not tell them from the rest of the period."""
    if whole.granularity not in _THIRDS:
        return None
    if part.relative:
        return _rest(part, answer, whole.interval, context)
    return _part_of(part, whole)


def _bounds(part: Part, whole: Period) -> tuple[int, int | None]:
    """Return after how many days or months of the period its part begins and ends; None is the end of the period."""
    if part.week:
        return _WEEK * (part.week - 1), _WEEK * part.week
    first, second = _THIRDS[whole.granularity]
    if part.mod == "MID":
        return first, second
    length = _length(part, whole)
    size = {Extent.THIRD: first, Extent.EDGE: _EDGES[whole.granularity], Extent.HALF: length // 2}.get(
        part.extent, _WEEK
    )
    if part.mod == "START":
        return 0, size
    return second if part.extent is Extent.THIRD else length - size, None


def _counts_days(part: Part, whole: Period) -> bool:
    """Whether a part is counted in days, and not in months: the first week of a year, too."""
    return part.extent is Extent.WEEK or whole.granularity in _IN_DAYS


def _length(part: Part, whole: Period) -> int:
    """Return the length of a period in days or months."""
    start, end = whole.interval.start_on, whole.interval.end_before
    return (end - start).days if _counts_days(part, whole) else (end.year - start.year) * 12 + end.month - start.month


def _rest(part: Part, whole: Answer, interval: Interval, context: Context) -> Interval | None:
    """Return the part of "later this year" on one side of the publication day, or of what was mentioned before."""
    against = next((mention for mention in context.mentions if mention.index == whole.read_against), None)
    bound = against.period.interval if against else calendar.day_of(context.anchor).interval
    if not interval.contains(bound.start_on) or not interval.contains(bound.last_day):
        return None
    if part.mod == "START":
        return Interval(interval.start_on, bound.start_on) if interval.start_on < bound.start_on else None
    return Interval(bound.end_before, interval.end_before) if bound.end_before < interval.end_before else None

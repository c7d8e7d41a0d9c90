"""Periods that point back in the text: that year, the following month, the latest quarter, a year earlier.

They are read against the expression last mentioned; where none fits, against the publication's own period if the words
allow it ("the quarter"), and else they stay unresolved.
"""

from __future__ import annotations

from dataclasses import replace

from service.timex import calendar
from service.timex.calendar import Period
from service.timex.meaning import Anaphor, Neighbouring, Relation, YearAgo
from service.timex.model import Certainty, Granularity, TimexType
from service.timex.resolve.context import DAYS, MONTHS, Answer, Context, Mention
from service.timex.resolve.inferred import direction_to, period_in_year
from service.timex.resolve.narrative import frame

_REPORTED = (Granularity.QUARTER, Granularity.HALF, Granularity.SEASON)
_COMPARABLE = (*_REPORTED, Granularity.MONTH, Granularity.YEAR)
_COARSER = {
    Granularity.DAY: DAYS,
    Granularity.WEEK: (Granularity.WEEK, *DAYS),
    Granularity.WEEKEND: (Granularity.WEEKEND, Granularity.WEEK, *DAYS),
    Granularity.MONTH: MONTHS,
    Granularity.QUARTER: (Granularity.QUARTER,),
    Granularity.YEAR: (Granularity.YEAR, Granularity.MONTH, Granularity.QUARTER, Granularity.SEASON, *DAYS),
}


def anaphor(back: Anaphor, context: Context) -> Answer:
    """That year, the same day, the following month, the previous Friday, the quarter."""
    if back.granularity is None:
        return _latest_period(context)
    if back.own:
        return _own(back, back.granularity, context)
    mention = context.last(*_COARSER.get(back.granularity, (back.granularity,)))
    ahead = back.offset > 0 and context.looks_ahead()
    if back.from_anchor and back.granularity is not Granularity.DAY and (mention is None or ahead):
        own = calendar.containing(back.granularity, context.anchor)
        return _against(calendar.neighbour(own, back.offset), None, context, "counted from")
    if mention is None:
        if back.granularity is Granularity.DAY and back.offset == 0:
            return _against(calendar.day_of(context.anchor), None, context)
        return Answer(TimexType.DATE, "XXXX", unresolved=f"no {back.granularity} was mentioned before")
    if back.weekday is not None:
        return _against(_weekday(mention.period, back), mention, context)
    grain = back.granularity
    period = calendar.neighbour(calendar.containing(grain, mention.period.start), back.offset)
    return _against(period, mention, context)


def neighbouring(beside: Neighbouring, context: Context) -> Answer:
    """The following spring, the previous May."""
    mention = context.last()
    if mention is None:
        relation = Relation.NEXT if beside.sign > 0 else Relation.LAST
        return context.resolve(replace(beside.part, relation=relation))
    start, end = mention.period.start, mention.period.interval.last_day
    if beside.sign > 0:
        periods = (period_in_year(beside.part, end.year + ahead) for ahead in (0, 1))
        return _against(next(one for one in periods if one.start > end), mention, context)
    periods = (period_in_year(beside.part, start.year - back) for back in (0, 1, 2))
    return _against(next(one for one in periods if one.interval.end_before <= start), mention, context)


def _weekday(period: Period, back: Anaphor) -> Period:
    weekday = back.weekday or 1
    away = (weekday - period.start.isoweekday() - (back.offset > 0)) % 7 + (back.offset > 0)
    return calendar.day_of(calendar.plus_days(period.start, away if back.offset > 0 else away - 7))


def _own(back: Anaphor, grain: Granularity, context: Context) -> Answer:
    """The quarter, the year, the week: the one just spoken of, else the publication's own or the last."""
    if grain is Granularity.QUARTER:
        mention = _compared(context, (grain,), ended=back.latest)
        if mention:
            return _against(mention.period, mention, context)
        current = calendar.containing(grain, context.anchor)
        return _against(calendar.neighbour(current, -1), None, context, "the last that had ended before")
    if grain is Granularity.DAY:
        mention = context.last(Granularity.DAY)
        period = mention.period if mention else calendar.day_of(context.anchor)
        return _against(period, mention, context)
    told = frame(context) or (_month_spoken_of(context) if grain is Granularity.MONTH else None)
    if told:
        return _against(calendar.containing(grain, told.period.start), told, context)
    mention = context.last_reported()
    if mention and mention.period.granularity is grain and _still_meant(mention, grain, context):
        return _against(mention.period, mention, context)
    return _against(calendar.containing(grain, context.anchor), None, context, "the one that holds")


def _still_meant(mention: Mention, grain: Granularity, context: Context) -> bool:
    """In its own sentence; in a later one not where that looks ahead of it, and a year never."""
    if mention.token >= context.sentence():
        return True
    gone = mention.period.interval.end_before <= context.anchor and context.looks_ahead()
    return grain is not Granularity.YEAR and not gone


def _month_spoken_of(context: Context) -> Mention | None:
    """The month: that of the day or month last mentioned, where the verb looks back as that does."""
    mention = context.last_reported()
    if mention is None or not context.looks_back():
        return None
    fine = mention.period.granularity in (Granularity.WEEKEND, *MONTHS)
    return mention if fine and mention.period.start <= context.anchor else None


def _latest_period(context: Context) -> Answer:
    """The latest period: the quarter or half being reported, which was spoken of last."""
    mention = _compared(context, _REPORTED, ended=True)
    if mention:
        return _against(mention.period, mention, context)
    current = calendar.containing(Granularity.QUARTER, context.anchor)
    return _against(calendar.neighbour(current, -1), None, context, "the last quarter that had ended before")


def year_ago(earlier: YearAgo, context: Context) -> Answer:
    """A year earlier, year-ago: the period it is compared with, moved by a year; its granularity is kept."""
    if earlier.quarter:
        return _year_ago_quarter(earlier, context)
    if earlier.of is Granularity.YEAR or earlier.from_anchor:
        mention = None if earlier.from_anchor else context.last(Granularity.YEAR)
        base = mention.period if mention else calendar.year_of(context.anchor.year)
        return _against(calendar.neighbour(base, -1), mention, context, "the year before that of")
    wanted = (earlier.of,) if earlier.of else _REPORTED
    mention = (None if earlier.of else _in_sentence(context)) or _compared(context, wanted)
    if mention is None and earlier.of is Granularity.QUARTER:
        quarter = calendar.neighbour(calendar.containing(Granularity.QUARTER, context.anchor), -5)
        return _against(quarter, None, context, "a year before the last quarter that had ended before")
    if mention is None:
        year = calendar.year_of(context.anchor.year)
        return _against(calendar.neighbour(year, -1), None, context, "the year before that of")
    return _against(calendar.shift(mention.period, -1, Granularity.YEAR), mention, context)


def _year_ago_quarter(earlier: YearAgo, context: Context) -> Answer:
    number = earlier.quarter or 1
    mention = next((one for one in reversed(context.mentions) if one.period.value.endswith(f"-Q{number}")), None)
    year = mention.period.start.year if mention else context.anchor.year
    return _against(calendar.quarter_of(year - 1, number), mention, context)


def _in_sentence(context: Context) -> Mention | None:
    """The month, quarter or year that the same sentence names before it."""
    start = context.sentence()
    for mention in reversed(context.mentions):
        if mention.token < start:
            return None
        if mention.period.granularity in _COMPARABLE and mention.deictic and mention.type is TimexType.DATE:
            return mention
    return None


def _compared(context: Context, wanted: tuple[Granularity, ...], *, ended: bool = False) -> Mention | None:
    """The period that a comparison is made with: the one last reported, but not one that is itself a year ago."""
    for mention in reversed(context.mentions):
        if mention.period.granularity not in wanted or not mention.deictic:
            continue
        if not ended or mention.period.interval.end_before <= context.anchor:
            return mention
    return None


def _against(period: Period, mention: Mention | None, context: Context, how: str = "") -> Answer:
    if mention:
        step = f"read against {mention.period.value}, mentioned before"
    else:
        step = f"{how or 'read against'} {context.anchor}"
    return Answer(
        TimexType.DATE,
        period.value,
        period,
        certainty=Certainty.INFERRED,
        direction=direction_to(period, context.anchor),
        read_against=mention.index if mention else None,
        steps=(step,),
    )

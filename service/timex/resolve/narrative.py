"""Texts that tell of the past: a history, an obituary, the background to a war.

News is read against the day it was published. A narrative names a year once and goes on without it ("in September
1939 … On 3 September"), so what it leaves out comes from what it told last. Telling the two apart, and reading each in
its own way, follows Strötgen and Gertz, "Multilingual and cross-domain temporal tagging" (2013).
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence

from service.timex import calendar
from service.timex.calendar import Period
from service.timex.meaning import Meaning, Part, Shifted, TimeOfDay, Unit, Written
from service.timex.model import Direction, Granularity, TimexType
from service.timex.resolve.context import MONTHS, Answer, Context, Mention
from service.timex.resolve.inferred import direction_to, period_in_year, tells_firmly
from service.timex.timex3 import underspecified

_FEW = 2
_WEIGHT = 5
_AHEAD = 244  # days: some eight months


def is_narrative(meanings: Sequence[Meaning], anchor: dt.date, tells: Callable[[int], bool]) -> bool:
    """Whether a text tells of years long past, beginning with one, and hardly looks at them from its own day.

    ``tells`` says whether the expression at a place is when something happened ("In May 1862 …", "it began in May
    1862"), and not what news compares with ("the lowest since May 1962"). News that tells of the past, too, speaks of
    its own Monday, or of its own year.
    """
    inner = [_innermost(one) for one in meanings]
    past = {place: one for place, one in enumerate(inner) if isinstance(one, Written) and _is_past(one, anchor)}
    first = next((place for place, one in enumerate(inner) if isinstance(one, Written)), None)
    if len(past) < _FEW or first not in past or any(_is_near(one, anchor) for one in inner):
        return False
    return len(past) > _WEIGHT * sum(map(_is_deictic, inner)) and any(map(tells, past))


def _innermost(meaning: Meaning) -> Meaning:
    """Early on May 3, the night of May 3: May 3."""
    inner = meaning.whole if isinstance(meaning, Part) else meaning.day if isinstance(meaning, TimeOfDay) else None
    return meaning if inner is None else _innermost(inner)


def _is_past(date: Written, anchor: dt.date) -> bool:
    return date.year is not None and date.year < anchor.year - 1


def _is_near(meaning: Meaning, anchor: dt.date) -> bool:
    """A date of the text's own year or the one before, said in full or by the weekday that it is."""
    if not isinstance(meaning, Written):
        return False
    if meaning.year is not None:
        return meaning.year >= anchor.year - 1
    return meaning.weekday is not None and meaning.day is not None


def _is_deictic(meaning: Meaning) -> bool:
    """Yesterday, last week, on Sunday, two years ago: but "today" and "this" are said in histories, too."""
    if isinstance(meaning, Written):
        return meaning.relation is not None or (meaning.weekday is not None and meaning.day is None)
    return (isinstance(meaning, Unit) and meaning.offset != 0) or (isinstance(meaning, Shifted) and meaning.from_anchor)


def frame(context: Context) -> Mention | None:
    """What a narrative told last, years back, if the verb of the mention in hand looks back, too."""
    mention = context.told
    if mention is None or mention.period.start.year >= context.anchor.year - 1:
        return None
    cue = context.cue()
    deadline = cue is not None and cue.firm  # "by December both towers stood"
    return mention if cue and (cue.direction is not Direction.FUTURE or deadline) else None


def _year_of_sentence(context: Context) -> Mention | None:
    """In 2003, the firm was sold in March: the year with which the sentence begins, unless a word speaks against it."""
    mention = context.leading_year
    if mention is None or mention.token < context.sentence():
        return None
    cue = context.cue()
    over = mention.period.interval.end_before <= context.anchor
    return mention if cue and not cue.says and over == (cue.direction is Direction.PAST) else None


def _told_just_before(context: Context) -> Mention | None:
    """It fell in March 2009. In June it was rebuilt: the day or month of the sentence before, with nothing between."""
    mention, cue = context.just_told, context.cue()
    if mention is None or mention is not context.mentions[-1] or cue is None or cue.says or not tells_firmly(context):
        return None
    return mention if context.sentence_before() <= mention.token < context.sentence() else None


def told(date: Written, context: Context) -> Answer | None:
    """A date without its year that a telling goes on to; None where it is read against the anchor."""
    if not (context.told or context.leading_year or context.just_told) or _is_known(date):
        return None
    mention = _year_of_sentence(context)
    why = "its sentence begins with" if mention else "the text tells of the past and goes on from"
    reported = date.quarter is not None or date.half is not None  # and not told of
    mention = mention or (None if reported else frame(context))
    period = _going_on(date, mention.period) if mention else None
    if mention is None and (mention := _told_just_before(context)):
        period = _next_after(date, mention.period)
    if mention is None or period is None or mention.period.start <= context.anchor < period.start:
        return None
    return Answer(
        TimexType.DATE,
        period.value,
        period,
        said=underspecified(date),
        direction=direction_to(period, context.anchor),
        read_against=mention.index,
        steps=(f"no year is said: {why} {mention.period.value}",),
    )


def _is_known(date: Written) -> bool:
    """What says its year, or is counted from the anchor; and a mere weekday, which histories do not say."""
    said = (date.year, date.short_year, date.decade, date.century, date.relation) != (None,) * 5
    return said or (date.weekday is not None and date.day is None)


def _going_on(date: Written, last: Period) -> Period | None:
    """The period that the telling goes on to: from December to the January after it, from June back to the May before.

    None where its weekday or the calendar does not fit.
    """
    if date.day and not date.month:
        return _day_going_on(date.day, last)
    same, following = (_in_year(date, last.start.year + ahead) for ahead in (0, 1))
    if same and following and last.granularity is not Granularity.YEAR and same.interval.end_before <= last.start:
        near = (following.start - last.start).days <= _AHEAD
        return following if near else same
    return same


def _next_after(date: Written, last: Period) -> Period | None:
    """The first such period that does not end before the day told last."""
    if date.day and not date.month:
        return _day_going_on(date.day, last)
    years = (last.start.year, last.start.year + 1)
    return next((one for year in years if (one := _in_year(date, year)) and one.interval.end_before > last.start), None)


def _in_year(date: Written, year: int) -> Period | None:
    try:
        period = period_in_year(date, year)
    except calendar.OutsideCalendar:
        return None
    return None if date.weekday and period.start.isoweekday() != date.weekday else period


def _day_going_on(day: int, last: Period) -> Period | None:
    """The 12th: the nearest to the day told last, of its month or the next one."""
    if last.granularity not in MONTHS:
        return None
    ahead = (0,) if last.granularity is Granularity.MONTH else (0, 1)
    months = [calendar.plus_months(last.start.replace(day=1), count) for count in ahead]
    days = [month.replace(day=day) for month in months if day <= calendar.days_in_month(month.year, month.month)]
    nearest = min(days, key=lambda one: abs((one - last.start).days), default=None)
    return calendar.day_of(nearest) if nearest else None

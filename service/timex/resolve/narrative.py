"""Texts that tell of the past: a history, an obituary, the background to a war.

News is read against its publication day. A narrative names a year once and continues without it ("in September 1939 …
On 3 September"), so a date takes what it leaves out from the date before. To tell the two apart, and to read each in
its own way, follows Strötgen and Gertz, "Multilingual and cross-domain temporal tagging" (2013).
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Collection, Iterator, Sequence
from typing import TypeGuard

from service.timex import calendar
from service.timex.calendar import Period
from service.timex.direction import Cue
from service.timex.meaning import Meaning, Part, Shifted, TimeOfDay, Unit, Written
from service.timex.model import Direction, Granularity, TimexType
from service.timex.resolve.context import DAYS, MONTHS, Answer, Context, Mention
from service.timex.resolve.inferred import direction_to, period_in_year
from service.timex.resolve.labels import label_before, year_of_line
from service.timex.timex3 import underspecified

#: Past dates that a narrative has at least, and how many it has for each date near its own day, or of its own time.
_FEWEST = 2
_FOR_EACH_NEAR_DATE = 5
#: Dates without a year with which a narrative continues from a single past year.
_CONTINUING = 2
#: Days within which a narrative moves on to the next year rather than back in the same one: some eight months.
_AHEAD = 244
#: Days within which a date continues from the sentence before, although no verb stands beside it.
_WEEKS = 62
#: What a month or day in the same sentence continues from: "since the spring of 1848 …, in November".
_SPELLS = (*MONTHS, Granularity.SEASON)
#: Days around the anchor in which news has days without a year, whatever year its sentence names.
_NOW = 10
#: Days around the anchor in which a day without a year is mostly of the anchor's own time.
_CLEARLY_NEAR = 90


def is_narrative(
    meanings: Sequence[Meaning],
    anchor: dt.date,
    is_past_event: Callable[[int], bool],
    range_ends: Collection[int] = (),
) -> bool:
    """Return whether a text tells of years long past: it begins with one and hardly mentions its own day.

    ``is_past_event`` says whether the expression at an index is when something happened ("In May 1862 …", "it began in
    May 1862"), rather than what news compares with ("the lowest since May 1962"). News may look back as well, but it
    mentions its own Monday, or its own year. ``range_ends`` are the indexes of expressions that end a range, which is
    one past date: "Lee, mayor from 1999 to 2004, died in May".
    """
    inner = [_innermost(meaning) for meaning in meanings]
    begins = next((meaning for meaning in inner if isinstance(meaning, Written)), None)
    if begins is None or not _is_long_past(begins, anchor):
        return False  # most texts: the rest takes longer
    past = [index for index, meaning in enumerate(inner) if _is_long_past(meaning, anchor) and index not in range_ends]
    near = sum(_is_near_date(meaning) or _is_of_own_time(meaning, anchor) for meaning in inner)
    if len(past) < _FEWEST and (near or sum(map(_is_without_year, inner)) < _CONTINUING):
        return False
    return len(past) > _FOR_EACH_NEAR_DATE * near and any(map(is_past_event, past))


def _innermost(meaning: Meaning) -> Meaning:
    """Return the date inside a meaning: May 3 of "early on May 3" and "the night of May 3"."""
    inner = meaning.whole if isinstance(meaning, Part) else meaning.day if isinstance(meaning, TimeOfDay) else None
    return meaning if inner is None else _innermost(inner)


def _is_without_year(meaning: Meaning) -> bool:
    """Whether it is a day or month of a year that it does not name."""
    return isinstance(meaning, Written) and meaning.month is not None and not _is_complete(meaning)


def _is_long_past(meaning: Meaning, anchor: dt.date) -> bool:
    return isinstance(meaning, Written) and meaning.year is not None and meaning.year < anchor.year - 1


def _is_of_own_time(meaning: Meaning, anchor: dt.date) -> bool:
    """Whether it is a date of the text's own year or the one before, in full or with the weekday that fits."""
    if not isinstance(meaning, Written):
        return False
    if meaning.year is not None:
        return meaning.year >= anchor.year - 1
    return meaning.weekday is not None and meaning.day is not None


def _is_near_date(meaning: Meaning) -> bool:
    """Whether a date is near the anchor, such as "yesterday"; but histories, too, say "today" and "this"."""
    if isinstance(meaning, Written):
        return meaning.relation is not None or (meaning.weekday is not None and meaning.day is None)
    return (isinstance(meaning, Unit) and meaning.offset != 0) or (isinstance(meaning, Shifted) and meaning.from_anchor)


def narrated_mention(context: Context, *, needs_verb: bool = True) -> Mention | None:
    """Return the mention that a narrative has reached, if the verb of the current expression continues it.

    Without ``needs_verb``, an expression without a verb continues it, too: "Siege of Ulm (2 October)".
    """
    mention = context.narrated
    if mention is None or mention.period.start.year >= context.anchor.year - 1:
        return None
    cue = context.cue()
    if cue is None or cue.place < 0:  # "fighting from July"; "by December both towers stood" is firm
        return mention if (cue and cue.firm) or not needs_verb else None
    return mention if cue.direction is not Direction.FUTURE or cue.firm else None


def _year_of_sentence(context: Context) -> Mention | None:
    """Return the year that opens the sentence ("In 2003, the firm was sold in March"), unless a cue contradicts it."""
    mention = context.leading_year
    if mention is None or mention.token < context.sentence():
        return None
    cue = context.cue()
    is_over = mention.period.interval.end_before <= context.anchor
    return mention if cue and not cue.says and is_over == (cue.direction is Direction.PAST) else None


def _own_year_of_sentence(date: Written, context: Context) -> Mention | None:
    """Return the year that opens the sentence if it is the anchor's ("Tahun ini Idulfitri jatuh") or no verb tells."""
    mention = context.leading_year if context.continues_sentence and date.month is not None else None
    if mention is None or mention.token < context.sentence():
        return None
    year, own = mention.period.start.year, context.anchor.year
    has_tense = bool(context.surroundings.language.cues.verbs.past_endings)
    is_silent = context.cue() is None and not _is_now(date, context.anchor)
    return mention if year == own or (is_silent and (year < own - 1 or not has_tense)) else None


def _date_of_sentence(date: Written, context: Context) -> Mention | None:
    """Return the date before it in the sentence, if long past: "failed in August 1991 and in | December"."""
    if not context.continues_sentence:
        return _day_of_sentence(date, context) or _month_of_sentence(date, context)
    if date.month is None:
        return None
    mention, cue = context.mentions[-1], context.cue()
    is_year = mention.period.granularity is Granularity.YEAR and _is_far(date, context.anchor)
    is_before = mention.token >= context.sentence() and (is_year or mention.period.granularity in _SPELLS)
    is_past = mention.period.start.year < context.anchor.year - 1
    continues = not _is_now(date, context.anchor) if cue is None else cue.direction is Direction.PAST
    return mention if is_before and is_past and continues else None


def _day_of_sentence(date: Written, context: Context) -> Mention | None:
    """Return the day before it in the sentence: "was signed on 18 May 1955 and came into force on 27 July".

    A day in the months before the anchor is of the anchor's own time: "Smith, born on 3 March 1970, died on 2 June".
    """
    mention = context.mentions[-1]
    if mention.period.granularity not in DAYS or mention.period.start.year >= context.anchor.year - 1:
        return None
    if date.month is None or date.day is None or _is_recent(date, context.anchor):
        return None
    return mention if mention.token >= context.sentence() and context.looks_back() else None


def _month_of_sentence(date: Written, context: Context) -> Mention | None:
    """Return the month that a clause follows directly: "failed in August 1991 and in December the union ended".

    An earlier month is of the anchor's own time: "Smith joined in May 1999 and left in March".
    """
    mention = context.mentions[-1]
    if date.month is None or date.day is not None or mention.token < context.sentence():
        return None
    is_past = mention.period.granularity in MONTHS and mention.period.start.year < context.anchor.year - 1
    is_later = date.month > mention.period.start.month
    return mention if is_past and is_later and context.looks_back() and context.follows_clause() else None


def _is_now(date: Written, anchor: dt.date) -> bool:
    """Whether such a day lies in the days around the anchor: "invited in July 1997, they join on 12 March"."""
    return date.day is not None and any(abs(away) <= _NOW for away in _days_away(date, anchor))


def _is_news(date: Written, context: Context) -> bool:
    """Whether a day just before the anchor has no year near it: "died on 28 October" in an obituary of 2 November."""
    last = context.narrated
    if last is None or last.period.granularity is not Granularity.YEAR or last.token >= context.sentence_before():
        return False
    is_near = date.day is not None and any(-_NOW <= away <= 0 for away in _days_away(date, context.anchor))
    return is_near and context.looks_back()


def _is_recent(date: Written, anchor: dt.date) -> bool:
    """Whether such a day lies in the months that end at the anchor."""
    return any(-_CLEARLY_NEAR <= away <= 0 for away in _days_away(date, anchor))


def _is_far(date: Written, anchor: dt.date) -> bool:
    """Whether a day is months away from the anchor in every year: the year of its sentence is its own, then."""
    names_day = bool(date.day and date.month)
    return names_day and all(abs(away) > _CLEARLY_NEAR for away in _days_away(date, anchor))


def _days_away(date: Written, anchor: dt.date) -> Iterator[int]:
    """Yield how many days such a day lies after the anchor, in its year and in those beside it."""
    for year in (anchor.year - 1, anchor.year, anchor.year + 1):
        if period := _in_year(date, year):
            yield (period.start - anchor).days


def _date_of_sentence_before(date: Written, context: Context) -> Mention | None:
    """Return the date of the sentence before, with no other one between: "It fell in March 2009. In | June | …"."""
    mention = context.dated_in_full
    if mention is None or mention is not context.mentions[-1]:
        return _year_of_sentence_before(date, context)
    if not _is_of_sentence_before(mention, context) or not _narrates(cue := context.cue()):
        return None
    return mention if cue.firm or _is_soon_after(date, mention) else None


def _year_of_sentence_before(date: Written, context: Context) -> Mention | None:
    """Return the year of the sentence before a day that is far from the anchor: "In 1968 …. On | 3 May | …"."""
    mention = context.leading_year
    if mention is None or mention is not context.mentions[-1] or mention.period.start.year >= context.anchor.year - 1:
        return None
    is_next = _is_of_sentence_before(mention, context) and _is_far(date, context.anchor)
    return mention if is_next and _narrates(context.cue()) else None


def _is_of_sentence_before(mention: Mention, context: Context) -> bool:
    return context.sentence_before() <= mention.token < context.sentence()


def _narrates(cue: Cue | None) -> TypeGuard[Cue]:
    """Whether a past verb, other than one of saying, stands beside a date."""
    return cue is not None and not cue.says and cue.direction is Direction.PAST


def _is_soon_after(date: Written, mention: Mention) -> bool:
    """Whether a day follows another one within weeks: "on November 15, 2017 … his resignation on November 21"."""
    if date.month is None or date.day is None or mention.period.granularity is Granularity.MONTH:
        return False
    period = _next_after(date, mention.period)
    return period is not None and (period.start - mention.period.start).days <= _WEEKS


def resolve_narrated(date: Written, context: Context) -> Answer | None:
    """Return the answer for a date whose year is that of a date before it; None if it is read against the anchor."""
    if not context.mentions or _is_complete(date):
        return None
    mention, why = _mention_of_year(date, context)
    period = _continued(date, mention.period) if mention else None
    if mention and period and mention is context.label and mention.period.granularity in MONTHS:
        period = _newest_first(date, mention.period, period)
    if mention is None and (mention := _date_of_sentence_before(date, context)):
        period = _next_after(date, mention.period)
    if mention is None or period is None:
        return None
    is_later_in_year = mention is context.leading_year and context.continues_sentence
    if mention.period.start <= context.anchor < period.start and not is_later_in_year:
        return None
    return Answer(
        TimexType.DATE,
        period.value,
        period,
        underspecified=underspecified(date),
        direction=direction_to(period, context.anchor),
        read_against=mention.index,
        steps=(f"no year given: {why} {mention.period.value}",),
    )


def mention_that_dates(date: Written, context: Context) -> Mention | None:
    """Return the mention whose year, or the next one, is that of a day without a year; None if no mention gives it."""
    if not context.mentions:
        return None
    return _mention_of_year(date, context)[0] or _date_of_sentence_before(date, context)


def _mention_of_year(date: Written, context: Context) -> tuple[Mention | None, str]:
    """Return the mention that gives the year of a date, and why."""
    if mention := _year_of_sentence(context) or _own_year_of_sentence(date, context):
        return mention, "its sentence begins with"
    if context.year_heading and date.month:
        return context.year_heading, "it stands below the heading"
    if mention := year_of_line(date, context):
        return mention, "its line begins with"
    if mention := _date_of_sentence(date, context):
        return mention, "its sentence continues from"
    is_reported = date.quarter is not None or date.half is not None
    is_of_anchor = is_reported or _is_news(date, context)
    mention = None if is_of_anchor else narrated_mention(context, needs_verb=date.month is None)
    if mention is None and (label := label_before(date, context)):
        return label, "the chronology continues from"
    return mention, "the text tells of the past, and continues from"


def _is_complete(date: Written) -> bool:
    """Whether it gives its year, or counts from the anchor; a mere weekday, too, since histories do not use them."""
    year = (date.year, date.short_year, date.decade, date.century, date.relation)
    return year != (None,) * 5 or (date.weekday is not None and date.day is None)


def _continued(date: Written, last: Period) -> Period | None:
    """Return the period that a narrative moves to: from December to the next January, from June back to May.

    None if its weekday or the calendar does not fit.
    """
    if date.day and not date.month:
        return _nearest_day(date.day, last)
    same, following = (_in_year(date, last.start.year + years) for years in (0, 1))
    if same and following and last.granularity is not Granularity.YEAR and same.interval.end_before <= last.start:
        is_near = (following.start - last.start).days <= _AHEAD
        return following if is_near else same
    return same


def _newest_first(date: Written, last: Period, continued: Period) -> Period:
    """Return the period before the last one if it is near: a chronology that goes back, to 28 December."""
    earlier = _in_year(date, last.start.year - 1)
    is_near = earlier is not None and (last.start - earlier.start).days <= _WEEKS
    return earlier if earlier and is_near and continued.start > last.start else continued


def _next_after(date: Written, last: Period) -> Period | None:
    """Return the first such period that does not end before the last day."""
    if date.day and not date.month:
        return _nearest_day(date.day, last)
    periods = (_in_year(date, year) for year in (last.start.year, last.start.year + 1))
    return next((period for period in periods if period and period.interval.end_before > last.start), None)


def _in_year(date: Written, year: int) -> Period | None:
    try:
        period = period_in_year(date, year)
    except calendar.OutsideCalendar:
        return None
    return None if date.weekday and period.start.isoweekday() != date.weekday else period


def _nearest_day(day: int, last: Period) -> Period | None:
    """The 12th: the nearest to the last day, in its month or the next one."""
    if last.granularity not in MONTHS:
        return None
    months_ahead = (0,) if last.granularity is Granularity.MONTH else (0, 1)
    months = [calendar.plus_months(last.start.replace(day=1), count) for count in months_ahead]
    days = [month.replace(day=day) for month in months if day <= calendar.days_in_month(month.year, month.month)]
    nearest = min(days, key=lambda candidate: abs((candidate - last.start).days), default=None)
    return calendar.day_of(nearest) if nearest else None

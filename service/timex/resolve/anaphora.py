"""Periods that point back in the text: that year, the following month, the latest quarter, a year earlier.

They are read against an expression mentioned before. Where none fits, they are read against the period of the anchor
if the words allow it ("the quarter"), and stay unresolved if they do not.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import islice

from service.timex import calendar
from service.timex.calendar import Period
from service.timex.meaning import Anaphor, Neighbouring, Relation, YearAgo
from service.timex.model import Certainty, Direction, Granularity, TimexType
from service.timex.resolve.checked import weekday_beside
from service.timex.resolve.context import DAYS, MONTHS, Answer, Context, Mention
from service.timex.resolve.inferred import direction_to, period_in_year
from service.timex.resolve.narrative import narrated_mention

_REPORTED = (Granularity.QUARTER, Granularity.HALF, Granularity.SEASON)
#: Periods that accounts report, and so compare across sentences; "last summer" is compared in its own sentence only.
_IN_ACCOUNTS = (Granularity.QUARTER, Granularity.HALF)
_COMPARABLE = (*_REPORTED, Granularity.MONTH, Granularity.YEAR)
#: Mentions among which one that fits is looked for.
_NEAR_MENTIONS = 6
#: Granularities of the mentions that "that day", "that week" and so on may point back to.
_POINTS_BACK_TO = {
    Granularity.DAY: DAYS,
    Granularity.WEEK: (Granularity.WEEK, *DAYS),
    Granularity.WEEKEND: (Granularity.WEEKEND, Granularity.WEEK, *DAYS),
    Granularity.MONTH: MONTHS,
    Granularity.QUARTER: (Granularity.QUARTER,),
    Granularity.DECADE: (Granularity.DECADE, Granularity.YEAR),
    Granularity.CENTURY: (Granularity.CENTURY, Granularity.DECADE, Granularity.YEAR),
    Granularity.YEAR: (Granularity.YEAR, Granularity.MONTH, Granularity.QUARTER, Granularity.SEASON, *DAYS),
}

#: Years between what a text tells and what it looks back to.
_AGE = 50


def resolve_anaphor(back: Anaphor, context: Context) -> Answer:
    """Return the answer for "that year", "the following month", "the previous Friday" or "the quarter"."""
    granularity = back.granularity
    if granularity is None:
        return _latest_period(context)
    if back.own and granularity is not Granularity.DAY:
        return _own(back, granularity, context)
    mention = _meant(back, granularity, context)
    is_coming = back.offset > 0 and context.looks_ahead() and context.past_mention_in_sentence(Granularity.YEAR) is None
    if mention is None and back.offset > 0 and context.continues_sentence and context.looks_back():
        return Answer(TimexType.DATE, "XXXX", unresolved=f"no {granularity} was mentioned before")
    if back.from_anchor and granularity is not Granularity.DAY and (mention is None or is_coming):
        own = calendar.containing(granularity, context.anchor)
        return _against_anchor(calendar.neighbour(own, back.offset), context, "counted from")
    if mention is None:
        if granularity is Granularity.DAY and back.offset == 0:
            return _against_anchor(calendar.day_of(context.anchor), context)
        return Answer(TimexType.DATE, "XXXX", unresolved=f"no {granularity} was mentioned before")
    if back.weekday is not None:
        return _weekday_beside(mention, back.weekday, back.offset, context)
    own = calendar.containing(granularity, mention.period.start)
    return _against(mention, calendar.neighbour(own, back.offset), context)


def _meant(back: Anaphor, granularity: Granularity, context: Context) -> Mention | None:
    """Return the last mention that "that week" or "the following month" can point back to; None if there is none.

    "Police came on 3 February. They said on Tuesday that they found it the following month": what looks back does not
    follow a day whose next month is still to come. Nor does it go back from a day to come: "The court sits tomorrow. He
    said that he had heard them the previous night."
    """
    granularities = _POINTS_BACK_TO.get(granularity, (granularity,))
    last = context.last(*granularities)
    if last and granularity is Granularity.DAY and back.offset > 0 and _is_left_behind(last, context):
        return None
    if last is None or back.offset == 0 or back.weekday is not None or not context.looks_back():
        return last
    if back.offset < 0:
        near = islice(reversed(context.mentions), _NEAR_MENTIONS)
        past = (mention for mention in near if mention.period.start <= context.anchor)
        return next((mention for mention in past if mention.period.granularity in granularities), None)
    for mention in islice(reversed(context.mentions), _NEAR_MENTIONS):
        if mention.period.granularity in granularities:
            own = calendar.containing(granularity, mention.period.start)
            if calendar.neighbour(own, back.offset).start <= context.anchor:
                return mention
    return last


def _is_left_behind(day: Mention, context: Context) -> bool:
    """Whether a text has gone on to another age since a day of another paragraph: "on 9 July … felled in 1609"."""
    if context.surroundings.is_in_paragraph_of(day.token):
        return False
    since = (mention for mention in context.mentions if mention.token > day.token)
    return any(day.period.start.year - mention.period.start.year > _AGE for mention in since)


def _weekday_beside(mention: Mention, weekday: int, offset: int, context: Context) -> Answer:
    """The previous Friday, the following Friday: never the first day of the mention itself."""
    direction = Direction.FUTURE if offset > 0 else Direction.PAST
    day = weekday_beside(mention.period.start, weekday, direction)
    answer = _against(mention, calendar.day_of(day.date), context)
    return answer._replace(steps=(*answer.steps, *day.steps))


def _own(back: Anaphor, granularity: Granularity, context: Context) -> Answer:
    """The quarter, the year, the week: the one mentioned before, or else that of the anchor."""
    if granularity is Granularity.QUARTER:
        return _own_quarter(back, context)
    if granularity in (Granularity.DECADE, Granularity.CENTURY):
        return _own_decade(granularity, context)
    narrated = narrated_mention(context)
    if narrated is None and granularity is Granularity.MONTH:
        narrated = _month_under_discussion(context)
    if narrated:
        return _against(narrated, calendar.containing(granularity, narrated.period.start), context)
    mention = context.last_reported()
    if mention and mention.period.start > context.anchor and context.surroundings.is_in_later_clause():
        mention = None
    if mention and granularity is Granularity.YEAR and _is_compared(mention, context):
        return _against(mention, calendar.containing(granularity, mention.period.start), context)
    if granularity is Granularity.WEEK and (day := _day_before(context)):
        return _against(day, calendar.containing(granularity, day.period.start), context)
    if mention and mention.period.granularity is granularity and _is_still_meant(mention, granularity, context):
        return _against(mention, mention.period, context)
    return _against_anchor(calendar.containing(granularity, context.anchor), context, f"the {granularity} of")


def _day_before(context: Context) -> Mention | None:
    """Return the day that this sentence or the one before mentions: "it fell on Friday, and ended the week at 151"."""
    mention = context.last(*DAYS)
    is_near = mention is not None and mention.token >= context.sentence_before()
    return mention if is_near and not context.looks_ahead() else None


def _own_decade(granularity: Granularity, context: Context) -> Answer:
    """The decade, the century: the one that the text has reached, unless what looks ahead means the current one."""
    mention = None if context.looks_ahead() else context.last(*_POINTS_BACK_TO[granularity])
    if mention is None:
        return _against_anchor(calendar.containing(granularity, context.anchor), context, f"the {granularity} of")
    return _against(mention, calendar.containing(granularity, mention.period.start), context)


def _own_quarter(back: Anaphor, context: Context) -> Answer:
    """The quarter: the one that is being reported, or else the last that ended before the anchor."""
    mention = _reported(context, (Granularity.QUARTER,), ended=back.latest)
    if mention:
        return _against(mention, mention.period, context)
    return _against_anchor(_last_quarter(context), context, "the last quarter that ended before")


def _last_quarter(context: Context) -> Period:
    return calendar.neighbour(calendar.containing(Granularity.QUARTER, context.anchor), -1)


def _is_still_meant(mention: Mention, granularity: Granularity, context: Context) -> bool:
    """Whether "the month" or "the week" means the one mentioned before, "the year" only within a sentence.

    What looks ahead does not mean a period that is over: "the ban, imposed in May, will end at the end of the month";
    but "sales were 43 million for 1986, and are to be published at the end of the year", which are accounts,
    and "in 1940 it planned to invade by the end of the year", where the year places all that follows.
    """
    is_over = mention.period.interval.end_before <= context.anchor and context.looks_ahead()
    if mention.token >= context.sentence():
        is_of_accounts = granularity is Granularity.YEAR and mention.period.start.year >= context.anchor.year - 1
        return not is_over or is_of_accounts or context.surroundings.is_framed_by(mention.token)
    return granularity is not Granularity.YEAR and not is_over


def _is_compared(mention: Mention, context: Context) -> bool:
    """Whether the sentence compares "the year" with a quarter or half of it."""
    return mention.period.granularity in _REPORTED and mention.token >= context.sentence()


def _month_under_discussion(context: Context) -> Mention | None:
    """The month: that of the day or month mentioned before, if the verb looks back to it."""
    mention = context.last_reported()
    if mention is None or not context.looks_back():
        return None
    is_in_one_month = mention.period.granularity in (Granularity.WEEKEND, *MONTHS)
    return mention if is_in_one_month and mention.period.start <= context.anchor else None


def _latest_period(context: Context) -> Answer:
    """The latest period: the quarter or half that is being reported."""
    mention = _reported(context, _REPORTED, ended=True)
    if mention:
        return _against(mention, mention.period, context)
    return _against_anchor(_last_quarter(context), context, "the last quarter that ended before")


def resolve_neighbouring(beside: Neighbouring, context: Context) -> Answer:
    """The following spring, the previous May."""
    mention = context.last()
    if mention is None:
        relation = Relation.NEXT if beside.sign > 0 else Relation.LAST
        return context.resolve(replace(beside.part, relation=relation))
    start, end = mention.period.start, mention.period.interval.last_day
    if beside.sign > 0:
        periods = (period_in_year(beside.part, end.year + years) for years in (0, 1))
        following = next(period for period in periods if period.start > end)
        if following.interval.end_before <= context.anchor and context.looks_ahead():
            return context.resolve(replace(beside.part, relation=Relation.NEXT))  # "it will open the next spring"
        return _against(mention, following, context)
    periods = (period_in_year(beside.part, start.year - years) for years in (0, 1, 2))
    return _against(mention, next(period for period in periods if period.interval.end_before <= start), context)


def resolve_year_ago(earlier: YearAgo, context: Context) -> Answer:
    """A year earlier, year-ago: the period that it is compared with, a year before, in the same granularity."""
    if earlier.quarter:
        return _numbered_quarter_year_ago(earlier.quarter, context)
    if earlier.of is Granularity.YEAR or earlier.from_anchor:
        return _year_before(None if earlier.from_anchor else context.last(Granularity.YEAR), context)
    reported = (earlier.of,) if earlier.of else _IN_ACCOUNTS
    mention = None if earlier.of else _comparable_in_sentence(context)
    mention = mention or _reported(context, reported, ended=True) or _reported(context, reported, begun=True)
    if mention is not None:
        return _against(mention, calendar.shift(mention.period, -1, Granularity.YEAR), context)
    if earlier.of is Granularity.QUARTER:
        quarter = calendar.shift(_last_quarter(context), -1, Granularity.YEAR)
        return _against_anchor(quarter, context, "a year before the last quarter that ended before")
    return _year_before(_mention_of_earlier_year(context) if earlier.follows else None, context)


def _mention_of_earlier_year(context: Context) -> Mention | None:
    """Return the date of an earlier year that this sentence or the one before tells: "It burned in 2019. …"."""
    mention = context.last_reported()
    if mention is None or mention.token < context.sentence_before() or mention.type is not TimexType.DATE:
        return None
    is_earlier = mention.period.interval.last_day.year < context.anchor.year
    return mention if is_earlier and mention.period.granularity in _POINTS_BACK_TO[Granularity.YEAR] else None


def _year_before(mention: Mention | None, context: Context) -> Answer:
    if mention:
        own = calendar.containing(Granularity.YEAR, mention.period.start)
        return _against(mention, calendar.neighbour(own, -1), context)
    year = calendar.year_of(context.anchor.year)
    return _against_anchor(calendar.neighbour(year, -1), context, "the year before the year of")


def _numbered_quarter_year_ago(number: int, context: Context) -> Answer:
    """The year-ago third quarter: a year before the third quarter mentioned before, or else of the anchor's year."""
    quarters = (mention for mention in reversed(context.mentions) if mention.period.value.endswith(f"-Q{number}"))
    mention = next(quarters, None)
    year = mention.period.start.year if mention else context.anchor.year
    period = calendar.quarter_of(year - 1, number)
    return _against(mention, period, context) if mention else _against_anchor(period, context)


def _comparable_in_sentence(context: Context) -> Mention | None:
    """Return the month, quarter or year that the same sentence names before the expression."""
    start = context.sentence()
    for mention in reversed(context.mentions):
        if mention.token < start:
            return None
        is_date = mention.type is TimexType.DATE and not mention.is_year_ago
        if is_date and mention.period.granularity in _COMPARABLE:
            return mention
    return None


def _reported(
    context: Context, granularities: tuple[Granularity, ...], *, begun: bool = False, ended: bool = False
) -> Mention | None:
    """Return the period last reported, but not one that is itself a year ago.

    Only one that has begun, or is over, if ``begun`` or ``ended``.
    """
    for mention in reversed(context.mentions):
        if mention.period.granularity not in granularities or mention.is_year_ago:
            continue
        if begun and mention.period.start > context.anchor:
            continue
        if not ended or mention.period.interval.end_before <= context.anchor:
            return mention
    return None


def _against(mention: Mention, period: Period, context: Context) -> Answer:
    """Return the answer for a period that was found from a mention."""
    step = f"read against {mention.period.value}, mentioned before"
    return _answer(period, context, step)._replace(read_against=mention.index)


def _against_anchor(period: Period, context: Context, how: str = "read against") -> Answer:
    """Return the answer for a period that was found from the anchor."""
    return _answer(period, context, f"{how} {context.anchor}")


def _answer(period: Period, context: Context, step: str) -> Answer:
    direction = direction_to(period, context.anchor)
    return Answer(
        TimexType.DATE, period.value, period, certainty=Certainty.INFERRED, direction=direction, steps=(step,)
    )

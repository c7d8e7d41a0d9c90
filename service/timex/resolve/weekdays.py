"""Weekdays: a bare one is the last, the publication day included, unless a cue looks ahead."""

from __future__ import annotations

from service.timex import calendar
from service.timex.direction import Cue
from service.timex.meaning import Relation, Written
from service.timex.model import Certainty, Direction, TimexType
from service.timex.resolve.checked import Day, weekday_beside
from service.timex.resolve.context import Answer, Context, Mention, OtherReading
from service.timex.resolve.inferred import inferred
from service.timex.timex3 import underspecified

_WEEK = 7


def weekday_of(date: Written, context: Context) -> Answer:
    """A weekday, bare or with last, this or next."""
    weekday, anchor = date.weekday or 1, context.anchor
    if date.relation is not None:
        return _near_weekday(date, weekday, context)
    days_back = (anchor.isoweekday() - weekday) % _WEEK
    if days_back == 0:
        joined = context.joined_ahead()
        return _after_mention(date, joined, context) if joined else _own_weekday(date, context)
    if ahead := context.listed_ahead():
        return _after_mention(date, ahead, context)
    cue, name = context.verdict(), calendar.WEEKDAYS[weekday]
    if context.looks_ahead_from_then() and (mention := context.day_mentioned(context.sentence())):
        return _after_mention(date, mention, context)
    if days_back == _WEEK - 1 and cue and cue.direction is Direction.PAST:
        return _last_or_tomorrow(date, cue, context)
    is_ahead = cue.direction is Direction.FUTURE if cue else days_back > _WEEK // 2
    if is_ahead:
        why = cue.explain("look", "ahead") if cue else "no word decides and it is nearer"
        step = f"{why}: the next {name} after {anchor}"
    else:
        step = f"the last {name} before {anchor}" + (f": {cue.explain('look', 'back')}" if cue else "")
    direction = Direction.FUTURE if is_ahead else Direction.PAST
    day = weekday_beside(anchor, weekday, direction)
    period = calendar.day_of(day.date)
    return Answer(
        TimexType.DATE,
        period.value,
        period,
        underspecified=underspecified(date),
        direction=direction,
        steps=(step, *day.steps),
    )


def _after_mention(date: Written, mention: Mention, context: Context) -> Answer:
    """Return the first such weekday after a mention: "they left on Thursday and were due back on Saturday".

    Also in a list of days ahead: "hoped to leave by Thursday or Friday".
    """
    weekday = date.weekday or 1
    day = weekday_beside(mention.period.start, weekday, Direction.FUTURE)
    step = f"the first {calendar.WEEKDAYS[weekday]} after {mention.period.value}, mentioned before"
    return _inferred(day, date, context, step)._replace(read_against=mention.index)


def _last_or_tomorrow(date: Written, cue: Cue, context: Context) -> Answer:
    """The weekday of the day after publication beside a past verb: the last one, or the day that the text is really of.

    "Warned early Monday", published on a Sunday: a text is often dated in another time zone, or updated overnight. It
    is the next day if the verb reaches it ("continued into Monday"), or if the text has named that day before.
    """
    anchor, weekday = context.anchor, date.weekday or 1
    is_ahead = cue.reaches or context.has_mentioned(calendar.plus_days(anchor, 1))
    day = weekday_beside(anchor, weekday, Direction.FUTURE if is_ahead else Direction.PAST)
    last = f"the last {calendar.WEEKDAYS[weekday]} before {anchor}: {cue.explain('look', 'back')}"
    why = f"the day after {anchor}, which the text has reached" if is_ahead else last
    other = calendar.day_of(calendar.plus_days(day.date, -_WEEK if is_ahead else _WEEK))
    reason = "the day after publication has this weekday, and a past verb may speak of the week before or of that day"
    return _inferred(day, date, context, why, OtherReading(other, reason))


def _own_weekday(date: Written, context: Context) -> Answer:
    """The weekday of the publication day: that day, or else the day a week before or after it."""
    cue, anchor = context.cue(), context.anchor
    direction = cue.direction if cue else Direction.SAME
    is_ahead = direction is Direction.FUTURE
    side, weekday = Direction.FUTURE if is_ahead else Direction.PAST, anchor.isoweekday()
    other = OtherReading(
        calendar.day_of(calendar.plus_days(anchor, _WEEK if is_ahead else -_WEEK)),
        f"the publication day has this weekday: some writers mean the day a week {'after' if is_ahead else 'before'}",
    )
    day = weekday_beside(calendar.plus_days(anchor, -1 if is_ahead else 1), weekday, side)
    period = calendar.day_of(day.date)
    return Answer(
        TimexType.DATE,
        period.value,
        period,
        underspecified=underspecified(date),
        certainty=Certainty.AMBIGUOUS,
        direction=direction,
        others=(other,),
        steps=(f"the publication day, {anchor}, has this weekday", *day.steps),
    )


def _near_weekday(date: Written, weekday: int, context: Context) -> Answer:
    """Return the answer for last, this or next Friday."""
    if date.relation is Relation.THIS:
        return _this_weekday(date, weekday, context)
    anchor, is_next = context.anchor, date.relation is Relation.NEXT
    direction, side = (Direction.FUTURE, "after") if is_next else (Direction.PAST, "before")
    day = weekday_beside(anchor, weekday, direction)
    step = f"the {'first' if is_next else 'last'} {calendar.WEEKDAYS[weekday]} {side} {anchor}"
    if calendar.week_of(day.date) != calendar.week_of(anchor):
        return _inferred(day, date, context, step)
    other = calendar.day_of(calendar.plus_days(day.date, _WEEK if is_next else -_WEEK))
    reason = f"that day lies in the week of {anchor}: some writers mean the week {side}"
    return _inferred(day, date, context, step, OtherReading(other, reason))


def _this_weekday(date: Written, weekday: int, context: Context) -> Answer:
    """Return this week's Friday for "this Friday", but the coming one if it is over and no cue looks back."""
    anchor = context.anchor
    is_ahead = weekday >= anchor.isoweekday()
    if is_ahead or not context.looks_back():  # from the day before, so that it can be the anchor itself
        day = weekday_beside(calendar.plus_days(anchor, -1), weekday, Direction.FUTURE)
    else:
        day = weekday_beside(anchor, weekday, Direction.PAST)
    which = "this week's" if is_ahead or day.date < anchor else "the coming"
    return _inferred(day, date, context, f"{which} {calendar.WEEKDAYS[weekday]}, counted from {anchor}")


def _inferred(day: Day, date: Written, context: Context, step: str, *others: OtherReading) -> Answer:
    return inferred(calendar.day_of(day.date), date, context, (step, *day.steps), *others)

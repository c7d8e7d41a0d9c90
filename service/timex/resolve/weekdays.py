"""Weekdays: a bare one is the last, the publication day included, unless a word looks ahead."""

from __future__ import annotations

from service.timex import calendar
from service.timex.meaning import Relation, Written
from service.timex.model import Certainty, Direction, TimexType
from service.timex.resolve.context import Answer, Context, Other
from service.timex.resolve.inferred import inferred
from service.timex.timex3 import underspecified

_WEEK = 7


def weekday_of(date: Written, context: Context) -> Answer:
    """A weekday, bare or with last, this or next: the day, with what decided it."""
    weekday, anchor = date.weekday or 1, context.anchor
    if date.relation is not None:
        return _near_weekday(date, weekday, context)
    cue = context.cue()
    back = (anchor.isoweekday() - weekday) % _WEEK
    if back == 0:
        return _own_weekday(date, context)
    future = back > _WEEK // 2  # the nearest, when no word decides
    if cue is not None:
        future = cue.direction is Direction.FUTURE
    day = calendar.plus_days(anchor, _WEEK - back if future else -back)
    period = calendar.day_of(day)
    if future:
        why = f"“{cue.word}” looks ahead" if cue else "no word decides and it is nearer"
        step = f"{why}: the next {calendar.WEEKDAYS[weekday]} after {anchor}"
    else:
        step = f"the last {calendar.WEEKDAYS[weekday]} before {anchor}" + (f": “{cue.word}” looks back" if cue else "")
    direction = Direction.FUTURE if future else Direction.PAST
    return Answer(TimexType.DATE, period.value, period, said=underspecified(date), direction=direction, steps=(step,))


def _own_weekday(date: Written, context: Context) -> Answer:
    """The weekday of the publication day itself: that day, with the week before or after it as the other reading."""
    cue = context.cue()
    direction = cue.direction if cue else Direction.SAME
    period = calendar.day_of(context.anchor)
    away = _WEEK if direction is Direction.FUTURE else -_WEEK
    side = "after" if away > 0 else "before"
    other = Other(
        calendar.day_of(calendar.plus_days(context.anchor, away)),
        f"the weekday is the publication day's own: the one a week {side} is meant now and then",
    )
    return Answer(
        TimexType.DATE,
        period.value,
        period,
        said=underspecified(date),
        certainty=Certainty.AMBIGUOUS,
        direction=direction,
        others=(other,),
        steps=(f"the weekday is the publication day's own, {context.anchor}",),
    )


def _near_weekday(date: Written, weekday: int, context: Context) -> Answer:
    """last, this and next Friday."""
    anchor = context.anchor
    back = (anchor.isoweekday() - weekday - 1) % _WEEK + 1
    ahead = (weekday - anchor.isoweekday() - 1) % _WEEK + 1
    if date.relation is Relation.THIS:
        days = weekday - anchor.isoweekday()
        day = calendar.plus_days(anchor, days if days >= 0 or context.looks_back() else days + _WEEK)
        own = "this week's" if days >= 0 or context.looks_back() else "the coming"
        return inferred(
            calendar.day_of(day), date, context, f"{own} {calendar.WEEKDAYS[weekday]}, counted from {anchor}"
        )
    future = date.relation is Relation.NEXT
    day = calendar.plus_days(anchor, ahead if future else -back)
    period = calendar.day_of(day)
    word = "first" if future else "last"
    step = f"the {word} {calendar.WEEKDAYS[weekday]} {'after' if future else 'before'} {anchor}"
    if calendar.week_of(day) != calendar.week_of(anchor):
        return inferred(period, date, context, step)
    other = calendar.day_of(calendar.plus_days(day, _WEEK if future else -_WEEK))
    reason = f"that day lies in the week of {anchor}: some writers mean the week {'after' if future else 'before'}"
    return inferred(period, date, context, step, Other(other, reason))

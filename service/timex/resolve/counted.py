"""Units counted from the anchor (last week, this year) and lengths counted from a day (two weeks ago, a day later)."""

from __future__ import annotations

import datetime as dt

from service.timex import calendar
from service.timex.calendar import Period
from service.timex.meaning import Ahead, Length, Shifted, Unit
from service.timex.model import Certainty, Direction, Granularity, TimexType
from service.timex.resolve.context import Answer, Context
from service.timex.resolve.inferred import direction_to
from service.timex.resolve.lengths import length as plain_length

_DATE = TimexType.DATE


def unit(counted: Unit, context: Context) -> Answer:
    """This, last and next unit, seen from the anchor."""
    grain, offset = counted.granularity, counted.offset
    steps: tuple[str, ...] = ()
    if counted.bare and grain is Granularity.WEEKEND:
        period, steps = _weekend(context)
    elif grain is Granularity.WEEKEND and not offset and _is_over(context):
        period, steps = calendar.neighbour(calendar.weekend_of(context.anchor), -1), ("the weekend just over",)
    elif grain is Granularity.WEEKEND and offset:
        period = _near_weekend(offset, context.anchor)
    else:
        period = calendar.neighbour(calendar.containing(grain, context.anchor), offset)
    if counted.fiscal:
        steps = ("when the fiscal year ends is not said: read as the calendar year",)
    where = {0: "the one that holds", -1: "the one before that of", 1: "the one after that of"}.get(offset)
    side = "before" if offset < 0 else "after"
    step = f"{where} {context.anchor}" if where else f"{abs(offset)} {grain}s {side} {context.anchor}"
    direction = Direction.FUTURE if offset > 0 else Direction.PAST if offset < 0 else Direction.SAME
    said = {Granularity.WEEKEND: "XXXX-WXX-WE", Granularity.WEEK: "XXXX-WXX", Granularity.YEAR: "XXXX"}.get(grain)
    return Answer(_DATE, period.value, period, said=said, direction=direction, steps=steps or (step,))


def _weekend(context: Context) -> tuple[Period, tuple[str, ...]]:
    """The weekend, without a word that says which: this one on its own days, else the last, or the next by a cue."""
    anchor, cue = context.anchor, context.cue()
    own = calendar.weekend_of(anchor)
    if own.interval.contains(anchor):
        return own, (f"the weekend that holds {anchor}",)
    if cue and cue.direction is Direction.FUTURE:
        return own, (f"“{cue.word}” looks ahead: the coming weekend",)
    return calendar.neighbour(own, -1), (f"the last weekend before {anchor}",)


def _is_over(context: Context) -> bool:
    """It rained this weekend, said on a Tuesday."""
    cue = context.cue()
    ahead = not calendar.weekend_of(context.anchor).interval.contains(context.anchor)
    return ahead and cue is not None and cue.direction is Direction.PAST and not cue.says


def _near_weekend(offset: int, anchor: dt.date) -> Period:
    own = calendar.weekend_of(anchor)
    return calendar.neighbour(own, offset)


#: Units whose fractions are counted in a finer unit: half a year is six months, half a month 15 days.
_FINER = {
    Granularity.CENTURY: (Granularity.YEAR, 100),
    Granularity.DECADE: (Granularity.YEAR, 10),
    Granularity.YEAR: (Granularity.MONTH, 12),
    Granularity.MONTH: (Granularity.DAY, 30),
    Granularity.WEEK: (Granularity.DAY, 7),
}
_KEEPS = frozenset({Granularity.YEAR, Granularity.MONTH, Granularity.WEEK, Granularity.DAY, Granularity.QUARTER})


def shifted(moved: Shifted, context: Context) -> Answer:
    """A length before or after a day: as fine as the unit says, and no finer."""
    base = _base(moved, context)
    if isinstance(base, str):
        return Answer(TimexType.DURATION, moved.length.value, mod=moved.length.mod, unresolved=base)
    start, name, index = base
    length = moved.length
    if length.amount is None or length.granularity is None:
        return _vague(moved)
    period = _moved(start, length, moved.sign)
    direction = direction_to(period, context.anchor)
    side = "before" if moved.sign < 0 else "after"
    step = f"{_in_words(length)} {side} {name}"
    answer = Answer(_DATE, period.value, period, direction=direction, steps=(step,), read_against=index)
    if length.mod:
        answer = answer._replace(mod=length.mod, approximate=True)
    if moved.reference is not None:
        return answer._replace(type=TimexType.DURATION, value=length.value)
    return answer


def _base(moved: Shifted, context: Context) -> tuple[dt.date, str, int | None] | str:
    """The day that is counted from, what to call it, and the index of its mention; or why there is none."""
    if moved.from_anchor:
        return context.anchor, str(context.anchor), None
    if moved.reference is not None:
        reference = context.resolve(moved.reference)
        if reference.period is None:
            return reference.unresolved or "the date it is counted from has no place on the calendar"
        return reference.period.start, reference.value, None
    mention = context.last()
    if mention is None:
        return context.anchor, f"{context.anchor}, since no date was mentioned before", None
    return mention.period.start, f"{mention.period.value}, mentioned before", mention.index


def _moved(start: dt.date, length: Length, sign: int) -> Period:
    grain, amount = length.granularity or Granularity.DAY, length.amount or 0
    whole = int(amount)
    if length.rest is not None:
        return _moved(calendar.shift_day(start, sign * whole, grain), length.rest, sign)
    if amount != whole and grain in _FINER:
        finer, count = _FINER[grain]
        moved = calendar.shift_day(start, sign * round(amount * count), finer)
        return calendar.containing(Granularity.MONTH if grain is Granularity.MONTH else finer, moved)
    unit_of = {Granularity.DECADE: Granularity.YEAR, Granularity.CENTURY: Granularity.YEAR}.get(grain, grain)
    times = {Granularity.DECADE: 10, Granularity.CENTURY: 100}.get(grain, 1)
    if unit_of not in _KEEPS:
        return calendar.day_of(calendar.shift_day(start, sign * whole * times, unit_of))
    return calendar.containing(unit_of, calendar.shift_day(start, sign * whole * times, unit_of))


def _in_words(length: Length) -> str:
    words = f"{length.amount:g} {length.granularity}{'s' * (length.amount != 1)}"
    return f"{words} and {_in_words(length.rest)}" if length.rest else words


def ahead(words: Ahead, context: Context) -> Answer:
    """Return the day, week, month or year that a length leads to, where the words around it look ahead."""
    if words.length.amount is None or words.length.granularity is None or not _looks_ahead(context):
        return plain_length(words.length, context)
    answer = shifted(Shifted(words.length, 1, from_anchor=True), context)
    return answer._replace(type=TimexType.DURATION, value=words.length.value)


def _looks_ahead(context: Context) -> bool:
    return context.looks_ahead() or (context.cue() is None and context.leads_sentence())


def _vague(moved: Shifted) -> Answer:
    """Several years ago: TIMEX3 points to the past or the future, and no day is made up."""
    length = moved.length
    if length.granularity is None:
        reason = "hours and minutes are counted from a moment that is not known"
        return Answer(TimexType.DURATION, length.value, mod=length.mod, unresolved=reason)
    value = "PAST_REF" if moved.sign < 0 else "FUTURE_REF"
    return Answer(_DATE, value, steps=("how many is not said",), certainty=Certainty.INFERRED)

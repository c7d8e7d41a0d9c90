"""Units counted from the anchor (last week, this year) and lengths counted from a day (two weeks ago, a day later)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import NamedTuple

from service.timex import calendar
from service.timex.calendar import Period
from service.timex.meaning import AgoFrom, Ahead, Anaphor, Length, Meaning, Shifted, Unit, written_of
from service.timex.model import Certainty, Direction, Granularity, TimexType
from service.timex.resolve.anaphora import resolve_anaphor
from service.timex.resolve.checked import Amount, counted_from, neighbouring
from service.timex.resolve.context import DAYS, MONTHS, Answer, Context, Mention
from service.timex.resolve.elapsed import resolve_elapsed
from service.timex.resolve.inferred import direction_to
from service.timex.resolve.lengths import resolve_length

_DATED = (Granularity.YEAR, *MONTHS)
_UNDERSPECIFIED = {Granularity.WEEKEND: "XXXX-WXX-WE", Granularity.WEEK: "XXXX-WXX", Granularity.YEAR: "XXXX"}
#: Units whose fractions are counted in a finer unit: half a year is six months, half a month 15 days.
_FINER = {
    Granularity.CENTURY: (Granularity.YEAR, 100),
    Granularity.DECADE: (Granularity.YEAR, 10),
    Granularity.YEAR: (Granularity.MONTH, 12),
    Granularity.MONTH: (Granularity.DAY, 30),
    Granularity.WEEK: (Granularity.DAY, 7),
}
_WEEKEND = (6, 7)
#: Years that nobody plans ahead.
_LONG = 10
#: Units of which dateparser reads the last, this and the next.
_READ = frozenset({Granularity.YEAR, Granularity.MONTH, Granularity.WEEK, Granularity.DAY})
#: Units that the date shares: two months ago is a month. "Two decades ago" is a year, and other units lead to a day.
_SHARED = frozenset({Granularity.YEAR, Granularity.QUARTER, Granularity.MONTH, Granularity.WEEK, Granularity.DAY})
#: Dates of which a length in a finer unit tells no day.
_WITHOUT_DAY = frozenset({Granularity.YEAR, Granularity.MONTH})
#: Units counted in years. The seasons that people count ("two seasons ago") are those of a league, about a year each.
_IN_YEARS = {Granularity.SEASON: 1, Granularity.DECADE: 10, Granularity.CENTURY: 100}


def resolve_unit(unit: Unit, context: Context) -> Answer:
    """Return the answer for this, the last or the next unit, as seen from the anchor."""
    granularity, offset = unit.granularity, unit.offset
    is_next_year = granularity is Granularity.YEAR and offset == 1
    if is_next_year and context.past_mention_in_sentence(*_DATED) and context.narrates():
        return resolve_anaphor(Anaphor(Granularity.YEAR, 1), context)
    if granularity is Granularity.WEEKEND and not offset:
        period, steps = _weekend(unit, context)
    else:
        offset = 1 if _is_coming_week(unit, context) else offset
        period, steps = _neighbour(granularity, offset, context.anchor)
    if unit.fiscal:
        steps = ("read as the calendar year: when the fiscal year ends is not given",)
    return Answer(
        TimexType.DATE,
        period.value,
        period,
        underspecified=_UNDERSPECIFIED.get(granularity),
        direction=Direction.FUTURE if offset > 0 else Direction.PAST if offset < 0 else Direction.SAME,
        steps=steps,
    )


def _is_coming_week(unit: Unit, context: Context) -> bool:
    """Whether "this week" is the coming one: on Sunday, a paper writes that the council will vote this week."""
    is_this_week = unit.granularity is Granularity.WEEK and not unit.offset
    is_ahead = is_this_week and context.anchor.isoweekday() in _WEEKEND and context.looks_ahead()
    return is_ahead and not context.surroundings.is_of_past_noun()


def _neighbour(granularity: Granularity, offset: int, anchor: dt.date) -> tuple[Period, tuple[str, ...]]:
    """Return the unit some places from that of the anchor, with the steps that lead to it."""
    step = _counted_step(granularity, offset, anchor)
    if granularity not in _READ:
        return calendar.neighbour(calendar.containing(granularity, anchor), offset), (step,)
    if abs(offset) > 1:
        day = counted_from(anchor, [(abs(offset), granularity)], Direction.FUTURE if offset > 0 else Direction.PAST)
    else:
        day = neighbouring(anchor, granularity, offset)
    return calendar.containing(granularity, day.date), (step, *day.steps)


def _counted_step(granularity: Granularity, offset: int, anchor: dt.date) -> str:
    if offset == 0:
        return f"the {granularity} of {anchor}"
    side = "before" if offset < 0 else "after"
    if abs(offset) == 1:
        return f"the {granularity} {side} the {granularity} of {anchor}"
    return f"{abs(offset)} {granularity}s {side} {anchor}"


def _weekend(unit: Unit, context: Context) -> tuple[Period, tuple[str, ...]]:
    """The weekend, this weekend: the anchor's own on Saturday and Sunday; otherwise the last one or the coming one.

    "The weekend" is the last one unless a cue looks ahead, "this weekend" the coming one unless a cue looks back.
    """
    anchor, cue = context.anchor, context.cue()
    own = calendar.weekend_of(anchor)
    if own.interval.contains(anchor):
        return own, (f"the weekend of {anchor}",)
    last = calendar.neighbour(own, -1), (f"the last weekend before {anchor}",)
    if unit.bare:
        is_ahead = cue is not None and cue.direction is Direction.FUTURE
        return (own, (f"{cue.explain('look', 'ahead')}: the coming weekend",)) if cue and is_ahead else last
    is_over = cue is not None and cue.direction is Direction.PAST and not cue.says
    return last if is_over else (own, (f"the weekend after {anchor}",))


class _Base(NamedTuple):
    """The day that a length is counted from, its name, the index of its mention and how fine that is."""

    day: dt.date
    name: str
    mention: int | None = None
    granularity: Granularity | None = None


def resolve_shifted(shifted: Shifted, context: Context) -> Answer:
    """A length before or after a day: as fine as its unit, and no finer."""
    if shifted.length.granularity is None and (elapsed := resolve_elapsed(shifted, context)):
        return elapsed
    answer = _counted_from(_base(shifted, context), shifted.length, shifted.sign, shifted.unit, context)
    if shifted.reference is not None and answer.period is not None:
        return answer._replace(type=TimexType.DURATION, value=shifted.length.value)
    return answer


def resolve_ago_from(ago: AgoFrom, context: Context) -> Answer:
    """A length back from a day or period near the anchor."""
    return _counted_from(_near_day(ago, context), ago.length, -1, ago.unit, context)


def _counted_from(base: _Base | str, length: Length, sign: int, unit: Granularity | None, context: Context) -> Answer:
    """Return the period that a length leads to, as fine as ``unit``, if given; ``base`` may be why there is none."""
    if isinstance(base, str):
        return Answer(TimexType.DURATION, length.value, mod=length.mod, unresolved=base)
    if length.amount is None or length.granularity is None:
        return _vague(length, sign)
    period, steps = _moved(base.day, length, sign, _unit_behind(base, unit or _finest(length)))
    step = f"{_in_words(length)} {'before' if sign < 0 else 'after'} {base.name}"
    direction = direction_to(period, context.anchor)
    answer = Answer(
        TimexType.DATE, period.value, period, direction=direction, steps=(step, *steps), read_against=base.mention
    )
    is_approximate = bool(length.mod) or length.granularity is Granularity.SEASON
    return answer._replace(mod=length.mod, approximate=True) if is_approximate else answer


def _near_day(ago: AgoFrom, context: Context) -> _Base | str:
    """Return the first day of what a length is counted back from; or the reason why it is unknown."""
    day, unit = written_of(ago.near), ago.length.granularity
    if day and day.weekday and day.relation is None and unit and unit.rank <= Granularity.YEAR.rank:
        nearest = calendar.nearest_weekday(context.anchor, day.weekday)
        return _Base(nearest, f"{nearest}, the {calendar.WEEKDAYS[day.weekday]} nearest to {context.anchor}")
    return _named(ago.near, context)


def _named(meaning: Meaning, context: Context) -> _Base | str:
    """Return the first day of a date that the words name; or the reason why it is unknown."""
    answer = context.resolve(meaning)
    if answer.period is None:
        return answer.unresolved or "the date that it is counted from has no place on the calendar"
    return _Base(answer.period.start, answer.value)


def _unit_behind(base: _Base, unit: Granularity) -> Granularity:
    """Return the unit that a length leads to: "arrested in March and freed two days later" tells no day."""
    if base.granularity in _WITHOUT_DAY and base.granularity.rank < unit.rank:
        return base.granularity
    return unit


def _base(shifted: Shifted, context: Context) -> _Base | str:
    """Return the day to count from; or the reason why it is unknown."""
    if shifted.from_anchor:
        followed = _followed(context) if shifted.may_follow else None
        return _from(followed) if followed else _Base(context.anchor, str(context.anchor))
    if shifted.reference is not None:
        return _named(shifted.reference, context)
    if shifted.sign > 0 and context.surroundings.repeats_date():
        return "says how much earlier something was than the date in front of it"
    mention = _day_near(shifted.length, context) or context.last()
    is_history = context.looks_back() or shifted.length.granularity is Granularity.CENTURY
    if mention is None and shifted.sign > 0 and is_history:
        return "counted from a day that the text has not named"
    if mention is None:
        return _Base(context.anchor, f"{context.anchor}, since no date was mentioned before")
    return _from(mention)


def _day_near(length: Length, context: Context) -> Mention | None:
    """Return the day of this sentence or the one before that a length in days counts from; None for other lengths.

    "It began on Wednesday among troops unpaid since August. | Two days earlier | …": from Wednesday. A day of the
    sentence before gives way to a month of this one: "It rained on Sunday. Arrested in May, he was freed | two days
    later |".
    """
    if length.granularity is not Granularity.DAY:
        return None
    mention, last = context.last(*DAYS), context.last(*MONTHS)
    names_month = last is not None and last.token >= context.sentence()
    first = context.sentence() if names_month else context.sentence_before()
    return mention if mention and mention.token >= first else None


def _from(mention: Mention) -> _Base:
    granularity = None if mention.days else mention.period.granularity
    days = mention.days or mention.period.interval
    return _Base(days.start_on, f"{mention.period.value}, mentioned before", mention.index, granularity)


def _followed(context: Context) -> Mention | None:
    """Return the last mention if this sentence or the one before has it, in an earlier year than the anchor's."""
    mention = context.last()
    if mention is None or mention.token < context.sentence_before() or context.looks_ahead():
        return None
    return mention if mention.period.start.year < context.anchor.year else None


def _moved(start: dt.date, length: Length, sign: int, unit: Granularity) -> tuple[Period, tuple[str, ...]]:
    """Return the unit that a length leads to, and the steps of dateparser."""
    day = counted_from(start, list(_amounts(length)), Direction.FUTURE if sign > 0 else Direction.PAST)
    return calendar.containing(unit, day.date), day.steps


def _amounts(length: Length) -> Iterator[Amount]:
    """Yield the lengths in whole units: half a year is six months, a decade ten years."""
    granularity, amount = length.granularity or Granularity.DAY, length.amount or 0
    if length.rest is None and amount != int(amount) and granularity in _FINER:
        finer, count = _FINER[granularity]
        yield round(amount * count), finer
    elif granularity in _IN_YEARS:
        yield int(amount) * _IN_YEARS[granularity], Granularity.YEAR
    else:
        yield int(amount), granularity
    if length.rest is not None:
        yield from _amounts(length.rest)


def _finest(length: Length) -> Granularity:
    """Return the granularity of the period that a length leads to; a month in days still leads to a month."""
    if length.rest is not None:
        return _finest(length.rest)
    ((_, unit),) = _amounts(length)
    if length.granularity is Granularity.MONTH:
        return Granularity.MONTH
    return unit if unit in _SHARED else Granularity.DAY


def _in_words(length: Length) -> str:
    words = f"{length.amount:g} {length.granularity}{'s' * (length.amount != 1)}"
    return f"{words} and {_in_words(length.rest)}" if length.rest else words


def resolve_ahead(ahead: Ahead, context: Context) -> Answer:
    """Return the period that "in two weeks" leads to where the words around it look ahead; otherwise a mere length."""
    length = ahead.length
    if length.amount is None or length.granularity is None or not _looks_ahead(length, context):
        return resolve_length(length, context)
    answer = resolve_shifted(Shifted(length, 1, from_anchor=True), context)
    return answer._replace(type=TimexType.DURATION, value=length.value)


def _looks_ahead(length: Length, context: Context) -> bool:
    is_long = length.granularity is Granularity.YEAR and (length.amount or 0) >= _LONG
    if context.surroundings.follows_superlative(is_long=is_long):
        return False
    return context.looks_ahead() or (context.cue() is None and context.leads_sentence())


def _vague(length: Length, sign: int) -> Answer:
    """Return the answer for "several years ago": TIMEX3 points to the past or the future, without a date."""
    if length.granularity is None:
        reason = "hours and minutes are counted from a time that is not known"
        return Answer(TimexType.DURATION, length.value, mod=length.mod, unresolved=reason)
    value = "PAST_REF" if sign < 0 else "FUTURE_REF"
    return Answer(TimexType.DATE, value, steps=("the number is not given",), certainty=Certainty.INFERRED)

"""Times of day and parts of the day: tied to the day beside them, or to a day of their own sentence.

A time whose sentence names no day lies on the day that the sentence before names last, or else stays unresolved.
"""

from __future__ import annotations

from dataclasses import replace

from service.timex import calendar
from service.timex.calendar import Period
from service.timex.meaning import TimeOfDay
from service.timex.model import Certainty, Granularity, TimexType
from service.timex.resolve.context import DAYS, Answer, Context, Mention

#: TIMEX3's parts of the day in words.
PARTS = {"MO": "morning", "MI": "midday", "AF": "afternoon", "EV": "evening", "NI": "night"}
#: A time before 7:00 that follows one from 20:00 on is of the next day.
_LATE, _EARLY = "20:00", "07:00"
_MODIFIED = {"START": "early ", "MID": "mid-", "END": "late "}


def resolve_time_of_day(time: TimeOfDay, context: Context) -> Answer:
    """A TIMEX3 TIME: YYYY-MM-DDTHH:MM or YYYY-MM-DDTMO."""
    suffix = f"T{time.clock}" if time.clock else f"T{time.part}"
    if time.day is not None:
        day: Answer | None = context.resolve(time.day)
    else:
        day = _day_of_line(context) if context.heads_line() else _day_of_sentence(time, context)
    if day is None and not time.bare:
        day = _day_before(time, context)
    if day is None and not time.needs_day and not (time.part and context.surroundings.follows_unknown_day()):
        day = _on(calendar.day_of(context.anchor))
    if day is None or day.period is None:
        reason = (day and day.unresolved) or "a time of day, and neither its sentence nor the one before names a day"
        return Answer(TimexType.TIME, f"XXXX-XX-XX{suffix}", mod=time.mod, unresolved=reason)
    if day.period.granularity not in DAYS:
        return day._replace(mod=time.mod)
    date = day.period.value[:10]
    granularity = Granularity.MINUTE if time.clock else Granularity.PART_OF_DAY
    others = tuple(
        replace(other, period=replace(other.period, granularity=granularity, value=other.period.value + suffix))
        for other in day.others
    )
    return day._replace(
        type=TimexType.TIME,
        value=date + suffix,
        period=replace(day.period, granularity=granularity, value=date + suffix),
        mod=time.mod,
        underspecified=(day.underspecified or date) + suffix,
        others=others,
        part_of_day=_MODIFIED.get(time.mod or "", "") + PARTS[time.part] if time.part else None,
        clock=time.clock,
        zone=time.zone,
        certainty=Certainty.INFERRED if time.day is None else day.certainty,
    )


def _day_of_line(context: Context) -> Answer:
    """Return the day of an update of a live blog: that of the last line which is a day, or else that of the text."""
    heading = context.day_heading
    day = calendar.day_of(heading.period.start if heading else context.anchor)
    step = f"the time of an update: of {day.value}"
    return Answer(TimexType.DATE, day.value, day, read_against=heading.index if heading else None, steps=(step,))


def _day_of_sentence(time: TimeOfDay, context: Context) -> Answer | None:
    """Return the day that the same sentence names before the time, or else after it."""
    mention = context.day_mentioned(context.sentence())
    if mention:
        return _on_day_of(mention, time, context)
    day = context.day_ahead()
    return _on(day) if day else None


def _day_before(time: TimeOfDay, context: Context) -> Answer | None:
    """Return the day that the sentence before names last.

    For a time that does not need a day, that of the text is as good, so that a list of times does not pass one day on
    to all of them; a part of the day continues, and is continued: "He came yesterday at 8. In the afternoon he left."
    """
    first = context.previous_sentence()
    mention = context.day_mentioned(first)
    if mention and mention.lacks_day and not time.needs_day:
        mention = context.last_named_day() if time.part or mention.period.value[-1].isalpha() else None
    if mention and mention.token >= first:
        return _on_day_of(mention, time, context)
    return None


def _on_day_of(mention: Mention, time: TimeOfDay, context: Context) -> Answer:
    """Return the day of a mention, or the one after: "fled on Saturday night, and were caught at 5 a.m."."""
    day = calendar.day_of(mention.period.start)
    if (
        _is_past_midnight(time, mention, context) and day.start != context.anchor
    ):  # what is reported never moves past the anchor
        following = calendar.neighbour(day, 1)
        step = f"the day after {day.value}: early in the day, behind what was late"
        return _on(following)._replace(read_against=mention.index, steps=(step,))
    return _on(day)._replace(read_against=mention.index)


def _is_past_midnight(time: TimeOfDay, mention: Mention, context: Context) -> bool:
    """Whether an early time follows a late one, or an evening or night."""
    _, _, moment = mention.period.value.partition("T")
    is_night = moment == "NI" and context.surroundings.language.nights_follow
    was_late = is_night or moment == "EV" or (moment[:2].isdigit() and moment >= _LATE)
    return was_late and (time.part == "MO" or (time.clock is not None and time.clock < _EARLY))


def _on(day: Period) -> Answer:
    return Answer(TimexType.DATE, day.value, day, steps=(f"the day of its sentence, {day.value}",))

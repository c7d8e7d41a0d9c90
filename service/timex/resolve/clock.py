"""Clock times and parts of the day: tied to the day said beside them, or to the day of their own sentence.

A time without a day anywhere in its sentence stays unresolved: nothing undated borrows a date.
"""

from __future__ import annotations

from dataclasses import replace

from service.timex import calendar
from service.timex.calendar import Period
from service.timex.meaning import TimeOfDay
from service.timex.model import Certainty, Granularity, TimexType
from service.timex.resolve.context import Answer, Context

PARTS = {"MO": "morning", "MI": "midday", "AF": "afternoon", "EV": "evening", "NI": "night"}
_DAYS = (Granularity.DAY, Granularity.PART_OF_DAY, Granularity.MINUTE)
_MODIFIED = {"START": "early ", "MID": "mid-", "END": "late "}


def time_of_day(time: TimeOfDay, context: Context) -> Answer:
    """A TIMEX3 TIME: YYYY-MM-DDTHH:MM or YYYY-MM-DDTMO."""
    suffix = f"T{time.clock}" if time.clock else f"T{time.part}"
    day = context.resolve(time.day) if time.day is not None else _day_of_sentence(context)
    if day is None or day.period is None:
        reason = (day and day.unresolved) or "a time of day, and its sentence names no day"
        return Answer(TimexType.TIME, f"XXXX-XX-XX{suffix}", mod=time.mod, unresolved=reason)
    if day.period.granularity not in _DAYS:
        return day._replace(mod=time.mod)
    date = day.period.value[:10]
    grain = Granularity.MINUTE if time.clock else Granularity.PART_OF_DAY
    period = replace(day.period, granularity=grain, value=date + suffix)
    part = _MODIFIED.get(time.mod or "", "") + PARTS[time.part] if time.part else None
    others = tuple(
        replace(one, period=replace(one.period, granularity=grain, value=one.period.value + suffix))
        for one in day.others
    )
    return day._replace(
        type=TimexType.TIME,
        value=date + suffix,
        period=period,
        mod=time.mod,
        said=(day.said or date) + suffix,
        others=others,
        part_of_day=part,
        clock=time.clock,
        zone=time.zone,
        certainty=Certainty.INFERRED if time.day is None else day.certainty,
    )


def _day_of_sentence(context: Context) -> Answer | None:
    """The day named before it in the same sentence, else the one named after it."""
    mention = context.last(*_DAYS)
    if mention and mention.token >= context.sentence():
        day = calendar.day_of(mention.period.start)
        step = f"the day of its sentence, {day.value}"
        return Answer(TimexType.DATE, day.value, day, read_against=mention.index, steps=(step,))
    ahead = context.day_ahead()
    return _ahead(ahead) if ahead else None


def _ahead(period: Period) -> Answer:
    step = f"the day of its sentence, {period.value}"
    return Answer(TimexType.DATE, period.value, period, steps=(step,))

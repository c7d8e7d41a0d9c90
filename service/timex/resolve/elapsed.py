"""Minutes and hours counted from a time of day that the text has just given: "at 6:40 p.m. … | forty minutes later"."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import replace

from service.timex import calendar
from service.timex.meaning import Shifted
from service.timex.model import Granularity, TimexType
from service.timex.resolve.context import DAYS, Answer, Context, Mention

#: A TIMEX3 length in whole hours or minutes.
_LENGTH = re.compile(r"PT(?P<amount>\d+)(?P<unit>[HM])")
_UNITS = {"H": dt.timedelta(hours=1), "M": dt.timedelta(minutes=1)}


def resolve_elapsed(shifted: Shifted, context: Context) -> Answer | None:
    """Return the time that a length in hours or minutes leads to; None if no time of day stands near before it.

    TIMEX3 has the length. A number of hours is mostly a round one, so the time is approximate.
    """
    length = _LENGTH.fullmatch(shifted.length.value)
    mention = _last_time(context)
    if shifted.from_anchor or shifted.reference is not None or not length or not mention:
        return None
    try:
        moment = _moment(mention) + shifted.sign * int(length["amount"]) * _UNITS[length["unit"]]
    except OverflowError:
        return None
    day, clock = calendar.day_of(moment.date()), f"{moment:%H:%M}"
    return Answer(
        TimexType.DURATION,
        shifted.length.value,
        replace(day, granularity=Granularity.MINUTE, value=f"{day.value}T{clock}"),
        mod=shifted.length.mod,
        read_against=mention.index,
        steps=(f"counted from {mention.period.value.replace('T', ' ')}, mentioned before",),
        clock=clock,
        zone=mention.zone,
        approximate=length["unit"] == "H" or shifted.length.mod is not None,
    )


def _moment(mention: Mention) -> dt.datetime:
    """Return the moment of a time of day; 24:00 is the midnight at the end of its day. Raises OverflowError."""
    hours, minutes = map(int, mention.period.value.partition("T")[2].split(":"))
    midnight = dt.datetime.combine(mention.period.start, dt.time())
    return midnight + dt.timedelta(hours=hours, minutes=minutes)


def _last_time(context: Context) -> Mention | None:
    """Return the last day that this sentence or the one before mentions, if it has a time of day."""
    mention = context.last(*DAYS)
    is_near = mention is not None and mention.token >= context.previous_sentence()
    return mention if is_near and mention and _has_clock(mention) else None


def _has_clock(mention: Mention) -> bool:
    return mention.period.granularity is Granularity.MINUTE and mention.period.value[-3:-2] == ":"

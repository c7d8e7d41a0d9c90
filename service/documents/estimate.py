"""When was it written? A page's header only says when the page was viewed; the lead says more.

Reporters write on the day of what the lead tells, or one to three days after: of the weekdays in English news 87 % lie
no more than three days back. So where the last weekday of the lead is further back than that from the day the page was
viewed, the article is older than the page.
"""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass

from service.documents.boilerplate import PROSE
from service.text.document import Document
from service.text.lines import lines
from service.timex import calendar, tag
from service.timex.model import Anchor, Direction, Granularity, Timex

_LEAD = 3  # paragraphs of prose
_USUAL = 3  # days between what is told and the telling
_WEEKDAY = re.compile(r"XXXX-WXX-[1-7]")


@dataclass(frozen=True, slots=True)
class Estimate:
    """The likely day of writing, no later than ``bound``, and why, in words."""

    day: dt.date
    bound: dt.date
    reason: str


def written_on(document: Document, bound: dt.date, language: str = "en") -> Estimate | None:
    """The estimate for an article whose page was viewed on ``bound``; None where the lead does not speak against it."""
    told = [timex for timex in _lead_weekdays(document, bound, language) if timex.date]
    days = [timex.date.interval.start_on for timex in told if timex.date]
    if not days:
        return None
    last = max(days)
    if (bound - last).days <= _USUAL:
        return None
    day = calendar.plus_days(last, 1)
    words = next(timex.text for timex in told if timex.date and timex.date.interval.start_on == last)
    reason = (
        f"the page was viewed on {bound}, which only bounds the day of writing; its lead tells of “{words}”, {last}, "
        f"and news is mostly written on the day of what it tells or the day after: most likely on {last} or {day}"
    )
    return Estimate(day, bound, reason)


def _lead_weekdays(document: Document, bound: dt.date, language: str) -> list[Timex]:
    """The weekdays without a week of their own that the first paragraphs tell of as past."""
    prose = [line.text for line in lines(document.text) if len(line.text) >= PROSE][:_LEAD]
    found = [timex for line in prose for timex in tag(line, Anchor(bound), language=language).timexes]
    return [timex for timex in found if _is_past_weekday(timex)]


def _is_past_weekday(timex: Timex) -> bool:
    return (
        timex.date is not None
        and timex.date.granularity in (Granularity.DAY, Granularity.PART_OF_DAY, Granularity.MINUTE)
        and timex.direction is not Direction.FUTURE
        and bool(_WEEKDAY.match(timex.underspecified or ""))
    )

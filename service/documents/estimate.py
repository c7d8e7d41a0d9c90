"""An estimate of the day on which an article was written, if its page only says when it was viewed or updated.

Reporters write on the day of what their lead reports, or one to three days later: 87 % of the weekdays in English news
are at most three days back. If the last weekday of the lead is further back from the day on which the page was viewed,
the article is older than the page.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass

from service.documents.boilerplate import PROSE
from service.text.document import Document
from service.text.lines import lines
from service.timex import calendar, tag
from service.timex.model import Anchor, Direction, Granularity, Timex

_LEAD = 3  # paragraphs of prose
_USUAL = 3  # days between an event and its report
_WEEKDAY = re.compile(r"XXXX-WXX-[1-7]")
_DAYS = (Granularity.DAY, Granularity.PART_OF_DAY, Granularity.MINUTE)


@dataclass(frozen=True, slots=True)
class Estimate:
    """The likely day of writing, at most ``bound``, and why."""

    day: dt.date
    bound: dt.date
    reason: str


def estimate_of(document: Document, bound: dt.date, language: str = "en") -> Estimate | None:
    """Return an estimate for an article whose page was viewed on ``bound``, or None if its lead fits that day."""
    words_of = {day: timex.text for timex, day in reversed(list(_lead_weekdays(document, bound, language)))}
    last = max(words_of, default=bound)
    if (bound - last).days <= _USUAL:
        return None
    day = calendar.plus_days(last, 1)
    reason = (
        f"the page is as of {bound}, which is only an upper bound; its lead reports “{words_of[last]}”, {last}, "
        f"and news is mostly written on the day of an event or the day after: most likely on {last} or {day}"
    )
    return Estimate(day, bound, reason)


def _lead_weekdays(document: Document, bound: dt.date, language: str) -> Iterator[tuple[Timex, dt.date]]:
    """Yield the bare weekdays of the first paragraphs that are not ahead, with their days."""
    prose = [line.text for line in lines(document.text) if len(line.text) >= PROSE][:_LEAD]
    for line in prose:
        for timex in tag(line, Anchor(bound), language=language).timexes:
            is_weekday = _WEEKDAY.match(timex.underspecified or "") and timex.direction is not Direction.FUTURE
            if is_weekday and timex.date is not None and timex.date.granularity in _DAYS:
                yield timex, timex.date.interval.start_on

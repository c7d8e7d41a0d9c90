"""Dates that people type into the filters of pages, such as "13 March 2025" or "last week"; the engine reads them."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass

from service.timex import calendar, tag
from service.timex.model import Anchor

_LONGEST = 60  # characters
#: What the API reads itself: YYYY, YYYY-MM, YYYY-MM-DD.
_ISO = re.compile(r"\d{4}(?:-\d\d){0,2}")
_WORD = re.compile(r"\w")


@dataclass(frozen=True, slots=True)
class TypedDate:
    """A date as typed, and the first and last day of the period that it names."""

    typed: str
    first: dt.date
    last: dt.date


def typed_date(text: str, today: dt.date) -> TypedDate | None:
    """Return the period that a text names, seen from ``today``; None if it is ISO 8601 already or no date."""
    if len(text) > _LONGEST or _ISO.fullmatch(text):
        return None
    for timex in tag(text, Anchor(today)).timexes:
        if timex.date is not None and not _WORD.search(text[: timex.start] + text[timex.end :]):
            interval = timex.date.interval
            return TypedDate(text, interval.start_on, calendar.plus_days(interval.end_before, -1))
    return None

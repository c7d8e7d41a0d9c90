"""Dates and date-times as programs write them -> a day, with the time if there is one.

These are RFC 3339 and RFC 5322; ``loose_timestamps`` reads what else pages and feeds have in their metadata.
"""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass, replace
from email.utils import parsedate_to_datetime
from functools import lru_cache
from zoneinfo import ZoneInfo

_YEAR_OF_RFC5322 = re.compile(r"[A-Za-z]{3}[ -](\d{2,4})\b")
_DAY_LENGTH = len("2025-03-13")
_BEFORE_HOUR = re.compile("[Tt ](?!24)")  # only some versions of Python accept hour 24
_DATE_OR_TIME = (
    "must be a date (2025-03-13) or a date-time (2025-03-13T08:00:00+01:00, Thu, 13 Mar 2025 08:00:00 +0100)"
)


@dataclass(frozen=True, slots=True)
class Timestamp:
    """A day as written, with the time if one is written.

    ``in_utc`` is true for "Z", which gives the time but not the place (RFC 9557, section 2): its day depends on the
    time zone of the publisher. ``is_assumed`` is true if neither an offset nor a time zone was given.
    """

    day: dt.date
    time: dt.datetime | None = None
    in_utc: bool = False
    is_assumed: bool = False

    def day_in(self, zone: str | None) -> dt.date:
        """Return the day in an IANA time zone. Raises ValueError if that is outside the calendar."""
        if zone is None or self.time is None or self.time.tzinfo is None:
            return self.day
        try:
            return self.time.astimezone(ZoneInfo(zone)).date()
        except OverflowError as error:
            raise ValueError("is outside the years 1 to 9999 in that time zone") from error


@lru_cache(maxsize=8)  # it is read to validate an article, and to date it
def parse_publication(text: str, zone: str | None) -> Timestamp:
    """Return when an article was published, in its publisher's time zone if known.

    Reads RFC 3339 and RFC 5322. A time without an offset is of the time zone, or else assumed to be UTC. Raises
    ValueError that says what was expected.
    """
    timestamp = rfc5322(text) or parse(text)
    timestamp.day_in(zone)
    is_assumed = timestamp.time is not None and timestamp.time.tzinfo is None and zone is None
    return replace(timestamp, is_assumed=is_assumed)


def rfc5322(text: str) -> Timestamp | None:
    """Return a date-time as in e-mails and feeds, or None for other texts."""
    year = _YEAR_OF_RFC5322.search(text)
    if year is None:
        return None
    try:
        time = parsedate_to_datetime(text)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    if not str(time.year).endswith(year[1]):
        return None  # the year 0001 was read as 2001
    return Timestamp(time.date(), time, text.endswith(("GMT", "UTC", "UT", "Z")))


def parse(text: str) -> Timestamp:
    """Return a date or date-time of RFC 3339. Raises ValueError that says what was expected."""
    day = parse_day(text[:_DAY_LENGTH])
    if len(text) == _DAY_LENGTH:
        return Timestamp(day)
    if not _BEFORE_HOUR.match(text, _DAY_LENGTH):
        raise ValueError(_DATE_OR_TIME)
    try:
        return Timestamp(day, dt.datetime.fromisoformat(text.upper()), text[-1] in "Zz")
    except ValueError as error:
        raise ValueError(_DATE_OR_TIME) from error


def parse_day(text: str) -> dt.date:
    """Return a day written YYYY-MM-DD. Raises ValueError that says what was expected."""
    if len(text) != _DAY_LENGTH or text[4] != "-" or text[7] != "-" or not text.isascii():
        raise ValueError(_DATE_OR_TIME)
    try:
        return dt.date.fromisoformat(text)
    except ValueError as error:
        raise ValueError(f"the calendar has no day {text!r}") from error

"""Dates and date-times as programs write them -> a day, and the moment where there is one.

RFC 3339 for clients; for metadata also RFC 5322 ("Thu, 13 Mar 2025 08:30:00 +0500") and what pages write by hand.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from email.utils import parsedate_to_datetime
from zoneinfo import ZoneInfo

_DAY_LENGTH = len("2025-03-13")
_DATE_OR_TIME = "must be a date (2025-03-13) or a date-time with offset (2025-03-13T08:00:00+01:00)"
#: What programs write where they know no date.
_DEFAULTS = (dt.date(1, 1, 1), dt.date(1900, 1, 1), dt.date(1970, 1, 1))


@dataclass(frozen=True, slots=True)
class Moment:
    """A day as written, with the time where one was written.

    ``in_utc`` is true for "Z", which names a moment and no place (RFC 9557, 2): its day depends on where one is.
    """

    day: dt.date
    time: dt.datetime | None = None
    in_utc: bool = False

    def day_in(self, zone: str | None) -> dt.date:
        """The day in an IANA time zone. Raises ValueError where that lies outside of the calendar."""
        if zone is None or self.time is None or self.time.tzinfo is None:
            return self.day
        try:
            return self.time.astimezone(ZoneInfo(zone)).date()
        except OverflowError as error:
            raise ValueError("lies outside the years 1 to 9999 in that time zone") from error


def moment(text: str) -> Moment:
    """A date or date-time of RFC 3339. Raises ValueError that says what was expected."""
    day = day_of(text[:_DAY_LENGTH])
    if len(text) == _DAY_LENGTH:
        return Moment(day)
    separator, hour = text[_DAY_LENGTH], text[_DAY_LENGTH + 1 : _DAY_LENGTH + 3]
    if separator not in "Tt " or hour == "24":  # some versions of Python read hour 24, others do not
        raise ValueError(_DATE_OR_TIME)
    try:
        return Moment(day, dt.datetime.fromisoformat(text.upper()), text[-1] in "Zz")
    except ValueError as error:
        raise ValueError(_DATE_OR_TIME) from error


def published(text: str, zone: str | None) -> Moment:
    """When an article was published, with a day in its publisher's zone. Raises ValueError that says what is wrong."""
    found = moment(text)
    if found.time is not None and found.time.tzinfo is None and zone is None:
        raise ValueError("a date-time needs an offset (2025-03-13T08:00:00+01:00) or the field timezone")
    found.day_in(zone)
    return found


def day_of(text: str) -> dt.date:
    """A day written YYYY-MM-DD. Raises ValueError that says what was expected."""
    if len(text) != _DAY_LENGTH or text[4] != "-" or text[7] != "-" or not text.isascii():
        raise ValueError(_DATE_OR_TIME)
    try:
        return dt.date.fromisoformat(text)
    except ValueError as error:
        raise ValueError(f"the calendar has no day {text!r}") from error


def lenient_moment(text: str) -> Moment | None:
    """A moment of metadata, or None: no day, or a program's "no date"."""
    text = text.strip()
    for read in (_iso, _rfc5322):
        found = read(text)
        if found is not None:
            return None if found.day in _DEFAULTS else found
    return None


def _iso(text: str) -> Moment | None:
    try:
        return moment(text)
    except ValueError:
        pass
    try:
        return Moment(day_of(text[:_DAY_LENGTH])) if text[_DAY_LENGTH : _DAY_LENGTH + 1] in ("", "T", " ") else None
    except ValueError:
        return None


def _rfc5322(text: str) -> Moment | None:
    try:
        time = parsedate_to_datetime(text)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    return Moment(time.date(), time, text.endswith(("GMT", "UTC", "UT", "Z")))

"""Timestamps in metadata, as programs write them in practice -> a day, with the time if there is one.

Reads RFC 3339, RFC 5322 ("Thu, 13 Mar 2025 08:30:00 +0500"), near misses of both, English dates ("Mar 13, 2025") and
Unix time. What could be two days ("03/04/2025") is not a date.
"""

from __future__ import annotations

import datetime as dt
import re
from contextlib import suppress

from dateutil import parser as dateutil_parser

from service.documents.timestamps import Timestamp, parse, parse_day, rfc5322

#: What programs write if they have no date; so are all days before newspapers.
_DEFAULTS = (dt.date(1899, 12, 30), dt.date(1900, 1, 1), dt.date(1970, 1, 1))
_EARLIEST = dt.date(1605, 1, 1)
_DAY_LENGTH = len("2025-03-13")
_LONGEST = 60  # characters of a timestamp in metadata
#: "Thu Mar 13 2025 08:30:00 GMT+0000 (Coordinated Universal Time)"
_COMMENT = re.compile(r" ?\([^()]*\)$")
_UNIX_TIME = re.compile(r"\d{10}(?:\d{3})?")
#: "20230711", perhaps with a time after it that needs not be read.
_COMPACT = re.compile(r"((?:1[6-9]|20)\d\d)(\d\d)(\d\d)(?:[T ]?\d{4}(?:\d\d)?)?Z?")
#: "2016/6/29 15:07:41", "2016.06.29"
_YEAR_FIRST = re.compile(r"(\d{4})([-/.])(\d{1,2})\2(\d{1,2})(?:[T ,]+(?:- )?(\d{1,2}:\d\d.*))?")
#: "Tue, 07/11/2023 - 17:57", "31.12.2023"
_YEAR_LAST = re.compile(
    r"(?:(Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]*,? )?(\d{1,2})([-/.])(\d{1,2})\3(\d{4})(?:[ ,]+(?:- )?\d{1,2}:\d\d.*)?",
    re.IGNORECASE,
)
_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_MONTH_NAME = re.compile(r"\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)", re.IGNORECASE)
_UTC_NAME = re.compile(r" ?(?:UTC|GMT)$")


def parse_metadata(text: str) -> Timestamp | None:
    """Return a timestamp of metadata, or None if it is not a date, or a program's value for "no date"."""
    text = _COMMENT.sub("", text).strip()
    if len(text) > _LONGEST:
        return None
    readings = (_rfc3339, rfc5322, _unix_time, _compact, _year_first, _year_last, _english)
    timestamp = next((found for read in readings if (found := read(text)) is not None), None)
    return timestamp if timestamp is not None and _is_plausible(timestamp.day) else None


def _is_plausible(day: dt.date) -> bool:
    return day >= _EARLIEST and day not in _DEFAULTS


def _rfc3339(text: str) -> Timestamp | None:
    """Read RFC 3339, or only the day if just the time is malformed."""
    with suppress(ValueError):
        return parse(_UTC_NAME.sub("Z", text))
    try:
        day, rest = text[:_DAY_LENGTH], text[_DAY_LENGTH:]
        return Timestamp(parse_day(day)) if rest[:1] in ("", "T", " ") else None
    except ValueError:
        return None


def _unix_time(text: str) -> Timestamp | None:
    if not _UNIX_TIME.fullmatch(text):
        return None
    time = dt.datetime.fromtimestamp(int(text[:10]), dt.UTC)
    return Timestamp(time.date(), time, in_utc=True)


def _compact(text: str) -> Timestamp | None:
    found = _COMPACT.fullmatch(text)
    return _on_day(*found.groups()) if found else None


def _year_first(text: str) -> Timestamp | None:
    found = _YEAR_FIRST.fullmatch(text)
    return _on_day(found[1], found[3], found[4]) if found else None


def _year_last(text: str) -> Timestamp | None:
    """Read a day with the year last, if its order is certain: by a 13th month, the dots of "3.7.2023", or a weekday.

    Beside a weekday the month comes first, as Drupal writes it, unless only the other order fits the weekday.
    """
    found = _YEAR_LAST.fullmatch(text)
    if found is None:
        return None
    weekday, first, mark, second, year = found.groups()
    month_first, day_first = _on_day(year, first, second), _on_day(year, second, first)
    readings = [reading for reading in (None if mark == "." else month_first, day_first) if reading]
    if weekday:
        readings = [reading for reading in readings if _is_weekday(reading.day, weekday)][:1]
    return readings[0] if len({reading.day for reading in readings}) == 1 else None


def _is_weekday(day: dt.date, name: str) -> bool:
    return _WEEKDAYS[day.weekday()] == name[:3].lower()


def _on_day(year: str, month: str, day: str) -> Timestamp | None:
    try:
        return Timestamp(dt.date(int(year), int(month), int(day)))
    except ValueError:
        return None


def _english(text: str) -> Timestamp | None:
    """Read "September 11, 2024" and the like, whole; the time of a place that is only named is not read."""
    if not _MONTH_NAME.search(text):
        return None
    try:
        # what a text leaves out comes from the default, so two defaults show whether it names a whole day
        first, second = (
            dateutil_parser.parse(text, default=dt.datetime(year, month, day, tzinfo=dt.UTC), ignoretz=True)
            for year, month, day in ((2000, 1, 1), (2004, 2, 2))
        )
    except (ValueError, OverflowError, TypeError):
        return None
    return Timestamp(first.date()) if first.date() == second.date() and str(first.year) in text else None

"""Dates in other languages than English, in the words and patterns of CLDR.

CLDR has no words for "early", "about", decades and centuries: a date that is about right has "≈" before it, and a
period without a name is written with its first and last year, month or day. No word is translated by hand.
"""

from __future__ import annotations

import datetime as dt
import re

from babel import Locale
from babel.dates import format_date, format_skeleton

from service.formats.dates import DateParts

ABOUT = "≈ "
#: CLDR's names of the parts of the day, the best first (UTS 35, part 4, "Day Period Rule Sets").
_PARTS_OF_DAY = {
    "early morning": ("morning1",),
    "morning": ("morning1",),
    "midday": ("noon",),
    "afternoon": ("afternoon2", "afternoon1"),
    "evening": ("evening1",),
    "night": ("night1",),
    "late evening": ("evening1",),
}
_MONTHS_OF_QUARTER = 3


def parts_in(locale: Locale, parts: DateParts) -> str:
    """Return a year, a month or a day: "2025", "avril 2025", "13 avril 2025"."""
    year, month, day = (*parts, 1, 1)[:3]
    date = dt.date(year, month, day)
    if len(parts) > 2:
        return format_date(date, "long", locale=locale)
    return format_skeleton("y" if len(parts) == 1 else "yMMMM", date, locale=locale)


def range_in(locale: Locale, first: DateParts, last: DateParts) -> str:
    """Return a range by its ends, or one date if they are the same: "1980–1989", "mars 2024 – mai 2024"."""
    if first == last:
        return parts_in(locale, last)
    if len(first) == 1:
        return f"{first[0]}–{last[0]}"
    pattern = locale.interval_formats.get(None, "{0} – {1}")
    return str(pattern).format(parts_in(locale, first), parts_in(locale, last))


def quarter_in(locale: Locale, year: int, number: int) -> str:
    """Return a quarter of a year: "2e trimestre 2025"."""
    return format_skeleton("yQQQQ", dt.date(year, _MONTHS_OF_QUARTER * number, 1), locale=locale)


def weekday_in(locale: Locale, day: dt.date) -> str:
    """Return the weekday and the number of a day, in the locale's order: "lundi 3", "3日(木曜日)"."""
    skeleton = locale.datetime_skeletons.get("Ed")
    pattern = re.sub("[Ec]+", "EEEE", skeleton.pattern) if skeleton else "EEEE d"
    return format_date(day, pattern, locale=locale)


def part_of_day_in(locale: Locale, part: str) -> str | None:
    """Return the name of a part of the day; None if CLDR has none in this locale."""
    for context in ("stand-alone", "format"):
        names = locale.day_periods.get(context, {}).get("wide", {})
        for key in _PARTS_OF_DAY.get(part, ()):
            is_night = key.startswith("night")  # in French a night's hours are of the morning
            if key in names and not (is_night and names[key] == names.get("morning1")):
                return str(names[key])
    return None

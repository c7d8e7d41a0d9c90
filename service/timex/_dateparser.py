"""The only door to dateparser: names of months and weekdays in its locales, and the fields of a numeric date.

dateparser neither finds nor chooses a direction here. Its answers do not depend on the day: each call is given a base
and asked once for a phrase; what it adds from the base is thrown away by the caller.
"""

from __future__ import annotations

import datetime as dt
from functools import lru_cache
from importlib import import_module

from dateparser.date import DateDataParser

_BASE = dt.datetime(2000, 1, 1)  # noqa: DTZ001 - a fixed base, so that no clock is read
_MONTHS = "january february march april may june july august september october november december".split()
_WEEKDAYS = "monday tuesday wednesday thursday friday saturday sunday".split()


def names(language: str) -> tuple[dict[str, int], dict[str, int]]:
    """Month names (1 to 12) and weekday names (1, Monday, to 7) of a language's locale, in lower case."""
    info = import_module(f"dateparser.data.date_translation_data.{language}").info
    months = {name.lower(): place for place, key in enumerate(_MONTHS, 1) for name in info[key]}
    weekdays = {name.lower(): place for place, key in enumerate(_WEEKDAYS, 1) for name in info[key]}
    return months, weekdays


@lru_cache(maxsize=4096)
def numeric_date(phrase: str, language: str, date_order: str) -> dt.date | None:
    """The day of a date in figures ("3/4/2025"), read in that order ("MDY", "DMY"); None if it is none."""
    found = _parser(language, date_order).get_date_data(phrase)
    return found.date_obj.date() if found.date_obj and found.period == "day" else None


def calls() -> int:
    """How often dateparser was asked in this process: what was remembered does not count."""
    return numeric_date.cache_info().misses


@lru_cache(maxsize=64)
def _parser(language: str, date_order: str) -> DateDataParser:
    settings = {
        "DATE_ORDER": date_order,
        "PREFER_LOCALE_DATE_ORDER": False,
        "RELATIVE_BASE": _BASE,
        "REQUIRE_PARTS": ["day", "month", "year"],
        "PARSERS": ["absolute-time"],
    }
    return DateDataParser(languages=[language], settings=settings)

"""The only module that calls dateparser: for names of months and weekdays, and for the fields of a numeric date.

dateparser does not search and does not choose a direction here. Each call has a fixed base, so an answer depends on
the phrase only and can be cached; callers ignore what it adds from the base.
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
    """Return the month names (1 to 12) and weekday names (1, Monday, to 7) of a language, in lower case."""
    info = import_module(f"dateparser.data.date_translation_data.{language}").info
    months = {name.lower(): place for place, key in enumerate(_MONTHS, 1) for name in info[key]}
    weekdays = {name.lower(): place for place, key in enumerate(_WEEKDAYS, 1) for name in info[key]}
    return months, weekdays


@lru_cache(maxsize=4096)
def numeric_date(phrase: str, language: str, date_order: str) -> dt.date | None:
    """Return the day of a date in digits ("3/4/2025"), read in an order ("MDY", "DMY"); None if it is not a date.

    Raises ValueError for a language that dateparser does not know.
    """
    parsed = _parser(language, date_order).get_date_data(phrase)
    return parsed.date_obj.date() if parsed.date_obj and parsed.period == "day" else None


def calls() -> int:
    """Return how often this process called dateparser; cached answers do not count."""
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

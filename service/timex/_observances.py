"""The only module that calls the library ``holidays``: dates of feasts whose calendar is not the Gregorian one.

The library takes half a second to load, so it is loaded with the first such feast.
"""

from __future__ import annotations

import datetime as dt
import warnings
from collections import defaultdict
from functools import cache, lru_cache
from importlib import import_module
from typing import Any

#: Feasts that are no public holiday in their country are in the other categories.
_CATEGORIES = {"IL": ("public", "optional", "school"), "IN": ("public", "optional")}
#: What the library adds to a date that is computed, and not announced.
_ESTIMATED = " (estimated)"


def days(country: str, name: str, year: int) -> tuple[dt.date, ...]:
    """Return the first day of a feast in a year: none if it is unknown, two if a lunar year lies within the year.

    ``country`` is the ISO 3166 code of a country that observes it, ``name`` the library's English name.
    """
    return _first_days(country, year).get(name, ())


@cache
def _library() -> Any:
    """Return the library, which warns of years that it does not know: there it has no dates."""
    warnings.filterwarnings("ignore", message="Requested Holidays are available only", category=UserWarning)
    return import_module("holidays")


@lru_cache(maxsize=256)
def _first_days(country: str, year: int) -> dict[str, tuple[dt.date, ...]]:
    """Return the feasts of a year by name."""
    country_holidays = _library().country_holidays
    options = {"language": "en_US", "categories": _CATEGORIES.get(country, ("public",))}
    known = country_holidays(country, **options)
    if not known.start_year <= year <= known.end_year:
        return {}
    found: dict[str, list[dt.date]] = defaultdict(list)
    for day, names in sorted(country_holidays(country, years=year, **options).items()):
        for name in names.split("; "):
            found[name.removesuffix(_ESTIMATED)].append(day)
    return {name: tuple(_firsts(dates)) for name, dates in found.items()}


def _firsts(dates: list[dt.date]) -> list[dt.date]:
    """Return the dates that do not continue a feast of several days."""
    return [day for day in dates if day - dt.timedelta(days=1) not in dates]

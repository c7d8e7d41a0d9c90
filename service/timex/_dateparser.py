"""The only module that calls dateparser: it reads canonical English phrases and dates in digits, and knows names.

dateparser does not search and does not choose a direction here. Each call states its base and its direction, and every
setting that could depend on the clock, the time zone or the locale is fixed. So an answer depends on the phrase, the
base and the direction only, and can be cached. Callers check an answer before they use it.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from functools import cache, lru_cache
from importlib import import_module
from typing import Any, NamedTuple

from dateparser import __version__ as _version
from dateparser import parser as _parsers
from dateparser.conf import Settings
from dateparser.conf import settings as _defaults
from dateparser.date import DateDataParser
from dateparser.freshness_date_parser import FreshnessDateDataParser
from dateparser.languages.loader import LocaleDataLoader

from service.timex.model import Direction

_BASE = dt.datetime(2000, 1, 1)  # noqa: DTZ001 - a fixed base, so that no clock is read
_MONTHS = "january february march april may june july august september october november december".split()
_WEEKDAYS = "monday tuesday wednesday thursday friday saturday sunday".split()
_DAYS = ("yesterday", "today", "tomorrow")
_WHICH = ("last", "this", "next")
_SIDES = {Direction.PAST: "before", Direction.FUTURE: "after", Direction.SAME: "from"}
#: Characters of an ISO date that name the period, where not all do.
_WRITTEN = {"year": 4, "month": 7}
_NUMBER, _SOME_NUMBER = re.compile(r"\d+"), "2"
_ABSOLUTE = "absolute-time"
_RELATIVE = "relative-time"


class Reading(NamedTuple):
    """What dateparser makes of a phrase: a day, and the ``period`` around it that is meant (day, week, month, year).

    ``step`` says so in words, for an explanation.
    """

    day: dt.date
    period: str
    step: str


def minor_version() -> str:
    """Return dateparser's version without its patch number ("1.5"): answers may change with a minor version."""
    return ".".join(_version.split(".")[:2])


def load() -> None:
    """Let dateparser build its tables, which takes some 0.15 s: processes that fork later share them."""
    weekday(1, _BASE.date(), Direction.PAST)
    neighbouring("day", 0, _BASE.date())


def weekday(number: int, base: dt.date, direction: Direction) -> Reading | None:
    """Return the reading of a weekday (1, Monday, to 7) before or after a day, which is never that day itself."""
    return _absolute(_WEEKDAYS[number - 1], base, direction)


def month(number: int, base: dt.date, direction: Direction) -> Reading | None:
    """Return the reading of a month (1 to 12): the past includes the month of the base, the future does not."""
    return _absolute(_MONTHS[number - 1], base, direction)


def day_of_year(month: int, day: int, base: dt.date, direction: Direction) -> Reading | None:
    """Return the reading of a day and month: the past includes the base, the future does not."""
    return _absolute(f"{day} {_MONTHS[month - 1]}", base, direction)


def counted(amounts: Sequence[tuple[int, str]], base: dt.date, direction: Direction) -> Reading | None:
    """Return the reading of lengths before or after a day: ((2, "week"),) is "2 weeks ago" or "in 2 weeks".

    Units are day, week, month and year, each at most once, the longest first.
    """
    words = " ".join(f"{count} {unit}{'s' * (count != 1)}" for count, unit in amounts)
    return _relative(f"in {words}" if direction is Direction.FUTURE else f"{words} ago", base)


def neighbouring(unit: str, offset: int, base: dt.date) -> Reading | None:
    """Return the reading of the last (-1), this (0) or next (+1) unit: "yesterday", "this week", "next year"."""
    return _relative(_DAYS[offset + 1] if unit == "day" else f"{_WHICH[offset + 1]} {unit}", base)


@lru_cache(maxsize=2048)
def _absolute(phrase: str, base: dt.date, direction: Direction) -> Reading | None:
    """Return the reading of a name or a date without a year, on one side of a day.

    The phrase is in dateparser's own words already, and names no time zone. So the call omits the steps of
    ``DateDataParser`` that choose a locale, translate and look for a time zone: three quarters of its time. What is
    left is what its parser of dates does, of which only reading the words is the same for each base.
    """
    parser = _copy(_understood(phrase))
    parser.settings = _settings_beside(base, direction)
    try:
        moment = parser._correct_for_time_frame(parser._results(), None)
        moment = parser._correct_for_day(parser._correct_for_month(moment))
    except (OverflowError, ValueError):  # outside the years 1 to 9999
        return None
    return _reading(phrase, base, direction, moment, parser._get_period())


@lru_cache(maxsize=8)  # the phrases of a text ask again
def _settings_beside(base: dt.date, direction: Direction) -> Any:
    settings = _copy(_settings(_ABSOLUTE))
    settings.RELATIVE_BASE, settings.PREFER_DATES_FROM = _midnight(base), direction.value
    return settings


def _copy(thing: Any) -> Any:
    """Return a shallow copy of a plain object; ``copy.copy`` asks how it is pickled, which takes longer."""
    twin = object.__new__(type(thing))
    twin.__dict__.update(thing.__dict__)
    return twin


@lru_cache(maxsize=1024)
def _understood(phrase: str) -> Any:
    """Return dateparser's parser with the words of a phrase, before it looks for their date."""
    return _parsers._parser(list(_parsers.tokenizer(phrase).tokenize()), _settings(_ABSOLUTE))


@lru_cache(maxsize=2048)
def _relative(phrase: str, base: dt.date) -> Reading | None:
    """Return the reading of a phrase that says its own direction.

    Most of a call of ``DateDataParser`` translates the phrase, which is the same for each base, and looks for a clock
    time and a time zone, which no phrase of ours has. So the translation is cached by itself, and the rest omitted.
    """
    counted = _counted(phrase)
    if counted is None:
        return None
    length, period = counted
    try:
        moment = _midnight(base) + length
    except (OverflowError, ValueError):  # outside the years 1 to 9999
        return None
    return _reading(phrase, base, Direction.SAME, moment, period)


@lru_cache(maxsize=1024)
def _counted(phrase: str) -> tuple[Any, str] | None:
    """Return the length of time that dateparser adds to the base of a phrase, and the period that it finds."""
    try:
        length, period, _ = _freshness._parse_date(  # type: ignore[attr-defined]  # not in the stubs
            _translated(phrase), _Base(), "current_period", False
        )
    except (OverflowError, ValueError):  # a length that no calendar has
        return None
    return (length, period) if period else None


class _Freshness(FreshnessDateDataParser):
    """dateparser's reader of lengths. Whether it knows all words of a phrase does not depend on the numbers in it."""

    def _are_all_words_units(self, date_string: str) -> bool:
        return self._are_all_known(_NUMBER.sub(_SOME_NUMBER, date_string))

    @lru_cache(maxsize=256)  # noqa: B019 - there is one reader, which lives as long as the process
    def _are_all_known(self, template: str) -> bool:
        return bool(super()._are_all_words_units(template))  # type: ignore[misc]


_freshness = _Freshness()


class _Base:
    """A base for dateparser that shows what it adds: the same for each day."""

    def __add__(self, length: Any) -> Any:
        return length


def _translated(phrase: str) -> str:
    """Return a phrase in the words that dateparser counts with: "last week" is "1 week ago", "in 5 days" "in 5 day".

    Its numbers stay as they are, so that one translation serves for all of them: a text may have any number of them.
    """
    numbers = _NUMBER.findall(phrase)
    return _template(_NUMBER.sub(_SOME_NUMBER, phrase)).format(*numbers) if numbers else _translation(phrase)


@lru_cache(maxsize=256)
def _template(phrase: str) -> str:
    return _NUMBER.sub("{}", _translation(phrase))


@lru_cache(maxsize=64)
def _translation(phrase: str) -> str:
    return LocaleDataLoader().get_locale("en").translate(phrase, settings=_settings(_RELATIVE))


def _reading(
    phrase: str, base: dt.date, direction: Direction, moment: dt.datetime | None, period: str | None
) -> Reading | None:
    if not moment or not period:
        return None
    day = moment.date()
    return Reading(day, period, _step(phrase, base, direction, day.isoformat()[: _WRITTEN.get(period)]))


def _step(phrase: str, base: dt.date, direction: Direction, date: str) -> str:
    is_weekday = phrase in _WEEKDAYS  # for other phrases, the past includes the base
    side = "up to" if direction is Direction.PAST and not is_weekday else _SIDES[direction]
    return f"dateparser reads '{phrase}' {side} {base} as {date}"


@cache
def _settings(parser: str) -> Settings:
    """Return the settings of one of dateparser's parsers. Callers that change them copy them first."""
    own = {
        "PARSERS": [parser],
        "RELATIVE_BASE": _BASE,
        "TIMEZONE": "UTC",
        "PREFER_LOCALE_DATE_ORDER": False,
        "PREFER_DAY_OF_MONTH": "current",
    }
    return _defaults.replace(own, **own)


def _midnight(day: dt.date) -> dt.datetime:
    return dt.datetime(day.year, day.month, day.day)  # noqa: DTZ001 - a day without a time zone


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
    return sum(function.cache_info().misses for function in (_absolute, _relative, numeric_date))


@lru_cache(maxsize=64)
def _parser(language: str, date_order: str) -> DateDataParser:
    settings = {
        "DATE_ORDER": date_order,
        "PREFER_LOCALE_DATE_ORDER": False,
        "RELATIVE_BASE": _BASE,
        "REQUIRE_PARTS": ["day", "month", "year"],
        "PARSERS": [_ABSOLUTE],
    }
    return DateDataParser(languages=[language], settings=settings)

"""Single days, written with their month or as digits."""

from __future__ import annotations

import re

from service.timex import _dateparser
from service.timex.languages.en.lexicon import NUMBERS
from service.timex.languages.en.names import WEEKDAYS
from service.timex.languages.en.phrases import YEAR, with_year
from service.timex.languages.en.words import month_of, ordinal_of, relation_of
from service.timex.meaning import Meaning, TimeOfDay, Within, Written
from service.timex.model import Granularity
from service.timex.rule import Family, Phrase

family = Family("dates")
_LONGEST_MONTH = 31
_LONGEST_SPELLED = 9
_LONGEST_MONTHS = {2: 29, 4: 30, 6: 30, 9: 30, 11: 30}


@family.rule("date.iso", "ISO")
def iso(phrase: Phrase) -> Meaning | None:
    written, _, time = phrase.written[0].partition("T")
    year, month, number = map(int, re.split(r"[-/.]", written))
    day = Written(year, month, number)
    clock, zone = time[:5], time[5:].lstrip(":.0123456789")
    if not clock or clock > "24:00" or clock[3:] > "59":
        return day
    return TimeOfDay(day, clock=clock, zone="UTC" if zone == "Z" else zone or None)


@family.rule("date.numeric", "SLASHED")
def numeric(phrase: Phrase) -> Meaning | None:
    return _numeric(phrase.written[0].replace("–", "-"))


@family.rule("date.short_numeric", "(?<=ON|OF|UNTIL) SHORTDATE")
def short_numeric(phrase: Phrase) -> Meaning | None:
    return _numeric(phrase.written[0])


def _numeric(digits: str) -> Written | None:
    """Return the day of a date in digits, with its other readings; dotted ones are day first."""
    orders = ("DMY", "DMY") if "." in digits else ("MDY", "DMY")
    year = re.split(r"[-/.]", digits)[-1]
    read = [_dateparser.numeric_date(digits, "en", order) for order in orders]
    days = list(dict.fromkeys(day for day in read if day and day.year % 100 == int(year[-2:])))
    first = _year_first(digits) if len(year) == 2 else None
    if not days:
        return first and Written(short_year=first[0], month=first[1], day=first[2])
    day, *others = days
    other_order = (others[0].month, others[0].day) if others else None
    if len(year) == 4:
        return Written(day.year, day.month, day.day, other_order=other_order)
    return Written(None, day.month, day.day, short_year=int(year), other_order=other_order, year_first=first)


def _year_first(digits: str) -> tuple[int, int, int] | None:
    year, month, day = map(int, re.split(r"[-/.]", digits))
    is_day = month in range(1, 13) and 1 <= day <= _LONGEST_MONTHS.get(month, _LONGEST_MONTH)
    return (year, month, day) if is_day else None


@family.rule(
    "date.dashed",
    "(?P<day>DAY) (?:DASH (?P<month>MONTHNAME) DASH|SLASH (?P<slashed>MONTHNAME) SLASH) (?P<year>YEAR|TWO|DAY)",
)
def dashed(phrase: Phrase) -> Meaning | None:
    """18-Jun-2020, 19/Nov/2012."""
    month, year = month_of(phrase.words("month") or phrase.words("slashed")), phrase.text("year")
    if len(year) == 2:
        return Written(short_year=int(year), month=month, day=int(phrase.text("day")))
    return Written(int(year), month, int(phrase.text("day"))) if len(year) == 4 else None


@family.rule("date.dashed_month", "(?P<month>MONTHNAME) DASH (?P<numbers>NUMRANGE)")
def dashed_month(phrase: Phrase) -> Meaning | None:
    """Jun-18-2020."""
    day, year = phrase.text("numbers").replace("–", "-").split("-")
    if len(year) != 4 or not 1 <= int(day) <= _LONGEST_MONTH:
        return None
    return Written(int(year), month_of(phrase.words("month")), int(day))


@family.rule(
    "date.weekday_day",
    "(?P<head>WEEKDAY|WEEKABBR DOT?) COMMA? THE? (?P<day>ORDNUM) (?=DOT|STOP|COMMA|COLON|CLOSE|BREAK|AND|AT|TO)",
)
def weekday_day(phrase: Phrase) -> Meaning | None:
    """Tuesday 13th, Friday the 13th: of whatever month near the anchor has such a day."""
    return Written(weekday=WEEKDAYS[phrase.words("head")[0].rstrip(".")], day=ordinal_of(phrase.words("day")))


@family.rule(
    "date.ordinal_day", "(?<=ON|BY|OF|FOR|FROM|BETWEEN|TO|THROUGH|UNTIL|AND|SINCE|BEFORE|AFTER) THE (?P<day>ORDNUM)"
)
def ordinal_day(phrase: Phrase) -> Meaning | None:
    day = ordinal_of(phrase.words("day"))
    return Written(day=day) if day else None


@family.rule(
    "date.day_of_month",
    "(?:THE? (?P<day>ORDNUM) (?:DAY)?|THE (?P<first>FIRST)) OF (?P<near>(?:THIS|LAST|NEXT|THAT|THE (?:SAME)) UNIT)"
    " (?! POSSESSIVE)",
)
def day_of_month(phrase: Phrase) -> Meaning | None:
    """The 2nd of this month, the first of next month."""
    day, month = ordinal_of(phrase.words("day") or phrase.words("first")), phrase.meaning("near")
    is_month = getattr(month, "granularity", None) is Granularity.MONTH
    return Within(Written(day=day), month) if day and month and is_month else None


@family.rule(
    "date.month_day",
    f"(?P<side>LAST|NEXT)? (?P<head>DATE_HEAD)? (?P<month>MONTHNAME) THE_DAY (?P<day>DAYNUMBER) {YEAR}?"
    "(?! (?: DASH|OVER)? (?:UNITS|QUARTERS|PERCENT|BIG|MERIDIEM|OCLOCK|FRACTION)) (?! DASH UNIT)",
)
def month_day(phrase: Phrase) -> Meaning | None:
    # "in February 30 died" counts people; "February 30, 2020" names a day
    return _day(phrase, phrase.words("side"), names_a_day=phrase.has("year"))


@family.rule(
    "date.spelled_day",
    f"(?P<month>MONTHNAME) (?P<day>CARD) {YEAR}? (?=COMMA|DOT|STOP|CLOSE|TO|THROUGH|UNTIL|AND (?! CARD|DAY))",
)
def spelled_day(phrase: Phrase) -> Meaning | None:
    """Agencies of the eighties spell the days from one to nine: "on March six."."""
    word = phrase.text("day")
    day = int(NUMBERS[word])
    month = month_of(phrase.words("month"))
    return with_year(Written(month=month, day=day), phrase) if 1 <= day <= _LONGEST_SPELLED else None


@family.rule(
    "date.day_month",
    f"(?P<head>DATE_HEAD)? (?:THE(?=ORDINAL))? (?P<day>DAY(?:OF)?|ORDINAL OF?) (?P<month>MONTHNAME) {YEAR}?",
)
def day_month(phrase: Phrase) -> Meaning | None:
    words = phrase.words("day")
    if "of" not in words and not words[0][0].isdigit() and not phrase.has("year"):
        return None  # "the second March" counts months
    return _day(phrase)


@family.rule("date.month_of_year", "(?<=IN|SINCE|UNTIL|FROM|BY|OF) MONTHYEAR")
def month_of_year(phrase: Phrase) -> Meaning | None:
    """In 03/1966."""
    month, year = phrase.written[0].split("/")
    return Written(int(year), int(month))


@family.rule(
    "date.dotted", "(?<=ON|BY|UNTIL|SINCE|FROM|OF|TO|OPEN|AND) (?P<day>DAY) DOT (?P<month>MONTHNAME) (?P<year>YEAR)"
)
def dotted(phrase: Phrase) -> Meaning | None:
    """On 17. August 2020; without a year, the full stop ends a sentence."""
    day, year = int(phrase.text("day")), int(phrase.text("year"))
    return Written(year, month_of(phrase.words("month")), day) if 1 <= day <= _LONGEST_MONTH else None


@family.rule("date.counted_day", f"THE? (?P<day>ORDINAL) (?P<unit>UNIT) OF (?P<month>MONTHNAME) {YEAR}?")
def counted_day(phrase: Phrase) -> Meaning | None:
    """The ninth day of June 1998."""
    return _day(phrase) if phrase.text("unit") == "day" else None


def _day(phrase: Phrase, side: tuple[str, ...] = (), *, names_a_day: bool = True) -> Meaning | None:
    """Return the day; "31 November" names a day, and one that the calendar does not have."""
    day = ordinal_of(tuple(word for word in phrase.words("day") if word != "of"))
    month = month_of(phrase.words("month"))
    if not day or day > (_LONGEST_MONTH if names_a_day else _LONGEST_MONTHS.get(month, _LONGEST_MONTH)):
        return None
    head = phrase.words("head") if "head" in phrase.match.re.groupindex else ()
    weekday = next((WEEKDAYS[word] for word in head if word in WEEKDAYS), None)
    return with_year(Written(month=month, day=day, weekday=weekday, relation=relation_of(side)), phrase)

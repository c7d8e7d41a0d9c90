"""Days and months in digits, and days that a weekday or a bracket stands beside."""

from __future__ import annotations

import re
from dataclasses import replace

from service.timex.languages._shared.family import Reading, SharedFamily
from service.timex.languages._shared.folding import folded
from service.timex.languages._shared.rules.dates import WEEKDAY
from service.timex.languages._shared.years import full_year, of_buddhist_era
from service.timex.meaning import Meaning, TimeOfDay, Written

family = SharedFamily("digits")


@family.rule("date.digits", f"{WEEKDAY} (?P<digits>ISO|SLASHED|SHORTDATE)")
def digits(date: Reading) -> Meaning | None:
    """2025-03-13, 13.04.2025, Dienstag, 13/4/25: in the order of the language, or in the only one that fits."""
    found, weekday = _of_digits(date), date.value("weekday")
    return replace(found, weekday=int(weekday)) if found and weekday else found


def _of_digits(date: Reading) -> Written | None:
    first, second, third = (int(number) for number in re.findall(r"\d+", folded(date.written("digits")))[:3])
    if first > 99:
        return _in_digits(first, second, third)
    order = _order(date)
    if order == "ymd" and third <= 31:
        return _in_digits(full_year(first), second, third)
    month, day = (first, second) if order == "mdy" else (second, first)
    year = of_buddhist_era(third, date.words) or full_year(third)
    return _in_digits(year, *((month, day) if month <= 12 else (day, month)))


def _order(date: Reading) -> str:
    return (date.words.lists.get("order") or ["dmy"])[-1]


def _in_digits(year: int, month: int, day: int) -> Written | None:
    if not (1 <= month <= 12 and 1 <= day <= 31):
        return None
    return Written(year=year, month=month, day=day)


@family.rule("date.spaced", f"{WEEKDAY} (?P<day>DAY) DOT (?P<month>DAY) DOT (?P<year>YEAR)")
def spaced(date: Reading) -> Meaning | None:
    """17. 11. 1989: with blanks behind the dots."""
    day, month, weekday = date.number_or_zero("day"), date.number_or_zero("month"), date.value("weekday")
    found = _in_digits(date.number_or_zero("year"), month, day)
    return replace(found, weekday=int(weekday)) if found and weekday else found


@family.rule("date.spaced_year_first", "(?P<year>YEAR) DOT (?P<month>DAY) DOT (?P<day>DAY|NTH) DOT? (?! DAY|DOT)")
def spaced_year_first(date: Reading) -> Meaning | None:
    """2020. 1. 12., 2020. 01. 12-én: where the year stands in front."""
    if _order(date) != "ymd":
        return None
    return _in_digits(date.number_or_zero("year"), date.number_or_zero("month"), date.number_or_zero("day"))


@family.rule("date.short", f"{WEEKDAY} (?P<digits>DAYMONTH) DOT?")
def short(date: Reading) -> Meaning | None:
    """22.4., am 7.4.: a day and a month with a dot behind it, or after a word that stands before dates."""
    if not (date.has("weekday") or date.phrase.written[-1] == "."):
        return None
    day, month = (int(number) for number in folded(date.written("digits")).split("."))
    weekday = date.value("weekday")
    return Written(month=month, day=day, weekday=int(weekday) if weekday else None)


@family.rule(
    "date.weekday_number",
    "(?P<day_name>WEEKDAY) (?P<day>DAY) "
    "(?! LINK LINK (?:MONTH|MONTHABBR|COUNTED|ANY_UNIT|PERCENT|MONEY|OCLOCK|CLOCK|DASH|SLASH|NUMBER|NUM|YEAR))",
)
def weekday_number(date: Reading) -> Meaning | None:
    """El lunes 17, jeudi 6: the day with that number, if it is that weekday."""
    if not date.words.has("style", "days behind weekdays"):
        return None
    return Written(day=date.number("day"), weekday=int(date.value("day_name")))


@family.rule(
    "date.bracketed",
    "SHIFT? (?P<day_name>WEEKDAY) OPEN (?P<digits>DAYMONTH|DAYSLASHMONTH|DAY|SLASHED|SHORTDATE) (?=CLOSE)",
)
def bracketed(date: Reading) -> Meaning | None:
    """Rabu (12/3), Rabu (12/3/2025), quarta-feira (12): the day that the weekday is."""
    return _day_of_week(date, int(date.value("day_name")))


def _day_of_week(date: Reading, weekday: int) -> Written | None:
    """Return the date in the digits behind a weekday, in the order of the language."""
    written = date.written("digits")
    if max(written.count("/"), written.count(".")) > 1:
        full = date.meaning("digits")
        return replace(full, weekday=weekday) if isinstance(full, Written) else None
    day, *months = (int(number) for number in re.findall(r"\d+", folded(written)))
    month = months[0] if months else None
    if month and _order(date) != "dmy":
        day, month = month, day
    return Written(month=month, day=day, weekday=weekday) if (month or 1) <= 12 else None


_BRACKETED = "WEEKDAY OPEN (?:DAYMONTH|DAYSLASHMONTH|DAY|SLASHED|SHORTDATE)"


@family.rule(
    "date.bracketed_part",
    f"(?P<date>{_BRACKETED}) CLOSE (?P<part>PART) "
    "| (?: (?P<day_name>WEEKDAY) DASH? (?P<part_between>PART) | (?P<both>WEEKDAYPART) ) OPEN (?P<digits>"
    "DAYMONTH|DAYSLASHMONTH|SLASHED|SHORTDATE) (?=CLOSE) "
    f"| (?:IN|OF)? (?P<part_before>PART) (?:IN|OF)? (?P<date_behind>SHIFT? {_BRACKETED}) (?=CLOSE)",
)
def part_of_bracketed(reading: Reading) -> Meaning | None:
    """Rabu (12/3) malam, na madrugada deste sábado (8): the part of the day stands beside the date."""
    number, _, part = reading.value("both").partition(".")
    date = reading.meaning("date") or reading.meaning("date_behind")
    if reading.has("digits"):
        date = _day_of_week(reading, int(number or reading.value("day_name")))
    part = part or next(filter(None, map(reading.value, ("part", "part_before", "part_between"))))
    return TimeOfDay(date, part=part) if isinstance(date, Written) else None


@family.rule(
    "date.slashed", "(?<=IN|OF|CLOCKAT|AHEAD) (?P<digits>DAYSLASHMONTH) (?! OCLOCK|PERCENT|MONEY|COUNTED|ANY_UNIT|OF)"
)
def slashed(date: Reading) -> Meaning | None:
    """Il 25/12, em 05/06: a day and a month, as fractions and results are smaller in front or have no zero."""
    digits = folded(date.written("digits"))
    first, second = (int(number) for number in digits.split("/"))
    day, month = (first, second) if _order(date) == "dmy" else (second, first)
    is_date = day > month or (len(digits) == 5 and "0" in (digits[0], digits[3]))
    return Written(month=month, day=day) if is_date and 1 <= month <= 12 and 1 <= day <= 31 else None


@family.rule(
    "date.slashed_unit", "(?: DAYUNIT | (?<=PART) ) (?P<day>DAYSLASHMONTH) | MONTHUNIT (?P<month>MONTHSLASHYEAR)"
)
def slashed_behind_unit(date: Reading) -> Meaning | None:
    """Ngày 1/7, sáng 1/7, tháng 3/2012: the word in front says that it is no fraction."""
    first, second = (int(number) for number in folded(date.written("day") or date.written("month")).split("/"))
    if date.has("month"):
        return Written(year=second, month=first)
    day, month = (first, second) if _order(date) == "dmy" else (second, first)
    return Written(month=month, day=day) if 1 <= month <= 12 and 1 <= day <= 31 else None


@family.rule("date.short_after", "(?<=IN|OF) (?P<digits>DAYMONTH) (?! OCLOCK|PERCENT|MONEY|COUNTED|ANY_UNIT)")
def short_after(date: Reading) -> Meaning | None:
    day, month = (int(number) for number in folded(date.written("digits")).split("."))
    return Written(month=month, day=day)

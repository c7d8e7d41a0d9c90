"""Days and months of the calendar, in words and in digits."""

from __future__ import annotations

import re
from dataclasses import replace

from service.timex.languages._shared.family import Reading, SharedFamily, number_of
from service.timex.languages._shared.folding import folded
from service.timex.languages._shared.years import RELATIONS, full_year, year_of
from service.timex.meaning import Between, Meaning, Written
from service.timex.rule import Piece

family = SharedFamily("dates")

_EARLIEST = 100  # a year in three digits

_NAMED_MONTH = "(?P<month>MONTH|MONTHABBR) DOT?"
_MONTH = f"(?:(?:MONTHUNIT LINK)? {_NAMED_MONTH} | (?P<number>DAY|NUMBER) MONTHUNIT | MONTHUNIT (?P<after>DAY|NUMBER))"
#: "Un mes de febrero" is a month, not its first day.
_DAY = "(?:DAYUNIT? (?P<day>DAY|NTH|ORDINAL|NUMBER (?! MONTHUNIT)) DOT? DAYUNIT?)"
_DAY_BEHIND = "(?: (?P<day>DAY|NTH) DOT? DAYUNIT? | (?P<spelled>NUMBER|ORDINAL) DAYUNIT )"
_SHIFT = "(?: (?P<shift>SHIFT) OF? )?"
_YEAR = "(?P<year>YEAR|NUMBER|BUDDHIST)"
#: A number in letters is a year only beside the word for it: not in "am 16. März zwei Konzerte".
_SURE_YEAR = "(?P<year>YEAR|BUDDHIST|NUMBER (?=DOT? YEARUNIT))"
_YEAR_BEHIND = f"(?: COMMA? LINK LINK AD? (?:YEARUNIT|DASH)? {_SURE_YEAR} (?:DOT? YEARUNIT)? AD?)"
#: "Le 10 novembre 93"; but "93 personnes" after a date is a count.
_SHORT_YEAR = "(?: APOS? (?P<short>TWO) (?! DOT? (?:ANY_UNIT|COUNTED|PERCENT|MONEY|OCLOCK)) )"
_YEAR_BEFORE = f"(?: AD? YEARUNIT? {_YEAR} DOT? (?:YEARUNIT DOT?)? COMMA? LINK )"
#: "(9. August 378)", "am 24. Dezember des Jahres 800".
_EARLY_YEAR = "(?: LINK LINK (?: YEARUNIT (?P<early>NUM) | (?P<early_last>NUM) (?=CLOSE|STOP|DOT|COMMA) ) )"
_WEEKDAY = "(?: DAYUNIT? (?P<weekday>WEEKDAY) DOT? COMMA? LINK )?"
_WEEKDAY_BEHIND = "(?: OPEN? (?P<weekday_behind>WEEKDAY) CLOSE? )?"


@family.rule(
    "date.day_first",
    f"{_WEEKDAY} {_SHIFT} {_DAY} LINK LINK {_MONTH} (?:{_YEAR_BEHIND}|{_SHORT_YEAR}|{_EARLY_YEAR})? {_WEEKDAY_BEHIND}",
)
def day_first(date: Reading) -> Meaning | None:
    return _date(date)


@family.rule("date.month_first", f"{_WEEKDAY} {_MONTH} LINK {_DAY_BEHIND} {_YEAR_BEHIND}? {_WEEKDAY_BEHIND}")
def month_first(date: Reading) -> Meaning | None:
    return _date(date)


@family.rule("date.year_first", f"{_YEAR_BEFORE} {_MONTH} LINK {_DAY_BEHIND} {_WEEKDAY_BEHIND}")
def year_first(date: Reading) -> Meaning | None:
    return _date(date)


@family.rule("date.year_day", f"{_YEAR_BEFORE} {_DAY} LINK {_MONTH} (?! LINK LINK YEARUNIT? YEAR)")
def year_day(date: Reading) -> Meaning | None:
    return _date(date)


@family.rule("month.of_year", f"{_MONTH} {_YEAR_BEHIND}")
def month_of_year(date: Reading) -> Meaning | None:
    return _date(date)


@family.rule("month.year_first", f"{_YEAR_BEFORE} {_MONTH}")
def month_year_first(date: Reading) -> Meaning | None:
    return _date(date)


@family.rule("month.bare", "(?:NUMBER MONTHUNIT OF | MONTHUNIT)? (?P<month>MONTH) MONTHUNIT?")
def month_bare(date: Reading) -> Meaning | None:
    return _date(date)


@family.rule("month.numbered", "(?P<number>DAY|NUMBER) MONTHUNIT")
def month_numbered(date: Reading) -> Meaning | None:
    """3月, 3월: where a month has no other name; in other languages it is a length."""
    return _date(date) if date.words.has("style", "numbered months") else None


@family.rule("date.day_of", "(?P<day>DAY) DAYUNIT")
def day_of_month(date: Reading) -> Meaning | None:
    """13日, 13일: where days have a number; in other languages it is a length."""
    return Written(day=date.number("day")) if date.words.has("style", "numbered days") else None


def _date(date: Reading) -> Written | None:
    """Return the date of the parts that a match has; None if a number is too large for its part."""
    month, day = _month(date), date.number("day") or date.number("spelled")
    has_day = date.has("day") or date.has("spelled")
    if not month or (has_day and not (day and 1 <= day <= 31)):
        return None
    year = year_of(date, "year")
    if date.has("year") and year is None:
        return None
    weekday = date.value("weekday") or date.value("weekday_behind")
    relation = RELATIONS[int(date.value("shift"))] if date.has("shift") and year is None else None
    early = date.number("early") or date.number("early_last")
    if early is not None and not _EARLIEST <= early < 1000:
        return None
    written = Written(year or early, month, day, weekday=int(weekday) if weekday else None, relation=relation)
    return replace(written, short_year=date.number("short")) if date.has("short") else written


@family.rule(
    "date.days",
    "(?P<first>DAY|NTH) DOT? DAYUNIT? (?:TO LINK|OF OF?|IN) "
    f"(?P<last>(?P<day>DAY|NTH) DOT? DAYUNIT? LINK LINK {_MONTH} {_YEAR_BEHIND}?)",
)
def days(dates: Reading) -> tuple[Piece, ...] | None:
    """Del 2 al 28 de abril, vom 5. bis 22. November, les 6 et 13 avril."""
    last, first = _date(dates), dates.number("first")
    if last is None or first is None or not 1 <= first <= 31:
        return None
    begins = replace(last, day=first)
    return dates.piece("first", begins), dates.piece("last", last)


@family.rule(
    "date.list",
    "(?P<first>DAY|NTH) DOT? (?P<others>(?:(?:COMMA|JOIN)+ LINK (?:DAY|NTH) DOT?)+) COMMA? JOIN? LINK "
    f"(?P<last>(?P<day>DAY|NTH) DOT? LINK LINK {_MONTH} {_YEAR_BEHIND}?)",
)
def day_list(dates: Reading) -> tuple[Piece, ...] | None:
    """Am 3., 4., 5. und 7. Oktober; los días 3, 4 y 7 de octubre."""
    last, phrase = _date(dates), dates.phrase
    begins, ends = phrase.match.start("first"), phrase.match.end("others")
    places = [place for place in range(begins, ends) if phrase.written[place][0].isdigit()]
    days = [number_of(phrase.written[place], dates.words) for place in places]
    if last is None or not all(day and 1 <= day <= 31 for day in days):
        return None
    first = [Piece(place, place + 1, replace(last, day=day)) for place, day in zip(places, days, strict=True)]
    return *first, dates.piece("last", last)


@family.rule("date.last_day", "SHIFT (?P<day>DAY) DAYUNIT")
def last_day(date: Reading) -> Meaning | None:
    """지난 16일: the last day with that number."""
    is_named = date.words.has("style", "last numbered day")
    return Written(day=date.number("day")) if is_named else None


@family.rule("date.day_named", "DAYUNIT (?P<day>DAY) | SHIFT DAYUNIT (?P<day_behind>DAY)")
def day_named(date: Reading) -> Meaning | None:
    """El día 8, il giorno 8: the day of a month that the words leave out."""
    day = date.number("day") or date.number("day_behind")
    return Written(day=day) if date.words.has("style", "days named by number") else None


@family.rule(
    "date.days_named", "(?P<first>DAYUNIT (?P<begin>DAY)) JOIN LINK (?P<last>DAY) (?! LINK (?:MONTH|COUNTED|ANY_UNIT))"
)
def days_named(dates: Reading) -> tuple[Piece, ...] | None:
    """Del día 3 al 5: of the month that the words leave out."""
    first, last = dates.number("begin") or 0, dates.number("last") or 0
    if not dates.words.has("style", "days named by number") or first >= last:
        return None
    return dates.piece("first", Written(day=first)), dates.piece("last", Written(day=last))


@family.rule("date.day_range", f"(?P<days>DAYRANGE) DOT? DAYUNIT? LINK LINK {_MONTH} {_YEAR_BEHIND}?")
def day_range(dates: Reading) -> Meaning | None:
    month, year = _month(dates), year_of(dates, "year")
    first, last = (int(number) for number in re.findall(r"\d+", folded(dates.written("days"))))
    if not month or first >= last:
        return None
    return Between(Written(year, month, first), Written(year, month, last))


@family.rule(
    "month.elided",
    f"(?P<first>ELIDED) (?:DASH|LONGDASH) JOIN? (?P<last>(?P<month>MONTH) {_YEAR_BEHIND}?)",
)
def elided_month(dates: Reading) -> tuple[Piece, ...] | None:
    """Tammi–huhtikuussa 2024, kesä- ja heinäkuussa: the second month ends the word of the first."""
    last = _date(dates)
    return (
        (dates.piece("first", replace(last, month=int(dates.value("first")))), dates.piece("last", last))
        if last
        else None
    )


@family.rule(
    "month.numbered_range",
    "(?P<first>(?: (?P<year>YEAR) YEARUNIT )? (?P<begin>DAY)) (?:DASH|LONGDASH|JOIN) "
    "(?P<last>(?P<number>DAY) MONTHUNIT) (?! DAY)",
)
def numbered_months(dates: Reading) -> tuple[Piece, ...] | None:
    """2024年1至2月, 1~2월: the first month leaves its word to the second one."""
    last, first = _date(dates), dates.number("begin") or 0
    if last is None or not dates.words.has("style", "numbered months") or not 1 <= first < (last.month or 0):
        return None
    return dates.piece("first", replace(last, month=first)), dates.piece("last", last)


@family.rule(
    "month.range",
    "(?P<first>MONTH) (?:JOIN|DASH|LONGDASH) LINK (?P<last>(?P<month>MONTH) LINK LINK YEARUNIT? (?P<year>YEAR))",
)
def months(dates: Reading) -> tuple[Piece, ...] | None:
    """Entre enero y marzo de 1998: the year is that of both."""
    last = _date(dates)
    if last is None or last.month is None:
        return None
    first = int(dates.value("first"))
    begins = Written(last.year - (first > last.month) if last.year else None, first)
    return dates.piece("first", begins), dates.piece("last", last)


def _month(date: Reading) -> int | None:
    number = int(date.value("month")) if date.has("month") else date.number("after")
    if date.words.has("style", "numbered months"):  # elsewhere "six months in 2022" is a length
        number = number or date.number("number")
    return number if number and 1 <= number <= 12 else None


@family.rule("date.digits", "ISO|SLASHED|SHORTDATE")
def digits(date: Reading) -> Meaning | None:
    """2025-03-13, 13.04.2025, 13/4/25: in the order of the language, or in the only one that fits."""
    first, second, third = (int(number) for number in re.findall(r"\d+", folded(date.phrase.written[0]))[:3])
    if first > 99:
        return _in_digits(first, second, third)
    order = _order(date)
    if order == "ymd" and third <= 31:
        return _in_digits(full_year(first), second, third)
    month, day = (first, second) if order == "mdy" else (second, first)
    return _in_digits(full_year(third), *((month, day) if month <= 12 else (day, month)))


def _order(date: Reading) -> str:
    return (date.words.lists.get("order") or ["dmy"])[-1]


def _in_digits(year: int, month: int, day: int) -> Written | None:
    if not (1 <= month <= 12 and 1 <= day <= 31):
        return None
    return Written(year=year, month=month, day=day)


@family.rule("date.short", f"{_WEEKDAY} (?P<digits>DAYMONTH) DOT?")
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


@family.rule("date.bracketed", "(?P<day_name>WEEKDAY) OPEN (?P<digits>DAYMONTH|DAYSLASHMONTH|DAY) (?=CLOSE)")
def bracketed(date: Reading) -> Meaning | None:
    """Rabu (12/3), quarta-feira (12): the day that the weekday is."""
    day, *months = (int(number) for number in re.findall(r"\d+", folded(date.written("digits"))))
    month = months[0] if months else None
    if month and _order(date) != "dmy":
        day, month = month, day
    return Written(month=month, day=day, weekday=int(date.value("day_name"))) if (month or 1) <= 12 else None


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


@family.rule("date.short_after", "(?<=IN|OF) (?P<digits>DAYMONTH) (?! OCLOCK|PERCENT|MONEY|COUNTED|ANY_UNIT)")
def short_after(date: Reading) -> Meaning | None:
    day, month = (int(number) for number in folded(date.written("digits")).split("."))
    return Written(month=month, day=day)

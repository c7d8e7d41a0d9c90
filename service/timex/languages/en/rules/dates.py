"""Single days, written with their month or as digits."""

from __future__ import annotations

from service.timex import _dateparser
from service.timex.languages.en.names import WEEKDAYS
from service.timex.languages.en.phrases import YEAR, with_year
from service.timex.languages.en.words import month_of, ordinal_of, relation_of
from service.timex.meaning import Meaning, TimeOfDay, Written
from service.timex.rule import Family, Phrase

family = Family("dates")
_LONGEST_MONTHS = {2: 29, 4: 30, 6: 30, 9: 30, 11: 30}


@family.rule("date.iso", "ISO")
def iso(phrase: Phrase) -> Meaning | None:
    word = phrase.written[0].replace("/", "-")
    day = Written(int(word[:4]), int(word[5:7]), int(word[8:10]))
    clock, zone = word[11:16], word[16:].lstrip(":.0123456789")
    if not clock or clock > "24:00" or clock[3:] > "59":
        return day
    return TimeOfDay(day, clock=clock, zone="UTC" if zone == "Z" else zone or None)


@family.rule("date.numeric", "SLASHED")
def numeric(phrase: Phrase) -> Meaning | None:
    digits = phrase.written[0].replace("–", "-")
    day = _dateparser.numeric_date(digits, "en", "MDY")
    other = _dateparser.numeric_date(digits, "en", "DMY")
    if not day:
        return None
    other_order = (other.month, other.day) if other and other != day else None
    year = digits.replace("/", "-").replace(".", "-").rsplit("-", 1)[-1]
    if len(year) == 2:
        return Written(short_year=int(year), month=day.month, day=day.day, other_order=other_order)
    return Written(day.year, day.month, day.day, other_order=other_order)


@family.rule(
    "date.ordinal_day", "(?<=ON|BY|OF|FOR|FROM|BETWEEN|TO|THROUGH|UNTIL|AND|SINCE|BEFORE|AFTER) THE (?P<day>ORDNUM)"
)
def ordinal_day(phrase: Phrase) -> Meaning | None:
    day = ordinal_of(phrase.words("day"))
    return Written(day=day) if day else None


@family.rule(
    "date.month_day",
    f"(?P<side>LAST|NEXT)? (?P<head>DATE_HEAD)? (?P<month>MONTHNAME) THE_DAY (?P<day>DAYNUMBER) {YEAR}?"
    "(?! (?: DASH|OVER)? (?:UNITS|QUARTERS|PERCENT|BIG|MERIDIEM|OCLOCK|FRACTION)) (?! DASH UNIT)",
)
def month_day(phrase: Phrase) -> Meaning | None:
    return _day(phrase, side=phrase.words("side"))


@family.rule(
    "date.day_month",
    f"(?P<head>DATE_HEAD)? (?:THE(?=ORDINAL))? (?P<day>DAY(?:OF)?|ORDINAL OF?) (?P<month>MONTHNAME) {YEAR}?",
)
def day_month(phrase: Phrase) -> Meaning | None:
    words = phrase.words("day")
    if "of" not in words and not words[0][0].isdigit() and not phrase.has("year"):
        return None  # "the second March" counts months
    return _day(phrase)


def _day(phrase: Phrase, side: tuple[str, ...] = ()) -> Meaning | None:
    day = ordinal_of(tuple(word for word in phrase.words("day") if word != "of"))
    month = month_of(phrase.words("month"))
    if not day or day > _LONGEST_MONTHS.get(month, 31):
        return None
    weekday = next((WEEKDAYS[word] for word in phrase.words("head") if word in WEEKDAYS), None)
    return with_year(Written(month=month, day=day, weekday=weekday, relation=relation_of(side)), phrase)

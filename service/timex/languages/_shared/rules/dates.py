"""Days and months of the calendar, in words; ``digits`` has those in digits."""

from __future__ import annotations

import re
from dataclasses import replace

from service.timex.languages._shared.family import Reading, SharedFamily, number_of
from service.timex.languages._shared.folding import folded
from service.timex.languages._shared.years import RELATIONS, with_ending, with_short_year, year_of
from service.timex.meaning import Between, Meaning, Written
from service.timex.rule import Piece

family = SharedFamily("dates")

#: Words inside of dates that also stand before a month without its day: "i oktober", "en octobre".
_IN_MONTHS = frozenset({"i", "en", "in", "em", "im"})
_EARLIEST = 100  # a year in three digits
_LONGEST_MONTH = 31  # days

#: A full stop behind a month is that of an abbreviation, or the sentence ends with it.
_NAMED_MONTH = "(?P<month>MONTH|MONTHABBR) (?: (?<=MONTHABBR) DOT | DOT (?=(?:COMMA|OF)? (?:YEAR|TWO|APOS)) )?"
_MONTH = f"(?:(?:MONTHUNIT LINK)? {_NAMED_MONTH} | (?P<number>DAY|NUMBER) MONTHUNIT | MONTHUNIT (?P<after>DAY|NUMBER))"
#: "Un mes de febrero" is a month, not its first day.
_DAY = "(?:DAYUNIT? (?P<day>DAY|NTH|ORDINAL|NUMBER (?! MONTHUNIT)) DOT? DAYUNIT?)"
_DAY_BEHIND = "(?: (?P<day>DAY|NTH) DOT? DAYUNIT? | (?P<spelled>NUMBER|ORDINAL) DAYUNIT )"
_SHIFT = "(?: (?P<shift>SHIFT) OF? )?"
#: "El 25 de abril pasado", "le 3 mai dernier".
_SHIFT_BEHIND = "(?: (?P<shift_behind>SHIFT) (?! OF? ANY_UNIT) )"
_YEAR = "(?P<year>YEAR|NUMBER|BUDDHIST)"
#: A number in letters is a year only beside the word for it: not in "am 16. März zwei Konzerte".
_SURE_YEAR = "(?P<year>YEAR|BUDDHIST|NUMBER (?=DOT? YEARUNIT))"
_YEAR_BEHIND = f"(?: COMMA? LINK LINK AD? (?:YEARUNIT|DASH)? {_SURE_YEAR} (?:DOT? YEARUNIT)? AD?)"
#: "Le 10 novembre 93"; but "93 personnes" after a date is a count.
_SHORT_YEAR = "(?: (?:OF? APOS)? (?P<short>TWO) (?! DOT? (?:ANY_UNIT|COUNTED|PERCENT|MONEY|OCLOCK|BC)) )"
_YEAR_BEFORE = f"(?: AD? YEARUNIT? {_YEAR} DOT? (?:YEARUNIT DOT?)? COMMA? LINK )"
_YEAR_AT_ONCE = "(?: AD? YEARUNIT? (?P<year>YEAR|BUDDHIST) DOT? (?:YEARUNIT DOT?)? )"
#: "1813 in July 2002", but not "1945 May to 1946 August", "1962 October to 1963 spring".
_NO_YEAR_BEHIND = "(?! LINK LINK YEARUNIT? YEAR (?! DOT? (?:YEARUNIT|MONTH|SEASON|EDGE) | LINK MONTH ) )"
#: "1939 жылғы 1 қыркүйектен 1945 жылғы 8 мамырға": the year behind belongs to the next date.
_NO_DATE_BEHIND = "(?! LINK LINK YEARUNIT? YEAR (?! YEARUNIT DAY MONTH ) )"
#: "(9. August 378)", "am 24. Dezember des Jahres 800".
_EARLY_YEAR = (
    "(?: LINK LINK (?: YEARUNIT (?P<early>NUM) | (?P<early_last>NUM) (?=CLOSE|STOP|DOT|COMMA|IN|AHEAD|JOIN) ) )"
)
WEEKDAY = "(?: DAYUNIT? (?P<weekday>WEEKDAY) DOT? COMMA? LINK )?"
_WEEKDAY_BEHIND = "(?: (?:OPEN|DOT? COMMA)? (?P<weekday_behind>WEEKDAY) CLOSE? (?! DAY|NTH|OF|OPEN) )?"


@family.rule(
    "date.day_first",
    f"{WEEKDAY} {_SHIFT} {_DAY} LINK LINK {_MONTH} (?:{_YEAR_BEHIND}|{_SHORT_YEAR}|{_EARLY_YEAR}|{_SHIFT_BEHIND})? "
    f"{_WEEKDAY_BEHIND}",
)
def day_first(date: Reading) -> Meaning | None:
    return _date(date)


@family.rule("date.roman_month", "(?P<day>DAY) DOT? (?P<roman>ROMAN) DOT? (?P<year>YEAR)")
def roman_month(date: Reading) -> Meaning | None:
    """12 XI 1918: a month in Roman numerals."""
    day, month = date.number_or_zero("day"), date.number_or_zero("roman")
    is_date = 1 <= day <= 31 and 1 <= month <= 12 and date.words.has("style", "roman months")
    return Written(date.number("year"), month, day) if is_date else None


@family.rule("date.month_first", f"{WEEKDAY} {_SHIFT} {_MONTH} LINK {_DAY_BEHIND} {_YEAR_BEHIND}? {_WEEKDAY_BEHIND}")
def month_first(date: Reading) -> Meaning | None:
    return _date(date)


@family.rule("date.year_first", f"{WEEKDAY} {_YEAR_BEFORE} {_MONTH} LINK {_DAY_BEHIND} {_WEEKDAY_BEHIND}")
def year_first(date: Reading) -> Meaning | None:
    return _date(date)


@family.rule("date.year_day", f"{WEEKDAY} {_YEAR_BEFORE} {_DAY} LINK {_MONTH} {_NO_DATE_BEHIND}")
def year_day(date: Reading) -> Meaning | None:
    return _date(date)


@family.rule("month.of_year", f"{_MONTH} {_YEAR_BEHIND}")
def month_of_year(date: Reading) -> Meaning | None:
    is_count = date.has("number") and date.words.has("style", "numbered months")  # 12월 1300주를: shares
    return None if is_count or date.words.has("style", "years stand first") else _date(date)


@family.rule("month.slashed", "(?P<month>MONTH) SLASH (?P<year>YEAR)")
def month_slashed(date: Reading) -> Meaning | None:
    """Tháng 3/2012, agosto/2012."""
    return _date(date)


@family.rule(
    "month.of_short_year",
    "(?P<month>MONTH) (?: LINK LINK APOS | OF ) (?P<short>TWO|DAY) (?! ANY_UNIT|COUNTED|PERCENT|MONEY) "
    "| (?P<month_of_end>MONTH) (?P<last>TWO) (?=DOT|COMMA|STOP|CLOSE)",
)
def month_of_short_year(date: Reading) -> Meaning | None:
    """Noviembre del 75, nel maggio del '68, en octobre 98: no noun follows that the number could count."""
    if date.has("last"):
        short = Written(month=int(date.value("month_of_end")), short_year=date.number("last"))
        return short if date.words.has("style", "short years behind months") else None
    return _date(date) if date.words.has("style", "short years of months") else None


@family.rule("month.year_first", f"{_YEAR_BEFORE} {_MONTH} {_NO_YEAR_BEHIND}")
def month_year_first(date: Reading) -> Meaning | None:
    return None if date.words.has("style", "years follow months") else _date(date)  # Romanian "1985 mai" is "still"


@family.rule("month.bare", "(?:NUMBER MONTHUNIT OF | MONTHUNIT)? (?P<month>MONTH) MONTHUNIT?")
def month_bare(date: Reading) -> Meaning | None:
    return _date(date)


@family.rule("month.numbered", "(?P<number>DAY|NUMBER) MONTHUNIT")
def month_numbered(date: Reading) -> Meaning | None:
    """3月, 3월: where a month has no other name; in other languages it is a length."""
    return _date(date) if date.words.has("style", "numbered months") else None


@family.rule("date.day_of", f"(?P<day>DAY) (?P<unit>DAYUNIT) {_WEEKDAY_BEHIND}")
def day_of_month(date: Reading) -> Meaning | None:
    """13日, 13일, 20日（木）, 25 числа: where days have a number; in other languages it is a length."""
    weekday = date.value("weekday_behind")
    is_named = date.words.has("style", "numbered days") or date.words.has("day of month", folded(date.written("unit")))
    return Written(day=date.number("day"), weekday=int(weekday) if weekday else None) if is_named else None


def _date(date: Reading) -> Written | None:
    """Return the date of the parts that a match has; None if a number is too large for its part."""
    if _counts_before(date):
        return None
    month, day = _month(date), date.number("day") or date.number("spelled")
    has_day = date.has("day") or date.has("spelled")
    if has_day and (not _names_day(date) or _has_several_days(date)):
        return None
    if not month or (has_day and not (day and 1 <= day <= 31)):
        return None
    year = year_of(date, "year")
    if date.has("year") and year is None:
        return None
    weekday = date.value("weekday") or date.value("weekday_behind")
    shift = date.value("shift") or date.value("shift_behind")
    relation = RELATIONS[int(shift)] if shift and year is None else None
    if date.value("shift_behind") == "0" and not date.words.has("style", "this behind months"):
        return None
    early = date.number("early") or date.number("early_last")
    if early is not None and not _EARLIEST <= early < 1000:
        return None
    written = Written(year or early, month, day, weekday=int(weekday) if weekday else None, relation=relation)
    return with_short_year(written, date) if date.has("short") else written


def _names_day(date: Reading) -> bool:
    """Return whether the match has the word for a day if days and years have one: "10월 1위" has none."""
    styles = ("numbered days", "years have a word")
    if date.words.has("style", "days without a word") or not all(date.words.has("style", style) for style in styles):
        return True
    entries = (date.words.entry(word) for word in date.phrase.written)
    return any(entry is not None and entry.name == "DAYUNIT" for entry in entries)


def _has_several_days(date: Reading) -> bool:
    """Return whether the match has a plural: "los primeros días de mayo" are no May 1st."""
    entries = ((date.words.entry(word), folded(word)) for word in date.phrase.written)
    return any(entry and entry.name == "DAYUNIT" and date.words.has("plural", name) for entry, name in entries)


def _counts_before(date: Reading) -> bool:
    """Return whether a number in words and a preposition stand before the month: "numéro un en octobre"."""
    if not date.is_of("day", "NUMBER"):
        return False
    link = folded(date.phrase.written[min(date.phrase.match.end("day"), len(date.phrase.written) - 1)])
    return date.words.has("in", link) and link in _IN_MONTHS


@family.rule(
    "date.days",
    "(?: PART (?:IN|LINK) LINK (?=WEEKDAY) )? (?P<first>(?: (?P<first_day>WEEKDAY) COMMA? )? (?P<begin>DAY|NTH)) DOT? "
    "DAYUNIT? (?:TO LINK|OF OF?|IN|COMMA JOIN LINK) (?P<last>(?: (?P<weekday>WEEKDAY) COMMA? LINK )? "
    f"DAYUNIT? (?P<day>DAY|NTH) DOT? DAYUNIT? LINK LINK {_MONTH} {_YEAR_BEHIND}?)",
)
def days(dates: Reading) -> tuple[Piece, ...] | None:
    """Del 2 al 28 de abril, vom 5. bis 22. November, du vendredi 13 au dimanche 15 novembre."""
    last, first = _date(dates), dates.number("begin")
    if last is None or first is None or not 1 <= first <= 31:
        return None
    weekday = dates.value("first_day")
    begins = replace(last, day=first, weekday=int(weekday) if weekday else None)
    return dates.piece("first", begins), dates.piece("last", last)


@family.rule(
    "date.case_range",
    f"(?P<first>DAY DOT? (?P<begin>MONTH)) (?P<last>(?P<day>DAY) DOT? {_MONTH} {_YEAR_BEHIND}?)",
)
def case_range(dates: Reading) -> tuple[Piece, ...] | None:
    """1. aprillist 30. septembrini: cases say which day is the first and which the last."""
    last, first = _date(dates), dates.meaning("first")
    if last is None or not isinstance(first, Written) or not dates.words.has("style", "cases join months"):
        return None
    return dates.piece("first", replace(first, year=last.year)), replace(dates.piece("last", last), ends_range=True)


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


@family.rule(
    "date.days_behind",
    "(?P<first>(?P<month>MONTH) (?P<begin>DAY) DOT?) (?:JOIN|DASH|LONGDASH) "
    "(?P<last>(?P<day>DAY) DOT? DAYUNIT) PART? (?P<year>YEAR)?",
)
def days_behind(dates: Reading) -> tuple[Piece, ...] | None:
    """Huhtikuun 14. ja 15. päivän välisenä yönä 1912: two days behind their month."""
    last, first = _date(dates), dates.number_or_zero("begin")
    if last is None or not 1 <= first < (last.day or 0):
        return None
    return dates.piece("first", replace(last, day=first)), dates.piece("last", last)


@family.rule(
    "date.days_of_month",
    f"(?P<first>{_YEAR_AT_ONCE}? (?P<month>MONTH) LINK (?P<begin>DAY|NTH) DOT?) (?P<to>JOIN|IN)? "
    "(?P<last>(?P<day>DAY|NTH) DOT? (?: COMMA? YEARUNIT? (?P<year_behind>YEAR) )?) "
    "(?! MONTH|COUNTED|ANY_UNIT|PERCENT|MONEY)",
)
def days_of_month(dates: Reading) -> tuple[Piece, ...] | None:
    """2018 மே 5 முதல் 9 வரை, Mayo 5 hanggang 9, május 5-én és 9-én: a word or an ending says that both are days."""
    first, last = dates.number_or_zero("begin"), dates.number_or_zero("day")
    year = year_of(dates, "year") or year_of(dates, "year_behind")
    is_list = dates.words.has("range.and", folded(dates.written("to"))) and not dates.written("day").isdigit()
    if not (is_list or _is_range(dates)) or not 1 <= first < last <= _LONGEST_MONTH:
        return None
    month = int(dates.value("month"))
    return dates.piece("first", Written(year, month, first)), dates.piece("last", Written(year, month, last))


def _is_range(dates: Reading) -> bool:
    """Return whether "to" stands between two days, or the first has the ending of "from": 5etik 9ra, 5-dən 9-dək."""
    ending = with_ending(dates.written("begin"))[1]
    return dates.words.has("range.to", folded(dates.written("to"))) or dates.words.has("ending.from", ending)


@family.rule(
    "date.year_days",
    f"(?P<first>{_YEAR_AT_ONCE} (?P<begin>DAY|NTH) DOT? DAYUNIT?) (?P<to>JOIN|IN)? LINK "
    f"(?P<last>(?P<day>DAY|NTH) DOT? DAYUNIT? LINK {_MONTH}) {_NO_DATE_BEHIND}",
)
def days_behind_year(dates: Reading) -> tuple[Piece, ...] | None:
    """২০১৮ সালের ৫ থেকে ৯ মে, 2018 წლის 5-დან 9 მაისამდე: the year in front is that of both days."""
    last, first = _date(dates), dates.number_or_zero("begin")
    if last is None or last.day is None or not _is_range(dates) or not 1 <= first < last.day:
        return None
    return dates.piece("first", replace(last, day=first)), dates.piece("last", last)


@family.rule("date.year_day_range", f"{_YEAR_AT_ONCE} (?P<days>DAYRANGE) DOT? DAYUNIT? LINK {_MONTH}")
def day_range_behind_year(dates: Reading) -> Meaning | None:
    """2018-yil 5–9-may."""
    return _days_of_range(dates)


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
    first, last = dates.number_or_zero("begin"), dates.number_or_zero("last")
    if not dates.words.has("style", "days named by number") or first >= last:
        return None
    return dates.piece("first", Written(day=first)), dates.piece("last", Written(day=last))


@family.rule(
    "date.both_calendars",
    f"(?P<first>(?P<begin>DAY|NTH) DOT? LINK (?P<begin_month>MONTH)?) OPEN "
    f"(?P<last>(?P<day>DAY|NTH) DOT? LINK {_MONTH}) CLOSE LINK LINK YEARUNIT? {_YEAR} (?:DOT? YEARUNIT)?",
)
def both_calendars(dates: Reading) -> tuple[Piece, ...] | None:
    """22 апреля (4 мая) 1870 года: one day in the Julian and in the Gregorian calendar, with its year behind both."""
    last, first = _date(dates), dates.number_or_zero("begin")
    if last is None or last.year is None or last.month is None or not 1 <= first <= 31:
        return None
    month = int(dates.value("begin_month") or last.month)
    is_year_before = month > last.month
    begins = Written(last.year - is_year_before, month, first)
    return dates.piece("first", begins), dates.piece("last", last)


@family.rule("date.day_range", f"(?P<days>DAYRANGE) DOT? DAYUNIT? LINK LINK {_MONTH} {_YEAR_BEHIND}?")
def day_range(dates: Reading) -> Meaning | None:
    return _days_of_range(dates)


def _days_of_range(dates: Reading) -> Between | None:
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
    last, first = _date(dates), dates.number_or_zero("begin")
    if last is None or not dates.words.has("style", "numbered months") or not 1 <= first < (last.month or 0):
        return None
    return dates.piece("first", replace(last, month=first)), dates.piece("last", last)


@family.rule(
    "month.range",
    "(?P<first>MONTH) (?:(?P<joint>JOIN|DASH|LONGDASH|SLASH) (?:IN|OF)? LINK)? "
    "(?P<last>(?P<month>MONTH) LINK LINK YEARUNIT? (?P<year>YEAR))",
)
def months(dates: Reading) -> tuple[Piece, ...] | None:
    """Entre enero y marzo de 1998, maaliskuusta kesäkuuhun 2003: the year is that of both."""
    last = _date(dates)
    if last is None or last.month is None or not (dates.has("joint") or dates.words.has("style", "cases join months")):
        return None
    first = int(dates.value("first"))
    begins = Written(last.year - (first > last.month) if last.year else None, first)
    return dates.piece("first", begins), dates.piece("last", last)


def _month(date: Reading) -> int | None:
    number = int(date.value("month")) if date.has("month") else date.number("after")
    if date.words.has("style", "numbered months"):  # elsewhere "six months in 2022" is a length
        number = number or date.number("number")
    return number if number and 1 <= number <= 12 else None

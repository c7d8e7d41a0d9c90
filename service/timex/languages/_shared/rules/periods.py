"""Months, days and seasons of a year that is counted or mentioned, and lengths counted from a mentioned date."""

from __future__ import annotations

from service.timex.languages._shared.family import Reading, SharedFamily
from service.timex.languages._shared.folding import folded
from service.timex.languages._shared.lengths import length_of
from service.timex.languages._shared.years import year_of
from service.timex.meaning import Anaphor, Meaning, Shifted, Unit, Within, Written
from service.timex.model import Granularity
from service.timex.rule import Piece

family = SharedFamily("periods")

_YEAR = "(?P<year>RELATIVE | SHIFT OF? YEARUNIT | YEARUNIT OF? SHIFT | ANAPHOR)"
_DAY = "DAYUNIT? (?P<day>DAY|NTH) DOT? DAYUNIT? LINK LINK"
_PART = (
    f"(?: (?:{_DAY})? MONTHUNIT? (?P<month>MONTH) (?: (?P<day_last>DAY|NTH) DOT? DAYUNIT | MONTHUNIT )? "
    "| (?P<number>DAY|NUMBER) MONTHUNIT (?: (?P<day_behind>DAY|NUMBER) DAYUNIT )? | (?P<season>SEASON) )"
)


@family.rule("period.year_first", f"{_YEAR} COMMA? IN? LINK LINK {_PART} (?! LINK LINK YEARUNIT? YEAR)")
def year_first(reading: Reading) -> Meaning | None:
    return _of_year(reading)


@family.rule(
    "period.month_of_year", "(?P<year>RELATIVE) IN? LINK LINK MONTHUNIT? (?P<month>MONTH) (?=YEAR (?! YEARUNIT))"
)
def month_of_year(reading: Reading) -> Meaning | None:
    """Geçen yıl aralıkta 1204 çalışanını: the number behind the month counts what follows."""
    return _of_year(reading)


@family.rule("period.day_last", f"{_YEAR} LINK LINK (?P<month>MONTH) (?P<day>DAY|NTH) (?! DAYUNIT)")
def day_last(reading: Reading) -> Meaning | None:
    """Jövő év január 1-jén: an ending says that the number behind the month counts nothing."""
    return None if reading.written("day").isdigit() else _of_year(reading)


@family.rule("period.year_behind", f"{_PART} COMMA? LINK LINK {_YEAR}")
def year_behind(reading: Reading) -> Meaning | None:
    return _of_year(reading)


def _of_year(reading: Reading) -> Meaning | None:
    """Mullu kevadel, в декабре прошлого года, 去年3月5日, το Νοέμβριο του ίδιου έτους."""
    year, part = reading.meaning("year"), _part(reading)
    if not isinstance(year, Unit | Anaphor) or year.granularity is not Granularity.YEAR or part is None:
        return None
    return Within(part, year)


def _part(reading: Reading) -> Written | None:
    if reading.has("season"):
        return Written(season=int(reading.value("season")))
    month = int(reading.value("month")) if reading.has("month") else reading.number("number")
    day = reading.number("day") or reading.number("day_behind") or reading.number("day_last")
    is_date = month is not None and 1 <= month <= 12 and (day is None or 1 <= day <= 31)
    return Written(month=month, day=day) if is_date else None


@family.rule(
    "period.apposed",
    "(?P<first> (?: (?! YEAR) AMOUNT )? (?P<anaphor>ANAPHOR) "
    "| (?! YEAR) AMOUNT (?P<unit>YEARUNIT|DECADES) (?:AFTERWARDS|EARLIER|SINCE|LATER) "
    "| (?:AFTERWARDS|EARLIER|AGO|AHEAD) AMOUNT (?P<unit_behind>YEARUNIT|DECADES) | AHEAD (?P<single>YEARUNIT) ) "
    "(?:COMMA? THATIS|COMMA|(?P<joint>OF|IN|AHEAD)|(?=AD)) (?:IN|OF|AHEAD)? OF? APOS? "
    "(?P<last>(?:(?:SEASON|MONTH|EDGE) LINK LINK)? "
    "YEARUNIT? AD? YEARUNIT? (?P<year>YEAR|BUDDHIST) DOT? YEARUNIT? (?:LINK SEASON)?) "
    "(?! YEARUNIT? LINK (?:MONTH|DAY MONTHUNIT))",
)
def apposed_year(reading: Reading) -> tuple[Piece, ...] | None:
    """Im Jahr darauf, 1878; due anni più tardi, nel maggio 1992; 1年後の1806年: the last part says which year."""
    joint = reading.has("joint") and folded(reading.written("joint"))
    if joint and not (reading.words.has("style", "numbered days") or reading.words.has("in year", joint)):
        return None  # "un año después de 1998"
    parts = ("unit", "unit_behind", "single", "anaphor")
    number, unit = year_of(reading, "year"), next(reading.value(part) for part in parts if reading.has(part))
    if number is None or not unit.startswith("year"):
        return None
    year = Written(year=number)
    last = reading.meaning("last")
    return reading.piece("first", year), reading.piece("last", last or year)


@family.rule(
    "period.apposed_near",
    "(?P<first>(?P<near>RELATIVE|SHIFT OF? YEARUNIT|YEARUNIT OF? SHIFT)) COMMA LINK (?P<last> "
    "(?: (?:IN|OF)+ YEARUNIT? | YEARUNIT ) YEAR DOT? YEARUNIT? | YEAR (?: DOT? YEARUNIT | (?=IN|COMMA|CLOSE) ) )",
)
def apposed_near_year(reading: Reading) -> tuple[Piece, ...] | None:
    """अगले वर्ष, 1453 में: words for next year that mean the year behind the comma, whenever that was."""
    near, last = reading.meaning("near"), reading.meaning("last")
    if not isinstance(near, Unit) or near.granularity is not Granularity.YEAR or abs(near.offset) != 1:
        return None
    is_year = isinstance(last, Written) and last.year is not None and last.month is None
    return (reading.piece("first", last), reading.piece("last", last)) if is_year and last is not None else None


@family.rule(
    "period.explained",
    "(?P<first>YEARUNIT? (?P<year>YEAR) DOT? YEARUNIT?) (?:COMMA|OPEN|LONGDASH|DASH) THATIS? "
    "(?P<last>AMOUNT (?P<unit>YEARUNIT|DECADES) (?:AFTERWARDS|LATER|EARLIER|SINCE)) (?=COMMA|CLOSE|LONGDASH|DASH|STOP) "
    "(?! COMMA (?:IN|OF|AHEAD)* YEARUNIT? YEAR) "
    "| (?P<first_said>YEARUNIT? (?P<year_said>YEAR) DOT? YEARUNIT?) COMMA? THATIS "
    "(?P<last_said>(?: AMOUNT (?P<unit_said>YEARUNIT|DECADES) (?:AFTERWARDS|LATER|EARLIER|SINCE) | ANAPHOR ))",
)
def explained_year(reading: Reading) -> tuple[Piece, ...] | None:
    """1928, sieben Jahre später, kehrte er zurück; 1928, also sieben Jahre später: the length explains the year."""
    side = "" if reading.has("first") else "_said"
    number, unit = year_of(reading, f"year{side}"), reading.value(f"unit{side}") or reading.value(f"last{side}")
    if number is None or not unit.startswith("year"):
        return None
    year = Written(year=number)
    return reading.piece(f"first{side}", year), reading.piece(f"last{side}", year)


_NEAR_MONTH = "SHIFT MONTHUNIT | MONTHUNIT SHIFT | RELATIVE"


@family.rule(
    "period.day_of_month",
    "(?: (?P<day>DAY|NTH|NUMBER) (?:DOT|DAYUNIT|OF) OF? "
    "| (?: (?:DAYUNIT|OF|(?:IN|OF) DASH) (?=DAY) | (?=NTH|ORDINAL) ) (?P<day_named>DAY|NTH|ORDINAL) LINK ) "
    f"(?P<month_behind>{_NEAR_MONTH}) "
    f"| (?P<month>{_NEAR_MONTH}) OF? (?P<number>DAY|NUMBER) (?: DOT? (?P<unit>DAYUNIT) )?",
)
def day_of_month(reading: Reading) -> Meaning | None:
    """10 числа этого месяца, el 10 de este mes, 来月3日, bu ayın 10'unda, ngày 20 tháng này, इस महीने की 20 तारीख."""
    month = reading.meaning("month") or reading.meaning("month_behind")
    day = reading.number("day") or reading.number("day_named") or reading.number_or_zero("number")
    if not isinstance(month, Unit) or month.granularity is not Granularity.MONTH or not 1 <= day <= 31:
        return None
    if reading.is_of("day_named", "ORDINAL") and not reading.words.has("style", "days by place"):
        return None  # "the third one this month", but Persian "بیستم این ماه"
    written = reading.written("number") if reading.has("month") and not reading.has("unit") else ""
    is_count = written.isalnum() or (written != "" and not written[0].isdigit())
    return None if is_count else Within(Written(day=day), month)


@family.rule(
    "period.day_of_the_month",
    "(?P<month>MONTHUNIT) (?P<day>DAY|NTH) "
    "| (?:IN|OF) DASH? (?P<day_before>DAY) (?:IN|OF) (?P<month_behind>MONTHUNIT) (?! LINK MONTH)",
)
def day_of_the_month(reading: Reading) -> Meaning | None:
    """Ayın 20'sinde, ב-20 בחודש: of the month that the text is about."""
    named = "month" if reading.has("month") else "month_behind"
    day = reading.number("day") or reading.number_or_zero("day_before")
    is_plain = reading.written("day").isdigit()
    if is_plain or not 1 <= day <= 31 or not reading.words.has("month of day", folded(reading.written(named))):
        return None
    return Written(day=day)


@family.rule(
    "shifted.mentioned",
    "(?P<amount>AMOUNT) APOS? (?P<unit>ANY_UNIT) LINK (?P<side>AFTERWARDS|EARLIER) "
    "| (?P<side_before>AFTERWARDS|EARLIER) (?P<amount_behind>(?! YEAR) AMOUNT) (?P<unit_behind>ANY_UNIT)",
)
def counted_from_mentioned(reading: Reading) -> Meaning | None:
    """Kolm aastat hiljem, три года спустя: from the date mentioned before."""
    amount = reading.number("amount") or reading.number("amount_behind")
    length = length_of(amount, reading.value("unit") or reading.value("unit_behind"))
    side = reading.value("side") or reading.value("side_before")
    return Shifted(length, int(side), from_anchor=False) if length and side else None

"""Eras: years before and after Christ, days before Christ, and years of a reign."""

from __future__ import annotations

from service.timex.languages._shared.family import Reading, SharedFamily
from service.timex.languages._shared.folding import folded
from service.timex.languages._shared.years import is_buddhist, is_this_year, year_of
from service.timex.meaning import BeforeChrist, Between, Meaning, Written
from service.timex.rule import Piece, Trait

family = SharedFamily("eras")

_LONGEST_RANGE = 500  # years
_NUMBER = "(?P<year>YEAR|NUM|TWO|DAY|NUMBER|NTH (?=YEARUNIT))"


@family.rule(
    "era.ad",
    f"AD YEARUNIT? {_NUMBER} YEARUNIT? "
    "| ABOUT? (?P<unit>YEARUNIT|RELATIVE)? (?P<before>YEAR|NUM|TWO|DAY|NUMBER) YEARUNIT? DOT? (?P<era>AD)",
    Trait.YEAR,
)
def anno_domini(year: Reading) -> Meaning | None:
    """Anno 14, 14 n. Chr., tahun 9 M; "9 M" alone is an amount."""
    letter = year.written("era") if year.has("era") else year.phrase.written[0]
    if (len(letter) == 1 and letter.isalpha() and not year.has("unit")) or "," in year.written("year"):
        return None
    if year.is_of("unit", "RELATIVE") and not is_this_year(year, "unit"):
        return None
    number = year.number("year") or year.number("before")
    if year.has("year") and is_buddhist(year, "year"):
        number = year_of(year, "year")
    return Written(year=number) if number and number < 3000 else None


@family.rule(
    "era.bc",
    f"BC ABOUT? YEARUNIT? {_NUMBER} YEARUNIT? "
    "| ABOUT? (?:YEARUNIT|DECADES|(?P<words>RELATIVE))? (?P<before>YEAR|NUM|TWO|DAY|NUMBER) DOT? YEARUNIT? DOT? BC",
)
def before_christ(year: Reading) -> Meaning | None:
    """Um 480 v. Chr., i år 44 f.Kr., MÖ 480."""
    if year.has("words") and not is_this_year(year, "words"):
        return None
    number = year.number("year") or year.number("before")
    if year.has("year") and year.words.has("bc never before", folded(year.phrase.written[0])):
        return None  # Thai "ก่อน ค.ศ. 1456" is before 1456
    return BeforeChrist(number) if number else None


@family.rule(
    "era.bc_to_ad",
    "(?P<first>(?P<begin>YEAR|NUM|TWO|DAY) DOT? BC) (?:JOIN|IN|OF|DASH|LONGDASH) LINK YEARUNIT? "
    "(?P<last>(?P<end>YEAR|NUM|TWO|DAY) AD)",
)
def from_before_christ(years: Reading) -> tuple[Piece, ...] | None:
    """206 SM hingga 220 M: a letter that is also a unit is that of the era behind a year before Christ."""
    begin, end = years.number_or_zero("begin"), years.number_or_zero("end")
    if not begin or not 0 < end < 3000:
        return None
    return years.piece("first", BeforeChrist(begin)), years.piece("last", Written(year=end))


@family.rule(
    "era.centuries",
    "(?P<first>(?P<begin>PLACE) CENTURY) AGO JOIN (?:IN|OF|AHEAD)* (?P<last>(?P<end>PLACE) CENTURY AD)",
)
def centuries_of_both_eras(centuries: Reading) -> tuple[Piece, ...] | None:
    """Im 1. Jahrhundert vor und im 1. Jahrhundert nach Christus: "before" shares the name with "after"."""
    begin, end = centuries.number_or_zero("begin"), centuries.number_or_zero("end")
    if not begin or not end:
        return None
    return centuries.piece("first", BeforeChrist(100 * begin)), centuries.piece("last", Written(century=end - 1))


@family.rule(
    "era.ad_range",
    "(?P<first>AD? YEARUNIT? (?P<begin>NUM|TWO|DAY) DOT? YEARUNIT?) (?:JOIN|IN|OF|DASH|LONGDASH)+ "
    "(?P<last>(?: AD YEARUNIT? (?P<end>YEAR|NUM|TWO|DAY) YEARUNIT? "
    "| YEARUNIT? (?P<end_before>YEAR|NUM|TWO|DAY) DOT? YEARUNIT? DOT? (?P<era>AD) )) "
    "| (?P<first_marked>AD YEARUNIT? (?P<begin_marked>NUM|TWO|DAY) YEARUNIT?) (?:JOIN|DASH|LONGDASH) "
    "(?P<last_short>(?P<end_short>NUM|TWO|DAY) YEARUNIT|(?P<end_bare>NUM) (?! COUNTED|ANY_UNIT|PERCENT|MONEY))",
)
def range_of_christian_era(years: Reading) -> tuple[Piece, ...] | None:
    """Von 14 bis 37 n. Chr., dari tahun 14 hingga 37 M, 公元14年至37年: one era is that of both."""
    side = ("first_marked", "begin_marked", "last_short", "end_short")
    if years.has("first"):
        side = ("first", "begin", "last", "end" if years.has("end") else "end_before")
    elif years.has("end_bare"):
        side = ("first_marked", "begin_marked", "last_short", "end_bare")
    first, begin_part, last, end_part = side
    begin, end = years.number_or_zero(begin_part), years.number_or_zero(end_part)
    is_unmarked = len(years.written("era")) == 1 and len(years.written(first).split()) == 1  # "14 - 37 M" are amounts
    if is_unmarked or not 0 < begin < end < 3000 or end - begin > _LONGEST_RANGE:
        return None
    return years.piece(first, Written(year=begin)), years.piece(last, Written(year=end))


@family.rule(
    "era.buddhist_range",
    "(?P<first>AD YEARUNIT? (?P<begin>YEAR)) (?:JOIN|DASH|LONGDASH) (?P<last>(?P<end>YEAR)) (?! COUNTED|ANY_UNIT)",
)
def range_of_buddhist_era(years: Reading) -> tuple[Piece, ...] | None:
    """พ.ศ. 2175–2231: the mark of the era is that of both years."""
    begin, end = year_of(years, "begin"), years.number_or_zero("end") - years.number_or_zero("begin")
    if not is_buddhist(years, "begin") or begin is None or not 0 < end <= _LONGEST_RANGE:
        return None
    return years.piece("first", Written(year=begin)), years.piece("last", Written(year=begin + end))


@family.rule(
    "era.bc_behind",
    "(?<!UNIT|YEARUNIT|MONTHUNIT|DAYUNIT|CENTURY|AMOUNT) (?P<era>SINCE) (?P<year>YEAR|NUM|TWO|DAY) YEARUNIT "
    "(?! SINCE|LATER)",
)
def before_christ_by_one_letter(year: Reading) -> Meaning | None:
    """前221年: the letter that is "ago" behind a number."""
    number = year.number("year")
    return BeforeChrist(number) if number and year.words.has("bc before", year.written("era")) else None


@family.rule(
    "era.bc_listed",
    "(?:YEARUNIT|DECADES)? (?P<first>(?P<begin>YEAR|NUM|TWO|DAY) DOT?) (?:JOIN|OF|DASH|LONGDASH) LINK "
    "(?P<last>(?P<end>YEAR|NUM|TWO|DAY) DOT? YEARUNIT? DOT? BC) "
    "| (?P<first_behind>BC (?P<begin_behind>YEAR|NUM|TWO|DAY)) (?:DASH|LONGDASH) "
    "(?P<last_behind>(?P<end_behind>YEAR|NUM|TWO|DAY) YEARUNIT?)",
)
def listed_before_christ(years: Reading) -> tuple[Piece, ...] | None:
    """55 und 54 v. Chr., 264–241 a.C., MÖ 264-241: the era of one year is also that of the other."""
    side = "" if years.has("first") else "_behind"
    begin, end = years.number_or_zero(f"begin{side}"), years.number_or_zero(f"end{side}")
    if not begin > end > 0:
        return None
    return years.piece(f"first{side}", BeforeChrist(begin)), years.piece(f"last{side}", BeforeChrist(end))


@family.rule(
    "era.regnal",
    "(?P<era>REGNAL) (?P<year>DAY|TWO|NUM|NUMBER) YEARUNIT "
    "(?: (?: (?P<month>DAY|NUMBER) MONTHUNIT | (?P<named>MONTH) ) (?: (?P<day>DAY|NUMBER) DAYUNIT )? )?",
    Trait.YEAR,
)
def regnal_year(date: Reading) -> Meaning | None:
    """平成10年5月3日, 民國八十五年三月."""
    year, day = int(date.value("era")) + date.number_or_zero("year"), date.number("day")
    month = date.number("month") or (int(date.value("named")) if date.has("named") else None)
    if (month or 1) > 12 or (day or 1) > 31:
        return None
    return Written(year=year, month=month, day=day)


@family.rule("era.regnal_decade", "(?P<era>REGNAL) (?P<year>DAY|TWO|NUMBER) DECADESUFFIX")
def regnal_decade(years: Reading) -> Meaning | None:
    """昭和40年代: the ten years from the fortieth of the era, 1965 to 1974."""
    number = years.number("year") or 1
    first = int(years.value("era")) + number
    return None if number % 10 else Between(Written(year=first), Written(year=first + 9))


@family.rule(
    "era.day_bc",
    "(?: (?: DAYUNIT? (?:DAY|NTH) DOT? DAYUNIT? LINK LINK )? MONTH | SEASON ) DOT? COMMA? LINK LINK YEARUNIT? "
    "(?P<year>YEAR|NUM|TWO|DAY) DOT? YEARUNIT? DOT? BC | BC DAY MONTH (?P<year_last>YEAR|NUM|TWO) "
    "| BC YEARUNIT? (?P<year_before>YEAR|NUM|TWO|DAY) DOT? YEARUNIT? OF? "
    "(?: MONTH (?:(?:DAY|NTH) DOT?)? | (?:DAY|NTH) DOT? LINK MONTH | DAY MONTHUNIT (?: DAY DAYUNIT )? )",
)
def day_before_christ(date: Reading) -> Meaning | None:
    """15. März 44 v. Chr., am 15 de marzo del 44 a. C., 公元前44年3月15日, MÖ 15 Mart 44: its year."""
    number = date.number("year") or date.number("year_before") or date.number("year_last")
    if not date.has("year") and date.words.has("bc never before", folded(date.phrase.written[0])):
        return None
    return BeforeChrist(number) if number else None

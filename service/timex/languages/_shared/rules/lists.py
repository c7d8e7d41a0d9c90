"""Lists and ranges of years, decades and centuries: one word says what the numbers of both are."""

from __future__ import annotations

import re
from dataclasses import replace

from service.timex.languages._shared.family import Reading, SharedFamily, number_of
from service.timex.languages._shared.folding import folded
from service.timex.languages._shared.years import LAST_CENTURY, decade_of, is_place, with_ending, year_of
from service.timex.meaning import BeforeChrist, Between, Meaning, Part, Within, Written
from service.timex.rule import Piece

family = SharedFamily("lists")

_FIRST_EARLY, _FIRST_LATE = 100, 1000
_LONGEST_REIGN = 500  # years, of a dynasty
_FRACTIONS = (3, 4)  # ordinals that are also a third and a fourth
_LONGEST_LIST = 30  # years between two decades of a list
_LAST_CENTURY = 20
_NUMBER = "(?:DAY DOT?|NTH|ORDINAL|ROMAN|NUMBER)"
_SHORT = "(?:YEAR|TWO|DAY) DOT?"
_CENTURY = "(?: LINK (?:(?P<place>PLACE) CENTURY | CENTURY (?P<behind>ROMAN|DAY)) )"
#: A year with the words before it: the number in front of it counts something, "1880 and 1310 in 1910".
_DATED = "(?:IN|OF|AHEAD|YEARUNIT)+ (?:YEAR|SHIFT|RELATIVE)"
Pair = tuple[Piece, Piece]


@family.rule(
    "years.range",
    "(?P<first>(?:YEARUNIT|DECADES)? (?P<begin>YEAR|BUDDHIST)) (?:DASH|LONGDASH) "
    "(?P<last>(?P<end>YEAR|BUDDHIST) (?:DOT? YEARUNIT)?)",
)
def year_range(years: Reading) -> Pair | None:
    """1879–1955, aastatel 1939-1945."""
    begin, end = year_of(years, "begin"), year_of(years, "end")
    if not begin or not end or begin >= end:
        return None
    last = replace(years.piece("last", Written(year=end)), ends_range=True)
    return years.piece("first", Written(year=begin)), last


@family.rule(
    "years.short_range",
    "(?P<first>(?P<begin>YEAR) YEARUNIT) (?:JOIN|IN|DASH) (?P<last>(?P<end>TWO|DAY (?=YEARUNIT (?:IN|JOIN))) YEARUNIT)",
)
def short_range(years: Reading) -> Pair | None:
    """1979年から83年まで, 1912年から14年にかけて: the last year leaves out its century."""
    begin, end = year_of(years, "begin") or 0, years.number_or_zero("end")
    if not years.words.has("style", "numbered days") or end <= begin % 100:
        return None
    return _pair(years, Written(year=begin), Written(year=begin // 100 * 100 + end))


@family.rule(
    "years.short_last",
    "(?P<first>(?P<begin>YEAR)) (?:JOIN|DASH) OF? (?P<last>APOS (?P<end>TWO|DAY)) (?! COUNTED|ANY_UNIT)",
)
def short_last(years: Reading) -> Pair | None:
    """Tra il 1861 e il '65: the last year is of the century of the first."""
    begin, end = year_of(years, "begin") or 0, years.number_or_zero("end")
    return _pair(years, Written(year=begin), Written(year=begin // 100 * 100 + end)) if end > begin % 100 else None


@family.rule(
    "years.two_of_season",
    "(?P<begin>YEAR) (?:JOIN|(?P<dot>DOT) SLASH) (?P<end>TWO|DAY|YEAR) "
    "(?! OF|SLASH|DOT SLASH|UNIT|CENTURY|COUNTED|PERCENT|MONEY|MONTH)",
)
def years_of_season(years: Reading) -> Between | None:
    """1992至93赛季, u sezoni 2014./15.: the last year leaves out its century and is the next one."""
    begin, end = year_of(years, "begin") or 0, years.number_or_zero("end") % 100
    is_short = years.words.has("style", "numbered days") or years.has("dot")
    is_next = begin > 0 and (begin + 1) % 100 == end
    return Between(Written(year=begin), Written(year=begin + 1)) if is_short and is_next else None


@family.rule(
    "years.early_range",
    "(?: (?:YEARUNIT|DECADES|IN OF?|OF|AHEAD) | (?<=OPEN) ) (?P<first>(?P<begin>NUM)) "
    "(?:JOIN OF?|(?P<to>OF)|DASH|LONGDASH) (?P<last>(?P<end>NUM) DOT? YEARUNIT?) (?! COUNTED|ANY_UNIT|PERCENT|MONEY) "
    "| (?P<first_before>(?P<begin_before>NUM)) (?P<link>JOIN|IN) (?P<last_before>(?P<end_before>NUM)) (?=IN) "
    "| (?:YEARUNIT|DECADES)? (?P<range>NUMRANGE) (?P<unit>DOT? YEARUNIT)? "
    "| (?P<first_of_case>NUM) (?P<last_of_case>NUM) (?! COUNTED|ANY_UNIT|PERCENT|MONEY)",
)
def early_range(years: Reading) -> tuple[Piece, ...] | Between | None:
    """Regierte von 936 bis 973, v letech 936 až 973, 618 से 907 तक, 936'dan 973'e: years of three digits."""
    if years.has("first_of_case"):
        return _early_case_range(years)
    numbers = [int(number) for number in re.findall(r"\d+", years.written("range"))]
    side = "_before" if years.has("first_before") else ""
    begin, end = numbers if numbers else (years.number_or_zero(f"begin{side}"), years.number_or_zero(f"end{side}"))
    link = years.written("to") or years.written("link")
    if link and not years.words.has("range.to", folded(link)):
        return None
    if not _FIRST_EARLY <= begin < end < _FIRST_LATE or end - begin > _LONGEST_REIGN:
        return None
    first, last = Written(year=begin), Written(year=end)
    return Between(first, last) if numbers else _pair(years, first, last)


def _early_case_range(years: Reading) -> tuple[Piece, ...] | None:
    """Return the years of "936'dan 973'e": the endings are those of "from" and "to"."""
    begin, first = with_ending(years.written("first_of_case"))
    end, last = with_ending(years.written("last_of_case"))
    is_range = years.words.has("ending.from", first) and years.words.has("count.to endings", last)
    if not is_range or not _FIRST_EARLY <= begin < end < _FIRST_LATE or end - begin > _LONGEST_REIGN:
        return None
    return years.piece("first_of_case", Written(year=begin)), years.piece("last_of_case", Written(year=end))


@family.rule(
    "years.listed",
    "(?P<first>(?:YEARUNIT|(?P<unit>DECADES)) (?P<begin>YEAR) DOT?) JOIN "
    f"(?P<last>(?P<end>YEAR) (?! COUNTED|{_DATED})) "
    "| ABOUT? (?P<first_before>AD? (?P<begin_before>YEAR) DOT?) (?:JOIN|COMMA) "
    "(?P<last_before>(?P<end_before>YEAR) DOT? (?:YEARUNIT (?! YEAR)|DECADESUFFIX))",
)
def listed_years(years: Reading) -> Pair | None:
    """V letech 1066 a 1087, 1066 ve 1087 yıllarında."""
    begin = year_of(years, "begin") or year_of(years, "begin_before")
    end = year_of(years, "end") or year_of(years, "end_before")
    is_decade = years.has("last_before") and end and not end % 10 and decade_of(end) == years.meaning("last_before")
    if is_decade and (end or 0) - (begin or 0) <= _LONGEST_LIST:
        return None
    is_round = not (end or 0) % 10 and (end or 0) - (begin or 0) <= _LONGEST_LIST
    if years.has("unit") and (years.value("unit") != "year" or is_round):
        return None  # "i årtiondena 1950 och 1960", but "v letech 2000 až 2005", "los años 1000 y 1300"
    return _pair(years, Written(year=begin), Written(year=end)) if begin and end else None


@family.rule(
    "years.enumerated", "(?P<first>(?P<unit>DECADES) OF? YEAR) (?P<others>(?:COMMA YEAR)+) COMMA? JOIN (?P<last>YEAR)"
)
def enumerated_years(years: Reading) -> tuple[Piece, ...] | None:
    """W latach 1630, 1712 i 1890: years, not the decade of the first one."""
    phrase = years.phrase
    places = [place for place in range(*phrase.match.span()) if phrase.written[place][0].isdigit()]
    numbers = [number_of(phrase.written[place], years.words) or 0 for place in places]
    if years.value("unit") != "year" or not any(number % 10 for number in numbers):
        return None
    first = years.piece("first", Written(year=numbers[0]))
    others = [Piece(place, place + 1, Written(year=year)) for place, year in zip(places[1:], numbers[1:], strict=True)]
    return first, *others


@family.rule(
    "years.joined",
    f"(?<=IN|OF) (?P<first>YEAR) JOIN (?P<last>YEAR) (?! COUNTED|ANY_UNIT|MONEY|PERCENT|{_DATED}) "
    "| (?P<first_before>YEAR) JOIN (?P<last_before>YEAR) (?=IN (?! YEAR))",
)
def joined_years(years: Reading) -> Pair | None:
    """En 1066 e 1087: a word of dates stands beside them."""
    begin = year_of(years, "first") or year_of(years, "first_before")
    end = year_of(years, "last") or year_of(years, "last_before")
    return _pair(years, Written(year=begin), Written(year=end)) if begin and end else None


@family.rule(
    "centuries.listed",
    f"(?P<first>CENTURY DASH? OF? DASH? (?P<begin>{_NUMBER})) "
    "(?:JOIN+ OF? APOS?|IN OF? (?=ROMAN)|JOIN+ (?:IN|OF|AHEAD)? LINK EDGE LINK LINK (?=ROMAN)) DASH? "
    f"(?P<last>(?P<end>{_NUMBER}) (?:DOT? (?P<era_last>BC))?) "
    "| (?P<first_before>(?P<era_first>BC)? (?P<begin_before>PLACE)) DASH? "
    "(?:COMMA? (?:JOIN+ OF? APOS?|(?P<to>OF) APOS?|DASH|LONGDASH|SLASH)|COMMA|(?P<into>IN)) "
    "(?P<last_before>(?:(?:IN|OF)? LINK EDGE LINK LINK)? (?P<place>PLACE) DASH? CENTURY (?:DOT? (?P<era>BC))?)",
)
def listed_centuries(centuries: Reading) -> Pair | None:
    """XVI и XVII века, abad ke-16 dan ke-17, w XVIII i na początku XIX wieku, siglos IV y II a. C."""
    begin = centuries.number("begin") or centuries.number("begin_before")
    end = centuries.number("end") or centuries.number("place")
    if not begin or not end or max(begin, end) > LAST_CENTURY:
        return None
    if centuries.has("to") and centuries.is_of("begin_before", "ORDINAL") and begin in _FRACTIONS:
        return None  # Greek "τρίτο του 19ου αιώνα" is a third of it
    if (centuries.has("place") and not is_place(centuries)) or (centuries.has("into") and end != begin + 1):
        return None
    if any(centuries.has(era) for era in ("era", "era_first", "era_last")):
        return _pair(centuries, BeforeChrist(100 * begin), BeforeChrist(100 * end)) if begin > end else None
    last = centuries.meaning("last_before") or Written(century=end - 1)
    return _pair(centuries, Written(century=begin - 1), last) if begin < end else None


@family.rule(
    "centuries.before_christ",
    "(?P<first>CENTURY DASH? OF? DASH? (?P<begin>PLACE) | (?P<begin_before>PLACE) DASH? CENTURY) "
    "(?:(?:JOIN|IN) LINK|DASH|LONGDASH) "
    "(?P<last>(?: CENTURY DASH? OF? DASH? (?P<end>PLACE) | (?P<end_before>PLACE) DASH? CENTURY) DOT? BC)",
)
def centuries_before_christ(centuries: Reading) -> Pair | None:
    """Abad ke-4 hingga abad ke-2 SM: the era of the last century is also that of a larger first one."""
    begin = centuries.number("begin") or centuries.number_or_zero("begin_before")
    end = centuries.number("end") or centuries.number_or_zero("end_before")
    if not LAST_CENTURY >= begin > end > 0:
        return None
    return _pair(centuries, BeforeChrist(100 * begin), BeforeChrist(100 * end))


@family.rule("centuries.named", "(?P<first>NUMBER) (?P<joint>JOIN) (?P<last>HUNDREDS)")
def named_centuries(centuries: Reading) -> Pair | None:
    """Tra Sette e Ottocento: the last century ends the name of the first."""
    first, last = 10 + centuries.number_or_zero("first"), int(centuries.value("last"))
    if not 10 < first < last or not centuries.words.has("range.and", folded(centuries.written("joint"))):
        return None
    return _pair(centuries, Written(century=first), Written(century=last))


@family.rule(
    "centuries.ending",
    "(?P<first>(?P<begin>YEAR|NUM|TWO|DAY)) (?: DASH (?:JOIN|DASH) | DASH | LONGDASH ) "
    "(?P<last>(?P<end>DECADENUM) (?: IN? DOT? (?P<era>BC) )?)",
)
def ended_centuries(centuries: Reading) -> Pair | None:
    """1500- ja 1600-luvuilla, 700–900-talen, 300- och 100-talet f.Kr.; that of 1990- och 2000-talen is a decade."""
    begin, last = centuries.number("begin"), centuries.meaning("last")
    if centuries.has("era"):
        return _ended_before_christ(centuries, begin or 0, with_ending(centuries.written("end"))[0])
    if not begin or begin % (100 if 100 <= begin < _FIRST_LATE else 10) or not isinstance(last, Written):
        return None
    if begin % 100:
        last = decade_of(centuries.number("end") or 1)
    if not isinstance(last, Written):
        return None
    first = decade_of(begin) if last.century is None else Written(century=begin // 100)
    return _pair(centuries, first, last) if isinstance(first, Written) else None


def _ended_before_christ(centuries: Reading, begin: int, end: int) -> Pair | None:
    """Return 300- och 100-talet f.Kr., the fourth and the second century before Christ."""
    if not begin > end or begin % 100 or end % 100:
        return None
    return _pair(centuries, BeforeChrist(begin + 100), BeforeChrist(end + 100))


@family.rule(
    "decades.listed",
    f"(?P<first>DECADES OF? (?:APOS|DASH)? (?P<begin>{_SHORT})) JOIN LINK "
    f"(?P<last>(?:APOS|OF? DASH)? (?P<end>{_SHORT}) (?:{_CENTURY}|AD| OF? APOS? (?P<name>HUNDREDS) )?) "
    f"| (?P<first_before>(?P<begin_before>{_SHORT})) (?:JOIN|DASH) "
    f"(?P<last_before>(?P<end_before>{_SHORT}) (?:DECADESUFFIX|DECADES) (?: OF? (?P<place_last>PLACE) CENTURY )?)",
)
def listed_decades(decades: Reading) -> Pair | None:
    """Lata 60. i 70. XX wieku, ve 20. a 30. letech 20. století, 1960 और 1970 के दशक."""
    begin = decades.number("begin") or decades.number("begin_before") or 1
    end = decades.number("end") or decades.number("end_before") or 1
    if end - begin > _LONGEST_LIST:
        return None  # Turkish "1150 ile 1230 yılları": two years
    century = decades.number("place") or decades.number("behind") or decades.number("place_last")
    century = century or (int(decades.value("name")) + 1 if decades.has("name") else None)
    if century:
        begin, end = (100 * (century - 1) + number for number in (begin, end))
    first, last = decade_of(begin), decade_of(end)
    return _pair(decades, first, last) if isinstance(first, Written) and isinstance(last, Written) else None


@family.rule(
    "decades.named",
    "(?P<first>DECADE|ORDINAL|NUMBER) (?P<joint>JOIN) OF? "
    "(?P<last>(?P<name>DECADE|NUMBER|ORDINAL) "
    "(?: OF? OF? CENTURY (?P<shift>SHIFT) | YEARUNIT? OF? OF? (?P<shift_before>SHIFT) CENTURY | AD "
    "| OF? APOS? (?P<century>HUNDREDS) )?) (?! COUNTED|ANY_UNIT|PERCENT|MONEY)",
)
def named_decades(decades: Reading) -> Pair | None:
    """Los años cuarenta y cincuenta, двадцатые и тридцатые годы, पचास और साठ के दशक: one word is that of both."""
    first, last = (int(decades.value(part) or 0) for part in ("first", "name"))
    if (decades.value("shift") or decades.value("shift_before") or "-1") != "-1":
        return None
    if decades.is_of("first", "ORDINAL") and 1 < first < last // 10 + 2:
        first = (first - 1) * 10  # Icelandic "þriðja og fjórða áratugnum": the third decade is the twenties
    is_named = decades.is_of("first", "DECADE") or decades.is_of("name", "DECADE")
    if decades.is_of("first", "NUMBER") and (first % 10 or not 20 <= first < last):
        return None
    if not is_named or not decades.words.has("range.and", folded(decades.written("joint"))):
        return None
    begin, end = (decade_of(100 * int(decades.value("century") or 0) + number or 1) for number in (first, last))
    return _pair(decades, begin, end) if isinstance(begin, Written) and isinstance(end, Written) else None


@family.rule(
    "decades.two_numbers",
    "(?P<first>(?: (?P<place>PLACE) CENTURY | SHIFT CENTURY | RELATIVE )? OF? (?P<begin>NUMBER)) "
    "(?P<last>(?P<end>NUMBER) DECADESUFFIX)",
)
def two_decades(decades: Reading) -> Pair | None:
    """五六十年代, 20世纪七八十年代, 上世纪五六十年代: the ten of the second decade is that of both."""
    begin, end = 10 * decades.number_or_zero("begin"), decades.number_or_zero("end")
    century = decades.number("place") or _LAST_CENTURY
    if end != begin + 10 or not 20 <= end <= 90 or not 1 < century <= LAST_CENTURY:
        return None
    first, last = (Written(decade=(100 * (century - 1) + number) // 10) for number in (begin, end))
    return _pair(decades, first, last)


@family.rule(
    "decades.numbered",
    "(?: (?P<place>PLACE) CENTURY DOT? )? (?P<first>ORDINAL) (?P<joint>JOIN) (?P<last>(?P<end>ORDINAL) (?P<unit>UNIT))",
)
def numbered_decades(decades: Reading) -> Pair | None:
    """Šeštajame ir septintajame dešimtmečiais: the fifties and sixties of the last century, or of the one in front."""
    begin, end = decades.number_or_zero("first"), decades.number_or_zero("end")
    century = decades.number("place") or _LAST_CENTURY
    is_numbered = decades.words.has("style", "numbered decades") and decades.value("unit") == "decade"
    if not is_numbered or not 1 <= begin < end <= 10 or not 1 < century <= LAST_CENTURY:
        return None
    first, last = (Written(decade=10 * (century - 1) + number - 1) for number in (begin, end))
    return _pair(decades, first, last)


@family.rule(
    "seasons.listed",
    "(?P<first>SEASON) JOIN (?:JOIN|IN|OF|APOS|AHEAD)* (?P<last>SEASON (?:IN|OF|APOS)* YEARUNIT? YEAR YEARUNIT?) "
    "| (?P<first_before>YEAR DOT? YEARUNIT? OF? (?:SEASON|YEARSEASON)) (?:JOIN|IN)? (?P<last_before>SEASON|YEARSEASON)",
)
def listed_seasons(seasons: Reading) -> Pair | None:
    """Im Frühjahr und Sommer 1968, 1968年の春と夏: one year is that of both."""
    first, last = seasons.meaning("first"), seasons.meaning("last")
    if seasons.has("first_before"):
        number = seasons.value("last_before")
        first, last = seasons.meaning("first_before"), Written(season=int(number or 0))
    if not isinstance(first, Written) or not isinstance(last, Written) or first.season is None or last.season is None:
        return None
    year = first.year or last.year
    return _pair(seasons, replace(first, year=year), replace(last, year=year)) if year else None


@family.rule(
    "decades.same_century",
    "(?P<first>(?P<place>PLACE) CENTURY OF? (?P<begin>TWO|DAY|NUMBER) DOT? DECADESUFFIX?) (?:JOIN|DASH|IN) "
    "(?P<last>(?P<end>TWO|DAY|NUMBER) DOT? DECADESUFFIX EDGE?)",
)
def decades_of_century(decades: Reading) -> Pair | None:
    """19世纪50年代和60年代初, 20. gadsimta 60. un 70. gados: the century of the first decade is that of the last."""
    century, begin, end = decades.number_or_zero("place"), decades.number("begin") or 1, decades.number("end") or 1
    first, last = (decade_of(100 * (century - 1) + number) for number in (begin, end))
    if not 1 < century <= LAST_CENTURY or not isinstance(first, Written) or not isinstance(last, Written):
        return None
    return _pair(decades, first, last)


@family.rule(
    "decades.of_named_century",
    "DECADES? OF? (?P<first>(?P<begin>DECADE|DECADENUM|TWO|DAY) DOT?) (?P<joint>JOIN) (?:IN|OF)? "
    "(?P<last>DECADES? OF? (?:DECADE|DECADENUM|(?:TWO|DAY) DOT) (?:YEARUNIT|DECADES)? OF? OF? "
    "(?:PLACE CENTURY|CENTURY OF? DASH? (?:ROMAN|DAY)))",
)
def decades_of_named_century(decades: Reading) -> Pair | None:
    """Šezdesetih i sedamdesetih godina 20. stoljeća: the century is that of both."""
    last, named = decades.meaning("last"), decades.value("begin")
    number = int(named) if named.isdigit() else decades.number("begin") or 1
    is_joined = decades.words.has("range.and", folded(decades.written("joint")))
    if not isinstance(last, Written) or last.decade is None or number % 10 or not 10 <= number <= 90 or not is_joined:
        return None
    return _pair(decades, Written(decade=last.decade // 10 * 10 + number // 10), last)


@family.rule(
    "decades.edges",
    "(?P<first>EDGE OF? (?P<begin>TWO|DAY) DOT) (?:JOIN|IN|OF|AHEAD)+ (?P<last>EDGE OF? (?P<end>TWO|DAY) DOT DECADES)",
)
def edges_of_decades(decades: Reading) -> Pair | None:
    """Od konce 60. do začátku 70. let: one word says that both are decades."""
    begin, end = decade_of(decades.number("begin") or 1), decades.meaning("last")
    edge = decades.words.value(decades.phrase.written[decades.phrase.match.start("first")])
    return _pair(decades, Part(edge, begin), end) if begin and end else None


_DAY_OF_YEAR = "(?:DAY|NUMBER) MONTHUNIT (?: (?:DAY|NUMBER) DAYUNIT )?"


@family.rule(
    "dates.same_year",
    f"(?P<first>YEAR YEARUNIT {_DAY_OF_YEAR}) (?:JOIN|IN|DASH|LONGDASH) (?P<last>{_DAY_OF_YEAR})",
)
def dates_of_year(dates: Reading) -> Pair | None:
    """2011年3月至6月, 1939년 9월 1일부터 10월 5일까지: the year of the first is also that of the last."""
    first, last = dates.meaning("first"), dates.meaning("last")
    if not isinstance(first, Written) or not isinstance(last, Written) or first.year is None:
        return None
    is_later = (last.month or 0, last.day or 0) > (first.month or 0, first.day or 0)
    return _pair(dates, first, replace(last, year=first.year + (not is_later)))


@family.rule(
    "dates.same_month",
    "(?P<first>(?: SHIFT MONTHUNIT | RELATIVE | (?: YEAR YEARUNIT )? (?: DAY MONTHUNIT | MONTH ) ) "
    "(?P<begin>DAY|NUMBER) DAYUNIT) (?:JOIN|DASH|LONGDASH) (?P<last>(?P<end>DAY|NUMBER) DAYUNIT) (?! OCLOCK|PART)",
)
def days_of_month(dates: Reading) -> Pair | None:
    """本月10日至12日, 다음 달 3일부터 5일까지: the month of the first day is also that of the last."""
    first, end = dates.meaning("first"), dates.number_or_zero("end")
    if dates.number_or_zero("begin") >= end:
        return None
    if isinstance(first, Within):
        return _pair(dates, first, replace(first, inner=replace(first.inner, day=end)))
    return _pair(dates, first, replace(first, day=end)) if isinstance(first, Written) else None


def _pair(reading: Reading, begin: Meaning, end: Meaning) -> Pair:
    first, last = ("first", "last") if reading.has("first") else ("first_before", "last_before")
    return reading.piece(first, begin), reading.piece(last, end)

"""Weekdays, seasons, quarters and halves, the edges of periods, and times of day."""

from __future__ import annotations

import re
from dataclasses import replace

from service.timex.languages._shared.family import Reading, SharedFamily, number_of
from service.timex.languages._shared.folding import folded
from service.timex.languages._shared.years import RELATIONS, decade_of, year_of
from service.timex.meaning import (
    Anaphor,
    BeforeChrist,
    Meaning,
    Part,
    Relation,
    TimeOfDay,
    Unit,
    Within,
    Written,
)
from service.timex.model import Granularity
from service.timex.rule import Piece

family = SharedFamily("parts")

_TWO_DIGITS = 99
_YEARS_OF_SEASON = ("years", "years_before", "years_joined")
#: What "the end of the …" says of a unit that the text is in.
_OWN_UNITS = ("week", "month", "quarter", "year")
_FRACTIONS = ("half", "quarter")
_CENTURY = "(?: CENTURY DASH? OF? DASH? (?:ROMAN|DAY|NTH|ORDINAL) | PLACE DASH? CENTURY ) (?:DOT? BC)?"
_YEAR = "(?: (?:SLASH | OF? OF?) YEARUNIT? AD? (?P<year>YEAR|BUDDHIST) YEARUNIT?)"
_SHIFTED = "(?: OF? OF? (?:(?P<shift>SHIFT) YEARUNIT | YEARUNIT (?P<shift_behind>SHIFT) | (?P<year_words>RELATIVE)))"


@family.rule("weekday.bare", "DAYUNIT? (?P<weekday>WEEKDAY)")
def weekday(reading: Reading) -> Meaning | None:
    return Written(weekday=int(reading.value("weekday")))


@family.rule("weekday.coming", "(?P<at>IN|OF) (?P<weekday>WEEKDAY) (?! DAY|NTH|PART)")
def coming_weekday(reading: Reading) -> tuple[Piece, ...] | None:
    """På måndag, i måndags: words that say whether the day is still to come or over."""
    phrase = folded(" ".join(reading.phrase.written))
    relations = {"coming weekday": Relation.THIS, "past weekday": Relation.LAST}
    relation = next((relations[slot] for slot in relations if reading.words.has(slot, phrase)), None)
    if relation is None:
        return None
    day = Written(weekday=int(reading.value("weekday")), relation=relation)
    return (reading.piece("weekday", day),)


@family.rule("weekday.case_range", "(?P<first>WEEKDAY) (?P<last>WEEKDAY)")
def weekday_range(reading: Reading) -> tuple[Piece, ...] | None:
    """Esmaspäevast reedeni, pazartesiden cumaya: cases say which day is the first and which the last."""
    first, last = (Written(weekday=int(reading.value(part))) for part in ("first", "last"))
    if first == last or not reading.words.has("style", "cases join months"):
        return None
    return reading.piece("first", first), replace(reading.piece("last", last), ends_range=True)


@family.rule("weekday.elided", "(?P<first>ORDINAL) (?:JOIN|OF|COMMA) OF? (?P<last>WEEKDAY)")
def elided_weekday(reading: Reading) -> tuple[Piece, ...] | None:
    """De segunda a quarta-feira: the second weekday ends the name of the first, which is the place of its day."""
    place = reading.number_or_zero("first")
    if not reading.words.has("style", "weekdays are ordinals") or not 2 <= place <= 6:
        return None
    last = Written(weekday=int(reading.value("last")))
    return reading.piece("first", Written(weekday=place - 1)), reading.piece("last", last)


@family.rule("weekday.ordinal", "(?P<day>ORDINAL) OPEN (?P<number>DAY|DAYSLASHMONTH) (?=CLOSE)")
def ordinal_weekday(reading: Reading) -> Meaning | None:
    """Nesta quarta (12): the weekday by its place alone, with the day of the month."""
    place, (day, *month) = reading.number_or_zero("day"), map(int, reading.written("number").split("/"))
    if not reading.words.has("style", "weekdays are ordinals") or not 2 <= place <= 6 or not 1 <= day <= 31:
        return None
    return Written(month=month[0] if month else None, day=day, weekday=place - 1)


@family.rule("weekday.by_place", "(?P<shift>SHIFT)? (?P<day>ORDINAL) (?P<shift_behind>SHIFT)? (?! OPEN)")
def weekday_by_place(reading: Reading) -> Meaning | None:
    """Na próxima segunda, na quarta: the weekday by its place, as no noun follows that is the second or fourth."""
    place = reading.number_or_zero("day")
    if "before places" not in reading.words.lists or not 2 <= place <= 6:
        return None
    shift = reading.value("shift") or reading.value("shift_behind")
    return Written(weekday=place - 1, relation=RELATIONS[int(shift)] if shift else None)


@family.rule(
    "season",
    f"(?P<season>SEASON) (?: OF? OF? YEARUNIT? (?P<years>YEARRANGE|YEAR (?:DASH|LONGDASH|SLASH) YEAR) | {_YEAR})? "
    "| (?:(?P<year_before>YEAR) | (?P<years_before>YEARRANGE)) DOT? (?:YEARUNIT DOT?)? OF? "
    "(?P<season_behind>SEASON|YEARSEASON) "
    "| (?P<years_joined>YEAR YEARUNIT? (?:JOIN|IN|DASH|LONGDASH) YEAR YEARUNIT?) (?:IN|OF)* (?P<winter>SEASON)",
)
def season(reading: Reading) -> Meaning | None:
    """Frühjahr 1848, im Winter 1946/47, 1946年至1947年冬天: a winter is that of its first year."""
    number = int(reading.value("season") or reading.value("season_behind") or reading.value("winter"))
    year = year_of(reading, "year") or year_of(reading, "year_before")
    if years := _years_of_season(reading):
        year, *last = (int(number) for number in re.findall(r"\d{4}", years))
        if last and year + 1 != last[0]:
            return None
    return Written(year=year, season=number)


def _years_of_season(reading: Reading) -> str:
    return folded(next((reading.written(part) for part in _YEARS_OF_SEASON if reading.has(part)), ""))


DATE = (
    "(?: (?: DAYUNIT? WEEKDAY DOT? COMMA? LINK LINK )? "
    "DAYUNIT? (?:DAY|NTH|ORDINAL) DOT? DAYUNIT? LINK LINK (?:MONTHUNIT LINK)? (?:MONTH|MONTHABBR) DOT? "
    "(?: COMMA? LINK LINK AD? YEARUNIT? (?:YEAR|BUDDHIST) (?:DOT? YEARUNIT)? )? "
    "| (?: YEAR YEARUNIT )? (?: (?:DAY|NUMBER) MONTHUNIT | MONTH ) (?:DAY|NUMBER) DOT? DAYUNIT | DAY DAYUNIT "
    "| (?: YEAR DOT )? MONTH (?:DAY|NTH) DOT? )"
)


@family.rule(
    "date.part",
    f"(?:IN|OF)? OF? (?P<part>PART) DAYUNIT? IN? OF? OF? (?P<date>{DATE}) "
    f"| (?P<date_before>{DATE}) COMMA? OF? OF? (?P<part_behind>PART) "
    "(?: (?P<year>YEAR) (?! ANY_UNIT|COUNTED|DOT ANY_UNIT) )? (?! DAY|TWO|NUMBER|CLOCK|DECIMAL)",
)
def part_of_date(reading: Reading) -> Meaning | None:
    """Am Abend des 9. November 1989, 9 ноября вечером, 11月9日の夜; 20. juuli õhtul 1944: the year comes last."""
    date = reading.meaning("date") or reading.meaning("date_before")
    if not isinstance(date, Written):
        return None
    if year := year_of(reading, "year"):
        if date.year is not None or not reading.words.has("style", "edges behind"):
            return None
        date = replace(date, year=year)
    return TimeOfDay(date, part=reading.value("part") or reading.value("part_behind"))


@family.rule(
    "date.weekday_part",
    "(?: (?P<day>WEEKDAY) (?:DASH|LINK LINK) (?P<part>PART) | (?P<both>WEEKDAYPART) "
    "| (?P<part_before>PART) (?:IN|LINK) LINK (?P<day_behind>WEEKDAY) ) "
    f"(?:COMMA|OPEN)? LINK LINK (?P<date>{DATE})",
)
def part_of_weekday_and_date(reading: Reading) -> Meaning | None:
    """Freitagabend, 13. November; la noche del viernes 13 de noviembre: the date stands behind both."""
    number, _, part = reading.value("both").partition(".")
    day, date = number or reading.value("day") or reading.value("day_behind"), reading.meaning("date")
    if not isinstance(date, Written):
        return None
    part = part or reading.value("part") or reading.value("part_before")
    return TimeOfDay(replace(date, weekday=int(day)), part=part)


@family.rule("quarter", f"(?P<place>PLACE) DASH? (?P<unit>UNIT) ({_YEAR}|{_SHIFTED})?")
def quarter(reading: Reading) -> Meaning | None:
    return _fraction(reading)


@family.rule(
    "quarter.year_first", "YEARUNIT? (?P<year>YEAR) DOT? (?:YEARUNIT DOT?)? OF? (?P<place>PLACE) DASH? (?P<unit>UNIT)"
)
def quarter_of_year(reading: Reading) -> Meaning | None:
    return _fraction(reading)


@family.rule("quarter.behind", f"(?P<unit>UNIT) OF? (?P<place>ROMAN|DAY|ORDINAL) OF? {_YEAR}?")
def quarter_behind(reading: Reading) -> Meaning | None:
    return _fraction(reading)


_WHICH_YEAR = "(?P<whole>RELATIVE | SHIFT OF? YEARUNIT | YEARUNIT OF? SHIFT)"


@family.rule(
    "quarter.of_relative_year",
    f"{_WHICH_YEAR} OF? OF? (?: (?P<place>PLACE) DASH? (?P<unit>UNIT|HALF) | (?P<named>HALF) )"
    f"| (?P<unit_before>UNIT) (?P<place_behind>ROMAN|DAY|ORDINAL) OF? {_WHICH_YEAR.replace('whole', 'whole_behind')}",
)
def quarter_of_relative_year(reading: Reading) -> Meaning | None:
    """去年第四季度, 지난해 상반기, geçen yılın ikinci çeyreği, kuartal IV tahun lalu."""
    year = reading.meaning("whole") or reading.meaning("whole_behind")
    if not isinstance(year, Unit) or year.granularity is not Granularity.YEAR:
        return None
    if named := reading.value("named"):
        return Within(Written(half=int(named)), year)
    unit, place = ("unit", "place") if reading.has("unit") else ("unit_before", "place_behind")
    number = number_of(reading.written(place).split(" ")[0], reading.words) or 0
    if reading.value(unit) == "quarter" and 1 <= number <= 4:
        return Within(Written(quarter=number), year)
    is_half = reading.value(unit) == "half" or reading.is_of(unit, "HALF")
    return Within(Written(half=number), year) if is_half and number in (1, 2) else None


@family.rule(
    "half.of",
    f"(?P<place>PLACE|SHIFT) DASH? (?P<unit>UNIT|HALF|ORDINAL) OF? OF? (?P<whole>{_CENTURY} "
    "| DECADES OF? (?:YEAR|TWO) DOT? | DECADENUM (?:YEARUNIT|BC)? | DECADE | SHIFT? CENTURY SHIFT?) "
    "| (?P<whole_before>BC? PLACE CENTURY|DECADENUM) OF? "
    "(?: (?P<place_behind>PLACE|SHIFT) (?P<unit_behind>UNIT|HALF) | (?P<words>RELATIVE) ) (?P<era>BC)?",
)
def half_of(reading: Reading) -> Meaning | None:
    """النصف الثاني من القرن العشرين, 20. yüzyılın ikinci yarısı, il primo quarto: the period of which it is a part."""
    unit = "unit" if reading.has("unit") else "unit_behind"
    unit_value = reading.value(unit) or reading.value("words").partition(".")[0]  # Turkish "son çeyreğinde"
    is_fraction = unit_value in _FRACTIONS or reading.is_of(unit, "HALF") or _is_fourth(reading)
    whole = reading.meaning("whole") or reading.meaning("whole_before")
    if reading.has("era") and isinstance(whole, Written) and whole.century is not None:
        whole = BeforeChrist(100 * whole.century + 100)
    return whole if is_fraction else None


def _is_fourth(reading: Reading) -> bool:
    """Return whether the words are "primo quarto": a place, and the ordinal that is also a fraction."""
    is_ordinal = reading.has("unit") and reading.is_of("unit", "ORDINAL") and reading.number("unit") in (3, 4)
    return is_ordinal and not reading.is_of("place", "NUMBER")


@family.rule(
    "half.of_year",
    "(?: (?P<place>PLACE) HALF | (?P<opening>HALF) ) OF? OF? YEARUNIT? (?P<year>YEAR|BUDDHIST) DOT? YEARUNIT? "
    "| YEARUNIT? (?P<year_before>YEAR) DOT? (?:YEARUNIT DOT?)? OF? "
    "(?: (?P<place_behind>PLACE) HALF | (?P<named>HALF) )",
)
def half_of_year(reading: Reading) -> Meaning | None:
    """In der ersten Hälfte des Jahres 2012, vuoden 2012 toisella puoliskolla, 2012年上半年."""
    year = year_of(reading, "year") or year_of(reading, "year_before")
    named = reading.value("opening") or reading.value("named")
    place = reading.number("place") or reading.number("place_behind") or int(named or 0)
    return Written(year=year, half=place) if year and place in (1, 2) else None


@family.rule("half.named", "(?P<named>HALF) (?! OF|CENTURY)")
def named_half(reading: Reading) -> Meaning | None:
    """上半年, 하반기: of the year that the text means; in Thai the same words are also the halves of a match."""
    is_named = reading.value("named") and reading.words.has("style", "numbered months")
    return Written(half=int(reading.value("named"))) if is_named else None


@family.rule(
    "half.behind",
    f"(?P<unit>UNIT|HALF) OF? (?P<place>ORDINAL|SHIFT) OF? OF? OF? (?P<whole>{_CENTURY} "
    "| (?:DECADES|YEARUNIT)? DECADENUM BC? | DECADE)",
)
def half_behind(reading: Reading) -> Meaning | None:
    """Paruh kedua abad ke-20, paruh kedua tahun 1920-an, kuartal pertama abad ke-19."""
    is_fraction = reading.value("unit") in _FRACTIONS or reading.is_of("unit", "HALF")
    return reading.meaning("whole") if is_fraction else None


def _fraction(reading: Reading) -> Meaning | None:
    """Return a quarter or a half, in its year if the words give one."""
    unit, place = reading.value("unit"), _place(reading)
    most = {"quarter": 4, "half": 2}.get(unit)
    if not reading.has("year") and reading.words.has("quarter of year", folded(reading.written("unit"))):
        return None
    if most is None or place is None or not 1 <= place <= most:
        return None
    year = year_of(reading, "year")
    part = Written(year=year, quarter=place) if unit == "quarter" else Written(year=year, half=place)
    if reading.has("year_words") and not reading.value("year_words").startswith("year."):
        return None
    shift = reading.value("shift") or reading.value("shift_behind") or reading.value("year_words").removeprefix("year.")
    return Within(part, Unit(Granularity.YEAR, int(shift))) if shift else part


def _place(reading: Reading) -> int | None:
    """Return the place; None for a number word, which says how many."""
    word = reading.written("place")
    word = word if reading.words.entry(word) else word.split(" ")[0]  # Romanian "al doilea" is one word
    entry = reading.words.entry(word)
    if entry is not None and entry.name == "NUMBER":
        return None
    return number_of(word, reading.words)


@family.rule(
    "edge",
    "(?P<edge>EDGE) DASH? OF? OF? APOS? (?P<whole>"
    "MONTHUNIT? MONTH LINK LINK (?:RELATIVE|SHIFT YEARUNIT|YEARUNIT SHIFT) "
    "| MONTHUNIT? MONTH DOT? (?:COMMA? OF? OF? YEARUNIT? AD? (?:YEAR|BUDDHIST) YEARUNIT?)? "
    "| YEARUNIT? AD? (?:YEAR|BUDDHIST) YEARUNIT? "
    "| DECADES? (?:DECADENUM|TWO|DAY|DECADE) DOT? (?:YEARUNIT|DECADES)? OF? "
    "(?:PLACE CENTURY | CENTURY (?:ROMAN|DAY|ORDINAL)) "
    "| DECADES OF? APOS? (?:YEAR|TWO|DAY|NUMBER) DOT? | (?<=APOS) TWO "
    "| (?:DECADES|YEARUNIT)? DECADENUM (?:YEARUNIT|BC)? "
    "| DECADES? OF? APOS? (?:DECADE|DECADENUM|TWO) OF? APOS? OF? APOS? HUNDREDS | (?:TWO|DAY) DOT DECADES "
    "| SHIFT? MONTHUNIT LINK LINK MONTH (?:LINK LINK YEARUNIT? YEAR)? "
    "| SHIFT ANY_UNIT | ANY_UNIT SHIFT | RELATIVE | DECADE | HUNDREDS "
    "| YEARUNIT | MONTHUNIT | UNIT "
    "| (?: CENTURY DASH? OF? (?:ROMAN|DAY|NTH|ORDINAL|NUMBER) | PLACE DASH? CENTURY ) (?:DOT? BC)? "
    "| SEASON (?:OF? YEAR)? | WEEKDAY (?! COMMA? LINK (?:DAY|NTH)) )",
)
def edge_before(reading: Reading) -> Meaning | None:
    whole = _plural_decade(reading) or reading.meaning("whole") or _current(reading)
    if isinstance(whole, BeforeChrist):  # no part of it has a place in the calendar
        return whole
    return Part(reading.value("edge"), whole) if whole else None


def _plural_decade(reading: Reading) -> Meaning | None:
    """Return the decade of "finales de los 1970", "fine dei '90", whose article is that of a plural."""
    place, number = reading.phrase.match.start("whole") - 1, reading.number("whole")
    has_mark = reading.phrase.written[place] in "'’"
    article = reading.phrase.written[place - has_mark]
    is_plural = number is not None and reading.words.has("decade article", folded(article))
    return decade_of(number) if is_plural and number and (number > _TWO_DIGITS or has_mark) else None


def _current(reading: Reading) -> Meaning | None:
    """Return the unit of "Ende des Jahres", "finales de mes": the one mentioned before, or the current one."""
    unit = reading.value("whole")
    return Anaphor(Granularity(unit), 0, own=True) if unit in _OWN_UNITS else None


@family.rule(
    "edge.of_decade",
    "(?P<edge>EDGE) OF? OF? (?P<unit>UNIT|CENTURY|DECADES) "
    "(?! (?:OF|IN|APOS|DASH)* (?:PLACE|SHIFT|CENTURY|UNIT|HUNDREDS|DECADE|DECADENUM) "
    "| (?:OF|IN)+ (?:YEAR|NUM) | NUM DOT? BC) "
    "| (?<!ROMAN|NTH|ORDINAL|DOT|SHIFT|NUMBER|DAY|TWO) (?P<unit_before>UNIT|CENTURY|DECADES) OF? "
    "(?P<edge_behind>EDGE)",
)
def edge_of_decade(reading: Reading) -> Meaning | None:
    """Ende des Jahrzehnts, à la fin du siècle, yüzyılın sonunda: of the one that the text is in."""
    part = "unit" if reading.has("unit") else "unit_before"
    unit, name = reading.value(part) or "century", folded(reading.written(part))
    is_own = unit in ("decade", "century") and not reading.words.has("plural", name)
    if not is_own or (part == "unit_before" and not reading.words.has("style", "edges behind")):
        return None
    edge = reading.value("edge") or reading.value("edge_behind")
    return Part(edge, Anaphor(Granularity(unit), 0, own=True))


@family.rule("edge.between", "(?P<month>MONTH) (?P<edge>EDGE) (?P<year>YEAR) (?! COUNTED|ANY_UNIT|YEARUNIT)")
def edge_between(reading: Reading) -> Meaning | None:
    """Toukokuun alussa 1945: the year behind the edge of its month."""
    year = year_of(reading, "year")
    if year is None or not reading.words.has("style", "edges behind"):
        return None
    return Part(reading.value("edge"), Written(year=year, month=int(reading.value("month"))))


@family.rule(
    "edge.behind",
    "(?P<whole> YEARUNIT YEAR | YEAR YEARUNIT MONTH | YEAR YEARUNIT (?:DAY|NUMBER) MONTHUNIT | MONTH YEAR? "
    "| YEAR DOT? YEARUNIT? | (?:DAY|NUMBER) MONTHUNIT | (?:YEAR|TWO|NUMBER) DECADESUFFIX | DECADENUM YEARUNIT? "
    "| SHIFT ANY_UNIT | RELATIVE | PLACE CENTURY | (?<!DAY|TWO|NUM|NUMBER|SOME|YEAR|DOT) (?:YEARUNIT|MONTHUNIT|UNIT) ) "
    "(?:YEARUNIT (?=EDGE))? OF? (?P<edge>EDGE)",
)
def edge_behind(reading: Reading) -> Meaning | None:
    """2011年末, hafta başında: where the language has the edge behind."""
    if not reading.words.has("style", "edges behind"):
        return None
    whole = reading.meaning("whole") or _current(reading)
    return Part(reading.value("edge"), whole) if whole else None

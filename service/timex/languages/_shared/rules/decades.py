"""Decades: in digits, in words, and of a century that is named."""

from __future__ import annotations

from service.timex.languages._shared.family import Reading, SharedFamily
from service.timex.languages._shared.folding import folded
from service.timex.languages._shared.years import LAST_CENTURY, decade_of, with_ending, year_of
from service.timex.meaning import Meaning, Part, Written

family = SharedFamily("decades")

_DECADES = 10  # of a century
_THIS_CENTURY = 20  # the hundreds of its years


@family.rule("decade.digits", "(?:(?:DECADES|YEARUNIT) OF?)? APOS? (?P<year>DECADENUM) YEARUNIT?")
def decade(years: Reading) -> Meaning | None:
    """1990er, les années 1990s, 1990-х; 1900-talet and 1600-talsmålaren are centuries."""
    number, ending = with_ending(years.written("year"))
    is_compound = ending.startswith(tuple(years.words.lists.get("ending.compound", ())))
    if (years.words.has("ending.century", ending) or is_compound) and number % 100 == 0 and number >= 100:
        return Written(century=number // 100)
    return decade_of(number)


@family.rule(
    "decade.words",
    "(?P<unit>DECADES) OF? (?:APOS|DASH)? (?P<year>YEAR|TWO|DAY|NUMBER|ORDINAL) DOT? "
    "| (?P<before>YEAR|TWO|DAY|NUMBER|NTH) DOT? DECADESUFFIX | (?P<dotted>TWO|DAY) DOT DECADES "
    "| (?P<dotted_unit>TWO|DAY) DOT (?P<of>YEARUNIT) (?=EDGE)",
)
def decade_in_words(years: Reading) -> Meaning | None:
    if years.has("of"):  # Latvian "70. gadu vidū"
        is_decade = years.words.has("decades of edge", folded(years.written("of")))
        return decade_of(years.number_or_zero("dotted_unit") or 1) if is_decade else None
    number = years.number("year") or years.number("before") or years.number_or_zero("dotted")
    if number % 10 and years.value("unit") == "year":
        year = year_of(years, "year")
        return Written(year=year) if year else None  # "in the years 1998 and 1999"
    return decade_of(number)


@family.rule(
    "decade.of_century",
    "(?P<place>PLACE) CENTURY OF? (?: (?P<year>TWO|DAY|NUMBER) (?:DOT? DECADESUFFIX|DOT YEARUNIT) "
    "| (?P<ended>DECADENUM) YEARUNIT? ) "
    "| DECADES? OF? DASH? (?P<decade>DECADENUM|TWO|DAY|DECADE) DOT? (?:YEARUNIT|DECADES)? OF? OF? "
    "(?:(?P<behind>PLACE) CENTURY | CENTURY OF? DASH? (?P<last>ROMAN|DAY))",
)
def decade_of_century(years: Reading) -> Meaning | None:
    """20世纪90年代, 90-е годы XX века, anni sessanta del XIX secolo."""
    place = years.number("place") or years.number("behind") or years.number("last")
    named = years.value("decade")
    digits = years.number("year") or years.number("decade") or years.number("ended")
    number = int(named) if named.isdigit() else digits
    if not place or not number or number % 10 or not 10 <= number <= 90 or not 1 < place <= LAST_CENTURY:
        return None
    return Written(decade=(place - 1) * 10 + number // 10)


@family.rule(
    "decade.teens_of_century",
    "(?: DECADES OF? (?P<teens>NUMBER|ORDINAL) | (?P<teens_before>ORDINAL) (?:DECADES|YEARUNIT) ) OF? OF? APOS? "
    "(?: (?P<place>PLACE) CENTURY | CENTURY OF? DASH? (?P<behind>ROMAN|DAY) | (?P<named>HUNDREDS) )",
)
def teens_of_century(years: Reading) -> Meaning | None:
    """Anni dieci dell'Ottocento, десятые годы XX века, lata dziesiąte XX wieku: the number 10 has no decade's name."""
    century = years.number("place") or years.number("behind") or int(years.value("named") or 0) + 1
    is_ten = (years.number("teens") or years.number("teens_before")) == _DECADES
    return Written(decade=(century - 1) * 10 + 1) if is_ten and 1 < century <= LAST_CENTURY else None


@family.rule(
    "decade.counted_of_century",
    "(?: (?P<place>ORDINAL|NTH|DAY DOT?|SHIFT) (?P<unit>DECADES|UNIT) "
    "| (?P<unit_before>UNIT) (?P<place_behind>ORDINAL) ) "
    "OF? OF? (?:(?P<before>PLACE) CENTURY | CENTURY DASH? OF? DASH? (?P<behind>ROMAN|DAY|NTH|ORDINAL|NUMBER) "
    "| (?P<named>HUNDREDS|DECADENUM)) "
    "| (?: (?P<first>PLACE) CENTURY DOT? OF? | (?P<hundreds>DECADENUM) ) (?P<place_last>ORDINAL|NTH|SHIFT) "
    "(?: (?P<unit_last>DECADES|UNIT) | (?P<suffix>DECADESUFFIX) )",
)
def counted_decade(years: Reading) -> Meaning | None:
    """La segunda década del siglo XX, the 1910s: the first decade of a century begins with its hundreds.

    "Die letzten Jahrzehnte des 18. Jahrhunderts" are the end of the century.
    """
    century = years.number("before") or years.number("behind") or years.number_or_zero("first")
    if years.has("named") or years.has("hundreds"):
        hundreds = years.meaning("named") or years.meaning("hundreds")
        century = hundreds.century + 1 if isinstance(hundreds, Written) and hundreds.century else 0
    place = next(part for part in ("place", "place_behind", "place_last") if years.has(part))
    unit = next((part for part in ("unit", "unit_before", "unit_last") if years.has(part)), "suffix")
    number = years.number_or_zero(place)
    if years.is_of(place, "SHIFT"):
        number = _DECADES if years.value(place) == "-1" else 0
    is_decade = years.value(unit) == "decade" or years.has("suffix")
    if not is_decade or not 1 < century <= LAST_CENTURY or not 1 <= number <= _DECADES:
        return None
    if number in (1, _DECADES) and years.words.has("several decades", folded(years.written(unit))):
        return Part("START" if number == 1 else "END", Written(century=century - 1))
    return Written(decade=(century - 1) * _DECADES + number - 1)


_NEAR_CENTURY = "(?:(?P<shift>SHIFT) CENTURY|CENTURY (?P<shift_behind>SHIFT))"


@family.rule(
    "decade.of_last_century",
    "(?: (?P<shift_before>SHIFT) CENTURY | (?P<century>RELATIVE) ) OF? (?: (?P<year>TWO|DAY|NUMBER) DECADESUFFIX "
    "| (?P<ended>DECADENUM|DECADE) (?:YEARUNIT|DECADES)? ) "
    "| DECADES? OF? APOS? (?: (?P<decade>DECADENUM|TWO|DECADE) | (?P<spelled>DAY|NUMBER) (?=DOT DECADES) ) DOT? "
    f"(?:YEARUNIT|DECADES)? OF? OF? APOS? {_NEAR_CENTURY}",
)
def decade_of_last_century(years: Reading) -> Meaning | None:
    """上世纪70年代, 60-е годы прошлого века, anii ’80 ai secolului trecut: the last century is the 20th."""
    part = next((part for part in ("year", "ended", "decade") if years.has(part)), "spelled")
    named, shift = years.value(part), _shift_of_century(years)
    number = int(named) if named.isdigit() else years.number(part) or 1
    is_century = not years.has("century") or years.value("century").startswith("century.")
    is_decade = is_century and number % 10 == 0 and 10 <= number <= 90 and shift <= 0
    return Written(decade=(_THIS_CENTURY + shift) * _DECADES + number // 10) if is_decade else None


@family.rule(
    "decade.counted_of_last_century", f"(?P<place>ORDINAL|NTH|DAY DOT) (?P<unit>DECADES|UNIT) OF? OF? {_NEAR_CENTURY}"
)
def counted_decade_of_last_century(years: Reading) -> Meaning | None:
    """Á þriðja áratug síðustu aldar, la tercera década del siglo pasado: the third one is the 1920s."""
    place, shift = years.number_or_zero("place"), _shift_of_century(years)
    if years.value("unit") != "decade" or not 1 <= place <= _DECADES or shift > 0:
        return None
    return Written(decade=(_THIS_CENTURY + shift) * _DECADES + place - 1)


@family.rule("decade.numbered", "(?P<place>ORDINAL|NTH) (?P<unit>UNIT) (?! OF? OF? (?:PLACE|SHIFT)? CENTURY)")
def numbered_decade(years: Reading) -> Meaning | None:
    """Septintajame dešimtmetyje, á sjöunda áratugnum: the seventh decade of the last century is the 1960s."""
    place = years.number("place") or 0
    is_numbered = years.words.has("style", "numbered decades") and years.value("unit") == "decade"
    is_decade = is_numbered and 2 <= place <= _DECADES
    return Written(decade=(_THIS_CENTURY - 1) * _DECADES + place - 1) if is_decade else None


@family.rule("decade.around_century", "(?P<place>ORDINAL|SHIFT) (?P<century>PLACE) CENTURY DOT? (?P<unit>UNIT)")
def decade_around_century(years: Reading) -> Meaning | None:
    """Septintajame XX amžiaus dešimtmetyje, paskutiniame XX a. dešimtmetyje: the century stands before its decade."""
    is_last = years.is_of("place", "SHIFT") and years.value("place") == "-1"
    place, century = _DECADES if is_last else years.number("place") or 0, years.number("century") or 0
    is_decade = years.value("unit") == "decade" and 1 < century <= LAST_CENTURY and 1 <= place <= _DECADES
    return Written(decade=(century - 1) * _DECADES + place - 1) if is_decade else None


def _shift_of_century(years: Reading) -> int:
    parts = ("shift", "shift_behind", "shift_before", "century")
    return next(int(years.value(part).rpartition(".")[2]) for part in parts if years.has(part))


@family.rule(
    "decade.named_of_century",
    "(?P<name>DECADE) YEARUNIT? OF? (?:(?P<place>PLACE) CENTURY | CENTURY OF? (?P<behind>ROMAN|DAY|ORDINAL))",
)
def named_decade_of_century(years: Reading) -> Meaning | None:
    """Lata siedemdziesiąte XX wieku."""
    place, number = years.number("place") or years.number("behind"), int(years.value("name"))
    return Written(decade=(place - 1) * 10 + number // 10) if place and 1 < place <= LAST_CENTURY else None


@family.rule(
    "decade.of_named_century",
    "DECADES? OF? APOS? (?P<name>DECADE|DECADENUM|TWO|(?<=APOS) DAY) OF? APOS? OF? APOS? (?P<century>HUNDREDS)",
)
def decade_of_named_century(years: Reading) -> Meaning | None:
    """Anni sessanta dell'Ottocento."""
    named = years.value("name")
    number = int(named) if named.isdigit() else years.number("name") or 1
    is_decade = number % 10 == 0 and 10 <= number <= 90
    return Written(decade=int(years.value("century")) * 10 + number // 10) if is_decade else None


@family.rule("decade.plural", "(?P<article>IN|OF) (?P<year>YEAR) (?! COUNTED|ANY_UNIT|MONEY|PERCENT)")
def plural_decade(years: Reading) -> Meaning | None:
    """En los 1990, nos 1960: the article of a plural stands before a round number."""
    number = year_of(years, "year") or 1
    is_plural = years.words.has("decade article", folded(years.written("article")))
    return decade_of(number) if is_plural and number % 100 else None


@family.rule("decade.named", "(?P<name>DECADE) YEARUNIT? (?! UNIT|MONEY|PERCENT)")
def named_decade(years: Reading) -> Meaning | None:
    """The eighties: the decade's own name."""
    return decade_of(int(years.value("name")))

"""The last quarter or half of a year, whose number its words leave out."""

from __future__ import annotations

from service.timex.languages._shared.family import Reading, SharedFamily
from service.timex.languages._shared.years import year_of
from service.timex.meaning import Meaning, Written

family = SharedFamily("quarters")

_LAST = "(?: (?P<which>SHIFT) (?P<unit>UNIT) | (?P<unit_first>UNIT) (?P<which_behind>SHIFT) | (?P<words>RELATIVE) )"


@family.rule("quarter.last", f"{_LAST} OF? OF? YEARUNIT? (?P<year>YEAR|BUDDHIST) YEARUNIT?")
@family.rule("quarter.last_behind", f"YEARUNIT? (?P<year>YEAR) DOT? (?:YEARUNIT DOT?)? OF? {_LAST}")
def last_quarter(reading: Reading) -> Meaning | None:
    """El último trimestre de 1999, الربع الأخير من 1999, vuoden 1999 viimeisellä neljänneksellä."""
    unit, _, shift = reading.value("words").partition(".")
    unit, year = unit or reading.value("unit") or reading.value("unit_first"), year_of(reading, "year")
    if (shift or reading.value("which") or reading.value("which_behind")) != "-1" or unit not in ("quarter", "half"):
        return None
    return Written(year=year, quarter=4) if unit == "quarter" else Written(year=year, half=2)


@family.rule("quarter.around_year", "(?P<place>ORDINAL|SHIFT) (?P<year>YEAR) YEARUNIT (?P<unit>UNIT|HALF)")
def quarter_around_year(reading: Reading) -> Meaning | None:
    """Pirmąjį 2024 metų ketvirtį, paskutinį 2024 metų ketvirtį: the year stands before its quarter."""
    is_last = reading.is_of("place", "SHIFT") and reading.value("place") == "-1"
    unit, year, place = reading.value("unit"), year_of(reading, "year"), reading.number("place") or 0
    if unit == "quarter":
        place = 4 if is_last else place
        return Written(year=year, quarter=place) if 1 <= place <= 4 else None
    place = 2 if is_last else place
    is_half = unit == "half" or reading.is_of("unit", "HALF")
    return Written(year=year, half=place) if is_half and place in (1, 2) else None

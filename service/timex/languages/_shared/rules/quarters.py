"""The last quarter or half of a year, whose number its words leave out."""

from __future__ import annotations

from service.timex.languages._shared.family import Reading, SharedFamily
from service.timex.languages._shared.years import year_of
from service.timex.meaning import Meaning, Written

family = SharedFamily("quarters")

_LAST = "(?: (?P<which>SHIFT) (?P<unit>UNIT) | (?P<words>RELATIVE) )"


@family.rule("quarter.last", f"{_LAST} OF? OF? YEARUNIT? (?P<year>YEAR|BUDDHIST) YEARUNIT?")
@family.rule("quarter.last_behind", f"YEARUNIT? (?P<year>YEAR) DOT? YEARUNIT? OF? {_LAST}")
def last_quarter(reading: Reading) -> Meaning | None:
    """El último trimestre de 1999, sista kvartalet 1999, vuoden 1999 viimeisellä neljänneksellä."""
    unit, _, shift = reading.value("words").partition(".")
    unit, year = unit or reading.value("unit"), year_of(reading, "year")
    if (shift or reading.value("which")) != "-1" or unit not in ("quarter", "half"):
        return None
    return Written(year=year, quarter=4) if unit == "quarter" else Written(year=year, half=2)

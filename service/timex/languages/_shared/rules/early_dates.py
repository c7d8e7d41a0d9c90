"""Months and days of years below 1000."""

from __future__ import annotations

from service.timex.languages._shared.family import Reading, SharedFamily
from service.timex.languages._shared.folding import folded
from service.timex.meaning import Meaning, Written

family = SharedFamily("early_dates")

_EARLIEST, _FIRST_BARE = 10, 1000  # years beside a word for "year"; an era also has earlier ones
_LONGEST_MONTH = 31  # days


@family.rule(
    "month.of_early_year",
    "(?: (?P<day>DAY|NTH) DOT? LINK LINK )? (?P<month>MONTH) MONTHUNIT? COMMA? IN? LINK LINK (?: "
    "YEARUNIT (?P<behind>NUM|TWO) (?! ANY_UNIT|COUNTED) | AD YEARUNIT? (?P<marked>NUM|TWO|DAY) "
    "| (?P<early>NUM|TWO) DOT? (?P<unit>YEARUNIT) | (?P<of_era>NUM|TWO|DAY) DOT? YEARUNIT? (?P<era>AD) ) "
    "| AD? (?P<first>NUM|TWO) DOT? (?P<unit_first>YEARUNIT) IN? LINK "
    "(?: (?P<month_first>MONTH) | (?P<number>DAY) MONTHUNIT ) (?: (?P<day_behind>DAY) DAYUNIT | MONTHUNIT )?",
)
def month_of_early_year(date: Reading) -> Meaning | None:
    """En agosto del año 79, 19. August 14 n. Chr., 公元79年8月: beside an era, or a word that does not count years."""
    parts = ("behind", "marked", "early", "of_era", "first")
    year = next((date.number(part) for part in parts if date.has(part)), None) or 0
    unit = folded(date.written("unit") or date.written("unit_first"))
    slots = ("dated year", "dated year of month")
    is_dated = not unit or date.words.has("style", "numbered days") or any(date.words.has(slot, unit) for slot in slots)
    month = int(date.value("month") or date.value("month_first") or 0) or date.number_or_zero("number")
    day = date.number("day") or date.number("day_behind")
    has_era = date.has("marked") or date.has("era")
    if not is_dated or not (1 if has_era else _EARLIEST) <= year < _FIRST_BARE or not 1 <= month <= 12:
        return None
    return Written(year, month, day) if day is None or 1 <= day <= 31 else None


@family.rule("month.of_first_century", "(?P<month>MONTH) (?P<year>TWO) (?! ANY_UNIT|COUNTED|PERCENT|MONEY|OCLOCK)")
def month_of_first_century(date: Reading) -> Meaning | None:
    """Im August 79 brach der Vulkan aus: a verb follows, so that the number counts nothing."""
    year, month = date.number_or_zero("year"), int(date.value("month"))
    return Written(year, month) if date.words.has("style", "early years of months") and year > _LONGEST_MONTH else None

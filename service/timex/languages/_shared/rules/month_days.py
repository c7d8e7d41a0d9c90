"""Several days behind the month that they are of: sausio 12–15 d., gegužės 5 ir 6 d."""

from __future__ import annotations

import re

from service.timex.languages._shared.family import Reading, SharedFamily
from service.timex.languages._shared.folding import folded
from service.timex.languages._shared.years import year_of
from service.timex.meaning import Between, Meaning, Written
from service.timex.rule import Piece

family = SharedFamily("month_days")

_YEAR = "(?: (?P<year>YEAR) DOT? (?:YEARUNIT DOT?)? LINK )?"
_LONGEST_MONTH, _MONTHS = 31, 12


@family.rule("month_days.range", f"{_YEAR} (?P<month>MONTH) (?P<days>DAYRANGE) DOT? DAYUNIT")
def range_of_days(dates: Reading) -> Meaning | None:
    """2023 m. sausio 12–15 d.: the word for "day" says that the numbers are days."""
    first, last = (int(number) for number in re.findall(r"\d+", folded(dates.written("days"))))
    month, year = int(dates.value("month")), year_of(dates, "year")
    if not 1 <= first < last <= _LONGEST_MONTH:
        return None
    return Between(Written(year, month, first), Written(year, month, last))


@family.rule(
    "month_days.list",
    f"(?P<first>{_YEAR} (?P<month>MONTH) (?P<begin>DAY)) (?P<joint>JOIN) (?P<last>(?P<end>DAY) DOT? DAYUNIT)",
)
def listed_days(dates: Reading) -> tuple[Piece, ...] | None:
    """2023 m. gegužės 5 ir 6 d.: one word for "day" is that of both."""
    first, last = dates.number_or_zero("begin"), dates.number_or_zero("end")
    month, year = int(dates.value("month")), year_of(dates, "year")
    if not 1 <= first < last <= _LONGEST_MONTH:
        return None
    days = Written(year, month, first), Written(year, month, last)
    return dates.piece("first", days[0]), dates.piece("last", days[1])


@family.rule("month_days.dashed", "DAYUNIT (?P<days>DAYRANGE|NUMRANGE) (?! LINK LINK (?:MONTH|MONTHUNIT)|DASH|SLASH)")
def day_and_month(date: Reading) -> Meaning | None:
    """Ngày 30-4: a day and its month, where a dash stands between them."""
    day, month = (int(number) for number in re.findall(r"\d+", folded(date.written("days"))))
    is_date = date.words.has("style", "dashed days") and 1 <= day <= _LONGEST_MONTH and 1 <= month <= _MONTHS
    return Written(month=month, day=day) if is_date else None

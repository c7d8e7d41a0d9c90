"""Days in the Julian and in the Gregorian calendar that share their month: "12 (24) мая 1856 года"."""

from __future__ import annotations

from service.timex.languages._shared.family import Reading, SharedFamily
from service.timex.languages._shared.years import year_of
from service.timex.meaning import Written
from service.timex.rule import Piece

family = SharedFamily("both_calendars")

_LONGEST_MONTH = 31  # days


@family.rule(
    "date.days_of_both_calendars",
    "(?P<first>(?P<begin>DAY|NTH) DOT?) OPEN (?P<last>(?P<day>DAY|NTH) DOT? CLOSE LINK LINK (?P<month>MONTH) "
    "LINK LINK YEARUNIT? (?P<year>YEAR) (?:DOT? YEARUNIT)?)",
)
def days_of_both_calendars(dates: Reading) -> tuple[Piece, ...] | None:
    begin, day, year = dates.number_or_zero("begin"), dates.number_or_zero("day"), year_of(dates, "year")
    if year is None or not 1 <= begin < day <= _LONGEST_MONTH:
        return None
    month = int(dates.value("month"))
    return dates.piece("first", Written(year, month, begin)), dates.piece("last", Written(year, month, day))

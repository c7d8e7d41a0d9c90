"""How a period is written in EDTF (ISO 8601-2:2019, levels 0 to 2), and read again.

EDTF's intervals are inclusive. What it has no form for (a week, the three months up to a day) is written as an
interval of days. ``~`` marks what is approximate.
"""

from __future__ import annotations

import datetime as dt

from service.timex import calendar
from service.timex.calendar import SEASONS, Period
from service.timex.model import Granularity, Interval

_SPRING, _FIRST_QUARTER, _FIRST_HALF = 21, 33, 40


def edtf_of(period: Period, *, approximate: bool = False) -> str:
    """The period in EDTF: "2025-03", "198X", "2025-33" (first quarter), "2025-03-10/2025-03-16" (a week)."""
    mark = "~" if approximate else ""
    value = period.value
    if "/" in value:
        return interval_edtf(period.interval, approximate=approximate)
    match period.granularity:
        case Granularity.YEAR | Granularity.MONTH if len(value) == (4 if period.granularity is Granularity.YEAR else 7):
            return value + mark
        case Granularity.DAY | Granularity.PART_OF_DAY | Granularity.MINUTE if value[:10] == str(period.start):
            return value[:10] + mark
        case Granularity.QUARTER if value[5:6] == "Q":
            return f"{value[:4]}-{_FIRST_QUARTER - 1 + int(value[6])}{mark}"
        case Granularity.HALF if value[5:6] == "H":
            return f"{value[:4]}-{_FIRST_HALF - 1 + int(value[6])}{mark}"
        case Granularity.SEASON if value[5:] in SEASONS:
            return f"{value[:4]}-{_SPRING + SEASONS.index(value[5:])}{mark}"
        case Granularity.DECADE if len(value) == 3:
            return f"{value}X{mark}"
        case Granularity.CENTURY if len(value) == 2:
            return f"{value}XX{mark}"
    return interval_edtf(period.interval, approximate=approximate)


def interval_edtf(interval: Interval, *, approximate: bool = False) -> str:
    """The interval as first and last day, or as one day."""
    mark = "~" if approximate else ""
    first, last = interval.start_on.isoformat(), interval.last_day.isoformat()
    return f"{first}{mark}" if first == last else f"{first}{mark}/{last}{mark}"


def interval_of(edtf: str) -> Interval:
    """The days that an EDTF string of the forms above covers. Raises ValueError for anything else."""
    text = edtf.replace("~", "")
    if "/" in text:
        first, last = text.split("/")
        return Interval(interval_of(first).start_on, interval_of(last).end_before)
    if text.endswith("XX"):
        return calendar.century_of(int(text[:2]) * 100).interval
    if text.endswith("X"):
        return calendar.decade_of(int(text[:3]) * 10).interval
    if len(text) == 4:
        return calendar.year_of(int(text)).interval
    if len(text) == 10:
        return calendar.day_of(dt.date.fromisoformat(text)).interval
    year, part = text.split("-")
    return _part_of_year(int(year), int(part)).interval


def _part_of_year(year: int, part: int) -> Period:
    if 1 <= part <= 12:
        return calendar.month_of(year, part)
    if _SPRING <= part < _SPRING + 4:
        return calendar.season_of(year, part - _SPRING)
    if _FIRST_QUARTER <= part < _FIRST_QUARTER + 4:
        return calendar.quarter_of(year, part - _FIRST_QUARTER + 1)
    if part in (_FIRST_HALF, _FIRST_HALF + 1):
        return calendar.half_of(year, part - _FIRST_HALF + 1)
    raise ValueError(f"{part} is no month, season, quarter or half of a year in EDTF")

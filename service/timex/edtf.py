"""Periods as EDTF (ISO 8601-2:2019, levels 0 to 2), written and parsed.

EDTF's intervals are inclusive. A period without a form of its own (a week, the three months up to a day) is written as
an interval of days. ``~`` marks an approximate date.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache

from service.timex import calendar
from service.timex.calendar import SEASONS, Period
from service.timex.model import CalendarDate, Granularity, Interval

#: Months of the units that can also end on any day.
_MONTHS = {Granularity.MONTH: 1, Granularity.QUARTER: 3, Granularity.HALF: 6}
_SPRING, _FIRST_QUARTER, _FIRST_HALF = 21, 33, 40


@lru_cache(maxsize=4096)
def edtf_of(period: Period, *, approximate: bool = False) -> str:
    """Return the period in EDTF: "2025-03", "198X", "2025-33" (first quarter), "2025-03-10/2025-03-16" (a week)."""
    mark = "~" if approximate else ""
    value = period.value
    # a range or a length, which are not values of a unit, or a unit that is not the calendar's own
    if "/" in value or value.startswith("P") or not _starts_as_unit(period):
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


def _starts_as_unit(period: Period) -> bool:
    """Return whether a month, quarter or half starts where the calendar's do; "the quarter ended March 13" does not."""
    months = _MONTHS.get(period.granularity)
    return months is None or (period.start.day == 1 and (period.start.month - 1) % months == 0)


def interval_edtf(interval: Interval, *, approximate: bool = False) -> str:
    """Return an interval in EDTF: its first and last day, or its only day."""
    mark = "~" if approximate else ""
    first, last = interval.start_on.isoformat(), interval.last_day.isoformat()
    return f"{first}{mark}" if first == last else f"{first}{mark}/{last}{mark}"


def date_of(edtf: str) -> CalendarDate:
    """Return the date of an EDTF string: one of the forms above, an interval of them, or a day with a time of day.

    Years have four digits. Raises ValueError for any other; the message says what is expected.
    """
    text = "/".join(end.removesuffix("~") for end in edtf.split("/"))
    day, separator, clock = text.partition("T")
    period = _period_of(day)
    if not separator:
        # both ends of an approximate interval are marked
        written = text if text == edtf else "/".join(f"{end}~" for end in text.split("/"))
        return CalendarDate(period.interval, period.granularity, period.value, written, approximate=text != edtf)
    match = _CLOCK.fullmatch(clock)
    if period.granularity is not Granularity.DAY or "/" in day or match is None:
        raise ValueError(f"{text[:40]!r}: a time of day must follow one day: 2025-03-13T18:00, 2025-03-13T18:00+05:00")
    value = f"{day}T{match['clock']}"
    return CalendarDate(period.interval, Granularity.MINUTE, value, day, clock=match["clock"], zone=match["zone"])


def _period_of(text: str) -> Period:
    """Return a unit of the calendar, or the interval from the first day of one to the last day of another."""
    first, separator, last = text.partition("/")
    begin = _point_of(first)
    if not separator:
        return begin
    end = _point_of(last)
    if end.start < begin.start or end.interval.end_before <= begin.interval.start_on:
        raise ValueError(f"{text!r} ends before it begins")
    days = Interval(begin.interval.start_on, end.interval.end_before)
    for unit in (Granularity.WEEK, Granularity.WEEKEND):
        whole = calendar.containing(unit, begin.start)
        if whole.interval == days:
            return whole
    coarser = min(begin.granularity, end.granularity, key=lambda granularity: granularity.rank)
    return Period(coarser, days, text)


def _point_of(text: str) -> Period:
    for form, read in _FORMS:
        if match := form.fullmatch(text):
            return read(*map(int, match.groups()))
    raise ValueError(
        f"{text[:40]!r} is not a supported EDTF date: use 2025, 2025-04, 2025-04-02, 2025-33 (first quarter), 199X, "
        "or an interval such as 2025-04-02/2025-04-05"
    )


def _day_of(year: int, month: int, day: int) -> Period:
    return calendar.day_of(calendar.date_of(year, month, day))


#: "24:00" is the midnight at the end of a day.
_CLOCK = re.compile(r"(?P<clock>(?:[01]\d|2[0-3]):[0-5]\d|24:00)(?::00)?(?P<zone>Z|[+-]\d\d:\d\d)?", re.ASCII)
_FORMS: tuple[tuple[re.Pattern[str], Callable[..., Period]], ...] = tuple(
    (re.compile(form, re.ASCII), read)
    for form, read in (
        (r"(\d{4})", calendar.year_of),
        (r"(\d{4})-(0[1-9]|1[0-2])", calendar.month_of),
        (r"(\d{4})-(\d\d)-(\d\d)", _day_of),
        (r"(\d{4})-(2[1-4])", lambda year, part: calendar.season_of(year, part - _SPRING)),
        (r"(\d{4})-(3[3-6])", lambda year, part: calendar.quarter_of(year, part - _FIRST_QUARTER + 1)),
        (r"(\d{4})-(4[01])", lambda year, part: calendar.half_of(year, part - _FIRST_HALF + 1)),
        (r"(\d{3})X", lambda decade: calendar.decade_of(decade * 10)),
        (r"(\d{2})XX", lambda century: calendar.century_of(century * 100)),
    )
)

"""A date for people: "about April 2025", "third quarter of 2024", "13 March 2025, 18:00 GMT".

The words are English unless ``date_locale`` names another locale, whose words ``local_dates`` has.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from babel import Locale

from service.eventing.served import DateJson
from service.formats import date_locale, local_dates
from service.formats.dates import DateParts, bounds, end_before, first_day
from service.timex.edtf import date_of
from service.timex.model import CalendarDate, Granularity

_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
_ORDINALS = {1: "first", 2: "second", 3: "third", 4: "fourth"}
#: EDTF's codes for the parts of a year that are not months (ISO 8601-2:2019, 4.8).
_PARTS_OF_YEAR = {
    **{21 + number: f"{season} {{year}}" for number, season in enumerate(("spring", "summer", "autumn", "winter"))},
    **{32 + number: f"{_ORDINALS[number]} quarter of {{year}}" for number in range(1, 5)},
    **{39 + number: f"{_ORDINALS[number]} half of {{year}}" for number in range(1, 3)},
}
_QUARTERS = {32 + number: number for number in range(1, 5)}
#: What a TIMEX3 value lacks to be EDTF.
_SUFFIXES = {Granularity.MONTH: "", Granularity.YEAR: "", Granularity.DECADE: "X", Granularity.CENTURY: "XX"}
_ONE_WEEK = dt.timedelta(days=7)


def date_text(date: DateJson) -> str:
    """Return a date for people, with its time of day."""
    return ", ".join([period_text(date), *_time_of_day(date)])


def _time_of_day(date: DateJson) -> Iterator[str]:
    if date["time"]:
        yield " ".join(filter(None, (date["time"]["clock"], date["time"]["zone"])))
    elif date["part_of_day"]:
        locale, name = date_locale.current(), date["part_of_day"].replace("_", " ")
        if part := local_dates.part_of_day_in(locale, name) if locale else name:
            yield part


def period_text(date: DateJson) -> str:
    """Return the period that a date covers for people, without a time of day."""
    locale = date_locale.current()
    if locale:
        return (local_dates.ABOUT if date["approximate"] else "") + _local_period(date, locale)
    return _part_text(date) or ("about " if date["approximate"] else "") + _whole_text(date)


def headings(date: DateJson) -> tuple[str, ...]:
    """Return the headings that a date belongs under: its year and, if it is precise enough, its month.

    Coarser dates have headings of their own: "1980s" in place of the year, "third quarter of 2024" of the month.
    """
    first, _ = bounds(date)
    period = _coarse_heading(date) if len(first) < 3 else parts_text(first[:2])
    return (period,) if len(first) == 1 else (parts_text(first[:1]), period)


def _coarse_heading(date: DateJson) -> str:
    locale = date_locale.current()
    return _local_period(date, locale) if locale else _text_of_whole(date) or _whole_text(date)


def parts_text(parts: DateParts) -> str:
    """Return "2025", "April 2025" or "13 April 2025"."""
    locale = date_locale.current()
    return local_dates.parts_in(locale, parts) if locale else _unshared_text(parts, 0)


def day_text(day: str) -> str:
    """Return a day in ISO 8601 for people: "13 April 2025"."""
    return parts_text(tuple(map(int, day.split("-"))))


def span_text(date: DateJson) -> str:
    """Return the period that a date covers, without a word that says that it is only about right."""
    return period_text(date).removeprefix("about ").removeprefix(local_dates.ABOUT)


def weekday_text(day: dt.date) -> str:
    """Return the weekday and the day of the month: "Monday 3"."""
    locale = date_locale.current()
    return local_dates.weekday_in(locale, day) if locale else f"{day:%A} {day.day}"


def during_text(date: DateJson) -> str:
    """Return the heading of a date that is coarser than a day: "during 2024", "about March 2024"."""
    period = period_text(date)
    is_year = date_locale.current() is None and period == str(first_day(date).year)
    return f"during {period}" if is_year else period


def week_text(first: dt.date, last: dt.date) -> str:
    """Return a week: "week of 3 March 2025"."""
    ends = [(day.year, day.month, day.day) for day in (first, last)]
    locale = date_locale.current()
    return local_dates.range_in(locale, ends[0], ends[1]) if locale else f"week of {parts_text(ends[0])}"


def _local_period(date: DateJson, locale: Locale) -> str:
    """Return a period in another locale: its name if CLDR has one, else its first and last year, month or day."""
    whole = _whole_of(date)
    edtf = whole.edtf if whole else date["edtf"].replace("~", "")
    if len(edtf) == 7 and edtf[5:].isdigit() and int(edtf[5:]) in _QUARTERS:
        return local_dates.quarter_in(locale, int(edtf[:4]), _QUARTERS[int(edtf[5:])])
    if whole and "X" not in edtf:
        return local_dates.parts_in(locale, tuple(map(int, edtf.split("-"))))
    if whole:
        start, end = whole.interval.start_on, whole.interval.end_before - dt.timedelta(days=1)
        return local_dates.range_in(locale, (start.year,), (end.year,))
    return local_dates.range_in(locale, *bounds(date))


def _part_text(date: DateJson) -> str | None:
    """Return "early May 2025", "mid-2024" or "late 1990s" for about a part of a period, None for any other date."""
    whole = _whole_of(date)
    if whole is None:
        return None
    first, end = whole.interval.start_on, whole.interval.end_before
    begins, ends = first == first_day(date), end == end_before(date)
    if 2 * (end_before(date) - first_day(date)) > end - first + dt.timedelta(days=1):
        return None  # "later this year", written in May
    return ("early " if begins else "late " if ends else "mid-") + (_text_of_whole(date) or "")


def _text_of_whole(date: DateJson) -> str | None:
    """Return the name of the period that an approximate date is in."""
    whole = _whole_of(date)
    if whole is None:
        return None
    return _name_of(whole.edtf) or parts_text(tuple(map(int, whole.edtf.split("-"))))


def _whole_of(date: DateJson) -> CalendarDate | None:
    """Return the month, year, decade or century that an approximate date is in."""
    suffix = _SUFFIXES.get(Granularity(date["granularity"])) if date["approximate"] else None
    if suffix is None or not date["timex3"].replace("-", "").isdigit():
        return None
    return date_of(date["timex3"] + suffix)


def _whole_text(date: DateJson) -> str:
    return _named_period(date) or _range_text(*bounds(date))


def _named_period(date: DateJson) -> str | None:
    """Return the name of a century, decade, part of a year, week or weekend."""
    if name := _name_of(date["edtf"].replace("~", "")):
        return name
    return f"{date['granularity']} of {_range_text(*bounds(date))}" if _is_week_or_weekend(date) else None


def _name_of(edtf: str) -> str | None:
    """Return the name of a century, decade or part of a year."""
    if edtf.endswith("XX"):
        return f"{_ordinal(int(edtf[:-2]) + 1)} century"
    if edtf.endswith("X"):
        return f"{edtf[:-1]}0s"
    if len(edtf) == 7 and int(edtf[5:]) in _PARTS_OF_YEAR:
        return _PARTS_OF_YEAR[int(edtf[5:])].format(year=edtf[:4].lstrip("0"))
    return None


def _is_week_or_weekend(date: DateJson) -> bool:
    is_one_week = end_before(date) - first_day(date) == _ONE_WEEK
    return date["granularity"] == Granularity.WEEKEND or (date["granularity"] == Granularity.WEEK and is_one_week)


def _ordinal(number: int) -> str:
    is_teen = number % 100 in (11, 12, 13)
    return f"{number}{'th' if is_teen else {1: 'st', 2: 'nd', 3: 'rd'}.get(number % 10, 'th')}"


def _range_text(first: DateParts, last: DateParts) -> str:
    """Return a range, with the parts that both ends share only once: "2002–2004", "January–September 2024"."""
    if first == last:
        return parts_text(last)
    shared = next(number for number, (start, end) in enumerate(zip(first, last, strict=True)) if start != end)
    dash = "–" if shared == len(first) - 1 else " – "
    return f"{_unshared_text(first, shared)}{dash}{parts_text(last)}"


def _unshared_text(parts: DateParts, shared: int) -> str:
    """Return the parts in English order, without the first ``shared`` ones."""
    return " ".join(reversed([*map(str, parts[:1]), *_month_and_day(parts)][shared:]))


def _month_and_day(parts: DateParts) -> list[str]:
    return [*(_MONTHS[month - 1] for month in parts[1:2]), *map(str, parts[2:])]

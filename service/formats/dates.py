"""A date as it is served -> its ends no finer than what was said, its moment, and its words.

The date is the JSON of openapi.yaml's CalendarDate.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from service.formats.model import Json
from service.timex.model import Granularity

Parts = tuple[int, ...]

_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
_ORDINALS = {1: "first", 2: "second", 3: "third", 4: "fourth"}
#: EDTF's numbers for the parts of a year that are no months (ISO 8601-2:2019, 4.8).
_PARTS_OF_YEAR = {
    **{21 + number: f"{season} {{year}}" for number, season in enumerate(("spring", "summer", "autumn", "winter"))},
    **{32 + number: f"{_ORDINALS[number]} quarter of {{year}}" for number in range(1, 5)},
    **{39 + number: f"{_ORDINALS[number]} half of {{year}}" for number in range(1, 3)},
}
#: Zones that name one offset wherever they are read. EST, IST or CST are several places' and stay words.
_UNIVERSAL = frozenset({"GMT", "UTC"})


def first_day(date: Json) -> dt.date:
    return dt.date.fromisoformat(date["start_on"])


def end_before(date: Json) -> dt.date:
    """The day after the last."""
    return dt.date.fromisoformat(date["end_before"])


def last_day(date: Json) -> dt.date:
    """The last day, which belongs to it."""
    return end_before(date) - dt.timedelta(days=1)


def ends(date: Json) -> tuple[Parts, Parts]:
    """Its first and its last year, month or day: (2025,), (2025, 4) or (2025, 4, 1).

    Whole years and months are no finer than that, unless days were said ("from 1 to 30 April"). What is vague is cut
    to what was said: of "the past four years" the days are only arithmetic.
    """
    first, last = first_day(date), last_day(date)
    size = _size(Granularity(date["granularity"]), first, end_before(date), date["approximate"])
    return (first.year, first.month, first.day)[:size], (last.year, last.month, last.day)[:size]


def _size(grain: Granularity, first: dt.date, after: dt.date, vague: bool) -> int:
    if grain.rank <= Granularity.YEAR.rank and (vague or (_begins_a_year(first) and _begins_a_year(after))):
        return 1
    whole = first.day == after.day == 1
    return 2 if grain.rank <= Granularity.MONTH.rank and (vague or whole) else 3


def _begins_a_year(day: dt.date) -> bool:
    return (day.month, day.day) == (1, 1)


def moment(date: Json) -> dt.datetime | None:
    """The date and time of what has a clock time, else None. 24:00 is the next day's beginning.

    Aware (UTC) where the zone as written names one offset anywhere; naive, "the clock there", otherwise.
    """
    if date["time"] is None or (last_day(date) != first_day(date)):
        return None
    hours, minutes = map(int, date["time"]["clock"].split(":"))
    zone = dt.UTC if date["time"]["zone"] in _UNIVERSAL else None
    try:
        return dt.datetime.combine(first_day(date), dt.time(), zone) + dt.timedelta(hours=hours, minutes=minutes)
    except OverflowError:  # the end of the calendar's last day
        return None


def in_words(date: Json) -> str:
    """The date for people: "about April 2025", "third quarter of 2024", "13 March 2025, 18:00 GMT"."""
    return ", ".join([period(date), *_time_of_day(date)])


def _time_of_day(date: Json) -> Iterator[str]:
    if date["time"]:
        yield " ".join(filter(None, (date["time"]["clock"], date["time"]["zone"])))
    elif date["part_of_day"]:
        yield date["part_of_day"].replace("_", " ")


def headings(date: Json) -> tuple[str, ...]:
    """Its year and, where it is that fine, its month; or what stands for them."""
    first, _ = ends(date)
    named = period(date).removeprefix("about ") if len(first) < 3 else written(first[:2])
    return (named,) if len(first) == 1 else (written(first[:1]), named)


def period(date: Json) -> str:
    """The stretch of calendar in words, without a time of day."""
    return ("about " if date["approximate"] else "") + (_named(date) or _span(*ends(date)))


def _named(date: Json) -> str | None:
    """The words for what is more than its ends: a century, a part of a year, a week."""
    edtf, grain = date["edtf"].replace("~", ""), date["granularity"]
    if edtf.endswith("XX"):
        return f"{_ordinal(int(edtf[:-2]) + 1)} century"
    if edtf.endswith("X"):
        return f"{edtf[:-1]}0s"
    if len(edtf) == 7 and int(edtf[5:]) in _PARTS_OF_YEAR:
        return _PARTS_OF_YEAR[int(edtf[5:])].format(year=edtf[:4].lstrip("0"))
    if grain == Granularity.WEEKEND or (grain == Granularity.WEEK and last_day(date) - first_day(date) == _SIX_DAYS):
        return f"{grain} of {_span(*ends(date))}"
    return None


_SIX_DAYS = dt.timedelta(days=6)


def _ordinal(number: int) -> str:
    teen = number % 100 in (11, 12, 13)
    return f"{number}{'th' if teen else {1: 'st', 2: 'nd', 3: 'rd'}.get(number % 10, 'th')}"


def _span(first: Parts, last: Parts) -> str:
    """ "2025", "2002–2004", "January–September 2024", "28 October – 3 November 2024": what is shared stands once."""
    if first == last:
        return written(last)
    shared = next(number for number, (one, other) in enumerate(zip(first, last, strict=True)) if one != other)
    dash = "–" if shared == len(first) - 1 else " – "
    return f"{_unshared(first, shared)}{dash}{written(last)}"


def _unshared(parts: Parts, shared: int) -> str:
    return " ".join(reversed([*map(str, parts[:1]), *_month_and_day(parts)][shared:]))


def _month_and_day(parts: Parts) -> list[str]:
    return [*(_MONTHS[month - 1] for month in parts[1:2]), *map(str, parts[2:])]


def written(parts: Parts) -> str:
    """ "2025", "April 2025", "13 April 2025"."""
    return _unshared(parts, 0)

"""Entries grouped under years, months and days. A date that is coarser than a day is never shown as one."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from itertools import groupby
from typing import Any, NamedTuple

from service.eventing.served import DateJson, EntryJson
from service.formats.date_text import date_text, during_text, parts_text, span_text, weekday_text
from service.formats.dates import bounds, first_day, last_day
from service.formats.event_text import article_url
from service.web.marked_text import Segment, sentence_segments

#: The granularities that the HTML element ``time`` can express.
_HTML_GRANULARITIES = ("year", "month", "day")


@dataclass(frozen=True, slots=True)
class Entry:
    """An event as a page shows it: as served, with its marked sentence, its date for people and its article's URL."""

    event: EntryJson
    segments: list[Segment]
    date_text: str
    time_text: str | None
    url: str | None


class _Heading(NamedTuple):
    """The heading of a group; no title if its entries are coarser. ``is_span``: a period longer than the level's."""

    title: str | None
    is_span: bool = False


@dataclass(frozen=True, slots=True)
class Group:
    """A heading with the groups or entries under it. Two pages continue the same group if their ``key`` is equal."""

    key: str
    title: str | None
    is_span: bool
    children: list[Any]


def make_entry(event: EntryJson) -> Entry:
    """Return an event as a page shows it."""
    text = date_text(event["date"])
    _, _, time_text = text.partition(", ")
    return Entry(event, sentence_segments(event), text, time_text or None, article_url(event))


def group_entries(events: Iterable[EntryJson]) -> list[Group]:
    """Return the entries in years of months of days, in the order in which they come."""
    entries = [make_entry(event) for event in events]
    return _group(entries, (_year_heading, _month_heading, _day_heading))


def _group(entries: list[Entry], levels: tuple[Callable[[DateJson], _Heading], ...]) -> list[Any]:
    if not levels:
        return entries
    heading_of, *deeper = levels
    return [
        Group(heading.title or "", heading.title, heading.is_span, _group(list(members), tuple(deeper)))
        for heading, members in groupby(entries, lambda entry: heading_of(entry.event["date"]))
    ]


def _year_heading(date: DateJson) -> _Heading:
    """Return the year, or the years that the date covers: 2025, 1980s, 2002–2004."""
    first, last = bounds(date)
    if first[0] == last[0]:
        return _Heading(parts_text(first[:1]))
    return _Heading(span_text(date), is_span=True)


def _month_heading(date: DateJson) -> _Heading:
    first, last = bounds(date)
    is_within_month = len(first) > 1 and first[:2] == last[:2]
    return _Heading(parts_text(first[:2]) if is_within_month else None)


def _day_heading(date: DateJson) -> _Heading:
    day = first_day(date)
    if day == last_day(date):
        return _Heading(weekday_text(day))
    return _Heading(during_text(date), is_span=True)


def datetime_attribute(date: DateJson) -> str | None:
    """Return the date as the HTML element ``time`` takes it, or None if HTML cannot express it."""
    first, last = bounds(date)
    if date["granularity"] not in _HTML_GRANULARITIES or first != last:
        return None
    year, *month_and_day = first
    return "-".join([f"{year:04}", *(f"{part:02}" for part in month_and_day)])

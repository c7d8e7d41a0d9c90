"""Entries of a timeline under the headings of their years, months and days; what is coarse has no false day."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import groupby
from typing import Any

import orjson

from service.events.representation import Json
from service.formats.date_text import date_text, parts_text, period_text
from service.formats.dates import bounds, end_before, first_day, last_day
from service.formats.event_text import article_url
from service.web.marked_text import Segment, of_sentence

_SIZES = ("year", "month", "day")


@dataclass(frozen=True, slots=True)
class Entry:
    """An event as a page shows it: beside what is served of it, its words, its date in words, and its link."""

    event: Json
    words: list[Segment]
    when: str
    time: str | None
    link: str | None


@dataclass(frozen=True, slots=True)
class Group:
    """A heading and what stands under it. ``key`` tells whether two pages go on with the same group."""

    key: str
    title: str | None
    inside: list[Any] = field(default_factory=list)
    is_span: bool = False


def entry(event: Json) -> Entry:
    """An event as a page shows it."""
    words = date_text(event["date"])
    _, _, time = words.partition(", ")
    return Entry(event, of_sentence(event), words, time or None, article_url(event))


def grouped(bodies: Iterable[bytes]) -> list[Group]:
    """Years of months of days of entries, in the order in which they come."""
    entries = [entry(orjson.loads(body)) for body in bodies]
    return _level(entries, (_year, _month, _day))


def _level(entries: list[Entry], headings: Any) -> list[Any]:
    if not headings:
        return entries
    first, *deeper = headings
    cut = [(heading, list(held)) for heading, held in groupby(entries, lambda one: first(one.event["date"]))]
    return [Group(title or "", title, _level(held, deeper), is_span) for (title, is_span), held in cut]


def _year(date: Json) -> tuple[str, bool]:
    """Its year, or the years that it covers: 2025, 1980s, 2002–2004."""
    first, last = bounds(date)
    return (str(first[0]), False) if first[0] == last[0] else (_plain(date), True)


def _month(date: Json) -> tuple[str | None, bool]:
    first, last = bounds(date)
    is_of_one = len(first) > 1 and first[:2] == last[:2]
    return (parts_text(first[:2]) if is_of_one else None, False)


def _day(date: Json) -> tuple[str, bool]:
    if first_day(date) != last_day(date):
        return _spanned(date), True
    return f"{first_day(date):%A} {first_day(date).day}", False


def _spanned(date: Json) -> str:
    words = period_text(date)
    return f"during {words}" if words == str(first_day(date).year) else words


def _plain(date: Json) -> str:
    return period_text(date).removeprefix("about ")


def machine(date: Json) -> str | None:
    """The date as the element ``time`` of HTML takes it; None where HTML has no form for it."""
    first, last = bounds(date)
    whole = date["granularity"] in _SIZES and first == last and end_before(date) > first_day(date)
    return "-".join(f"{part:0{4 if place == 0 else 2}}" for place, part in enumerate(first)) if whole else None

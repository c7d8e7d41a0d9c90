"""The key days at the top of a collection's page."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass

from service.api import etags
from service.api.base import database
from service.api.story import cached_story
from service.articles import collections
from service.eventing.served import StoryDayJson, StoryJson
from service.formats.date_text import parts_text
from service.formats.event_text import named_context
from service.timeline.story import StoryQuery
from service.web.page_query import PageQuery
from service.web.text_languages import TextLanguage, languages_of

#: The days that are open; the others unfold.
_OPEN = 8


@dataclass(frozen=True, slots=True)
class KeyDay:
    """A key day with its date for people, its sentence, who reports it, and the URL of its entries.

    ``context`` is whom the sentence is about, if it does not say so itself.
    """

    date: str
    title: str
    sentence: str
    context: str | None
    source: str | None
    reported_by: str
    url: str
    language: TextLanguage | None


@dataclass(frozen=True, slots=True)
class KeyDays:
    """The most important key days and all others, each in the order of their dates."""

    first: list[KeyDay]
    others: list[KeyDay]


def key_days(page_query: PageQuery, path: str, slug: str) -> KeyDays:
    """Return the key days of a collection; none for a page with filters or in another order, nor for later pages."""
    if page_query.errors or page_query.cursor or page_query.filters or page_query.order:
        return KeyDays([], [])
    tag = etags.tag_of("key days", slug, collections.revision(database(), slug))
    story: StoryJson = json.loads(cached_story(tag, StoryQuery(slug)).body)
    days = [day for day in story["days"] if day["entries"]]
    important = {day["date"] for day in sorted(days, key=lambda day: (-day["score"], day["date"]))[:_OPEN]}
    languages = languages_of(day["entries"][0] for day in days)
    shown = [(_key_day(day, page_query, path, languages), day["date"] in important) for day in days]
    return KeyDays([day for day, is_open in shown if is_open], [day for day, is_open in shown if not is_open])


def _key_day(day: StoryDayJson, page_query: PageQuery, path: str, languages: Mapping[str, TextLanguage]) -> KeyDay:
    entry = day["entries"][0]
    article = entry["article"]
    year, month, number = map(int, day["date"].split("-"))
    return KeyDay(
        date=day["date"],
        title=parts_text((year, month, number)),
        sentence=entry["summary"],
        context=named_context(entry),
        source=article and article["source"],
        reported_by=", ".join(filter(None, (_number(day["articles"], "article"), _number(day["sources"], "source")))),
        url=page_query.url(path, **{"from": day["date"], "to": day["date"]}),
        language=languages.get(article["id"] or "") if article else None,
    )


def _number(count: int, noun: str) -> str:
    return f"{count} {noun}{'' if count == 1 else 's'}" if count else ""

"""Exports: a whole timeline in a format, the same bytes for the API and the command line."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace
from itertools import chain, islice
from urllib.parse import quote, urlencode

from service.articles import collections
from service.eventing import EventKind
from service.eventing.served import EntryJson, ReportedByJson, StoryDayJson
from service.events.rows import dumps
from service.formats import Format, TimelineInfo
from service.store import revisions
from service.store.database import Database
from service.store.filter import parameters
from service.timeline import pages, story
from service.timeline.query import TimelineQuery
from service.timeline.story import StoryQuery

_TITLE = "Timeline"
#: A form that can tell a story does so for timelines with more entries than these: more slides tire their readers.
MOST_SLIDES = 40
#: The kinds that a timeline shows unless somebody asks for others.
_KINDS = (EventKind.EVENT.value,)


def export(
    database: Database, form: Format, query: TimelineQuery, *, limit: int | None = None, base: str = ""
) -> Iterator[bytes]:
    """Yield the entries of a timeline, or the first ``limit`` of them, as a document in a format, in chunks.

    ``base`` is the part of an address before its path, "https://news.example". Entries are read in batches; no query
    follows once the iterator is closed.
    """
    entries = pages.stream(database, replace(query, with_changes=form.dates_changes))
    if form.tells_story:
        entries = _key_days_or(entries, database, query)
    info = timeline_info(database, query, base, base + address(query, form.extension))
    return form.render(info, islice(entries, limit))


def _key_days_or(entries: Iterator[bytes], database: Database, query: TimelineQuery) -> Iterator[bytes]:
    """Return the key days of a timeline with more entries than a reader follows; entries as they are of another one."""
    first = list(islice(entries, MOST_SLIDES + 1))
    key_days = _key_days(database, query) if len(first) > MOST_SLIDES else []
    return iter(key_days) if key_days else chain(first, entries)


def _key_days(database: Database, query: TimelineQuery) -> list[bytes]:
    """Return the best entry of each key day of a collection; none for other timelines, and with filters."""
    if query.collection is None or query != replace(TimelineQuery(query.collection, kind=_KINDS), limit=query.limit):
        return []
    told = story.story(database, StoryQuery(query.collection))
    return [dumps(_key_day(day)).encode() for day in told["days"] if day["entries"]]


def _key_day(day: StoryDayJson) -> EntryJson:
    """Return the best entry of a key day, with the numbers of the articles and sources that report the day."""
    numbers: ReportedByJson = {"reports": day["articles"], "articles": day["articles"], "sources": day["sources"]}
    return {**day["entries"][0], "reported_by": numbers}


def timeline_info(database: Database, query: TimelineQuery, base: str, self_url: str) -> TimelineInfo:
    """Return what is known about a timeline beside its entries. ``base`` is as above."""
    collection = collections.find(database, query.collection) if query.collection else None
    updated_at = revisions.changed_at(database, query.collection)
    return TimelineInfo(
        title=(collection and collection["title"]) or query.collection or _TITLE,
        self_url=self_url,
        home_url=base or None,
        description=collection and collection["description"],
        language=query.language or (collection and collection["language"]),
        updated_at=dt.datetime.fromisoformat(updated_at) if updated_at else None,
    )


def address(query: TimelineQuery, extension: str) -> str:
    """Return the canonical address of an export: equal queries have one address. Defaults are omitted."""
    query_string = parameters(query) | ({"order": "desc"} if query.descending else {})
    collection = query_string.pop("collection", None)
    path = f"/v1/collections/{quote(collection)}/timeline" if collection else "/v1/timeline"
    return f"{path}.{extension}" + (f"?{urlencode(query_string, quote_via=quote)}" if query_string else "")

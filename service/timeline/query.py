"""The read use cases: a query in, one page of entries out, or all of them, or how many there are of each period.

Entries are ordered by first day, coarse before fine on the same day, then by id: stable while articles are added.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

import orjson

from service.errors import InvalidInput
from service.eventing.served import EntryJson, HighlightJson
from service.events.rows import dumps, searched_texts
from service.store import entries, histogram, revisions
from service.store.database import Database
from service.text.search import Search, occurrences
from service.timex.model import Granularity

#: Entries that a stream holds at once. To find those of a search costs the same for many as for few.
_BATCH, _BATCH_FOUND = 500, 5_000
#: Periods of a histogram at most: ten years of days, and some.
MOST_PERIODS = 4_000


class Match(StrEnum):
    """How the days of an entry lie to those that are asked for."""

    OVERLAPS = "overlaps"
    WITHIN = "within"
    STARTS = "starts"


class By(StrEnum):
    """What a histogram counts by. A week is one of ISO 8601."""

    YEAR = "year"
    MONTH = "month"
    WEEK = "week"
    DAY = "day"


class TooManyPeriods(InvalidInput):
    """A histogram would have more periods than MOST_PERIODS."""

    def __init__(self) -> None:
        super().__init__(f"more than {MOST_PERIODS} periods: choose a longer period, or set from and to", field="by")


@dataclass(frozen=True, slots=True)
class Position:
    """A place in the timeline: after the entry with this first day, granularity rank and id."""

    start_on: date
    rank: int
    id: str


@dataclass(frozen=True, slots=True)
class TimelineQuery:
    """Which entries: those whose days ``match`` the days from ``starts_from`` on and before ``ends_before``.

    ``granularity`` is the coarsest wanted: month gives months and everything finer. ``include`` names the states,
    beside what is shown, that are wanted too: hidden, orphaned. ``fields`` are those wanted of an entry; none are all.
    """

    collection: str | None = None
    article: str | None = None
    source: str | None = None
    language: str | None = None
    starts_from: date | None = None
    ends_before: date | None = None
    match: Match = Match.OVERLAPS
    granularity: Granularity | None = None
    status: str | None = None
    certainty: str | None = None
    corrected: bool | None = None
    search: Search | None = None
    include: tuple[str, ...] = ()
    descending: bool = False
    limit: int = 50
    after: Position | None = None
    fields: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Page:
    """One page: each entry as JSON in UTF-8, and the position after which the next page begins, if there is one."""

    bodies: list[bytes]
    next: Position | None


@dataclass(frozen=True, slots=True)
class Histogram:
    """How many entries lie within each period, by its name; ``coarser`` is how many lie within none."""

    counts: list[tuple[str, date, int]]
    coarser: int


def page(database: Database, query: TimelineQuery) -> Page:
    """The page of a timeline after ``query.after``. One query of the database, whatever the place in the timeline."""
    after = query.after
    found = entries.page(
        database,
        _filter(query),
        after=(after.start_on, after.rank, after.id) if after else None,
        limit=query.limit + 1,
        descending=query.descending,
    )
    kept = found[: query.limit]
    following = Position(*entries.key(kept[-1])) if len(found) > query.limit else None
    return Page([_shaped(row[3], query) for row in kept], following)


def stream(database: Database, query: TimelineQuery) -> Iterator[bytes]:
    """All entries after ``query.after``, each as JSON in UTF-8, whatever ``query.limit`` is.

    They are read a batch at a time, each by a query of its own: memory stays flat, no transaction is held while a
    client reads, and nothing more is asked once the iterator is closed. What is there at the start comes once, and in
    order, while articles are added.
    """
    query = replace(query, limit=_BATCH_FOUND if query.search else _BATCH)
    while True:
        found = page(database, query)
        yield from found.bodies
        if found.next is None:
            return
        query = replace(query, after=found.next)


def counted(database: Database, query: TimelineQuery, by: By) -> Histogram:
    """How many entries lie within each period that has any. One query. Raises TooManyPeriods.

    An entry counts where all of its days lie within one period; one that is coarser, or lies across the edge of two,
    is said of none.
    """
    rows = histogram.counts(database, _filter(query), by, limit=MOST_PERIODS + 2)
    counts = [(_name(name, by), _first_day(name), count) for name, count in rows if name]
    if len(counts) > MOST_PERIODS:
        raise TooManyPeriods
    return Histogram(counts, sum(count for name, count in rows if not name))


def revision(database: Database, collection: str | None = None) -> int | None:
    """The number of the last change of a timeline; None for a collection that there is not. One cheap query."""
    return revisions.last(database, collection)


def _filter(query: TimelineQuery) -> entries.Filter:
    return entries.Filter(
        collection=query.collection,
        article=query.article,
        source=query.source,
        language=query.language,
        starts_from=query.starts_from,
        ends_before=query.ends_before,
        match=query.match,
        least_rank=query.granularity.rank if query.granularity else None,
        status=query.status,
        certainty=query.certainty,
        corrected=query.corrected,
        states=("shown", *query.include),
        search=query.search,
    )


def _shaped(body: bytes, query: TimelineQuery) -> bytes:
    """An entry as the query wants it: with what was found in it, and of its fields those that are named."""
    if not query.fields and query.search is None:
        return body
    entry: EntryJson = orjson.loads(body)
    if query.search is not None:
        entry["highlight"] = _highlight(entry, query.search)
    return dumps({name: value for name, value in entry.items() if name in (query.fields or entry)}).encode()


def _highlight(entry: EntryJson, search: Search) -> list[HighlightJson]:
    """The texts of an entry in which a search has found something, each with the places of that."""
    found = {name: (text, occurrences(search, text)) for name, text in searched_texts(entry).items()}
    return [
        {"field": name, "text": text, "matches": [{"start": start, "end": end} for start, end in spans]}
        for name, (text, spans) in found.items()
        if spans
    ]


def _name(name: str, by: By) -> str:
    """A period as ISO 8601 names it; the store names a week by its Monday."""
    if by is not By.WEEK:
        return name
    year, week, _ = date.fromisoformat(name).isocalendar()
    return f"{year:04}-W{week:02}"


def _first_day(name: str) -> date:
    return date.fromisoformat(f"{name}-01-01"[:10])

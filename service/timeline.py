"""The read use case: a query in, one page of entries out, in the one order that a timeline has.

Entries are ordered by first day, coarse before fine on the same day, then by id: stable while articles are added.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from service.store import entries, revisions
from service.store.database import Database
from service.timex.model import Granularity


@dataclass(frozen=True, slots=True)
class Position:
    """A place in the timeline: after the entry with this first day, granularity rank and id."""

    start_on: date
    rank: int
    id: str


@dataclass(frozen=True, slots=True)
class TimelineQuery:
    """Which entries: those that overlap the days from ``starts_from`` on and before ``ends_before``.

    ``granularity`` is the coarsest wanted: month gives months and everything finer.
    """

    collection: str | None = None
    article: str | None = None
    starts_from: date | None = None
    ends_before: date | None = None
    granularity: Granularity | None = None
    descending: bool = False
    limit: int = 50
    after: Position | None = None


@dataclass(frozen=True, slots=True)
class Page:
    """One page: each entry as JSON in UTF-8, and the position after which the next page begins, if there is one."""

    bodies: list[bytes]
    next: Position | None


def page(database: Database, query: TimelineQuery) -> Page:
    """The page of a timeline after ``query.after``. One query of the database, whatever the place in the timeline."""
    after = query.after
    found = entries.page(
        database,
        entries.Filter(
            collection=query.collection,
            article=query.article,
            starts_from=query.starts_from,
            ends_before=query.ends_before,
            least_rank=query.granularity.rank if query.granularity else None,
        ),
        after=(after.start_on, after.rank, after.id) if after else None,
        limit=query.limit + 1,
        descending=query.descending,
    )
    kept = found[: query.limit]
    following = Position(*entries.key(kept[-1])) if len(found) > query.limit else None
    return Page([row[3] for row in kept], following)


def revision(database: Database, collection: str | None = None) -> int | None:
    """The number of the last change of a timeline; None for a collection that there is not. One cheap query."""
    return revisions.last(database, collection)

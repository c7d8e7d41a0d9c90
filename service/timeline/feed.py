"""News feeds: pages of what changed in a timeline, the newest change first, for feed readers that poll.

A page holds entries as the timeline shows them now. An entry that changes moves to the beginning, so a reader
that reads on until the first entry that it knows misses none. Deleted and hidden entries disappear (see ``changes``).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from urllib.parse import quote, urlencode

from service.formats import Format
from service.store import recent
from service.store.database import Database
from service.store.filter import parameters
from service.store.recent import ChangePlace, RecentRow
from service.timeline.export import timeline_info
from service.timeline.merged import merged
from service.timeline.pages import dated, shaped
from service.timeline.query import TimelineQuery

_PAGE_SIZE = 50


@dataclass(frozen=True, slots=True)
class FeedQuery:
    """The entries of a feed: those of a timeline, and the place before which the page begins; None for the newest."""

    timeline: TimelineQuery
    before: ChangePlace | None = None


@dataclass(frozen=True, slots=True)
class FeedPage:
    """A page of a feed: each entry as JSON in UTF-8, and the query of the next page, with older entries, if any."""

    bodies: list[bytes]
    next: FeedQuery | None


def feed_page(database: Database, query: FeedQuery) -> FeedPage:
    """Return the page of a feed. The same few queries, however far back."""
    rows = recent.recent_rows(database, query.timeline, before=query.before, limit=_PAGE_SIZE + 1)
    shown = rows[:_PAGE_SIZE]
    following = replace(query, before=shown[-1].place) if len(rows) > _PAGE_SIZE else None
    return FeedPage(_entries(database, query.timeline, shown), following)


def rendered(
    database: Database, form: Format, query: FeedQuery, page: FeedPage, extension: str, *, base: str = ""
) -> Iterator[bytes]:
    """Yield a page of a feed as a document in a format, in chunks.

    ``base`` is the part of an address before its path, "https://news.example".
    """
    info = timeline_info(database, query.timeline, base, base + address(query, extension))
    first = base + address(replace(query, before=None), extension)
    following = base + address(page.next, extension) if page.next else None
    return form.render(replace(info, first_url=first, next_url=following), page.bodies)


def _entries(database: Database, query: TimelineQuery, rows: list[RecentRow]) -> list[bytes]:
    bodies = [row.body for row in rows]
    if query.collection is not None:
        bodies = merged(database, query, {row.place.event: row.body for row in rows})
    return [shaped(body, query) for body in dated(database, bodies, [row.place.revision for row in rows])]


def address(query: FeedQuery, extension: str) -> str:
    """Return the canonical address of a page of a feed. Defaults are omitted."""
    query_string = parameters(query.timeline)
    if query.before:
        query_string["before"] = f"{query.before.revision}.{query.before.event}"
    return f"/v1/feed.{extension}" + (f"?{urlencode(query_string, quote_via=quote)}" if query_string else "")

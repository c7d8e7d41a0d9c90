"""Pages of a timeline, and all of its entries as a stream.

Entries are ordered by first day, then as ``service.events.order`` describes: stable while articles are added.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

import orjson

from service.eventing.served import EntryJson, HighlightJson
from service.events.rows import dumps, searched_texts
from service.store import entries, revisions
from service.store.anchored import anchored_rows
from service.store.database import Database
from service.store.event_counts import counted_rows, finds_days
from service.store.filter import Filter
from service.store.keyset import Slice
from service.store.revisions import Revision
from service.store.search import search_rows
from service.text.search import Search, occurrences
from service.timeline.merged import merged
from service.timeline.query import Position, TimelineQuery

_REPORTS = "reports"  # not among the fields that a client selects
#: Entries that a stream holds in memory. A search costs about the same for many as for few.
_BATCH_SIZE, _SEARCH_BATCH_SIZE = 500, 5_000


@dataclass(frozen=True, slots=True)
class TimelinePage:
    """A page: each entry as JSON in UTF-8, and the position after which the next page begins, if there is one."""

    bodies: list[bytes]
    next: Position | None


def timeline_page(database: Database, query: TimelineQuery) -> TimelinePage:
    """Return the page of a timeline after ``query.after``: the same few queries, however far down the timeline."""
    after = (query.after.start_on, query.after.order_key, query.after.id) if query.after else None
    rows = _reader(query)(database, query, Slice(after, query.limit + 1, query.descending))
    shown = rows[: query.limit]
    following = Position(*entries.key(shown[-1])) if len(rows) > query.limit else None
    bodies = [row[3] for row in shown]
    if query.collection is not None:
        bodies = merged(database, query, dict(zip((row[2] for row in shown), bodies, strict=True)))
    if query.with_changes:
        bodies = dated(database, bodies, [row[4] for row in shown])
    return TimelinePage([shaped(body, query) for body in bodies], following)


def _reader(query: TimelineQuery) -> Callable[[Database, Filter, Slice], list[entries.Row]]:
    """Return the function that reads the events of a page."""
    if query.search is not None:
        return search_rows
    if query.anchor_kind:
        return anchored_rows
    return counted_rows if finds_days(query) else entries.entry_rows


def dated(database: Database, bodies: Sequence[bytes], numbers: Sequence[int]) -> list[bytes]:
    """Return entries with the revisions of their last changes, ``numbers``, and the times of these if known."""
    times = revisions.times(database, numbers)
    ends = {
        number: b',"revision":%d,"updated_at":%b}' % (number, orjson.dumps(times.get(number)))
        for number in set(numbers)
    }
    return [body[:-1] + ends[number] for body, number in zip(bodies, numbers, strict=True)]


def stream(database: Database, query: TimelineQuery) -> Iterator[bytes]:
    """Yield all entries after ``query.after``, each as JSON in UTF-8, whatever ``query.limit`` is.

    Entries are read in batches, one query each: memory stays flat, no transaction is open while a client reads, and
    no query follows once the iterator is closed. Entries that exist at the start are yielded once and in order, even
    while articles are added.
    """
    query = replace(query, limit=_SEARCH_BATCH_SIZE if query.search else _BATCH_SIZE)
    while True:
        batch = timeline_page(database, query)
        yield from batch.bodies
        if batch.next is None:
            return
        query = replace(query, after=batch.next)


def revision(database: Database, collection: str | None = None) -> Revision | None:
    """Return the revision of a timeline; None for an unknown collection. One look-up by key."""
    return revisions.last(database, collection)


def shaped(body: bytes, query: TimelineQuery) -> bytes:
    """Return an entry as the query wants it: with its highlights, and with the wanted fields only."""
    if not query.fields and query.search is None:
        return body
    entry: EntryJson = orjson.loads(body)
    if query.search is not None:
        entry["highlight"] = _highlights(entry, query.search)
    wanted = (*query.fields, _REPORTS) if query.fields else entry
    return dumps({name: value for name, value in entry.items() if name in wanted}).encode()


def _highlights(entry: EntryJson, search: Search) -> list[HighlightJson]:
    """Return the texts of an entry that match a search, with the places of the matches."""
    matches = {name: (text, occurrences(search, text)) for name, text in searched_texts(entry).items()}
    return [
        {"field": name, "text": text, "matches": [{"start": start, "end": end} for start, end in spans]}
        for name, (text, spans) in matches.items()
        if spans
    ]

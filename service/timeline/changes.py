"""The feed of changes: a follower that reads it keeps a complete copy of the timeline."""

from __future__ import annotations

import re
from dataclasses import dataclass

import orjson

from service.errors import Conflict, InvalidInput
from service.eventing.served import EventJson, FeedChangeJson
from service.events.rows import dumps
from service.store import changes, collection_changes, matching, revisions
from service.store.changes import ChangedEvent
from service.store.collection_changes import EntryState
from service.store.database import Database
from service.store.filter import Filter, merges

#: A revision and the id of an event or entry.
Place = tuple[int, str]
_EVERYTHING = Filter()
_SINCE = re.compile(r"(?:([0-9a-f]{8})-)?([0-9]{1,18})(?:\.([a-z0-9_]{1,32}))?", re.ASCII)


@dataclass(frozen=True, slots=True)
class Since:
    """A place in the feed: after a revision, or within it, after the event with this id.

    ``epoch`` is that of the database that made the revision. Clients of older versions do not know it.
    """

    revision: int
    event: str | None = None
    epoch: str | None = None

    def __str__(self) -> str:
        place = f"{self.revision}.{self.event}" if self.event else str(self.revision)
        return f"{self.epoch}-{place}" if self.epoch else place


class BeyondLatestRevision(InvalidInput):
    """A cursor beyond the latest revision; carries that revision."""

    def __init__(self, latest: int) -> None:
        super().__init__(f"is beyond the latest revision ({latest})", field="since")
        self.latest = latest


class UnknownEpoch(Conflict):
    """A cursor of another database: this one was restored from a backup since, or is a copy. HTTP 410 (Gone)."""

    def __init__(self) -> None:
        super().__init__("the database was restored or copied since: start again from 0 (since=0)", field="since")


def parse_since(text: str) -> Since | None:
    """Return the place that a text names; None if it names none.

    "3f9c1a7e-42" is after a revision, "3f9c1a7e-42.e_…" within it. The epoch may be missing: "42".
    """
    match = _SINCE.fullmatch(text)
    return Since(int(match[2]), match[3], match[1]) if match else None


def changes_page(
    database: Database, since: Since, limit: int, wanted: Filter = _EVERYTHING, *, keeps_last: bool = False
) -> tuple[list[FeedChangeJson], Since]:
    """Return the latest changes after a place, by revision, and the place after them.

    They are those of events, or of entries if the filter asks for the merged timeline of a collection. Each comes once,
    in its current state; what changes while a follower reads comes again later. What changes and does not match the
    filter counts as removed, unless it is new: it may have matched before. With ``keeps_last``, only the last page is
    empty: one of only new events that do not match has the removal of one of them.
    Raises BeyondLatestRevision and UnknownEpoch.
    """
    # read first: a commit after this has a higher number, and is read below or next time
    epoch, latest = revisions.latest(database)
    if since.epoch not in (None, epoch):
        raise UnknownEpoch
    if since.revision > latest:
        raise BeyondLatestRevision(latest)
    place = (since.revision, since.event) if since.event else (since.revision + 1, "")
    rows = (_changed_entries if merges(wanted) else _changed_events)(database, wanted, place, limit + 1)
    has_more = len(rows) > limit
    known = _known(rows[:limit], place)
    if keeps_last and has_more and not known:
        known = [rows[limit - 1]]
    page = [_change_json(row, place) for row in known]
    if has_more:
        return page, _between(rows[limit - 1], rows[limit], epoch)
    return page, Since(max([latest, *(row.revision for row in rows)]), epoch=epoch)


def _known(rows: list[ChangedEvent], place: Place) -> list[ChangedEvent]:
    """Return the last change of each event or entry, without removals of what was added after a place."""
    last = {row.event: row.revision for row in rows}
    return [
        row
        for row in rows
        if row.revision == last[row.event] and (row.body is not None or (row.added_in, row.event) <= place)
    ]


def _changed_events(database: Database, wanted: Filter, place: Place, limit: int) -> list[ChangedEvent]:
    """Return changes of events; the body of one that does not match the filter is None."""
    rows = changes.since(database, place, limit=limit, collection=wanted.collection)
    if wanted == _EVERYTHING:
        return rows
    found = matching.matching(database, wanted, [row.event for row in rows if row.body is not None])
    return [row if row.event in found else row._replace(body=None) for row in rows]


def _changed_entries(database: Database, wanted: Filter, place: Place, limit: int) -> list[ChangedEvent]:
    """Return changes of the entries of a collection; the body of one that does not match the filter is None."""
    slug = str(wanted.collection)
    found = collection_changes.since(database, slug, place, limit=limit)
    ids = [entry for _, entry in found]
    states, added = collection_changes.states(database, slug, ids), collection_changes.added_in(database, ids)
    if wanted != Filter(collection=slug):
        shown = matching.matching(database, wanted, [state.event for state in states.values()])
        hidden = {entry: state._replace(body=None) for entry, state in states.items() if state.event not in shown}
        states |= hidden
    return [
        ChangedEvent(revision, entry, added.get(entry, 0), _body(states.get(entry), entry)) for revision, entry in found
    ]


def _body(state: EntryState | None, entry: str) -> str | None:
    if state is None or state.body is None or state.facts == "{}":
        return state and state.body
    return dumps({**orjson.loads(state.body), "id": entry, **orjson.loads(state.facts)})


def _between(row: ChangedEvent, following: ChangedEvent, epoch: str) -> Since:
    """Return the place between two changes: within the revision if they share it, so that neither is skipped."""
    return Since(row.revision, row.event if following.revision == row.revision else None, epoch)


def _change_json(row: ChangedEvent, place: tuple[int, str]) -> FeedChangeJson:
    is_new = (row.added_in, row.event) > place
    action = "removed" if row.body is None else "added" if is_new else "changed"
    event: EventJson | None = orjson.loads(row.body) if row.body is not None else None
    return {"revision": row.revision, "action": action, "id": row.event, "event": event}

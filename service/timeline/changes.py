"""The feed of changes: a follower that reads it keeps a complete copy of the timeline."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from dataclasses import dataclass

from service.errors import Conflict, InvalidInput
from service.eventing.served import EventJson, FeedChangeJson
from service.events.rows import dumps
from service.store import changes, collection_changes, matching, revisions
from service.store.changes import ChangedEvent
from service.store.collection_changes import EntryState
from service.store.database import Database
from service.store.filter import Filter

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
    database: Database, since: Since, limit: int, wanted: Filter = _EVERYTHING
) -> tuple[list[FeedChangeJson], Since]:
    """Return the latest changes of events after a place, by revision, and the place after them.

    Each event comes once, in its current state; one that changes while a follower reads comes again later. An event
    that changes and does not match the filter counts as removed: it may have matched before.
    Raises BeyondLatestRevision and UnknownEpoch.
    """

    def rows(place: Place, limit: int) -> list[ChangedEvent]:
        return changes.since(database, place, limit=limit, collection=wanted.collection)

    page, following = _page(database, since, limit, rows)
    return (page if wanted == _EVERYTHING else _matching(database, wanted, page)), following


def entry_changes_page(
    database: Database, since: Since, limit: int, collection: str
) -> tuple[list[FeedChangeJson], Since]:
    """Return the latest changes of the entries of a collection, as its timeline with all kinds shows them.

    An entry that is new to the follower counts as changed, and an id that is removed may be unknown to it.
    Raises BeyondLatestRevision and UnknownEpoch.
    """

    def rows(place: Place, limit: int) -> list[ChangedEvent]:
        found = collection_changes.since(database, collection, place, limit=limit)
        states = collection_changes.states(database, collection, [entry for _, entry in found])
        return [ChangedEvent(revision, entry, 0, _body(states.get(entry), entry)) for revision, entry in found]

    return _page(database, since, limit, rows)


def _page(
    database: Database, since: Since, limit: int, rows_after: Callable[[Place, int], list[ChangedEvent]]
) -> tuple[list[FeedChangeJson], Since]:
    """Return a page of changes, and the place after them."""
    # read first: a commit after this has a higher number, and is read below or next time
    epoch, latest = revisions.latest(database)
    if since.epoch not in (None, epoch):
        raise UnknownEpoch
    if since.revision > latest:
        raise BeyondLatestRevision(latest)
    place = (since.revision, since.event) if since.event else (since.revision + 1, "")
    rows = rows_after(place, limit + 1)
    page = [_change_json(row, place) for row in rows[:limit]]
    if len(rows) > limit:
        return page, _between(rows[limit - 1], rows[limit], epoch)
    return page, Since(max([latest, *(row.revision for row in rows)]), epoch=epoch)


def _body(state: EntryState | None, entry: str) -> str | None:
    if state is None or state.facts == "{}":
        return state and state.body
    return dumps({**json.loads(state.body), "id": entry, **json.loads(state.facts)})


def _between(row: ChangedEvent, following: ChangedEvent, epoch: str) -> Since:
    """Return the place between two changes: within the revision if they share it, so that neither is skipped."""
    return Since(row.revision, row.event if following.revision == row.revision else None, epoch)


def _matching(database: Database, wanted: Filter, page: list[FeedChangeJson]) -> list[FeedChangeJson]:
    found = matching.matching(database, wanted, [change["id"] for change in page if change["event"]])
    return [
        change if change["id"] in found or not change["event"] else {**change, "action": "removed", "event": None}
        for change in page
        if change["id"] in found or change["action"] != "added"
    ]


def _change_json(row: ChangedEvent, place: tuple[int, str]) -> FeedChangeJson:
    is_new = (row.added_in, row.event) > place
    action = "removed" if row.body is None else "added" if is_new else "changed"
    event: EventJson | None = json.loads(row.body) if row.body is not None else None
    return {"revision": row.revision, "action": action, "id": row.event, "event": event}

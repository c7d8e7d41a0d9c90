"""What has changed since: the feed from which a follower keeps a copy of the timeline, with no gap and no end."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass

from service.errors import InvalidInput
from service.events.representation import Json
from service.store import changes, revisions
from service.store.database import Database

_SINCE = re.compile(r"([0-9]{1,18})(?:\.([a-z0-9_]{1,32}))?", re.ASCII)


@dataclass(frozen=True, slots=True)
class Since:
    """A place in the feed: after a revision, or within it, after the event with this id."""

    revision: int
    event: str | None = None

    def __str__(self) -> str:
        return f"{self.revision}.{self.event}" if self.event else str(self.revision)


class BeyondLatestRevision(InvalidInput):
    """A cursor beyond the latest revision; carries that revision."""

    def __init__(self, latest: int) -> None:
        super().__init__(f"is beyond the latest revision ({latest})", field="since")
        self.latest = latest


def read_since(text: str) -> Since | None:
    """The place that a text names: "42", or "42.e_…" within a revision; None for what names none."""
    found = _SINCE.fullmatch(text)
    return Since(int(found[1]), found[2]) if found else None


def page(database: Database, since: Since, limit: int) -> tuple[list[Json], Since]:
    """The last changes of events after a place, in the order of their revisions, and the place after them.

    Each event comes once, in its current state; one that changes while a follower reads comes again later.
    Raises BeyondLatestRevision.
    """
    # asked first: what is committed in between has a higher number, and is read here or at the next time
    last = revisions.last(database) or 0
    if since.revision > last:
        raise BeyondLatestRevision(last)
    place = (since.revision, since.event) if since.event else (since.revision + 1, "")
    rows = changes.since(database, place, limit=limit + 1)
    told = [_told(row, place) for row in rows[:limit]]
    if len(rows) > limit:
        return told, _after(rows[limit - 1], rows[limit])
    return told, Since(max([last, *(row.revision for row in rows)]))


def _after(row: changes.Changed, following: changes.Changed) -> Since:
    """The place between two changes: within a revision where both are of the same one, so that none is skipped."""
    return Since(row.revision, row.event if following.revision == row.revision else None)


def _told(row: changes.Changed, place: tuple[int, str]) -> Json:
    is_new = (row.added_in, row.event) > place
    action = "removed" if row.body is None else "added" if is_new else "changed"
    event = json.loads(row.body) if row.body is not None else None
    return {"revision": row.revision, "action": action, "id": row.event, "event": event}

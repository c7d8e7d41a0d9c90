"""What a client requests of a timeline: which entries, in which order, how many, from where."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from service.store.filter import Filter
from service.store.filter import Match as Match
from service.store.filter import Merge as Merge


@dataclass(frozen=True, slots=True)
class Position:
    """A place in the timeline: after the entry with this first day, order key and id."""

    start_on: date
    order_key: str
    id: str


@dataclass(frozen=True, slots=True)
class TimelineQuery(Filter):
    """The entries that a filter finds: at most ``limit`` of them after a position, or all of them for an export.

    ``fields`` names the wanted fields of each entry; if it is empty, an entry has all of them. ``lists_reports``: each
    entry of a collection lists its reports. ``with_changes``: each entry has the revision and time of its last change.
    """

    descending: bool = False
    limit: int = 50
    after: Position | None = None
    fields: tuple[str, ...] = ()
    lists_reports: bool = False
    with_changes: bool = False

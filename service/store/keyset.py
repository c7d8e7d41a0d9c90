"""Keyset paging: a page begins after the key of the last row before it, and is one range of an index in its order."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

#: First day, order key and id: the place of an event in a timeline.
Key = tuple[date, str, str]
#: The columns of the key in the table of events.
EVENT_KEY = ("event.start_on", "event.order_key", "event.id")


class Keyset(NamedTuple):
    """The order of a page, and whether it begins after a key: what its statement depends on."""

    has_key: bool
    descending: bool

    @property
    def direction(self) -> str:
        return "DESC" if self.descending else "ASC"

    @property
    def order(self) -> str:
        """The order of rows whose first three columns are the key."""
        return ", ".join(f"{column} {self.direction}" for column in (1, 2, 3))

    def condition(self, columns: Sequence[str] = EVENT_KEY) -> str:
        """Return the condition that a row comes after the key, with AND before it; empty without a key."""
        return f" AND ({', '.join(columns)}) {'<' if self.descending else '>'} (?, ?, ?)" if self.has_key else ""


class Slice(NamedTuple):
    """Which rows of a timeline: at most ``limit`` after a key, in its order or, if ``descending``, in reverse."""

    after: Key | None
    limit: int
    descending: bool = False

    @property
    def keyset(self) -> Keyset:
        return Keyset(self.after is not None, self.descending)

    @property
    def key_values(self) -> tuple[str, ...]:
        """The values of the key in a statement."""
        return (self.after[0].isoformat(), self.after[1], self.after[2]) if self.after else ()

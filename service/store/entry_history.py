"""Queries about the histories of entries: which editor merged, split or undid what, and when."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable
from typing import Any, NamedTuple

from peewee import Database

from service.store.database import available, rows_for_ids
from service.store.rows import insert
from service.store.tables import EntryChange, EntryHistory

_COLUMNS = (
    *(EntryChange.id, EntryChange.at, EntryChange.by),
    *(EntryChange.action, EntryChange.moves, EntryChange.is_undone),
)
_ENTRIES = "SELECT change_id, entry FROM entry_history WHERE change_id IN ({ids})"


class EntryChangeRow(NamedTuple):
    """A row of ``entry_change`` without its collection. ``id`` is 0 if it is not stored yet."""

    id: int
    at: str
    by: str | None
    action: str
    moves: str
    is_undone: bool = False


def add(database: Database, slug: str, row: EntryChangeRow, entries: Iterable[str]) -> int:
    """Add a change to the histories of entries, within a transaction, and return its number."""
    columns = {**row._asdict(), "collection": slug}
    del columns["id"]
    change = int(EntryChange.insert(columns).execute(database))
    insert(database, EntryHistory, ({"collection": slug, "entry": entry, "change": change} for entry in entries))
    return change


def mark_undone(change: int) -> None:
    """Mark a change as undone, within a transaction."""
    EntryChange.update(is_undone=True).where(EntryChange.id == change).execute()


def to_undo(database: Database, slug: str, entry: str) -> EntryChangeRow | None:
    """Return the latest change of an entry that is not undone, and is not an undo itself."""
    query = _changes(slug, entry).where(~EntryChange.is_undone & (EntryChange.action != "undone"))
    row = query.order_by(EntryChange.id.desc()).tuples().first(database)
    return EntryChangeRow(*row) if row else None


def change_rows(database: Database, slug: str, entry: str, *, after: int | None, limit: int) -> list[EntryChangeRow]:
    """Return at most ``limit`` changes of an entry after the one with this number, oldest first."""
    query = _changes(slug, entry).order_by(EntryChange.id).limit(limit)
    if after is not None:
        query = query.where(EntryChange.id > after)
    with available(database):
        return [EntryChangeRow(*row) for row in query.tuples().bind(database)]


def entries_of(database: Database, changes: Collection[int]) -> dict[int, list[str]]:
    """Return the entries that changes concern, by change."""
    entries: defaultdict[int, list[str]] = defaultdict(list)
    with available(database):
        for change, entry in sorted(rows_for_ids(database, _ENTRIES, changes)):
            entries[change].append(entry)
    return entries


def _changes(slug: str, entry: str) -> Any:
    of_entry = (EntryHistory.collection == slug) & (EntryHistory.entry == entry)
    return EntryChange.select(*_COLUMNS).join(EntryHistory).where(of_entry)

"""Editing the entries of a collection: merge them, split reports off, undo a change, and read the history.

A change fixes the entry of each report that it concerns. No later article, reading or algorithm overrides it, and it
still holds for a report that is deleted and comes back. A later change replaces it; undoing that one restores it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import NamedTuple

import orjson

from service.errors import Conflict, InvalidInput, NotFound, quoted
from service.eventing.served import EntryChangeJson
from service.events.corrections import Author
from service.store import entry_decisions, entry_history, entry_members, entry_reports, merged_entries, revisions
from service.store.database import Database, writing
from service.store.entry_decisions import DecisionRow
from service.store.entry_history import EntryChangeRow
from service.store.entry_reports import ReportRow
from service.store.revisions import RevisionMismatch

#: Whether an entry is as the client has read it, by its version (``entry_members.version``); None: no condition.
Unchanged = Callable[[object], bool] | None
#: The moves that a history lists of one change.
MAX_MOVES = 500


class Move(NamedTuple):
    """What a change does to a report: its entry before and after, and what to restore if the change is undone.

    ``decided`` is the change that had put the report there, None if no editor had.
    """

    event: str
    before: str
    after: str
    decided: int | None
    nearest: str | None
    likeness: int | None


class EntryEditor:
    """Edits the entries of a collection for an author. Raises NotFound for an unknown entry."""

    def __init__(self, database: Database, slug: str, author: Author) -> None:
        self.database, self.slug, self.author = database, slug, author

    def merge(self, entry: str, taken: Sequence[str], unchanged: Unchanged = None) -> None:
        """Merge the entries ``taken`` into another one. Raises InvalidInput and RevisionMismatch."""
        with self._changing(entry, unchanged):
            for other in taken:
                _demand_other_entry(self.database, self.slug, entry, other)
            self._make("merged", [entry, *taken], lambda _: entry)

    def split(self, entry: str, reports: Collection[str], unchanged: Unchanged = None) -> str:
        """Split some reports off an entry and return the id of the entry that is founded.

        The part with the report that founded the entry has its id; the first report of the other part founds the new
        one. Raises InvalidInput and RevisionMismatch.
        """
        with self._changing(entry, unchanged):
            rows = _rows(self.database, self.slug, [entry])
            leaving = _leaving(rows, entry, set(reports))
            founded = _first(rows[event] for event in leaving)
            self._make("split", [entry], lambda event: founded if event in leaving else entry)
        return founded

    def undo(self, entry: str, unchanged: Unchanged = None) -> None:
        """Undo the latest change of an entry that is not undone. Raises Conflict and RevisionMismatch."""
        with self._changing(entry, unchanged):
            change = entry_history.to_undo(self.database, self.slug, entry)
            if change is None:
                raise Conflict("no editor has merged or split this entry, or all of that is undone")
            self._undo(change)

    @contextmanager
    def _changing(self, entry: str, unchanged: Unchanged) -> Iterator[None]:
        """A transaction that changes an entry. Raises NotFound, and RevisionMismatch if the entry has changed."""
        with writing(self.database):
            number = revisions.advance(self.database)
            members = entry_members.members(self.database, self.slug, entry)
            if not members:
                raise NotFound(f"entry {quoted(entry)} does not exist")
            if unchanged is not None and not unchanged(entry_members.version(self.database, members)):
                raise RevisionMismatch
            yield
            revisions.mark(number, collections=[self.slug])

    def _make(self, action: str, entries: Sequence[str], after: Callable[[str], str]) -> None:
        """Decide to which entry each report of entries belongs ``after`` a change, and store it in their histories."""
        rows = _rows(self.database, self.slug, entries)
        moves = _moves(rows, entry_decisions.of_entries(self.database, self.slug, entries), entries, after)
        change = self._store(action, moves, {*entries, *(move.after for move in moves)})
        decisions = [DecisionRow(move.event, move.after, change) for move in moves]
        entry_decisions.put(self.database, self.slug, decisions)
        moved = [rows[move.event]._replace(entry=move.after, is_fixed=True) for move in moves if move.event in rows]
        self._write(_explained(moved), moves)

    def _undo(self, change: EntryChangeRow) -> None:
        """Put reports back where they were before a change. Raises Conflict if a later change decided about them."""
        database, slug = self.database, self.slug
        moves = [Move(*move) for move in orjson.loads(change.moves)]
        decisions = entry_decisions.of_events(database, slug, [move.event for move in moves])
        if any(row.change != change.id for row in decisions.values()):
            raise Conflict("a later change concerns the same reports: undo that one first")
        rows = _rows(database, slug, sorted({move.after for move in moves}))
        undone = [move._replace(before=move.after, after=move.before) for move in moves]
        self._store("undone", undone, entry_history.entries_of(database, [change.id])[change.id])
        entry_history.mark_undone(change.id)
        entry_decisions.remove(slug, list(decisions))
        restored = [DecisionRow(move.event, move.before, move.decided) for move in moves if move.decided is not None]
        entry_decisions.put(database, slug, restored)
        moved = [_restored(rows[move.event], move) for move in moves if move.event in rows]
        if change.action == "split":
            moved += _joined_since(rows, moves)
        self._write(moved, moves)

    def _store(self, action: str, moves: Sequence[Move], entries: Collection[str]) -> int:
        """Store a change in the histories of entries and return its number."""
        packed = orjson.dumps(list(map(list, moves))).decode()
        row = EntryChangeRow(0, self.author.at, self.author.by, action, packed)
        return entry_history.add(self.database, self.slug, row, entries)

    def _write(self, rows: Sequence[ReportRow], moves: Sequence[Move]) -> None:
        entry_reports.remove(self.database, self.slug, [row.event for row in rows])
        entry_reports.put(self.database, self.slug, rows)
        changed = {entry for move in moves for entry in (move.before, move.after)}
        merged_entries.refresh(self.database, self.slug, changed)


def history_page(
    database: Database, slug: str, entry: str, *, after: int | None, limit: int
) -> tuple[list[EntryChangeJson], int | None]:
    """Return a page of an entry's history, and the number after which the next page begins, if there is one."""
    rows = entry_history.change_rows(database, slug, entry, after=after, limit=limit + 1)
    entries = entry_history.entries_of(database, [row.id for row in rows[:limit]])
    changes = [_change_json(row, entries[row.id]) for row in rows[:limit]]
    return changes, changes[-1]["id"] if len(rows) > limit else None


def _demand_other_entry(database: Database, slug: str, entry: str, other: str) -> None:
    current = entry_members.current_id(database, slug, other)
    if other == entry:
        raise InvalidInput("must not name the entry itself", field="entries")
    if current is None:
        raise InvalidInput(f"{quoted(other)} is not an entry of this collection", field="entries")
    if current != other:
        raise InvalidInput(f"{quoted(other)} belongs to the entry {current!r}", field="entries")


def _leaving(rows: Mapping[str, ReportRow], entry: str, reports: set[str]) -> set[str]:
    """Return the reports that found the new entry: those that are split off, or the others if the founder is among
    them.
    """
    unknown = sorted(reports - rows.keys())
    if unknown:
        raise InvalidInput(f"{quoted(unknown[0])} is not a report of this entry", field="reports")
    if len(reports) == len(rows):
        raise InvalidInput("must leave at least one report in the entry", field="reports")
    return rows.keys() - reports if entry in reports else reports


def _rows(database: Database, slug: str, entries: Sequence[str]) -> dict[str, ReportRow]:
    """Return the rows of the reports of entries, by event, also of those that were compared with no other."""
    rows = {row.event: row for row in entry_reports.of_entries(database, slug, entries)}
    known = {*rows, *entry_reports.entries_of(database, slug, entries)}
    return rows | entry_reports.uncompared(database, slug, [entry for entry in entries if entry not in known])


def _moves(
    rows: Mapping[str, ReportRow],
    decisions: Sequence[DecisionRow],
    entries: Sequence[str],
    after: Callable[[str], str],
) -> list[Move]:
    """Return the moves of the reports of entries, also of deleted ones that an editor has put there, by event.

    The id of an entry whose founder is deleted moves like a report, so that it leads to where the entry is now.
    """
    decided = {row.event: row.change for row in decisions}
    before = {entry: entry for entry in entries}
    before |= {row.event: row.entry for row in decisions} | {row.event: row.entry for row in rows.values()}
    return [_move(event, before[event], after(event), decided.get(event), rows.get(event)) for event in sorted(before)]


def _move(event: str, before: str, after: str, decided: int | None, row: ReportRow | None) -> Move:
    return Move(event, before, after, decided, *((row.nearest, row.likeness) if row else (None, None)))


def _explained(rows: Sequence[ReportRow]) -> list[ReportRow]:
    """Return the rows of whole entries, each explained by a report of its own entry: its founder, if by no other."""
    entry_of = {row.event: row.entry for row in rows}
    groups: defaultdict[str, list[ReportRow]] = defaultdict(list)
    for row in rows:
        groups[row.entry].append(row)
    founders = {entry: entry if entry in entry_of else _first(group) for entry, group in groups.items()}

    def explain(row: ReportRow) -> ReportRow:
        if row.event == founders[row.entry]:
            return row._replace(nearest=None, likeness=None)
        is_inside = entry_of.get(row.nearest or "") == row.entry
        return row if is_inside else row._replace(nearest=founders[row.entry], likeness=0)

    return [explain(row) for row in rows]


def _first(rows: Iterable[ReportRow]) -> str:
    """Return the first of some reports by day and id."""
    return min((row.start_on, row.event) for row in rows)[1]


def _restored(row: ReportRow, move: Move) -> ReportRow:
    is_fixed = move.decided is not None
    return row._replace(entry=move.before, is_fixed=is_fixed, nearest=move.nearest, likeness=move.likeness)


def _joined_since(rows: Mapping[str, ReportRow], moves: Sequence[Move]) -> list[ReportRow]:
    """Return the reports that have joined the entries of a split since; they return with the others."""
    known = {move.event for move in moves}
    return [row._replace(entry=moves[0].before) for event, row in rows.items() if event not in known]


def _change_json(row: EntryChangeRow, entries: list[str]) -> EntryChangeJson:
    moves = [move for move in map(Move._make, orjson.loads(row.moves)) if move.before != move.after]
    return {
        "id": row.id,
        "at": row.at,
        "by": row.by,
        "action": row.action,
        "undone": bool(row.is_undone),
        "entries": entries,
        "reports": len(moves),
        "moved": [{"report": move.event, "before": move.before, "after": move.after} for move in moves[:MAX_MOVES]],
    }

"""Queries about one entry of a collection: the id that it has now, and its reports in the order of publication."""

from __future__ import annotations

from datetime import date
from typing import Any, NamedTuple

from peewee import Database

from service.store import entry_decisions, entry_reports, merged_entries, revisions
from service.store.database import available, execute, kind
from service.store.entries import with_placeholders
from service.store.rows import as_day

_REPORTS = (
    "SELECT event.id, entry_report.start_on, delay, event.state, is_fixed, nearest, likeness,"
    " event.changed_in, article.revision"
    " FROM entry_report JOIN event ON event.id = entry_report.event LEFT JOIN article ON article.id = event.article_id"
    " WHERE entry_report.collection_id = ? AND entry_report.entry = ?"
)
#: An event that was not compared with others, such as one of a whole month, is an entry of its own.
_SINGLE = (
    "SELECT event.id, event.start_on, 0, event.state, FALSE, NULL, NULL, event.changed_in, article.revision"
    ' FROM "placing" JOIN event ON event.id = "placing".event_id LEFT JOIN article ON article.id = event.article_id'
    ' WHERE "placing".collection_id = ? AND "placing".event_id = ?'
)


class MemberRow(NamedTuple):
    """A report of an entry: its day, the days from then to publication, and the rest that its JSON depends on."""

    event: str
    start_on: date
    delay: int
    state: str
    is_fixed: bool
    nearest: str | None
    likeness: int | None
    changed_in: int
    article_revision: int | None

    @property
    def is_shown(self) -> bool:
        return self.state == "shown"


def members(database: Database, slug: str, entry: str) -> list[MemberRow]:
    """Return the reports of an entry, also the hidden ones, by day, day of publication and id; none if unknown."""
    with available(database):
        rows = _rows(database, _REPORTS, slug, entry) or _rows(database, _SINGLE, slug, entry)
    found = (
        MemberRow(event, as_day(day), delay, state, bool(fixed), *rest)
        for event, day, delay, state, fixed, *rest in rows
    )
    return sorted(found, key=lambda row: (row.start_on, row.delay, row.event))


def version(database: Database, members: list[MemberRow]) -> str:
    """Return what changes with everything that is served of an entry."""
    return f"{revisions.latest(database).epoch} {members}"


def current_id(database: Database, slug: str, entry: str) -> str | None:
    """Return the id of the entry that an id leads to now, which is another one if it was merged; None if unknown."""
    seen: set[str] = set()
    found: str | None = entry
    with available(database):
        while found is not None and found not in seen:
            if _is_entry(database, slug, found):
                return found
            seen.add(found)
            decision = entry_decisions.of_events(database, slug, [found]).get(found)
            joined = entry_reports.entries_of(database, slug, [found]).get(found)
            found = joined or (decision.entry if decision else None)
    return None


def representing(database: Database, event: str) -> str | None:
    """Return the event that represents the entry of a deleted event, in the first collection in which that has one."""
    own = merged_entries.representing(database, event)
    if own is not None:
        return own
    for slug in entry_decisions.collections_of(database, event):
        entry = current_id(database, slug, event)
        if entry is not None:
            merged = merged_entries.of_entry(database, slug, entry)
            return merged[0] if merged else entry
    return None


def _is_entry(database: Database, slug: str, entry: str) -> bool:
    """Whether reports have this entry, or its event is an entry of its own."""
    if entry_reports.founded_by(database, slug, [entry]):
        return True
    is_report = bool(entry_reports.entries_of(database, slug, [entry]))
    return not is_report and bool(_rows(database, _SINGLE, slug, entry))


def _rows(database: Database, sql: str, slug: str, entry: str) -> list[Any]:
    rows: list[Any] = execute(database, with_placeholders(sql, kind(database)), (slug, entry)).fetchall()
    return rows

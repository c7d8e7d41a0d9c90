"""Queries about merged entries: which report represents an entry, and the facts that its reports give together.

The report that represents an entry is an event whose date most reports agree on, before any that is dated to more than
a day. Of several such dates, a finer one comes before a coarser one and an explicit one before an inferred one. Of
several reports with that date, one that says what happened comes before one that announces it, and then the founder,
whose id the entry has. A report of another kind, such as a mention in the background, neither represents others nor is
represented, unless it founded the entry.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date
from typing import Any, NamedTuple

import orjson
from peewee import Database

from service.eventing import EventKind, Status
from service.store import withdrawals
from service.store.database import available, execute, kind, rows_for_ids
from service.store.entries import with_placeholders
from service.store.revisions import latest
from service.store.rows import as_day, insert
from service.store.tables import MergedEntry
from service.timex.edtf import interval_edtf
from service.timex.model import Interval

_SELECT = (
    "SELECT entry_report.entry, entry_report.event, entry_report.article, event.source, entry_report.terms,"
    ' "placing".start_on, "placing".end_before, "placing".grain_rank, "placing".certainty, "placing".status,'
    ' "placing".order_key, "placing".state, "placing".kind, "placing".represents, "placing".changed_in'
    ' FROM entry_report JOIN event ON event.id = entry_report.event JOIN "placing"'
    ' ON "placing".event_id = event.id AND "placing".collection_id = entry_report.collection_id'
    # by the whole key: PostgreSQL would read all places of a collection for each report if its statistics are old
    ' AND "placing".start_on = event.start_on AND "placing".order_key = event.order_key'
    " WHERE entry_report.collection_id = {value}"
)
_REPORTS = f"{_SELECT} AND entry_report.entry IN ({{ids}}) ORDER BY entry_report.event"
_SOME_REPORTS = f"{_SELECT} AND entry_report.event IN ({{ids}}) ORDER BY entry_report.event"
_LEFT = (
    'SELECT event.id, "placing".start_on, "placing".order_key FROM event JOIN "placing"'
    ' ON "placing".event_id = event.id AND "placing".start_on = event.start_on'
    ' AND "placing".order_key = event.order_key'
    ' WHERE "placing".collection_id = {value} AND NOT "placing".represents AND event.id IN ({ids})'
)
_COUNTS = "SELECT entry, COUNT(*) FROM entry_report WHERE collection_id = {value} AND entry IN ({ids}) GROUP BY entry"
#: One look-up by key in each collection.
_REPRESENTING = (
    'SELECT merged_entry.collection_id, merged_entry.event FROM "collection"'
    ' JOIN merged_entry ON merged_entry.collection_id = "collection".slug AND merged_entry.id IN ({ids})'
)
#: The reports up to which an entry is refreshed for each new one.
_REFRESHED = 256
#: Write the change that is being made into the place of a report, and whether it represents an entry.
_PLACE = "collection_id = ? AND start_on = ? AND order_key = ? AND event_id = ?"
_TOUCH = f'UPDATE "placing" SET changed_in = (SELECT value FROM revision) WHERE {_PLACE}'  # noqa: S608 - constant
_REPRESENT = _TOUCH.replace("SET ", "SET represents = ?, ")
_OF_EVENTS = "SELECT event, id, facts FROM merged_entry WHERE collection_id = {value} AND event IN ({ids})"
_OF_ENTRIES = "SELECT event, id, facts FROM merged_entry WHERE collection_id = {value} AND id IN ({ids})"

_TAKE = (
    "DELETE FROM merged_entry WHERE collection_id = {value} AND id IN ({ids}) RETURNING id, event, facts, changed_in"
)


class _Report(NamedTuple):
    """A report of an entry, with what decides whether it represents the entry."""

    entry: str
    event: str
    article: str
    source: str | None
    terms: bytes
    start_on: date | str
    end_before: date | str
    grain_rank: int
    certainty: str
    status: str
    order_key: str
    state: str
    kind: str
    represents: bool
    changed_in: int

    @property
    def is_shown(self) -> bool:
        return self.state == "shown"

    @property
    def can_represent(self) -> bool:
        """Whether it can represent others, or be represented."""
        return self.is_shown and self.kind == EventKind.EVENT

    @property
    def days(self) -> tuple[str, str]:
        """Its days, half-open, as ISO 8601 text."""
        return str(self.start_on), str(self.end_before)


class _Place(NamedTuple):
    """The key of an event's place in the timeline of a collection, without the collection."""

    event: str
    start_on: date | str
    order_key: str


class _Row(NamedTuple):
    """A row of ``merged_entry`` without its collection; of a new one, ``changed_in`` is that of its event's place."""

    id: str
    event: str
    facts: str
    changed_in: int


class MergedRow(NamedTuple):
    """The entry that an event represents: its id, and its facts as JSON."""

    id: str
    facts: str


def of_events(database: Database, slug: str, events: Sequence[str]) -> dict[str, MergedRow]:
    """Return the merged entries that events represent, by event. One query for a page."""
    with available(database):
        rows = rows_for_ids(database, _OF_EVENTS, events, first=[slug])
    return {event: MergedRow(*row) for event, *row in rows}


def of_entry(database: Database, slug: str, entry: str) -> tuple[str, str] | None:
    """Return the event that represents a merged entry, and the entry's facts as JSON; None if it is not merged."""
    with available(database):
        rows = rows_for_ids(database, _OF_ENTRIES, [entry], first=[slug])
    return (rows[0][0], rows[0][2]) if rows else None


def representing(database: Database, entry: str) -> str | None:
    """Return the event that represents an entry whose founder is deleted, in the first collection that has it."""
    with available(database):
        rows = rows_for_ids(database, _REPRESENTING, [entry])
    return min(rows)[1] if rows else None


def refresh_all(database: Database, pairs: Iterable[tuple[str, str]]) -> None:
    """Refresh entries, each given by its collection and id."""
    entries: defaultdict[str, set[str]] = defaultdict(set)
    for slug, entry in pairs:
        entries[slug].add(entry)
    for slug in sorted(entries):
        refresh(database, slug, entries[slug])


def refresh(database: Database, slug: str, entries: Collection[str]) -> None:
    """Update which report represents each of these entries, and its facts, within a transaction."""
    reports: defaultdict[str, list[_Report]] = defaultdict(list)
    for row in map(_Report._make, rows_for_ids(database, _REPORTS, sorted(entries), first=[slug])):
        reports[row.entry].append(row)
    firsts: dict[str, _Report] = {}
    rows, toggled = [], []
    for entry in sorted(entries):
        shown = [report for report in reports[entry] if report.is_shown]
        first = _representative(entry, shown)
        toggled += [report for report in reports[entry] if bool(report.represents) != _stands_alone(report, first)]
        if first:
            firsts[entry] = first
        if first and (len(shown) > 1 or first.event != entry):
            rows.append(_Row(entry, first.event, _facts(shown), first.changed_in))
    _write(database, slug, entries, rows, firsts)
    for report in toggled:
        _touch(database, slug, report, represents=not report.represents)


def refresh_grown(database: Database, slug: str, joined: Mapping[str, str]) -> None:
    """Refresh entries that new reports have joined, within a transaction; ``joined`` has the entry of each by event.

    An entry of more than _REFRESHED reports is refreshed whenever they have grown by an eighth or less, so that all its
    refreshes together cost no more than 16 times the last one. Until then its facts leave out the reports that are new.
    """
    added = Counter(joined.values())
    with available(database):
        counts = dict(rows_for_ids(database, _COUNTS, sorted(added), first=[slug]))
        represented = {entry for _, entry, _ in rows_for_ids(database, _OF_ENTRIES, sorted(added), first=[slug])}
    due = {entry for entry, count in counts.items() if entry not in represented or _is_due(count, added[entry])}
    refresh(database, slug, due)
    waiting = sorted(event for event, entry in joined.items() if entry not in due)
    for report in map(_Report._make, rows_for_ids(database, _SOME_REPORTS, waiting, first=[slug])):
        if report.represents and report.can_represent:
            _touch(database, slug, report, represents=False)


def release(database: Database, slug: str, events: Collection[str]) -> None:
    """Let events that have left their entries stand in the timeline for themselves, within a transaction."""
    for place in map(_Place._make, rows_for_ids(database, _LEFT, sorted(events), first=[slug])):
        _touch(database, slug, place, represents=True)


def _is_due(count: int, added: int) -> bool:
    """Whether an entry of ``count`` reports, of which some have just been added, is to be refreshed."""
    part = 1 << max(count.bit_length() - 4, 0)  # an eighth of the power of two below the count
    return count <= _REFRESHED or count // part > (count - added) // part


def _stands_alone(report: _Report, first: _Report | None) -> bool:
    """Whether a report stands in the timeline: the first one for its entry, one of another kind for itself.

    A founder of another kind has the id of the entry, so that another report stands for it.
    """
    has_id_of_first = first is not None and report.is_shown and report.event == report.entry
    return report is first or not (report.can_represent or has_id_of_first)


def _write(
    database: Database, slug: str, entries: Collection[str], rows: Sequence[_Row], firsts: Mapping[str, _Report]
) -> None:
    """Replace the rows of entries, and record what the collection now shows differently for its feed of changes."""
    before = {row.id: row for row in map(_Row._make, rows_for_ids(database, _TAKE, sorted(entries), first=[slug]))}
    number = latest(database).number
    dated = [row._replace(changed_in=_changed_in(row, before.get(row.id), number)) for row in rows]
    insert(database, MergedEntry, ({**row._asdict(), "collection": slug} for row in dated))
    was, now = ({row.event: row.id for row in some} for some in (before.values(), rows))
    for first in firsts.values():
        merged = now.get(first.event)
        # its own id becomes, or is no longer, that of an entry
        if merged not in (was.get(first.event), first.event):
            _touch(database, slug, first)
    withdrawals.add(database, slug, before.keys() - firsts.keys(), number)


def _changed_in(row: _Row, before: _Row | None, number: int) -> int:
    """Return the revision of the last change of a merged entry: the one before if nothing changes now."""
    is_same = before is not None and (before.event, before.facts) == (row.event, row.facts)
    return before.changed_in if before and is_same and row.changed_in != number else number


def _touch(database: Database, slug: str, report: _Report | _Place, *, represents: bool | None = None) -> None:
    """Update the place of a report within the change that is being made."""
    changed: tuple[Any, ...] = () if represents is None else (represents,)
    sql = with_placeholders(_TOUCH if represents is None else _REPRESENT, kind(database))
    execute(database, sql, (*changed, slug, report.start_on, report.order_key, report.event))


def _representative(entry: str, reports: Sequence[_Report]) -> _Report | None:
    """Return the report that represents an entry; None if none can."""
    votes = Counter(report.days for report in reports)
    coarse = {days for days in votes if _is_coarse(_interval(days))}

    def date_rank(report: _Report) -> tuple[Any, ...]:
        is_coarse, is_inferred = report.days in coarse, report.certainty != "explicit"
        return is_coarse, -votes[report.days], -report.grain_rank, is_inferred, str(report.start_on)

    def rank(report: _Report) -> tuple[Any, ...]:
        is_planned, is_joined = report.status == Status.PLANNED, report.event != entry
        return is_planned, *date_rank(report), is_joined, report.order_key, report.event

    candidates = [report for report in reports if report.can_represent]
    days = min(candidates, key=date_rank).days if candidates else None
    return min((report for report in candidates if report.days == days), key=rank, default=None)


def _facts(reports: Sequence[_Report]) -> str:
    """Return the facts of an entry: by how many it is reported, and its dates if reports disagree.

    Copies of one sentence count as one source, whoever published them.
    """
    sources = {report.source for report in reports} - {None}
    wordings = {report.terms for report in reports}
    reported_by = {
        "reports": len(reports),
        "articles": len({report.article for report in reports} - {""}),
        "sources": min(len(sources), len(wordings)),
    }
    dates = _dates(reports)
    return orjson.dumps({"reported_by": reported_by, "dates": dates if len(dates) > 1 else []}).decode()


def _dates(reports: Sequence[_Report]) -> list[dict[str, str | int]]:
    """Return the dates of reports with their number, the most frequent first. A period agrees with each of its days."""
    votes = Counter(report.days for report in reports)
    intervals = {days: _interval(days) for days in votes}
    exact = {interval.start_on for interval in intervals.values() if not _is_coarse(interval)}
    differing = Counter[str]()
    for days, interval in intervals.items():
        if not (_is_coarse(interval) and any(interval.start_on <= day < interval.end_before for day in exact)):
            differing[interval_edtf(interval)] += votes[days]
    return [{"edtf": edtf, "reports": differing[edtf]} for edtf in sorted(differing, key=lambda e: (-differing[e], e))]


def _interval(days: tuple[str, str]) -> Interval:
    return Interval(*map(as_day, days))


def _is_coarse(interval: Interval) -> bool:
    return (interval.end_before - interval.start_on).days > 1

"""``timeline regroup``: form the entries of a collection again, from all its reports at once.

Reports that an editor has merged or split stay where they are. An entry keeps its id if the report that founded it
stays in it; the id of a deleted founder goes to the entry with the most of its reports.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass

from service.articles.forming import formed
from service.errors import Conflict
from service.store import collections, entry_decisions, entry_reports, merged_entries, revisions
from service.store.database import Database, writing
from service.store.entry_decisions import REDIRECT, DecisionRow
from service.store.entry_reports import ReportRow
from service.store.revisions import Revision


@dataclass(frozen=True, slots=True)
class Regrouped:
    """How the entries of a collection change: their number before and after, and the reports that change entry."""

    collection: str
    reports: int
    entries_before: int
    entries: int
    moved: tuple[tuple[str, str | None, str], ...]


class ChangedMeanwhile(Conflict):
    """Another client changed the collection while its entries were being formed."""

    def __init__(self, slug: str) -> None:
        super().__init__(f"collection {slug!r} has changed meanwhile: run the command again")


def regroup(database: Database, *, collection: str | None = None, dry_run: bool = False) -> Iterator[Regrouped]:
    """Form the entries of one collection, or of all, and yield how each changes. With ``dry_run`` nothing is written.

    Articles are read before the transaction, so that others can write meanwhile. Raises ChangedMeanwhile.
    """
    for slug in [collection] if collection is not None else list(_slugs(database)):
        yield _regroup(database, slug, dry_run=dry_run)


def regroup_grown(database: Database, since: Revision) -> None:
    """Form the entries of collections that have grown by much since a revision, at the end of a bulk import.

    A collection that another client is changing stays as it is.
    """
    for slug in collections.grown(database, since):
        with suppress(ChangedMeanwhile):
            _regroup(database, slug, dry_run=False)


def _slugs(database: Database) -> Iterator[str]:
    after = None
    while rows := collections.collection_rows(database, after=after, limit=500):
        yield from (row["slug"] for row in rows)
        after = rows[-1]["slug"]


def _regroup(database: Database, slug: str, *, dry_run: bool) -> Regrouped:
    seen = revisions.last(database, slug)
    articles = entry_reports.articles_by_publication(database, slug)
    stored = entry_reports.of_collection(database, slug)
    rows = _with_ids(formed(database, articles, stored), stored)
    before = {event: row.entry for event, row in stored.items()}
    moved = tuple((row.event, before.get(row.event), row.entry) for row in rows if before.get(row.event) != row.entry)
    if not dry_run:
        _write(database, slug, seen, stored, rows)
    return Regrouped(slug, len(rows), len(set(before.values())), len({row.entry for row in rows}), moved)


def _write(
    database: Database, slug: str, seen: Revision | None, stored: Mapping[str, ReportRow], rows: Sequence[ReportRow]
) -> None:
    with writing(database):
        number = revisions.advance(database)
        if revisions.last(database, slug) != seen:
            raise ChangedMeanwhile(slug)
        present = {row.event for row in rows}
        changed = [row for row in rows if stored.get(row.event) != row]
        gone = [row for event, row in stored.items() if event not in present]
        left = [stored[row.event] for row in changed if row.event in stored]
        entry_reports.remove(database, slug, {row.event for row in [*left, *gone]})
        entry_reports.put(database, slug, changed)
        merged_entries.refresh(database, slug, {row.entry for row in [*changed, *left, *gone]})
        _redirect(database, slug, stored, rows)
        revisions.mark(number, collections=[slug])


def _redirect(database: Database, slug: str, stored: Mapping[str, ReportRow], rows: Sequence[ReportRow]) -> None:
    """Let the id of each entry that does not exist any more lead to the entry with the most of its reports."""
    now = {row.event: row.entry for row in rows}
    heirs: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for event, row in stored.items():
        if event in now:
            heirs[row.entry][now[event]] += 1
    gone = sorted(heirs.keys() - set(now.values()))
    leads = [(entry, min(heirs[entry], key=lambda heir: (-heirs[entry][heir], heir))) for entry in gone]
    decided = entry_decisions.of_events(database, slug, gone)
    redirects = [DecisionRow(entry, heir, REDIRECT) for entry, heir in leads if entry not in decided]
    entry_decisions.put(database, slug, redirects)


def _with_ids(rows: Sequence[ReportRow], stored: Mapping[str, ReportRow]) -> list[ReportRow]:
    """Give entries the ids that they had; ``rows`` have those of the reports that found the entries now."""
    groups: defaultdict[str, list[ReportRow]] = defaultdict(list)
    for row in rows:
        groups[row.entry].append(row)
    present = {row.event for row in rows}
    ids = {row.entry: row.entry for row in rows if row.is_fixed}
    taken = set(ids)
    for founder, group in sorted(groups.items(), key=lambda item: (-len(item[1]), item[0])):
        if founder in ids:
            continue
        inside = {row.event for row in group}
        votes = Counter(stored[event].entry for event in inside & stored.keys())
        able = [entry for entry in votes if entry not in taken and (entry in inside or entry not in present)]
        ids[founder] = min(able, key=lambda entry: (-votes[entry], entry), default=founder)
        taken.add(ids[founder])
    return [row._replace(entry=ids[row.entry]) for row in rows]

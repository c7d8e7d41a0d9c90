"""Replacing: newly formed entries take the places of those of a collection, and as many of their ids as they can.

An entry keeps its id if the report that founded it stays in it; the id of a deleted founder goes to the entry with the
most of its reports. All other ids lead to the entry that has most of their reports now.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Mapping, Sequence

from service.store import entry_decisions, entry_reports, merged_entries
from service.store.database import Database
from service.store.entry_decisions import REDIRECT, DecisionRow
from service.store.entry_reports import ReportRow


def replace(
    database: Database,
    slug: str,
    stored: Mapping[str, ReportRow],
    rows: Sequence[ReportRow],
    elsewhere: Collection[str] = (),
) -> None:
    """Replace stored reports by event with rows that say where they belong now, within a transaction.

    Entries that are ``elsewhere`` have reports besides the stored ones.
    """
    present = {row.event for row in rows}
    changed = [row for row in rows if stored.get(row.event) != row]
    gone = [row for event, row in stored.items() if event not in present]
    left = [stored[row.event] for row in changed if row.event in stored]
    entry_reports.remove(database, slug, {row.event for row in [*left, *gone]})
    entry_reports.put(database, slug, changed)
    merged_entries.release(database, slug, {row.event for row in gone})
    merged_entries.refresh(database, slug, {row.entry for row in [*changed, *left, *gone]})
    _redirect(database, slug, stored, {row.event: row.entry for row in rows}, elsewhere)


def with_ids(
    rows: Sequence[ReportRow], stored: Mapping[str, ReportRow], elsewhere: Collection[str] = ()
) -> list[ReportRow]:
    """Give entries the ids that they had; ``rows`` have those of the reports that found the entries now.

    Entries that are ``elsewhere``, and those of reports that are fixed, keep the ids that they have in ``rows``.
    """
    groups: defaultdict[str, list[ReportRow]] = defaultdict(list)
    for row in rows:
        groups[row.entry].append(row)
    present = {row.event for row in rows}
    ids = {row.entry: row.entry for row in rows if row.is_fixed or row.entry in elsewhere}
    taken = ids.keys() | set(elsewhere)
    for founder, group in sorted(groups.items(), key=lambda item: (-len(item[1]), item[0])):
        if founder in ids:
            continue
        inside = {row.event for row in group}
        votes = Counter(stored[event].entry for event in inside & stored.keys())
        able = [entry for entry in votes if entry not in taken and (entry in inside or entry not in present)]
        ids[founder] = min(able, key=lambda entry: (-votes[entry], entry), default=founder)
        taken.add(ids[founder])
    return [row._replace(entry=ids[row.entry]) for row in rows]


def _redirect(
    database: Database, slug: str, stored: Mapping[str, ReportRow], now: Mapping[str, str], elsewhere: Collection[str]
) -> None:
    """Let the id of each entry that does not exist any more lead to the entry with the most of its reports.

    ``now`` has the entry of each report by event.
    """
    heirs: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for event, row in stored.items():
        if event in now:
            heirs[row.entry][now[event]] += 1
    gone = sorted(heirs.keys() - set(now.values()) - set(elsewhere))
    leads = [(entry, min(heirs[entry], key=lambda heir: (-heirs[entry][heir], heir))) for entry in gone]
    decided = {
        event for event, row in entry_decisions.of_events(database, slug, gone).items() if row.change != REDIRECT
    }
    redirects = [DecisionRow(entry, heir, REDIRECT) for entry, heir in leads if entry not in decided]
    entry_decisions.put(database, slug, redirects)

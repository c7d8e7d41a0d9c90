"""``timeline regroup``: form the entries of a collection again, from all its reports at once.

Reports that an editor has merged or split stay where they are.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass

from service.articles.forming import formed
from service.articles.replacing import replace, with_ids
from service.errors import Conflict
from service.store import collections, entry_reports, revisions
from service.store.database import Database, writing
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


def regroup_grown(database: Database, since: Revision, within: Collection[str] | None = None) -> None:
    """Form the entries of collections that have grown by much since a revision, at the end of a bulk import.

    ``within`` names the only collections that may be formed; None stands for all. A collection that another client is
    changing stays as it is.
    """
    for slug in collections.grown(database, since):
        if within is None or slug in within:
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
    rows = with_ids(formed(database, articles, stored), stored)
    before = {event: row.entry for event, row in stored.items()}
    moved = tuple((row.event, before.get(row.event), row.entry) for row in rows if before.get(row.event) != row.entry)
    if not dry_run and {row.event: row for row in rows} != stored:
        _write(database, slug, seen, stored, rows)
    return Regrouped(slug, len(rows), len(set(before.values())), len({row.entry for row in rows}), moved)


def _write(
    database: Database, slug: str, seen: Revision | None, stored: Mapping[str, ReportRow], rows: Sequence[ReportRow]
) -> None:
    with writing(database):
        number = revisions.advance(database)
        if revisions.last(database, slug) != seen:
            raise ChangedMeanwhile(slug)
        replace(database, slug, stored, rows)
        revisions.mark(number, collections=[slug])

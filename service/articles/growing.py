"""Growing: re-form a day of a collection whenever its number of reports has doubled.

Articles that are posted one by one thus end up in nearly the same entries as after a bulk import. The cost is spread
over all posts: however many reports a day has, all its formings together cost at most twice the last one. Beyond MOST
reports, only ``service.articles.regroup`` forms a day. A report that is alone on its day stays in its entry.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import date

from service.articles.candidates import report_of_row
from service.articles.forming import formed_day
from service.articles.replacing import replace, with_ids
from service.store import entry_reports
from service.store.database import Database
from service.store.entry_reports import MAX_CANDIDATES, ReportRow
from service.stories.subject import Subject, subject_of

#: The least and the most reports of a day that is formed.
LEAST, MOST = 4, MAX_CANDIDATES
#: The reports by which the common words of a collection are counted, always the same ones; a regrouping counts all.
_MAX_COUNTED = 1_000


def form_grown_days(database: Database, article: str, slugs: Collection[str]) -> None:
    """Form the days that have grown by an article that is new in some collections, within its transaction."""
    for slug, rows in sorted(entry_reports.of_articles(database, [article]).items()):
        grown = list(_grown(database, slug, rows)) if slug in slugs else []
        subject = subject_of(entry_reports.first_terms(database, slug, _MAX_COUNTED) if grown else ())
        for day in grown:
            _form(database, slug, day, subject)


def _grown(database: Database, slug: str, new: Mapping[str, ReportRow]) -> Iterator[date]:
    """Yield the days of new reports that have reached the next power of two."""
    added = Counter(row.start_on for row in new.values() if not row.is_coarse)
    counts = entry_reports.counts_of_days(database, slug, sorted(added))
    for day, count in sorted(counts.items()):
        if LEAST <= count <= MOST and count.bit_length() > (count - added[day]).bit_length():
            yield day


def _form(database: Database, slug: str, day: date, subject: Subject) -> None:
    """Form a day of a collection with its common words.

    Editors' decisions stay, and so does the founder of an entry that has reports of other days.
    """
    stored = {row.event: row for row in entry_reports.of_days(database, slug, [day])}
    elsewhere = entry_reports.entries_of_other_days(database, slug, {row.entry for row in stored.values()}, day)
    chosen = {row.event: row.entry for row in stored.values() if row.is_fixed}
    chosen |= {entry: entry for entry in (*chosen.values(), *elsewhere)}
    ordered = sorted(stored.values(), key=lambda row: (row.delay, row.event))
    formed = list(formed_day([report_of_row(row) for row in ordered], chosen, subject))
    sizes = Counter(row.entry for row in formed)
    rows = [
        stored[row.event]
        if stored[row.event].is_fixed or (sizes[row.entry] == 1 and stored[row.event].entry in elsewhere)
        else row
        for row in formed
    ]
    coarse = {row.event: row for row in entry_reports.coarse_of_day(database, slug, day)}
    stored |= coarse
    rows += _following(coarse.values(), {row.event: row.entry for row in rows})
    replace(database, slug, stored, with_ids(rows, stored, elsewhere), elsewhere)


def _following(coarse: Iterable[ReportRow], entries: Mapping[str, str]) -> Iterator[ReportRow]:
    """Yield coarse reports in the entries of the reports that they joined, or of those that founded their entries.

    One that has lost both is an entry of its own.
    """
    for row in coarse:
        entry = entries.get(row.nearest or "", entries.get(row.entry))
        if row.is_fixed:
            yield row
        elif entry is not None:
            yield row._replace(entry=entry)
        else:
            yield row._replace(entry=row.event, nearest=None, likeness=None)

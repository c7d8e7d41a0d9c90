"""Forming: build the entries of a collection from all its reports at once, regardless of their order of arrival.

The reports of each day are clustered separately. A report that is alone on its day stays with the report of another
day that it joined when it arrived. Then coarse reports, such as those of a month, join the entries of their days.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence

from service.articles.candidates import Days, report_row
from service.articles.grouping import reports_of
from service.store.database import Database
from service.store.entry_reports import MAX_CANDIDATES, MAX_OF_PERIOD, ReportRow
from service.stories.clustering import MAX_OF_DAY, clustered
from service.stories.joining import Report, entry_to_join
from service.stories.subject import Subject, subject_of

#: How alike reports of two days must be to stay together, in thousandths; below it, hardly any tell the same happening.
ACROSS_DAYS = 450


def formed(database: Database, articles: Sequence[str], stored: Mapping[str, ReportRow]) -> list[ReportRow]:
    """Return the reports of articles with the entries that they form, each with the id of its first report.

    ``stored`` are the present rows by event; those that editors have fixed stay in their entries.
    """
    days: defaultdict[int, list[Report]] = defaultdict(list)
    coarse: list[Report] = []
    reports = list(reports_of(database, articles))
    subject = subject_of(report.terms for report in reports)
    for report in reports:
        (coarse if report.is_coarse else days[report.day]).append(report)
    chosen = {event: row.entry for event, row in stored.items() if row.is_fixed}
    chosen |= {entry: entry for entry in chosen.values()}
    rows = {row.event: row for day in sorted(days) for row in formed_day(days[day], chosen, subject)}
    rows |= {event: row for event, row in stored.items() if row.is_fixed}
    rows = _with_lone_reports(rows, stored)
    within = Days((row for row in rows.values() if not row.is_coarse), MAX_OF_PERIOD)
    return [*rows.values(), *(within.coarse_row(report) for report in coarse if report.event not in rows)]


def formed_day(reports: Sequence[Report], chosen: Mapping[str, str], subject: Subject) -> Iterator[ReportRow]:
    """Yield the reports of a day with their entries; those beyond MAX_OF_DAY join one by one.

    ``chosen`` has the entries of reports that stay where they are, by event; ``subject`` the common words of the
    collection.
    """
    first, others = reports[:MAX_OF_DAY], reports[MAX_OF_DAY:]
    fixed = {place: chosen[report.event] for place, report in enumerate(first) if report.event in chosen}
    found = clustered(first, fixed, subject)
    entries = {found[place].cluster: entry for place, entry in fixed.items()}
    days = Days((), MAX_CANDIDATES)
    for report, (cluster, nearest, likeness) in zip(first, found, strict=True):
        entry = entries.get(cluster, first[cluster].event)
        row = report_row(report, None)._replace(entry=entry)
        if nearest is not None and entry != report.event:
            row = row._replace(nearest=first[nearest].event, likeness=likeness)
        days.add(row)
        yield row
    for report in others:
        row = report_row(report, entry_to_join(report, days.around(report)))
        days.add(row)
        yield row


def _with_lone_reports(rows: dict[str, ReportRow], stored: Mapping[str, ReportRow]) -> dict[str, ReportRow]:
    """Let each report that is alone on its day join the report of another day to which it is linked already."""
    sizes = Counter(row.entry for row in rows.values())
    for event, other, likeness in sorted(_links_across_days(stored)):
        for alone, joined in ((event, other), (other, event)):
            if alone in rows and joined in rows and sizes[rows[alone].entry] == 1 and not rows[alone].is_fixed:
                entry = rows[joined].entry
                sizes[entry] += 1
                rows[alone] = rows[alone]._replace(entry=entry, nearest=joined, likeness=likeness)
                break
    return rows


def _links_across_days(stored: Mapping[str, ReportRow]) -> Iterator[tuple[str, str, int]]:
    for event, row in stored.items():
        nearest = stored.get(row.nearest) if row.nearest else None
        likeness = row.likeness or 0
        if nearest is not None and nearest.start_on != row.start_on and likeness >= ACROSS_DAYS:
            yield event, nearest.event, likeness

"""Grouping: the reports of articles join the entries of their collections, in the order in which they arrive.

Runs within the transaction that stores the articles. Another order of arrival may give other entries and
founders, until ``service.articles.regroup`` forms them from all reports at once.
"""

from __future__ import annotations

from bisect import insort
from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date, timedelta

from service.store import entry_decisions, entry_reports, merged_entries, term_vectors
from service.store.database import Database
from service.store.entry_decisions import DecisionRow
from service.store.entry_reports import MAX_CANDIDATES, ReportRow
from service.store.rows import as_day
from service.stories.joining import Joined, Report, entry_to_join, packed
from service.stories.term_vectors import decode

_ONE_DAY = timedelta(days=1)
_BATCH_SIZE = 200  # articles whose vectors are in memory at once


def group(database: Database, articles: Sequence[str]) -> None:
    """Let the reports of articles join entries in all their collections, in this order, within a transaction.

    Reports that belong to an entry already stay there while their day stays. Cheap for articles in no collection.
    """
    members = entry_reports.collections_of(database, articles)
    if not members:
        return
    reports = list(reports_of(database, articles))
    stored = entry_reports.of_articles(database, articles)
    decided = entry_decisions.of_articles(database, articles)
    for slug, inside in members.items():
        of_members = {report.event: report for report in reports if report.article in inside}
        rows = dict(stored.get(slug, {}))
        _decide(database, slug, decided.get(slug, {}), of_members, rows)
        _group(database, slug, list(of_members.values()), rows)
        _refound_stranded(database, slug, inside)


def _refound_stranded(database: Database, slug: str, articles: set[str]) -> None:
    """Give other ids to entries whose founder has returned to the collection with a date that does not merge."""
    for entry in sorted(entry_reports.stranded(database, slug, articles)):
        founder = entry_reports.refound(database, slug, entry)
        merged_entries.refresh(database, slug, {entry, founder} if founder else {entry})


def _decide(
    database: Database,
    slug: str,
    decided: Mapping[str, DecisionRow],
    reports: dict[str, Report],
    stored: dict[str, ReportRow],
) -> None:
    """Put reports where editors want them, also if their days change or if they return, and leave the others."""
    if not decided:
        return
    rows = []
    for event, row in entry_reports.uncompared(database, slug, decided).items():
        report, known, entry = reports.pop(event, None), stored.pop(event, None), decided[event].entry
        compared = report_row(report, None) if report else row
        if known:
            compared = compared._replace(nearest=known.nearest, likeness=known.likeness)
        elif event != entry:
            compared = compared._replace(nearest=entry, likeness=0)
        rows.append(compared._replace(entry=entry, is_fixed=True))
    entry_reports.remove(database, slug, [row.event for row in rows])
    entry_reports.put(database, slug, rows)
    merged_entries.refresh(database, slug, {row.entry for row in rows})


def _group(database: Database, slug: str, reports: Sequence[Report], stored: Mapping[str, ReportRow]) -> None:
    """Bring the reports of some articles in a collection up to date: some leave their entries, others join one."""
    found = {report.event: report for report in reports}
    gone = {event: row for event, row in stored.items() if not _stays(row, found.get(event))}
    entries = {row.entry for row in stored.values()}
    entry_reports.remove(database, slug, gone)
    for event in sorted(entries & gone.keys()):
        entries.add(entry_reports.refound(database, slug, event) or event)
    new = [report for report in reports if report.event not in stored or report.event in gone]
    # an article that was deleted and returns finds the entry that it founded
    own = entry_reports.founded_by(database, slug, [report.event for report in new])
    rows = list(_joined(database, slug, new, own))
    entry_reports.put(database, slug, rows)
    changed = entries | own
    merged_entries.refresh(database, slug, changed)
    joined = {row.event: row.entry for row in rows if row.entry != row.event and row.entry not in changed}
    merged_entries.refresh_grown(database, slug, joined)


def _stays(row: ReportRow, report: Report | None) -> bool:
    return report is not None and row.start_on.toordinal() == report.day


def _joined(database: Database, slug: str, new: Sequence[Report], own: Collection[str]) -> Iterator[ReportRow]:
    """Yield the rows of new reports, each compared with the stored ones and with those before it.

    Those in ``own`` have founded an entry that exists.
    """
    days = Days()
    wanted = sorted({day for report in new for day in _beside(report.day)})
    for row in entry_reports.of_days(database, slug, list(map(date.fromordinal, wanted))):
        days.add(row)
    for report in new:
        joined = None if report.event in own else entry_to_join(report, days.around(report))
        row = report_row(report, joined)
        days.add(row)
        yield row


def report_row(report: Report, joined: Joined | None) -> ReportRow:
    """Return the row of a report that joins an entry, or founds one."""
    return ReportRow(
        report.event,
        report.article,
        joined.entry if joined else report.event,
        date.fromordinal(report.day),
        report.language,
        report.delay,
        report.terms,
        *((joined.nearest, joined.likeness) if joined else (None, None)),
    )


class Days:
    """The reports of the days that new reports are compared with, by id and at most MAX_CANDIDATES a day."""

    def __init__(self) -> None:
        self.reports: dict[int, list[tuple[str, str, Report]]] = {}

    def add(self, row: ReportRow) -> None:
        """Add a report to its day."""
        report = report_of_row(row)
        of_day = self.reports.setdefault(report.day, [])
        insort(of_day, (report.event, row.entry, report))
        del of_day[MAX_CANDIDATES:]

    def around(self, report: Report) -> Iterator[tuple[str, Report]]:
        """Yield the reports of a report's day and the days beside it, each with its entry."""
        return ((entry, other) for day in _beside(report.day) for _, entry, other in self.reports.get(day, ()))


def _beside(day: int) -> range:
    return range(max(day - 1, date.min.toordinal()), min(day + 1, date.max.toordinal()) + 1)


def report_of_row(row: ReportRow) -> Report:
    """Return a stored report as it is compared."""
    return Report(row.event, row.article, row.start_on.toordinal(), row.delay, row.language, row.terms)


def reports_of(database: Database, articles: Sequence[str]) -> Iterator[Report]:
    """Yield the events of articles that can merge, in the order of the articles and their texts.

    An event merges if it is dated to one day, or finer, and its sentence has term vectors.
    """
    for start in range(0, len(articles), _BATCH_SIZE):
        yield from _reports(database, articles[start : start + _BATCH_SIZE])


def _reports(database: Database, articles: Sequence[str]) -> Iterator[Report]:
    order = {article: number for number, article in enumerate(articles)}
    known = {row.article: row for row in term_vectors.of_articles(database, articles)}
    vectors = {article: decode(row.vectors) for article, row in known.items()}
    rows = [row for row in entry_reports.mergeable(database, articles) if row.end_before - row.start_on == _ONE_DAY]
    for row in sorted(rows, key=lambda row: (order[row.article], row.position)):
        of_article = vectors.get(row.article)
        if of_article is not None and row.position < len(of_article.sentences):
            language = known[row.article].language
            sentence = of_article.sentences[row.position]
            terms = ((of_article.terms[index], of_article.counts[index]) for index in sentence)
            delay = as_day(known[row.article].published_on) - row.start_on
            day = row.start_on.toordinal()
            yield Report(row.event, row.article, day, delay.days, language, packed(terms, language))

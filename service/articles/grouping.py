"""Grouping: the reports of articles join the entries of their collections, in the order in which they arrive.

Runs within the transaction that stores the articles. Another order of arrival may give other entries and
founders, until ``service.articles.regroup`` forms them from all reports at once.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date, timedelta

from service.articles.candidates import Days, beside, report_row, within
from service.eventing import EventKind
from service.store import entry_decisions, entry_reports, merged_entries, term_vectors
from service.store.database import Database
from service.store.entry_decisions import DecisionRow
from service.store.entry_reports import MAX_CANDIDATES, MAX_OF_PERIOD, MergeableRow, ReportRow
from service.store.rows import as_day
from service.stories.joining import Report, entry_to_join, packed
from service.stories.term_vectors import decode

_ONE_DAY = timedelta(days=1)
_LONGEST = timedelta(days=31)
#: The first reports of an article that are compared with others; the rest of a list of dates waits for a regrouping.
MAX_OF_ARTICLE = 300
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
    # what others tell of a day has no id of an event that is dated to a month
    for event in sorted(own & {report.event for report in new if report.is_coarse}):
        own.remove(event)
        entries |= {event, entry_reports.refound(database, slug, event) or event}
    rows = list(_joined(database, slug, new, own))
    entry_reports.put(database, slug, rows)
    merged_entries.release(database, slug, gone.keys() - {row.event for row in rows if row.entry != row.event})
    changed = entries | own
    merged_entries.refresh(database, slug, changed)
    joined = {row.event: row.entry for row in rows if row.entry != row.event and row.entry not in changed}
    merged_entries.refresh_grown(database, slug, joined)


def _stays(row: ReportRow, report: Report | None) -> bool:
    if report is None or report.is_coarse != row.is_coarse:
        return False
    return row.start_on.toordinal() in within(report)


def _joined(database: Database, slug: str, new: Sequence[Report], own: Collection[str]) -> Iterator[ReportRow]:
    """Yield the rows of new reports, each compared with the stored ones and with those before it.

    Those in ``own`` have founded an entry that exists.
    """
    days, periods = _days_around(database, slug, new), _days_within(database, slug, new)
    of_articles = Counter[str]()
    for report in new:
        of_articles[report.article] += 1
        is_alone = report.event in own or of_articles[report.article] > MAX_OF_ARTICLE
        if report.is_coarse:
            yield report_row(report, None) if is_alone else periods.coarse_row(report)
        else:
            row = report_row(report, None if is_alone else entry_to_join(report, days.around(report)))
            days.add(row)
            periods.add(row)
            yield row


def _days_around(database: Database, slug: str, new: Sequence[Report]) -> Days:
    """Return the stored reports of the days of new reports of one day, and of the days beside them."""
    wanted = sorted({day for report in new if not report.is_coarse for day in beside(report.day)})
    return Days(entry_reports.of_days(database, slug, list(map(date.fromordinal, wanted))), MAX_CANDIDATES)


def _days_within(database: Database, slug: str, new: Sequence[Report]) -> Days:
    """Return the stored reports of all days of new reports that are coarse."""
    wanted = sorted({day for report in new if report.is_coarse for day in within(report)})
    rows = entry_reports.of_days(database, slug, list(map(date.fromordinal, wanted)), MAX_OF_PERIOD)
    return Days(rows, MAX_OF_PERIOD)


def reports_of(database: Database, articles: Sequence[str]) -> Iterator[Report]:
    """Yield the events of articles that can merge, in the order of the articles and their texts.

    An event merges if it is dated to one day, or finer, and its sentence has term vectors. So does one of kind event
    that is dated to at most _LONGEST.
    """
    for start in range(0, len(articles), _BATCH_SIZE):
        yield from _reports(database, articles[start : start + _BATCH_SIZE])


def _reports(database: Database, articles: Sequence[str]) -> Iterator[Report]:
    order = {article: number for number, article in enumerate(articles)}
    known = {row.article: row for row in term_vectors.of_articles(database, articles)}
    vectors = {article: decode(row.vectors) for article, row in known.items()}
    rows = [row for row in entry_reports.mergeable(database, articles) if _can_merge(row)]
    for row in sorted(rows, key=lambda row: (order[row.article], row.position)):
        of_article = vectors.get(row.article)
        if of_article is not None and row.position < len(of_article.sentences):
            language = known[row.article].language
            sentence = of_article.sentences[row.position]
            terms = ((of_article.terms[index], of_article.counts[index]) for index in sentence)
            delay = as_day(known[row.article].published_on) - row.start_on
            day = row.start_on.toordinal()
            days = (row.end_before - row.start_on).days
            yield Report(row.event, row.article, day, delay.days, language, packed(terms, language), days)


def _can_merge(row: MergeableRow) -> bool:
    length = row.end_before - row.start_on
    return length == _ONE_DAY or (row.kind == EventKind.EVENT and length <= _LONGEST)

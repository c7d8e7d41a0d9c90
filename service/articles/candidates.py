"""Candidates: the reports that a new one is compared with, and the rows of reports as they are stored."""

from __future__ import annotations

from bisect import insort
from collections.abc import Iterable, Iterator
from datetime import date

from service.store.entry_reports import ReportRow
from service.stories.joining import Joined, Report, entry_to_join_in_period


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
        nearest=joined.nearest if joined else None,
        likeness=joined.likeness if joined else None,
        is_coarse=report.is_coarse,
    )


class Days:
    """The reports of the days that new reports are compared with, by id and at most ``limit`` a day."""

    def __init__(self, rows: Iterable[ReportRow], limit: int) -> None:
        self.reports: dict[int, list[tuple[str, str, Report]]] = {}
        self.limit = limit
        for row in rows:
            self.add(row)

    def add(self, row: ReportRow) -> None:
        """Add a report to its day."""
        report = report_of_row(row)
        of_day = self.reports.setdefault(report.day, [])
        insort(of_day, (report.event, row.entry, report))
        del of_day[self.limit :]

    def around(self, report: Report) -> Iterator[tuple[str, Report]]:
        """Yield the reports of a report's day and the days beside it, each with its entry."""
        return self._of_days(beside(report.day))

    def coarse_row(self, report: Report) -> ReportRow:
        """Return the row of a coarse report: on the day of the report that it is most like, or as its own entry."""
        others = list(self._of_days(within(report)))
        joined = entry_to_join_in_period(report, others)
        if joined is None:
            return report_row(report, None)
        (day,) = [other.day for _, other in others if other.event == joined.nearest]
        on_day = report._replace(day=day, delay=report.delay - (day - report.day))
        return report_row(on_day, joined)

    def _of_days(self, days: range) -> Iterator[tuple[str, Report]]:
        return ((entry, other) for day in days for _, entry, other in self.reports.get(day, ()))


def beside(day: int) -> range:
    """Return a day and the days beside it, as ordinals."""
    return range(max(day - 1, date.min.toordinal()), day + 2)


def within(report: Report) -> range:
    """Return the days of a report, as ordinals."""
    return range(report.day, report.day + report.days)


def report_of_row(row: ReportRow) -> Report:
    """Return a stored report as it is compared."""
    return Report(row.event, row.article, row.start_on.toordinal(), row.delay, row.language, row.terms)

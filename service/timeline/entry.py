"""One entry of a collection with its reports, in pages."""

from __future__ import annotations

from typing import cast

import orjson

from service.errors import InvalidInput
from service.eventing.served import EntryPageJson, ReportedJson
from service.store import entry_reports, merged_entries, term_vectors
from service.store.database import Database
from service.store.entry_members import MemberRow
from service.timeline.merged import reports_of


def entry_page(
    database: Database, slug: str, entry: str, members: list[MemberRow], *, after: str | None, limit: int
) -> EntryPageJson:
    """Return an entry with a page of its reports, by day and day of publication, after the report with this id.

    ``members`` are its reports, at least one. Raises InvalidInput if ``after`` is not one of them.
    """
    shown = [row.event for row in members if row.is_shown] or [row.event for row in members]
    page, following = _page(shown, after, limit)
    merged = merged_entries.of_entry(database, slug, entry)
    event, facts = merged or (entry if entry in shown else shown[0], "{}")
    (body,) = term_vectors.bodies(database, [event]).values()
    reports = _reports(database, slug, page)
    whole = {**orjson.loads(body), **orjson.loads(facts), "id": entry, "reports": reports, "next": following}
    return cast(EntryPageJson, whole)


def _reports(database: Database, slug: str, page: list[str]) -> list[ReportedJson]:
    """Return the reports of a page, each explained by the one that it is most like, wherever that is listed."""
    rows = entry_reports.of_events(database, slug, page)
    nearest = {row.nearest for row in rows.values() if row.nearest} - rows.keys()
    rows |= entry_reports.of_events(database, slug, nearest)
    reports = {report["id"]: report for report in reports_of(database, {*page, *nearest}, rows)}
    return [reports[event] for event in page if event in reports]


def _page(shown: list[str], after: str | None, limit: int) -> tuple[list[str], str | None]:
    """Return the ids of a page, and the last one if another page follows."""
    if after is not None and after not in shown:
        raise InvalidInput("is not a report of the entry: begin with the first page again", field="after")
    start = 0 if after is None else shown.index(after) + 1
    page = shown[start : start + limit]
    return page, page[-1] if start + limit < len(shown) else None

"""Merged entries as they are served: their ids, the number of their reports, and the reports themselves.

An entry has the values of the report that represents it, and the id of the report that founded it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from itertools import islice
from typing import Any

import orjson

from service.eventing.served import EventJson, ReportedJson, WhyJson
from service.events.rows import dumps
from service.store import entry_reports, merged_entries, term_vectors
from service.store.database import Database
from service.store.entry_reports import ReportRow
from service.store.filter import merges
from service.store.merged_entries import MergedRow
from service.stories.joining import are_late, shared_words
from service.timeline.query import TimelineQuery

#: The reports of an entry that are listed at most; ``reported_by`` counts all of them.
MAX_REPORTS = 1_000


def merged(database: Database, query: TimelineQuery, bodies: Mapping[str, bytes]) -> list[bytes]:
    """Return the entries of a page of a collection as JSON in UTF-8. ``bodies`` are those of its events by id.

    One query for the page, and four more if the entries list their reports.
    """
    slug = str(query.collection)
    found = merged_entries.of_events(database, slug, list(bodies)) if merges(query) else {}
    reports = _reports(database, slug, list(bodies)) if query.lists_reports else {}
    return [_entry(body, found.get(event), reports.get(event)) for event, body in bodies.items()]


def _entry(body: bytes, row: MergedRow | None, reports: list[ReportedJson] | None) -> bytes:
    if row is None and reports is None:
        return body
    entry: dict[str, Any] = orjson.loads(body)
    if row is not None:
        entry |= {"id": row.id, **orjson.loads(row.facts)}
    if reports is not None:
        entry["reports"] = reports
    return dumps(entry).encode()


def _reports(database: Database, slug: str, shown: Sequence[str]) -> dict[str, list[ReportedJson]]:
    """Return the reports of the entries of events, by event; an event that belongs to none is its only report."""
    entries = {event: event for event in shown} | entry_reports.entries_of(database, slug, shown)
    rows: defaultdict[str, dict[str, ReportRow]] = defaultdict(dict)
    for row in entry_reports.first_of_entries(database, slug, sorted(set(entries.values())), MAX_REPORTS):
        rows[row.entry][row.event] = row
    members = {event: _first(event, rows[entry]) for event, entry in entries.items()}
    known = {event: row for of_entry in rows.values() for event, row in of_entry.items()}
    reports = reports_of(database, set().union(*members.values()), known)
    return {event: [report for report in reports if report["id"] in inside] for event, inside in members.items()}


def reports_of(database: Database, wanted: Collection[str], rows: Mapping[str, ReportRow]) -> list[ReportedJson]:
    """Return events as reports of their entries, in the order of the timeline, without those that it does not show."""
    events = _events(database, wanted)
    external_ids = term_vectors.external_ids(
        database, {event["article"]["id"] for event in events.values() if event["article"]}
    )
    ordered = sorted(events.values(), key=_order)
    return [_reported(event, external_ids, _why(event, rows, events)) for event in ordered]


def _first(event: str, reports: Iterable[str]) -> set[str]:
    """Return the event that represents an entry, and as many of its other reports as are listed."""
    return {event, *islice((report for report in reports if report != event), MAX_REPORTS - 1)}


def _events(database: Database, ids: Collection[str]) -> dict[str, EventJson]:
    """Return those events that timelines show, by id."""
    events: dict[str, EventJson] = {
        event: orjson.loads(body) for event, body in term_vectors.bodies(database, ids).items()
    }
    return {event: found for event, found in events.items() if not found["hidden"] and not found["orphaned"]}


def _order(event: EventJson) -> tuple[str, str, str]:
    return event["date"]["start_on"], event["published_on"] or "", event["id"]


def _why(event: EventJson, rows: Mapping[str, ReportRow], events: Mapping[str, EventJson]) -> WhyJson | None:
    """Return why an event is a report of its entry; None for the one that founded it."""
    row = rows.get(event["id"])
    if row is None or row.nearest is None or row.likeness is None:
        return None
    nearest = events.get(row.nearest)
    known = rows.get(row.nearest)
    return {
        "nearest": row.nearest,
        "likeness": row.likeness / 1_000,
        "words": shared_words(_sentence(event), _sentence(nearest), row.language) if nearest else [],
        "both_late": known is not None and are_late(row.delay, known.delay),
        "decided": row.is_fixed,
    }


def _sentence(event: EventJson) -> str:
    return event["sentence"]["text"] if event["sentence"] else event["summary"]


def _reported(event: EventJson, external_ids: Mapping[str, str | None], why: WhyJson | None) -> ReportedJson:
    article = event["article"]
    return {
        "id": event["id"],
        "article": {
            **article,
            "external_id": external_ids.get(article["id"]),
            "published_on": event["published_on"],
        }
        if article
        else None,
        "sentence": event["sentence"],
        "expression": event["expression"],
        "date": event["date"],
        "why": why,
    }

"""CSV as Timesketch imports it (timesketch.org): message, datetime and timestamp_desc, then columns of our own.

Timesketch knows only instants: ``datetime`` is the beginning of the event's first day, or its clock time, taken as UTC,
and ``timestamp_desc`` says what kind of date that stands for. Cells are as safe in a spreadsheet as those of CSV.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator

from service.eventing.served import EventJson
from service.formats.csv import csv_rows, text_cell
from service.formats.dates import clock_datetime, first_day
from service.formats.event_text import article_url, clean, headline
from service.formats.model import TimelineInfo, parse_events

COLUMNS = (
    *("message", "datetime", "timestamp_desc", "edtf", "granularity", "status", "kind", "certainty", "anchor_kind"),
    *("source", "url", "event_id"),
)


def render(_: TimelineInfo, entries: Iterable[bytes]) -> Iterator[str]:
    """Yield the header, then one row per event."""
    return csv_rows(COLUMNS, map(_values, parse_events(entries)))


def _values(event: EventJson) -> list[str | None]:
    date, article = event["date"], event["article"]
    start = clock_datetime(date) or dt.datetime.combine(first_day(date), dt.time(), dt.UTC)
    source = clean(article["source"] or "") if article else ""
    return [
        text_cell(headline(event)),
        start.replace(tzinfo=dt.UTC).isoformat(),
        f"Start of {date['granularity'].replace('_', ' ')} ({event['status']})",
        *(date["edtf"], date["granularity"], event["status"], event["kind"], event["certainty"], event["anchor_kind"]),
        *(text_cell(source), text_cell(article_url(event) or ""), event["id"]),
    ]

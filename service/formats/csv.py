"""Comma-separated values (RFC 4180), one event per row, safe to open in a spreadsheet.

A spreadsheet runs a cell as a formula if it starts with = + - @ (or their full-width forms), even after a tab or a line
break. Where the comma is the decimal mark, it separates cells at semicolons, even within quotation marks that do not
begin a row. So a text cell gets an apostrophe at its beginning and after each semicolon, if what follows starts this
way or with an apostrophe. A program that reads the table removes one apostrophe at each of these places to get the
text. Dates, ids and other values of the service never start this way and are written unchanged.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Iterator

from service.eventing.served import EventJson, TimeOfDayJson
from service.formats.dates import last_day
from service.formats.event_text import clean, headline
from service.formats.model import TimelineInfo, parse_events

_FORMULA = re.compile(r"(?:\A|(?<=;))(?=['=+\-@＝＋－＠\t\r\n]|\"*\s*[=+\-@＝＋－＠])")
COLUMNS = (
    *("id", "edtf", "start_on", "last_day", "granularity", "approximate", "part_of_day", "time"),
    *("status", "kind", "certainty", "origin", "corrected", "hidden"),
    *("summary", "sentence", "expression"),
    *("article_id", "article_title", "article_url", "article_source"),
    *("published_on", "anchor_kind", "part", "position", "mentions", "context"),
)


class _EchoWriter:
    """A file object for csv.writer that returns each line instead of writing it."""

    def write(self, line: str) -> str:
        return line


def render(_: TimelineInfo, entries: Iterable[bytes], *, delimiter: str = ",", has_mark: bool = False) -> Iterator[str]:
    """Yield the header, then one row per event, with a byte order mark before them if ``has_mark``."""
    yield "\ufeff" if has_mark else ""
    yield from csv_rows(COLUMNS, map(_values, parse_events(entries)), delimiter)


def csv_rows(columns: Iterable[str], rows: Iterable[Iterable[object]], delimiter: str = ",") -> Iterator[str]:
    """Yield the header, then each row, as lines of CSV."""
    writer = csv.writer(_EchoWriter(), delimiter=delimiter)
    yield str(writer.writerow(columns))
    for row in rows:
        yield str(writer.writerow(row))


def _values(event: EventJson) -> list[object]:
    context = text_cell(clean(event["context"] or ""))
    return [*_service_values(event), *_text_values(event), *_report_values(event), context]


def _service_values(event: EventJson) -> Iterator[str | None]:
    """Yield the values that the service itself writes."""
    date = event["date"]
    yield from (event["id"], date["edtf"], date["start_on"], str(last_day(date)), date["granularity"])
    yield from (_boolean(date["approximate"]), date["part_of_day"], _time(date["time"]))
    yield from (event["status"], event["kind"], event["certainty"], event["origin"])
    yield from (_boolean(event["correction"] is not None), _boolean(event["hidden"]))


def _text_values(event: EventJson) -> Iterator[str]:
    """Yield the texts that come from articles and editors."""
    article = event["article"]
    passages = [passage["text"] if passage else None for passage in (event["sentence"], event["expression"])]
    fields = (article["id"], article["title"], article["url"], article["source"]) if article else (None,) * 4
    return (text_cell(clean(text or "")) for text in (headline(event), *passages, *fields))


def _report_values(event: EventJson) -> Iterator[object]:
    """Yield when and where the article reports the event, and the other dates of its clause in EDTF."""
    position = event["position"]
    yield from (event["published_on"], event["anchor_kind"])
    yield from (position["part"], position["at"]) if position else (None, None)
    yield " ".join(mention["edtf"] for mention in event["mentions"])


def text_cell(text: str) -> str:
    """Return the text, with an apostrophe before each part that a spreadsheet could run."""
    return _FORMULA.sub("'", text)


def _boolean(value: bool) -> str:
    return "true" if value else "false"


def _time(time: TimeOfDayJson | None) -> str | None:
    """Return the clock time, then the zone: an offset such as +05:00 never starts a cell."""
    return " ".join(filter(None, (time["clock"], time["zone"]))) if time else None

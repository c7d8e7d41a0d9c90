"""A table of comma-separated values (RFC 4180), one event a row, safe to open in a spreadsheet.

A spreadsheet runs a cell as a formula when it begins with = + - @ (or their full-width twins), also after a tab or
an end of line. A cell of text that begins so gets an apostrophe in front, and so does one that begins with an
apostrophe itself: whoever reads the table by program takes one leading apostrophe off and has the text. Dates, ids and
the rest that is the service's own never begin so, and stand as they are.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Iterator

from service.formats.dates import last_day
from service.formats.model import Json, Timeline, events
from service.formats.wording import clean, headline

_GUARDED = re.compile(r"['=+\-@＝＋－＠\t\r\n]|\s+[=+\-@＝＋－＠]")
COLUMNS = (
    *("id", "edtf", "start_on", "last_day", "granularity", "approximate", "part_of_day", "time"),
    *("status", "kind", "certainty", "origin", "corrected", "hidden"),
    *("summary", "sentence", "expression"),
    *("article_id", "article_title", "article_url", "article_source"),
)


class _Line:
    """Where a csv.writer writes to: it hands each row back."""

    def write(self, row: str) -> str:
        return row


def pieces(_: Timeline, entries: Iterable[bytes]) -> Iterator[str]:
    writer = csv.writer(_Line())
    yield str(writer.writerow(COLUMNS))
    for event in events(entries):
        yield str(writer.writerow([*_own(event), *_told(event)]))


def _own(event: Json) -> Iterator[str | None]:
    date = event["date"]
    yield from (event["id"], date["edtf"], date["start_on"], str(last_day(date)), date["granularity"])
    yield from (_flag(date["approximate"]), date["part_of_day"], _time(date["time"]))
    yield from (event["status"], event["kind"], event["certainty"], event["origin"])
    yield from (_flag(event["correction"] is not None), _flag(event["hidden"]))


def _told(event: Json) -> Iterator[str]:
    """What comes from articles and editors."""
    article = event["article"] or {}
    passages = [event[key]["text"] if event[key] else None for key in ("sentence", "expression")]
    told = [headline(event), *passages, *(article.get(key) for key in ("id", "title", "url", "source"))]
    return (guarded(clean(text or "")) for text in told)


def guarded(text: str) -> str:
    """A text as a cell that no spreadsheet runs."""
    return f"'{text}" if _GUARDED.match(text) else text


def _flag(value: bool) -> str:
    return "true" if value else "false"


def _time(time: Json | None) -> str | None:
    """The clock first, so that an offset such as +05:00 begins no cell."""
    return " ".join(filter(None, (time["clock"], time["zone"]))) if time else None

"""Documents a line in, expressions of time a line out: the JSONL that ``timeline tag`` reads and writes.

In: ``id``, ``text``, ``dct`` (the publication day, YYYY-MM-DD, with or without a time) and, if not English, ``lang``;
``date_order`` ("MDY" or "DMY") for figures such as 3/4/2025.
Out: ``id`` and ``timexes``, each with ``start``, ``end``, ``text``, ``type``, ``value``, ``mod`` (TIMEX3) and the rule.
The order is kept and memory stays flat, whatever the number of lines.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterable, Iterator
from multiprocessing import get_context
from typing import Any

from service.timex import LANGUAGES, tag
from service.timex.model import Anchor, DateOrder, Timex

_LINES_AT_ONCE = 16


class BadLine(ValueError):
    """A line that is no document: its number, and what was expected."""


def tag_lines(lines: Iterable[str], jobs: int = 1) -> Iterator[str]:
    """Each line tagged, in the order of the lines, by so many processes. Raises BadLine."""
    numbered = enumerate((line for line in lines if line.strip()), 1)
    if jobs == 1:
        yield from map(_tag_line, numbered)
        return
    with get_context("spawn").Pool(jobs) as pool:
        yield from pool.imap(_tag_line, numbered, chunksize=_LINES_AT_ONCE)


def _tag_line(numbered: tuple[int, str]) -> str:
    number, line = numbered
    return json.dumps(tag_document(document_of(number, line)), ensure_ascii=False)


def document_of(number: int, line: str) -> dict[str, Any]:
    """The document of a line. Raises BadLine."""
    try:
        document: Any = json.loads(line)
    except ValueError as error:
        raise BadLine(f"line {number} is not JSON: {error}") from error
    missing = [name for name in ("id", "text", "dct") if not isinstance(document, dict) or name not in document]
    if missing:
        raise BadLine(f"line {number} lacks {', '.join(missing)}")
    if document.get("lang", "en") not in LANGUAGES:
        raise BadLine(f"line {number}: the language {document['lang']!r} is not read here")
    if document.get("date_order", "MDY") not in list(DateOrder):
        raise BadLine(f"line {number}: date_order is {document['date_order']!r}, and must be MDY or DMY")
    return dict(document)


def tag_document(document: dict[str, Any]) -> dict[str, Any]:
    """A document's id and its expressions of time. Raises BadLine for a ``dct`` that is no date."""
    try:
        day = dt.date.fromisoformat(str(document["dct"])[:10])
    except ValueError as error:
        raise BadLine(f"{document['id']}: dct is {document['dct']!r}, and must begin with YYYY-MM-DD") from error
    order = DateOrder(document.get("date_order", "MDY"))
    tagging = tag(document["text"], Anchor(day), language=document.get("lang", "en"), date_order=order)
    return {"id": document["id"], "timexes": [_timex(timex) for timex in tagging.timexes]}


def _timex(timex: Timex) -> dict[str, Any]:
    return {
        "start": timex.start,
        "end": timex.end,
        "text": timex.text,
        "type": str(timex.type),
        "value": timex.value,
        "mod": timex.mod,
        "rule": timex.trace.rule,
    }

"""``timeline tag``: JSON Lines documents in, their expressions of time out.

In: ``id``, ``text``, ``dct`` (the publication day, YYYY-MM-DD, with or without a time); optionally ``lang`` (or
``language``), a BCP 47 tag, and ``date_order`` ("MDY", "DMY" or "YMD", for digits such as 3/4/25). A text in a language
that the service does not read has no timexes.
Out: ``id`` and ``timexes``, each with ``start``, ``end``, ``text``, ``type``, ``value``, ``mod`` (TIMEX3) and ``rule``.
Lines keep their order, and memory does not grow with their number.
"""

from __future__ import annotations

import datetime as dt
import json
import re
from collections.abc import Iterable, Iterator
from multiprocessing import get_context
from typing import Any, TextIO

import click

from service.cli.common import CommandError
from service.errors import quoted
from service.timex import languages, tag
from service.timex.model import Anchor, DateOrder, Timex

_LINES_PER_TASK = 16
#: A range that is one expression: "1988-1991", "12-14 June", "March 3–7, 2024".
_RANGE = re.compile(r"(?P<first>[^-–/]+)[-–/](?P<last>[^-–/]+)")


@click.command()
@click.argument("file", type=click.File("r", encoding="utf-8"), default="-")
@click.option("--jobs", type=click.IntRange(1, 64), default=1, help="Number of processes.")
def command(file: TextIO, jobs: int) -> None:
    """Find the expressions of time in documents.

    Each line of FILE (default: standard input) is a JSON object with id, dct (the publication date) and text, and
    optionally lang and date_order. Each output line has the id and the document's timexes.
    """
    for line in tag_lines(file, jobs):
        click.echo(line)


def tag_lines(lines: Iterable[str], jobs: int) -> Iterator[str]:
    """Yield a line of output for each document, in order, using ``jobs`` processes. Raises CommandError."""
    numbered = enumerate((line for line in lines if line.strip()), 1)
    if jobs == 1:
        yield from map(_tag_line, numbered)
        return
    with get_context("spawn").Pool(jobs) as pool:
        yield from pool.imap(_tag_line, numbered, chunksize=_LINES_PER_TASK)


def _tag_line(numbered: tuple[int, str]) -> str:
    number, line = numbered
    return json.dumps(tag_document(parse_document(number, line)), ensure_ascii=False)


def parse_document(number: int, line: str) -> dict[str, Any]:
    """Return the document of a line. Raises CommandError, which names the line and what is wrong with it."""
    try:
        document: Any = json.loads(line)
    except ValueError as error:
        raise CommandError(f"line {number} is not JSON: {error}") from error
    missing = [name for name in ("id", "text", "dct") if not isinstance(document, dict) or name not in document]
    if missing:
        raise CommandError(f"line {number} lacks {', '.join(missing)}")
    language = language_of(document)
    if languages.primary_language(language) is None:
        raise CommandError(f"line {number}: {quoted(language)} is not a language tag, such as en or zh-Hant")
    if document.get("date_order", "MDY") not in list(DateOrder):
        raise CommandError(f"line {number}: date_order must be MDY, DMY or YMD, not {document['date_order']!r}")
    return dict(document)


def tag_document(document: dict[str, Any]) -> dict[str, Any]:
    """Return a document's id and timexes. Raises CommandError if ``dct`` is not a date."""
    try:
        day = dt.date.fromisoformat(str(document["dct"])[:10])
    except ValueError as error:
        raise CommandError(f"{document['id']}: dct must begin with YYYY-MM-DD, not {document['dct']!r}") from error
    order, language = DateOrder(document.get("date_order", "MDY")), language_of(document)
    try:
        tagging = tag(document["text"], Anchor(day), language=language, date_order=order)
    except languages.UnsupportedLanguage:
        return {"id": document["id"], "timexes": []}
    return {"id": document["id"], "timexes": [end for timex in tagging.timexes for end in _timexes(timex)]}


def language_of(document: dict[str, Any]) -> str:
    """Return the language tag of a document: ``lang``, or ``language``."""
    return str(document.get("lang") or document.get("language") or "en")


def _timexes(timex: Timex) -> list[dict[str, Any]]:
    """Return one timex, or one for each end of a range: TIMEX3 has no ranges, so "2016-17" is 2016 and 17."""
    both = _timex(timex)
    ends = _RANGE.fullmatch(timex.text) if timex.value.count("/") == 1 else None
    if ends is None:
        return [both]
    values = timex.value.split("/")
    middle = timex.start + ends.end("first")
    first = {**both, "end": middle, "text": ends["first"], "value": values[0]}
    last = {**both, "start": middle + 1, "text": ends["last"], "value": values[1]}
    return [first, last]


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

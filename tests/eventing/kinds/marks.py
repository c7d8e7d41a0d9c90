"""Marks: the kinds that a reader gives to dates of articles, in a file that holds none of the articles' words.

A line has the ``file`` in a folder of articles, the ``article`` (the first 16 digits of the SHA-256 of its text), the
code point offsets ``start`` and ``end`` of the date, its ``kind``, and the ``part``: only "rules" trains.
"""

from __future__ import annotations

import csv
import datetime as dt
import gzip
import hashlib
import json
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from service.documents import read_text
from service.eventing.kinds.training import Example, example
from service.eventing.model import EventKind
from service.eventing.reading import dates_of
from service.timex.model import Anchor

Row = dict[str, str]


def read_marks(path: Path) -> list[Row]:
    """Return the lines of a file of marks."""
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t"))


def examples(folder: Path, rows: Iterable[Row], code: str) -> Iterator[tuple[Row, Example]]:
    """Yield the marked dates as examples; dates that are no longer found are left out."""
    for article, marks in marked_articles(folder, rows):
        published = Anchor(dt.date.fromisoformat(article["published_at"][:10]))
        for expression, place in dates_of(read_text(article["text"]), published, code):
            row = marks.get((str(expression.start), str(expression.end)))
            if row:
                yield row, example(place, EventKind(row["kind"]))


def marked_articles(folder: Path, rows: Iterable[Row]) -> Iterator[tuple[dict[str, Any], dict[tuple[str, str], Row]]]:
    """Yield the articles that have marks, in the order of their files, with the marks by offsets."""
    by_file: dict[str, dict[str, dict[tuple[str, str], Row]]] = defaultdict(lambda: defaultdict(dict))
    for row in rows:
        by_file[row["file"]][row["article"]][row["start"], row["end"]] = row
    for name, by_article in by_file.items():
        for article in articles(folder / name):
            marks = by_article.pop(digest(article["text"]), None)
            if marks:
                yield article, marks


def articles(path: Path) -> Iterator[dict[str, Any]]:
    """Yield the articles of JSON Lines, also compressed (.gz)."""
    with gzip.open(path) if path.suffix == ".gz" else path.open("rb") as file:
        yield from map(json.loads, file)


def digest(text: str) -> str:
    """Return the first 16 digits of the SHA-256 of a text."""
    return hashlib.sha256(text.encode()).hexdigest()[:16]

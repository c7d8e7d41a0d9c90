"""The articles in files that are not JSON Lines: CSV, a JSON array or a JSON Feed, RSS and Atom.

A file's name says what it is. Such a file is read as a whole, but CSV row by row.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import PurePath
from typing import IO

from service.api.article_drafts import feed_of
from service.api.parsing import read_value
from service.api.problems import ProblemError
from service.cli.importing.worker import Item
from service.documents import Unreadable
from service.documents.tables import articles_of_csv
from service.errors import ClientError

#: Reads the items of a file; the mapping is of columns to fields.
Reader = Callable[[IO[bytes], Mapping[str, str]], Iterable[Item]]


def reader_of(file: str) -> Reader | None:
    """Return the reader for a file by its extension, with or without ".gz"; None for JSON Lines."""
    path = PurePath(file.removesuffix(".gz"))
    return _READERS.get(path.suffix.lower())


def _csv(body: IO[bytes], columns: Mapping[str, str]) -> Iterator[Item]:
    try:
        for article in articles_of_csv(_decoded(body), columns):
            yield _line(article)
    except Unreadable as error:
        yield ProblemError(422, str(error))


def _decoded(body: IO[bytes]) -> Iterator[str]:
    """Yield the lines of a text in UTF-8, or in windows-1252 as spreadsheets write it."""
    for line in body:
        try:
            yield line.decode("utf-8")
        except UnicodeDecodeError:
            yield line.decode("cp1252", errors="replace")


def _json(body: IO[bytes], columns: Mapping[str, str]) -> Iterator[Item]:
    """Yield the articles of a JSON array, the items of a JSON Feed, or the one article of an object."""
    try:
        value = read_value(body.read())
    except ProblemError as error:
        yield error
        return
    if isinstance(value, dict) and isinstance(value.get("items"), list):
        yield from feed_of(json.dumps(value).encode()).items
    else:
        yield from map(_line, value if isinstance(value, list) else [value])


def _feed(body: IO[bytes], columns: Mapping[str, str]) -> Iterator[Item]:
    try:
        feed = feed_of(body.read())
    except (ProblemError, ClientError) as error:
        yield error if isinstance(error, ProblemError) else ProblemError(422, str(error))
        return
    yield from feed.items
    if feed.broken:
        yield ProblemError(400, feed.broken)


def _line(article: object) -> bytes:
    return json.dumps(article).encode()


_READERS: Mapping[str, Reader] = {
    **dict.fromkeys((".csv", ".tsv"), _csv),
    ".json": _json,
    **dict.fromkeys((".rss", ".atom", ".xml", ".rdf"), _feed),
}

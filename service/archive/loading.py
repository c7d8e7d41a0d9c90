"""Archives into the database: rows that were read elsewhere become stored articles, many in one transaction.

An article that is stored already stays as it is, with its corrections, so that loading again changes nothing.
"""

from __future__ import annotations

import gzip
from base64 import b64decode
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from itertools import islice
from pathlib import Path
from typing import Any, NamedTuple

import orjson

from service.archive import parquet
from service.archive.columns import Type
from service.archive.outputs import UNFINISHED, tables_of
from service.archive.rows import Row, stored_article
from service.articles import ingest
from service.articles.collections import add_to_collections
from service.errors import InvalidInput
from service.store.articles import NewArticle, fingerprints_of, first_revision
from service.store.database import Database, writing

_BATCH_ARTICLES = 1_000  # in one transaction
#: From values of JSON, which has no days and no bytes.
_FROM_JSON: Mapping[Type, Callable[[Any], Any]] = {Type.DAY: date.fromisoformat, Type.BYTES: b64decode}


class Loaded(NamedTuple):
    """What a transaction stored.

    ``counts``: ``created`` articles and their ``events``, articles that were stored ``unchanged``, and those that are
    stored with ``other content`` and left alone. ``revision`` is the lowest one of its articles; None without any.
    ``collections`` are those that its articles enter.
    """

    counts: Counter[str]
    revision: int | None
    collections: frozenset[str]


def load(database: Database, path: str, collection: str | None = None) -> Iterator[Loaded]:
    """Store the articles of an archive and their events; yield what each transaction stored once it is committed.

    Raises InvalidInput for files that do not belong together, and Unavailable.
    """
    slugs = (collection,) if collection else ()
    articles = stored_articles(path)
    while batch := [replace(new, collections=(*new.collections, *slugs)) for new in islice(articles, _BATCH_ARTICLES)]:
        yield _store(database, batch)


def _store(database: Database, batch: Sequence[NewArticle]) -> Loaded:
    with writing(database):
        created = ingest.store_all(database, batch)
        stored = fingerprints_of(database, [new.row["id"] for new in batch if new.row["id"] not in created])
        same = {new.row["id"]: new for new in batch if stored.get(new.row["id"]) == new.row["posted"]}
        add_to_collections(database, {article: new.collections for article, new in same.items()})
        revision = first_revision(database, [*created, *same])
    first = {new.row["id"]: new for new in reversed(batch)}
    events = sum(len(first[article].events) for article in created)
    counts = {"created": len(created), "unchanged": len(same), "other content": len(stored) - len(same)}
    slugs = frozenset(slug for new in batch for slug in new.collections)
    return Loaded(Counter({**counts, "events": events}), revision, slugs)


def stored_articles(path: str) -> Iterator[NewArticle]:
    """Yield the articles of an archive with their events, in the order of its files. Raises InvalidInput."""
    (events, event_columns), (articles, article_columns) = tables_of(path).items()
    for part_of_events, part_of_articles in zip(_parts(events), _parts(articles), strict=True):
        rows = _rows(part_of_articles, article_columns)
        yield from _joined(part_of_events, rows, _rows(part_of_events, event_columns))


def _parts(path: str) -> list[Path]:
    """Return the files of a table: itself, or those in the folder of its name. Raises InvalidInput."""
    table = Path(path)
    if not table.exists():
        raise InvalidInput(f"{path!r} does not exist: an archive is a file of events and one of articles beside it")
    return sorted(part for part in table.iterdir() if part.suffix != UNFINISHED) if table.is_dir() else [table]


def _joined(path: Path, articles: Iterable[Row], events: Iterator[Row]) -> Iterator[NewArticle]:
    """Yield each article with the events that follow in the other file, which has the same order."""
    event = next(events, None)
    for article in articles:
        own: dict[str, Row] = {}
        # an id that comes again belongs to the same article further on in the archive
        while event is not None and event["article"] == article["id"] and event["id"] not in own:
            own[event["id"]] = event
            event = next(events, None)
        yield stored_article(article, own.values())
    if event is not None:
        raise InvalidInput(f"{str(path)!r}: the article of event {event['id']!r} is not at its place in the other file")


def _rows(path: Path, columns: Mapping[str, Type]) -> Iterator[Row]:
    """Yield the rows of a table. Raises InvalidInput for a file that is not of this form."""
    if path.suffix == ".parquet":
        yield from parquet.rows(path, columns)
        return
    convert = {name: _FROM_JSON[type] for name, type in columns.items() if type in _FROM_JSON}
    with gzip.open(path) if path.suffix == ".gz" else path.open("rb") as lines:
        for number, line in enumerate(lines, 1):
            try:
                row = orjson.loads(line)
                yield {name: row[name] for name in columns} | {name: convert[name](row[name]) for name in convert}
            except (ValueError, TypeError, KeyError) as error:
                raise InvalidInput(f"{str(path)!r}, line {number}: is not a row of an archive: {error}") from error

"""The work of each process that reads an archive: a batch of articles in, encoded rows and rejected lines out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from service.api.parsing import read_json
from service.api.problems import ProblemError
from service.archive.inputs import Item
from service.archive.outputs import encoded, tables_of
from service.archive.reading import HtmlPage, Options, read_html_article, read_json_article
from service.archive.rows import Row, rows_of
from service.articles.reading import ReadArticle
from service.errors import ClientError


@dataclass(frozen=True, slots=True)
class Rejected:
    """An item of a file that is not a valid article, and why."""

    file: str
    line: int
    detail: str


@dataclass(slots=True)
class Tally:
    """The numbers of what is read so far, and the rejected lines among it."""

    articles: int = 0
    events: int = 0
    rejected: list[Rejected] = field(default_factory=list)

    @property
    def lines(self) -> int:
        """The number of lines so far."""
        return self.articles + len(self.rejected)

    def add(self, other: Tally) -> None:
        """Add the numbers and rejected lines of another tally."""
        self.articles += other.articles
        self.events += other.events
        self.rejected += other.rejected


class Reader:
    """Reads batches of articles, for the file that their events go to."""

    def __init__(self, to: str, options: Options) -> None:
        self._tables, self._options = tables_of(to), options

    def read(self, file: str, items: Sequence[tuple[int, Item]]) -> tuple[Tally, list[Any]]:
        """Return the tally of a batch, and its rows as they are written: of events, and of articles."""
        tally, articles, events = Tally(), list[Row](), list[Row]()
        for number, item in items:
            try:
                article, of_article = rows_of(self._article(item))
            except (ClientError, ProblemError) as error:
                tally.rejected.append(Rejected(file, number, str(error)))
            else:
                articles.append(article)
                events += of_article
        tally.articles, tally.events = len(articles), len(events)
        rows = zip(self._tables.items(), (events, articles), strict=True)
        return tally, [encoded(path, columns, of_table) for (path, columns), of_table in rows]

    def _article(self, item: Item) -> ReadArticle:
        """Return the article of an item. Raises ClientError and ProblemError."""
        match item:
            case ClientError():
                raise item
            case HtmlPage():
                return read_html_article(item, self._options)
            case dict():
                return read_json_article(item, self._options)
            case _:
                return read_json_article(read_json(item), self._options)


_reader: list[Reader] = []


def start(to: str, options: Options) -> None:
    """Prepare this process for ``read``."""
    _reader[:] = [Reader(to, options)]


def read(batch: tuple[str, Sequence[tuple[int, Item]]]) -> tuple[Tally, list[Any]]:
    """Read a batch (its file and items) in a process that has started."""
    return _reader[0].read(*batch)

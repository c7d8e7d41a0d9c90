"""``python -m tests.benchmarks.store``: what reading costs with 10,000 events and with a million, on both databases."""

from __future__ import annotations

import http.client
import json
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path

import click
from rich.table import Table

from service.cli.demo.table import console
from tests import postgresql
from tests.benchmarks import servers
from tests.benchmarks.million import PER_COLLECTION, fill, slug

_PAGE = 100
_WARM = 30  # requests before those that count

Answer = tuple[int, dict[str, str], bytes]


class Reader:
    """A connection to one service that is kept, as a client keeps it."""

    def __init__(self, port: int) -> None:
        self._connection = http.client.HTTPConnection("127.0.0.1", port)

    def get(self, path: str, headers: dict[str, str] | None = None) -> Answer:
        self._connection.request("GET", path, headers=headers or {})
        answer = self._connection.getresponse()
        return answer.status, dict(answer.headers), answer.read()

    def seconds(self, question: Question) -> float:
        start = time.perf_counter()
        status, _, _ = self.get(question.path, question.headers)
        took = time.perf_counter() - start
        if status != question.status:
            raise click.ClickException(f"{question.path} answered {status}: this is no measurement")
        return took


@dataclass(frozen=True, slots=True)
class Question:
    """A request, and the status that its answer must have."""

    path: str
    headers: dict[str, str]
    status: int = 200


def _page_after(share: float, filters: str) -> Callable[[Reader], Question]:
    """The page of a collection before which this share of its pages lies, found as a client finds it."""

    def find(reader: Reader) -> Question:
        paths = list(_pages(reader, f"/v1/timeline?limit={_PAGE}&{filters}"))
        return Question(paths[int(share * (len(paths) - 1))], {})

    return find


def _pages(reader: Reader, first: str) -> Iterator[str]:
    """The paths of all full pages, from the first on."""
    path, cursor = first, "begin"
    while cursor:
        page = json.loads(reader.get(path)[2])
        if len(page["entries"]) == _PAGE:
            yield path
        cursor = page["next_cursor"]
        path = f"{first}&cursor={cursor}"


def _plain(path: str) -> Callable[[Reader], Question]:
    return lambda _: Question(path, {})


def _unchanged(path: str) -> Callable[[Reader], Question]:
    """Asked again with the tag that the first answer had."""
    return lambda reader: Question(path, {"If-None-Match": reader.get(path)[1]["ETag"]}, 304)


_ONE = f"collection={slug(0)}"
_FILTERED = f"{_ONE}&from=1975&to=1999&status=happened&granularity=day"
QUESTIONS: dict[str, Callable[[Reader], Question]] = {
    "a collection's first page": _page_after(0, _ONE),
    "its page in the middle": _page_after(0.5, _ONE),
    "its last page": _page_after(1, _ONE),
    "its first page, backwards": _plain(f"/v1/timeline?limit={_PAGE}&{_ONE}&order=desc"),
    "filtered by days, status and granularity": _page_after(0, _FILTERED),
    "the same, in the middle": _page_after(0.5, _FILTERED),
    "unchanged (304)": _unchanged(f"/v1/timeline?limit={_PAGE}&{_ONE}"),
    "histogram by year": _plain(f"/v1/timeline/histogram?by=year&{_ONE}"),
    "histogram by month, filtered": _plain(f"/v1/timeline/histogram?by=month&{_FILTERED}"),
    "everything's first page": _plain(f"/v1/timeline?limit={_PAGE}"),
    "everything's page from 1990 on": _plain(f"/v1/timeline?limit={_PAGE}&from=1990"),
    "everything's last page, backwards": _plain(f"/v1/timeline?limit={_PAGE}&order=desc"),
    "everything of one source": _plain(f"/v1/timeline?limit={_PAGE}&source=Gazette%207"),
    "changes since the beginning": _plain(f"/v1/changes?since=0&limit={_PAGE}"),
}


@click.command()
@click.option("--rounds", default=300, show_default=True, help="How often each question is put.")
@click.option("--collections", default=100, show_default=True, help="Those of the larger store, of 10,000 events each.")
def main(rounds: int, collections: int) -> None:
    """Fill both databases with few and with many events, and put the same questions to both, in turn."""
    sizes = (1, collections)
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        given = stack.enter_context(postgresql.server())
        urls = {"SQLite": [f"sqlite:///{folder}/{size}/timeline.db" for size in sizes]}
        urls["PostgreSQL"] = [stack.enter_context(given.fresh(migrated=False)) for _ in sizes]
        for name, pair in urls.items():
            _fill(name, pair, sizes)
        measured = [_measure(pair, rounds) for pair in urls.values()]
    few, many = (size * PER_COLLECTION for size in sizes)
    _print(measured, [head for name in urls for head in (f"{name} {few:,}", f"{many:,}", "×")])


def _print(measured: list[dict[str, tuple[str, str, str]]], heads: list[str]) -> None:
    table = Table("ms, median")
    for head in heads:
        table.add_column(head, justify="right")
    for question in QUESTIONS:
        table.add_row(question, *(cell for found in measured for cell in found[question]))
    console().print(table)


def _fill(name: str, urls: list[str], sizes: tuple[int, int]) -> None:
    """Each in a process of its own: a process has one database."""
    start = time.monotonic()
    with get_context("spawn").Pool(len(urls)) as pool:
        pool.starmap(fill, zip(urls, sizes, strict=True))
    took = time.monotonic() - start
    click.echo(f"{name}: {sum(sizes) * PER_COLLECTION:,} events written in {took:,.0f} s")


def _measure(urls: list[str], rounds: int) -> dict[str, tuple[str, str, str]]:
    """Of each question the median time with few events, with many, and the second by the first."""
    with ExitStack() as stack:
        # no page is kept in memory: the databases are asked each time
        services = [stack.enter_context(servers.service_on(url, 1, TIMELINE_PAGE_MEMORY="0")) for url in urls]
        readers = [Reader(port) for port in services]
        return {name: _told(*_medians(readers, find, rounds)) for name, find in QUESTIONS.items()}


def _medians(readers: list[Reader], find: Callable[[Reader], Question], rounds: int) -> list[float]:
    """In milliseconds, of each service: they are asked in turn, so that whatever else the machine does hits both."""
    questions = [find(reader) for reader in readers]
    turns = [
        [reader.seconds(question) for reader, question in zip(readers, questions, strict=True)]
        for _ in range(_WARM + rounds)
    ]
    return [1000 * statistics.median(times) for times in zip(*turns[_WARM:], strict=True)]


def _told(few: float, many: float) -> tuple[str, str, str]:
    return f"{few:.2f}", f"{many:.2f}", f"{many / few:.2f}"


if __name__ == "__main__":
    main()

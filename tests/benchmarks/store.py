"""``python -m tests.benchmarks.store``: the time of reads with 10,000 and with a million events, on both databases."""

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
_WARM_UP = 5  # requests that are not counted

Response = tuple[int, dict[str, str], bytes]


class Reader:
    """A keep-alive connection to a service."""

    def __init__(self, port: int) -> None:
        self._connection = http.client.HTTPConnection("127.0.0.1", port)

    def get(self, path: str, headers: dict[str, str] | None = None) -> Response:
        self._connection.request("GET", path, headers=headers or {})
        response = self._connection.getresponse()
        return response.status, dict(response.headers), response.read()

    def seconds(self, request: Request) -> float:
        start = time.perf_counter()
        status, _, _ = self.get(request.path, request.headers)
        elapsed = time.perf_counter() - start
        if status != request.status:
            raise click.ClickException(f"{request.path} gave {status} instead of {request.status}")
        return elapsed


@dataclass(frozen=True, slots=True)
class Request:
    """A GET request and the status that it must give."""

    path: str
    headers: dict[str, str]
    status: int = 200


def _page_after(share: float, filters: str) -> Callable[[Reader], Request]:
    """Return a function that requests the page after a share (0 to 1) of a collection's pages, by following cursors."""

    def find(reader: Reader) -> Request:
        paths = list(_pages(reader, f"/v1/timeline?limit={_PAGE}&{filters}"))
        return Request(paths[int(share * (len(paths) - 1))], {})

    return find


def _pages(reader: Reader, first: str) -> Iterator[str]:
    """Yield the paths of all full pages, from the first."""
    path, cursor = first, "start"
    while cursor:
        page = json.loads(reader.get(path)[2])
        if len(page["entries"]) == _PAGE:
            yield path
        cursor = page["next_cursor"]
        path = f"{first}&cursor={cursor}"


def _plain(path: str) -> Callable[[Reader], Request]:
    return lambda _: Request(path, {})


def _unchanged(path: str) -> Callable[[Reader], Request]:
    """Return a function that repeats a request with the ETag of its first response."""
    return lambda reader: Request(path, {"If-None-Match": reader.get(path)[1]["ETag"]}, 304)


_ONE = f"collection={slug(0)}"
_FILTERED = f"{_ONE}&from=1975&to=1999&status=happened&granularity=day"
_PHRASE = "%22district%2017%22"
_FEW = 10  # the smaller database has ten hits of the phrase: a page of more would be a larger page in the other one
REQUESTS: dict[str, Callable[[Reader], Request]] = {
    "a collection's first page": _page_after(0, _ONE),
    "its middle page": _page_after(0.5, _ONE),
    "its last page": _page_after(1, _ONE),
    "its first page, descending": _plain(f"/v1/timeline?limit={_PAGE}&{_ONE}&order=desc"),
    "its first page, filtered by days, status and granularity": _page_after(0, _FILTERED),
    "its middle page, filtered": _page_after(0.5, _FILTERED),
    "unchanged (304)": _unchanged(f"/v1/timeline?limit={_PAGE}&{_ONE}"),
    "histogram by year": _plain(f"/v1/timeline/histogram?by=year&{_ONE}"),
    "histogram by month, filtered": _plain(f"/v1/timeline/histogram?by=month&{_FILTERED}"),
    "first page of everything": _plain(f"/v1/timeline?limit={_PAGE}"),
    "page of everything from 1990": _plain(f"/v1/timeline?limit={_PAGE}&from=1990"),
    "first page of everything, descending": _plain(f"/v1/timeline?limit={_PAGE}&order=desc"),
    "first page of one source": _plain(f"/v1/timeline?limit={_PAGE}&source=Gazette%207"),
    "q=bridge, first page": _plain(f"/v1/timeline?limit={_PAGE}&q=bridge"),
    "q=bridge, first page, descending": _plain(f"/v1/timeline?limit={_PAGE}&q=bridge&order=desc"),
    "q=bridge in a collection": _plain(f"/v1/timeline?limit={_PAGE}&q=bridge&{_ONE}"),
    "a rare phrase": _plain(f"/v1/timeline?limit={_FEW}&q={_PHRASE}"),
    "a rare phrase in a collection": _plain(f"/v1/timeline?limit={_FEW}&q={_PHRASE}&{_ONE}"),
    "q=bridge -repaired in a year": _plain(f"/v1/timeline?limit={_PAGE}&q=bridge%20-repaired&from=1990&to=1990"),
    "histogram of everything": _plain("/v1/timeline/histogram?by=month"),
    "histogram of q=bridge": _plain("/v1/timeline/histogram?by=month&q=bridge"),
    "histogram of a rare phrase": _plain(f"/v1/timeline/histogram?by=month&q={_PHRASE}"),
    "certainty=ambiguous, without an event": _plain(f"/v1/timeline?limit={_PAGE}&certainty=ambiguous"),
    "the same, descending": _plain(f"/v1/timeline?limit={_PAGE}&certainty=ambiguous&order=desc"),
    "anchor_kind=url, without an event": _plain(f"/v1/timeline?limit={_PAGE}&anchor_kind=url"),
    "kind=schedule, few events": _plain(f"/v1/timeline?limit={_PAGE}&kind=schedule"),
    "everything by days, status and granularity": _plain(
        f"/v1/timeline?limit={_PAGE}&from=1975&to=1999&status=happened&granularity=day"
    ),
    "changes from the first": _plain(f"/v1/changes?since=0&limit={_PAGE}"),
}


@click.command()
@click.option("--rounds", default=40, show_default=True, help="How often each request is sent.")
@click.option(
    "--collections", default=100, show_default=True, help="Collections in the larger database, of 10,000 events."
)
def main(rounds: int, collections: int) -> None:
    """Fill a small and a large database of each kind and send the same requests to both, alternately."""
    sizes = (1, collections)
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        server = stack.enter_context(postgresql.server())
        urls = {"SQLite": [f"sqlite:///{folder}/{size}/timeline.db" for size in sizes]}
        urls["PostgreSQL"] = [stack.enter_context(server.fresh(migrated=False)) for _ in sizes]
        for name, pair in urls.items():
            _fill(name, pair, sizes)
        measured = [_measure(pair, rounds) for pair in urls.values()]
    few, many = (size * PER_COLLECTION for size in sizes)
    _print(measured, [head for name in urls for head in (f"{name} {few:,}", f"{many:,}", "×")])


def _print(measured: list[dict[str, tuple[str, str, str]]], heads: list[str]) -> None:
    table = Table("ms, median")
    for head in heads:
        table.add_column(head, justify="right")
    for name in REQUESTS:
        table.add_row(name, *(cell for column in measured for cell in column[name]))
    console().print(table)


def _fill(name: str, urls: list[str], sizes: tuple[int, int]) -> None:
    """Fill each database in its own process, because a process has one database."""
    start = time.monotonic()
    with get_context("spawn").Pool(len(urls)) as pool:
        pool.starmap(fill, zip(urls, sizes, strict=True))
    elapsed = time.monotonic() - start
    click.echo(f"{name}: {sum(sizes) * PER_COLLECTION:,} events written in {elapsed:,.0f} s")


def _measure(urls: list[str], rounds: int) -> dict[str, tuple[str, str, str]]:
    """Return for each request the median time with few and with many events, and their ratio."""
    with ExitStack() as stack:
        # without the page cache, so that each request reads the database
        services = [stack.enter_context(servers.service_on(url, 1, TIMELINE_PAGE_MEMORY="0")) for url in urls]
        readers = [Reader(port) for port in services]
        return {name: _cells(*_medians(readers, find, rounds)) for name, find in REQUESTS.items()}


def _medians(readers: list[Reader], find: Callable[[Reader], Request], rounds: int) -> list[float]:
    """Return each service's median in milliseconds. They alternate, so that other work on the machine affects both."""
    requests = [find(reader) for reader in readers]
    turns = [
        [reader.seconds(request) for reader, request in zip(readers, requests, strict=True)]
        for _ in range(_WARM_UP + rounds)
    ]
    return [1000 * statistics.median(times) for times in zip(*turns[_WARM_UP:], strict=True)]


def _cells(few: float, many: float) -> tuple[str, str, str]:
    return f"{few:.2f}", f"{many:.2f}", f"{many / few:.2f}"


if __name__ == "__main__":
    main()

"""``python -m tests.benchmarks DATA``: articles and timeline pages a second, of the service and of two yardsticks."""

from __future__ import annotations

import os
import platform
import tempfile
from dataclasses import dataclass
from pathlib import Path

import click
from rich.table import Table

from service.cli.demo.table import console
from tests.benchmarks import engine, servers
from tests.benchmarks.articles import Article, get_request, post_request, read
from tests.benchmarks.load import NOTHING, PROCESSES, Measured, again_and_again, each_once

WORKERS = 2
PASSES = 4  # of the service over the articles: one pass alone would be over in a second
MOST_PAGES = 50


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the table: what was asked, and what came back a second."""

    who: str
    articles: Measured | None = None
    pages: Measured | None = None
    requests: Measured | None = None


@click.command()
@click.argument("data", type=click.Path(path_type=Path))
@click.option("--seconds", default=5.0, show_default=True, help="How long each kind of page is read.")
@click.option("--turns", default=5, show_default=True, help="In how many parts, one kind after the other.")
def main(data: Path, seconds: float, turns: int) -> None:
    """Measure over HTTP: post the articles of DATA, then read their timeline in pages of 100 events."""
    articles = read(data)
    size = sum(len(article["text"].encode()) for article in articles) / 1000
    click.echo(
        f"{len(articles)} articles, {size:,.0f} KB of text; {WORKERS} gunicorn workers, {PROCESSES} client processes, "
        f"{os.cpu_count()} cores, Python {platform.python_version()}"
    )
    with tempfile.TemporaryDirectory() as folder:
        _print([*_posting(Path(folder), articles), *_reading(Path(folder), seconds / turns, turns)])
    for gold in sorted(data.glob("temporal/*.jsonl")):
        _print_engines(gold)


def _print_engines(gold: Path) -> None:
    """The engine beside other finders on one gold standard, in KB a CPU-second, MB, and F1 in percent."""
    table = Table("on " + gold.stem, "KB/s", "peak MB", "calendar F1", "value F1")
    for name in engine.NAMES:
        found = engine.measure(name, gold)
        if isinstance(found, str):
            table.add_row(name, found)
        else:
            table.add_row(name, *(f"{found[key]:,.1f}" for key in ("speed", "memory", "calendar", "value")))
    console().print(table)


def _posting(folder: Path, articles: list[Article]) -> list[Row]:
    """The articles posted to the service, and the plain way; both keep what they have stored, in the folder."""
    with servers.service(folder, WORKERS) as port:
        first, further = _post(port, articles, range(1)), _post(port, articles, range(1, PASSES))
    with servers.yardsticks(folder, WORKERS) as port:
        plain = _post(port, articles, range(1))
    return [
        Row("this service, its first pass", first),
        Row("this service", further),
        Row("the plain way (search_dates)", plain),
    ]


def _reading(folder: Path, seconds: float, turns: int) -> list[Row]:
    """Pages of what is stored, beside answers of as many bytes that cost nothing to make."""
    forgetful = servers.service(folder, WORKERS, TIMELINE_PAGE_MEMORY="0")
    with servers.service(folder, WORKERS) as port, forgetful as other, servers.yardsticks(folder, WORKERS) as yard:
        paths = servers.pages(port, MOST_PAGES)
        size = sum(servers.size(port, path) for path in paths) // max(len(paths), 1)
        asked = [(port, paths), (other, paths), (yard, [f"/bytes/{size}"]), (yard, servers.pages(yard, MOST_PAGES))]
        kept, anew, as_many, plain = _in_turns(asked, seconds, turns)
    return [
        Row("this service", pages=kept),
        Row("the same, no page kept in memory", pages=anew),
        Row("the plain way", pages=plain),
        Row(f"hello-world, {size:,} bytes as a page has", requests=as_many),
    ]


def _in_turns(asked: list[tuple[int, list[str]]], seconds: float, turns: int) -> list[Measured]:
    """Each for so many seconds in each turn, so that whatever else the machine does hits all of them."""
    measured = [[_read(port, paths, seconds) for port, paths in asked] for _ in range(turns)]
    return [sum(one, start=NOTHING) for one in zip(*measured, strict=True)]


def _post(port: int, articles: list[Article], passes: range) -> Measured:
    """Post every article once a pass, as another article each time."""
    named = [(article, f"bench-{turn}-{number}") for turn in passes for number, article in enumerate(articles)]
    return _all_well(each_once(port, [post_request(*one) for one in named]), 201)


def _read(port: int, paths: list[str], seconds: float) -> Measured:
    return _all_well(again_and_again(port, [get_request(path) for path in paths], seconds), 200)


def _all_well(measured: Measured, status: int) -> Measured:
    if set(measured.statuses) != {status}:
        raise click.ClickException(f"expected {status} alone, got {dict(measured.statuses)}: these are no measurements")
    return measured


def _print(rows: list[Row]) -> None:
    table = Table("a second", "articles", "pages of 100", "requests")
    for column in table.columns[1:]:
        column.justify = "right"
    for row in rows:
        table.add_row(row.who, *(_number(measured) for measured in (row.articles, row.pages, row.requests)))
    console().print(table)


def _number(measured: Measured | None) -> str:
    return f"{measured.per_second:,.0f}" if measured else ""


if __name__ == "__main__":
    main()

"""``python -m tests.benchmarks DATA``: articles and timeline pages per second, of the service and of two baselines."""

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
from tests.benchmarks.load import NOTHING, PROCESSES, Measurement, send_each, send_for

WORKERS = 2
PASSES = 4  # over the articles: one pass alone takes about a second
MAX_PAGES = 50


@dataclass(frozen=True, slots=True)
class Row:
    """A row of the table: rates of one server."""

    name: str
    articles: Measurement | None = None
    pages: Measurement | None = None
    requests: Measurement | None = None


@click.command()
@click.argument("data", type=click.Path(path_type=Path))
@click.option("--seconds", default=5.0, show_default=True, help="How long each server is asked for pages.")
@click.option("--turns", default=5, show_default=True, help="Number of turns to divide these seconds into.")
def main(data: Path, seconds: float, turns: int) -> None:
    """Post the articles of the folder DATA, then read their timeline in pages of 100 events."""
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
    """Print speed (KB per CPU second), memory and F1 (percent) of the engine and other finders on a gold standard."""
    table = Table("on " + gold.stem, "KB/s", "peak MB", "calendar F1", "value F1")
    for name in engine.NAMES:
        figures = engine.measure(name, gold)
        if isinstance(figures, str):
            table.add_row(name, figures)
        else:
            table.add_row(name, *(f"{figures[key]:,.1f}" for key in ("speed", "memory", "calendar", "value")))
    console().print(table)


def _posting(folder: Path, articles: list[Article]) -> list[Row]:
    """Post the articles to the service and to the plain app; both store them in the folder."""
    with servers.service(folder, WORKERS) as port:
        first, later = _post(port, articles, range(1)), _post(port, articles, range(1, PASSES))
    with servers.baselines(folder, WORKERS) as port:
        plain = _post(port, articles, range(1))
    return [
        Row("this service, first pass", first),
        Row("this service, later passes", later),
        Row("plain app (search_dates)", plain),
    ]


def _reading(folder: Path, seconds: float, turns: int) -> list[Row]:
    """Read pages of what is stored, and responses of the same size that need no work."""
    uncached = servers.service(folder, WORKERS, TIMELINE_PAGE_MEMORY="0")
    with (
        servers.service(folder, WORKERS) as port,
        uncached as uncached_port,
        servers.baselines(folder, WORKERS) as baseline,
    ):
        paths = servers.pages(port, MAX_PAGES)
        size = sum(servers.size(port, path) for path in paths) // max(len(paths), 1)
        plain_pages = servers.pages(baseline, MAX_PAGES)
        loads = [(port, paths), (uncached_port, paths), (baseline, [f"/bytes/{size}"]), (baseline, plain_pages)]
        cached, not_cached, bytes_only, plain = _in_turns(loads, seconds, turns)
    return [
        Row("this service", pages=cached),
        Row("this service, without its page cache", pages=not_cached),
        Row("plain app", pages=plain),
        Row(f"hello world, {size:,} bytes like a page", requests=bytes_only),
    ]


def _in_turns(loads: list[tuple[int, list[str]]], seconds: float, turns: int) -> list[Measurement]:
    """Measure the loads alternately, so that other work on the machine affects all of them."""
    measured = [[_read(port, paths, seconds) for port, paths in loads] for _ in range(turns)]
    return [sum(parts, start=NOTHING) for parts in zip(*measured, strict=True)]


def _post(port: int, articles: list[Article], passes: range) -> Measurement:
    """Post every article once per pass, as a different article each time."""
    named = [(article, f"bench-{turn}-{number}") for turn in passes for number, article in enumerate(articles)]
    return _require(send_each(port, [post_request(article, external_id) for article, external_id in named]), 201)


def _read(port: int, paths: list[str], seconds: float) -> Measurement:
    return _require(send_for(port, [get_request(path) for path in paths], seconds), 200)


def _require(measured: Measurement, status: int) -> Measurement:
    if set(measured.statuses) != {status}:
        raise click.ClickException(
            f"expected only status {status}, got {dict(measured.statuses)}: nothing was measured"
        )
    return measured


def _print(rows: list[Row]) -> None:
    table = Table("per second", "articles", "pages of 100", "requests")
    for column in table.columns[1:]:
        column.justify = "right"
    for row in rows:
        table.add_row(row.name, *(_number(measured) for measured in (row.articles, row.pages, row.requests)))
    console().print(table)


def _number(measured: Measurement | None) -> str:
    return f"{measured.per_second:,.0f}" if measured else ""


if __name__ == "__main__":
    main()

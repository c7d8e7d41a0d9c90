"""Read many articles on Dask with two workers, kill one of them, and check that every event is there once.

``python -m tests.archive_run FILE [ARTICLES]`` repeats the articles of a file of JSON Lines with other ids until there
are enough of them, in files of 1,000. It prints how long that takes and how large the events are.
"""

from __future__ import annotations

import json
import os
import signal
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click
import distributed
from pyarrow import parquet

from service.archive import Options, cluster
from service.archive.outputs import tables_of
from service.archive.work import Tally

ARTICLES = 100_000
OF_FILE = 1_000
WORKERS = 2


@click.command()
@click.argument("source", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.argument("articles", type=int, default=ARTICLES)
def main(source: Path, articles: int) -> None:
    with tempfile.TemporaryDirectory() as folder:
        inputs, to = list(written(source, articles, Path(folder))), f"{folder}/events.parquet"
        started = time.monotonic()
        tally, killed = read(inputs, to)
        seconds = time.monotonic() - started
        click.echo(
            f"{tally.articles:,} articles, {tally.events:,} events; worker {killed} was killed after half of the files"
        )
        click.echo(f"{seconds:,.0f} s with {WORKERS} workers, {tally.articles / seconds:,.0f} articles/s")
        click.echo(
            f"{cpu_seconds():,.0f} s of processor time, {1_000 * cpu_seconds() / tally.articles:.1f} ms an article"
        )
        for name, table, rows in zip(("event", "article"), tables_of(to), (tally.events, tally.articles), strict=True):
            click.echo(f"{sum(part.stat().st_size for part in Path(table).iterdir()) / rows:,.0f} bytes an {name}")
        faults = list(faults_of(to, articles))
    click.echo("\n".join(faults) or "every article and every event is there once")
    sys.exit(bool(faults))


def written(source: Path, articles: int, folder: Path) -> Iterator[str]:
    """Write the articles to files and yield their paths."""
    lines = source.read_text(encoding="utf-8").splitlines()
    for start in range(0, articles, OF_FILE):
        path = folder / f"{start:09}.ndjson"
        numbers = range(start, min(start + OF_FILE, articles))
        path.write_text("".join(numbered(lines[number % len(lines)], number) for number in numbers), encoding="utf-8")
        yield str(path)


def numbered(line: str, number: int) -> str:
    article: dict[str, Any] = json.loads(line)
    return json.dumps({**article, "external_id": f"n{number}"}) + "\n"


def read(inputs: list[str], to: str) -> tuple[Tally, int]:
    """Read files, and kill a worker after half of them. Return the tally, and the process that was killed."""
    total, done, killed = Tally(), Counter[str](), list[int]()
    options: dict[str, Any] = {"n_workers": WORKERS, "threads_per_worker": 1, "dashboard_address": None}
    with distributed.LocalCluster(**options) as started:

        def on_file(file: str, tally: Tally) -> None:
            total.add(tally)
            done[file] += 1
            if not killed and len(done) * 2 >= len(inputs):
                killed.append(next(iter(started.workers.values())).pid)
                os.kill(killed[0], signal.SIGKILL)

        cluster.read_files(inputs, to, Options(), started.scheduler_address, on_file=on_file)
    return total, killed[0]


def cpu_seconds() -> float:
    """Return the processor time of this process and of its workers that have ended."""
    times = os.times()
    return times.user + times.system + times.children_user + times.children_system


def faults_of(to: str, articles: int) -> Iterator[str]:
    """Yield what is missing or there twice."""
    events, found = (parquet.read_table(table) for table in tables_of(to))
    if Counter(found["external_id"].to_pylist()) != Counter(f"n{number}" for number in range(articles)):
        yield f"{found.num_rows:,} articles are there, not each of {articles:,} once"
    doubled = [event for event, times in Counter(events["id"].to_pylist()).items() if times > 1]
    if doubled:
        yield f"{len(doubled):,} events are there twice, such as {doubled[0]}"
    events_of, first = Counter(events["article"].to_pylist()), dict[Any, int]()
    for article, *content in zip(*(found[name].to_pylist() for name in ("id", "text", "published_at")), strict=True):
        if first.setdefault(tuple(content), events_of[article]) != events_of[article]:
            yield f"article {article} has {events_of[article]} events, a copy of it {first[tuple(content)]}"


if __name__ == "__main__":
    main()

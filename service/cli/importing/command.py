"""The ``timeline import`` command line."""

from __future__ import annotations

import time
from pathlib import Path

import click

from service.cli.author import author
from service.cli.common import fail, print_status
from service.cli.importing import progress
from service.cli.importing.progress import Tally
from service.cli.importing.run import run
from service.config import settings

_INTERRUPTED = 130  # as shells report Ctrl-C


@click.command()
@click.argument("files", nargs=-1, required=True)
@click.option("--collection", metavar="SLUG", help="Add all articles to this collection; it is created if missing.")
@click.option("--jobs", type=click.IntRange(1, 64), default=1, help="Number of processes that find dates.")
@click.option(
    "--report",
    type=click.Path(dir_okay=False, path_type=Path),
    default="import-report.ndjson",
    help="File for rejected lines and the reasons. Checkpoints are stored beside it, in FILE.state.",
)
def command(files: tuple[str, ...], collection: str | None, jobs: int, report: Path) -> None:
    """Import articles from files into the database.

    FILES are JSON Lines as for POST /v1/articles/bulk, plain or gzipped (.gz); - is standard input.

    If the import is interrupted, run the same command again: it resumes from its last checkpoint. No
    service needs to run.
    """
    started = time.monotonic()
    try:
        with progress.display(files) as on_progress:
            tally = run(
                settings.load(),
                files,
                report,
                author=author(),
                collection=collection,
                jobs=jobs,
                on_progress=on_progress,
            )
    except KeyboardInterrupt:
        fail("interrupted: run the same command to resume", _INTERRUPTED)
    print_status(_summary(tally, time.monotonic() - started, report))


def _summary(tally: Tally, seconds: float, report: Path) -> str:
    counts = ", ".join(f"{count} {outcome}" for outcome, count in sorted(tally.outcomes.items())) or "nothing to do"
    see_report = f"; see {report}" if tally.outcomes["rejected"] else ""
    return f"{counts}; {tally.lines / seconds:,.0f} articles/s{see_report}"

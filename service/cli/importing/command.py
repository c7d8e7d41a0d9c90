"""The ``timeline import`` command line."""

from __future__ import annotations

import sys
import time
from pathlib import Path

import click

from service.cli.author import author
from service.cli.common import INTERRUPTED, fail, print_status
from service.cli.importing import progress
from service.cli.importing.options import validated
from service.cli.importing.progress import Tally
from service.cli.importing.run import run
from service.cli.importing.worker import Options
from service.config import settings

_SOME_REJECTED, _ALL_REJECTED = 3, 4


@click.command()
@click.argument("files", nargs=-1, required=True)
@click.option("--collection", metavar="SLUG", help="Add all articles to this collection; it is created if missing.")
@click.option("--timezone", metavar="ZONE", help="IANA time zone of articles that have none, such as Europe/Berlin.")
@click.option("--source", metavar="NAME", help="Publisher of articles that name none.")
@click.option("--language", metavar="TAG", help="Language of articles that name none, such as en.")
@click.option("--columns", metavar="COLUMN=FIELD,…", help="Columns of CSV files and the fields that they hold.")
@click.option("--strict", is_flag=True, help="Reject articles with unknown fields; by default the fields are ignored.")
@click.option("--jobs", type=click.IntRange(1, 64), default=1, help="Number of processes that find dates.")
@click.option(
    "--report",
    type=click.Path(dir_okay=False, path_type=Path),
    default="import-report.ndjson",
    help="File for rejected lines and the reasons. Checkpoints are stored beside it, in FILE.state.",
)
def command(
    files: tuple[str, ...],
    collection: str | None,
    strict: bool,
    jobs: int,
    report: Path,
    **defaults: str | None,
) -> None:
    """Import articles from files into the database.

    FILES are JSON Lines as for POST /v1/articles/bulk; or, by their extension, CSV (.csv, .tsv), a JSON array or JSON
    Feed (.json), RSS or Atom (.rss, .atom, .xml); plain or gzipped (.gz). - is JSON Lines on standard input.

    If the import is interrupted, run the same command again: it resumes from its last checkpoint. No
    service needs to run. The exit status is 3 if some articles were rejected, and 4 if all were.
    """
    started = time.monotonic()
    given = validated(defaults)
    options = Options(collection, columns=given.pop("columns", {}), defaults=given, strict=strict)
    try:
        with progress.display(files) as on_progress:
            tally = run(
                settings.load(),
                files,
                report,
                author=author(),
                options=options,
                jobs=jobs,
                on_progress=on_progress,
            )
    except KeyboardInterrupt:
        fail("interrupted: run the same command to resume", INTERRUPTED)
    print_status(_summary(tally, time.monotonic() - started, report))
    if tally.rejected:
        sys.exit(_ALL_REJECTED if tally.rejected == tally.lines else _SOME_REJECTED)


def _summary(tally: Tally, seconds: float, report: Path) -> str:
    counts = ", ".join(f"{count} {outcome}" for outcome, count in sorted(tally.outcomes.items())) or "nothing to do"
    see_report = f"; see {report}" if tally.rejected else ""
    return f"{counts}; {tally.lines / seconds:,.0f} articles/s{see_report}"

"""``timeline read``: an archive in, its events out as Parquet or JSON Lines, without a database."""

from __future__ import annotations

import dataclasses
import datetime as dt
import json
import sys
import time
from collections.abc import Sequence
from itertools import accumulate
from typing import TextIO

import click

from service.archive import Options, cluster, local
from service.archive.inputs import STDIN, Batch, expanded, size_of
from service.archive.outputs import tables_of
from service.archive.work import Tally
from service.cli.common import INTERRUPTED, CommandError, fail, print_status
from service.cli.importing.options import validated
from service.cli.importing.progress import shown
from service.config import settings

_SOME_REJECTED, _ALL_REJECTED = 3, 4


@click.command()
@click.argument("files", nargs=-1, required=True)
@click.option("--to", required=True, metavar="FILE", help="File for the events: .parquet, .ndjson or .ndjson.gz.")
@click.option("--timezone", metavar="ZONE", help="IANA time zone of articles that have none, such as Europe/Berlin.")
@click.option("--source", metavar="NAME", help="Publisher of articles that name none.")
@click.option("--language", metavar="TAG", help="Language of articles that name none, such as en.")
@click.option("--strict", is_flag=True, help="Reject articles with unknown fields; by default the fields are ignored.")
@click.option("--jobs", type=click.IntRange(1, 64), default=1, help="Number of processes that find dates.")
@click.option(
    "--report",
    type=click.File("w", encoding="utf-8", lazy=False),
    default="read-report.ndjson",
    help="File for rejected lines and the reasons.",
)
@click.option(
    "--scheduler",
    metavar="ADDRESS",
    help="Dask scheduler whose workers read the files, such as tcp://host:8786; local starts --jobs workers here.",
)
def command(
    files: tuple[str, ...],
    to: str,
    strict: bool,
    jobs: int,
    report: TextIO,
    scheduler: str | None,
    **defaults: str | None,
) -> None:
    """Find the events of an archive, without a database.

    FILES are JSON Lines as for POST /v1/articles/bulk, plain or gzipped (.gz); Parquet with the same fields as columns
    (.parquet); or the HTML pages of web archives (.warc, .warc.gz). URLs such as s3:// work with the package of fsspec
    for them. - is JSON Lines on standard input.

    The events are the same, with the same ids, as those of an import. The articles are written beside them, to
    NAME.articles.EXTENSION: `timeline load` needs both. With --scheduler, both are folders with a part for each file,
    and files whose parts exist are left out. The exit status is 3 if some articles were rejected, and 4 if all were.
    """
    tables_of(to)
    inputs = expanded(files)
    started, progress = time.monotonic(), _Progress(inputs, report)
    options = _options(validated(defaults), strict=strict)
    try:
        with shown(sum(progress.sizes.values()) or None) as show:
            if scheduler is None:
                after_batch = progress.after_batch
                local.read_files(inputs, to, options, jobs=jobs, on_batch=lambda *batch: show(*after_batch(*batch)))
            else:
                where, after_file = (scheduler, jobs), progress.after_file
                cluster.read_files(inputs, to, options, *where, on_file=lambda *file: show(*after_file(*file)))
    except KeyboardInterrupt:
        fail("interrupted", INTERRUPTED)
    _finish(progress.total, time.monotonic() - started, report.name)


class _Progress:
    """Counts what is read, and reports rejected lines. Raises CommandError for a file that does not exist."""

    def __init__(self, files: Sequence[str], report: TextIO) -> None:
        self.total, self.sizes = Tally(), {file: _size(file) for file in files}
        self._started, self._report, self._done = time.monotonic(), report, 0
        self._before = dict(zip(self.sizes, accumulate(self.sizes.values(), initial=0), strict=False))

    def after_batch(self, batch: Batch, tally: Tally) -> tuple[int, str]:
        """Add a batch, in order. Return the number of bytes read so far, and a description of all that is read."""
        return self._before[batch.file] + batch.position, self._added(tally)

    def after_file(self, file: str, tally: Tally) -> tuple[int, str]:
        """Add a file, in any order. Return as above."""
        self._done += self.sizes[file]
        return self._done, self._added(tally)

    def _added(self, tally: Tally) -> str:
        for rejected in tally.rejected:
            self._report.write(json.dumps(dataclasses.asdict(rejected), ensure_ascii=False) + "\n")
        self.total.add(tally)
        rate = self.total.lines / max(time.monotonic() - self._started, 0.001)
        return f"{self.total.lines:,} articles, {rate:,.0f}/s"


def _options(metadata: dict[str, str], *, strict: bool) -> Options:
    configured = settings.load()
    return Options(
        configured.language,
        configured.date_order,
        configured.max_text,
        configured.max_expressions,
        metadata,
        strict,
        dt.datetime.now(dt.UTC).date(),
    )


def _size(file: str) -> int:
    if file == STDIN:
        return 0
    try:
        return size_of(file)
    except FileNotFoundError as error:
        raise CommandError(f"{file!r} is not a file") from error


def _finish(tally: Tally, seconds: float, report: str) -> None:
    """Print what was read, and exit with the status for rejected articles if there are any."""
    rejected = f", {len(tally.rejected):,} rejected: see {report}" if tally.rejected else ""
    rate = f"{tally.lines / max(seconds, 0.001):,.0f} articles/s"
    print_status(f"{tally.articles:,} articles, {tally.events:,} events{rejected}; {rate}")
    if tally.rejected:
        sys.exit(_SOME_REJECTED if tally.articles else _ALL_REJECTED)

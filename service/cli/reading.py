"""Reading articles: one to look at, files of them into the database, and stored ones anew."""

from __future__ import annotations

import datetime as dt
import time
from pathlib import Path
from typing import Any, BinaryIO

import click

from service.articles import reread
from service.cli import resolve
from service.cli.common import connected, fail, one_line_errors, say
from service.cli.importing import progress, run
from service.config import settings
from service.events.corrections import Author
from service.store import migrate

_INTERRUPTED = 130  # as a shell tells of Ctrl-C


@click.group()
def commands() -> None:
    """For those who bring articles."""


@commands.command("resolve")
@click.argument("file", type=click.File("rb"), default="-")
@click.option("--published-at", help="Date or date-time of publication; without it the page's own is looked for.")
@click.option("--timezone", help="IANA time zone of the publisher.")
@click.option("--language", help="Language of the text.")
@click.option("--date-order", help="How 3/4/2025 is read: MDY or DMY.")
@click.option("--url", help="Where the article stands.")
@click.option("--type", "media_type", help="Content-Type of the file; else by its name and first bytes.")
@click.option("--json", "as_json", is_flag=True, help="Print the service's report.")
@one_line_errors(resolve.Refused)
def resolve_command(file: BinaryIO, media_type: str | None, as_json: bool, **said: str | None) -> None:
    """Show what the service reads in FILE: text, an HTML page, a feed or JSON. Nothing is stored."""
    resolve.run(settings.load(), getattr(file, "name", "-"), file.read(), media_type, as_json, said)


@commands.command("import")
@click.argument("files", nargs=-1, required=True)
@click.option("--collection", help="A collection for all of them; it is made if there is none.")
@click.option("--jobs", type=click.IntRange(1, 64), default=1, help="Processes that find dates.")
@click.option(
    "--report",
    type=click.Path(dir_okay=False, path_type=Path),
    default="import-report.ndjson",
    help="Where refused lines are told of (default import-report.ndjson); beside it, how far the import is.",
)
@one_line_errors(run.BadImport)
def import_command(files: tuple[str, ...], collection: str | None, jobs: int, report: Path) -> None:
    """Import articles from FILES: a line of JSON each, as for /v1/articles/bulk; .gz, and - for standard input.

    Stopped or killed, the same command goes on from where it was.
    """
    started = time.monotonic()
    try:
        with progress.shown(files) as told:
            options: dict[str, Any] = {"collection": collection, "jobs": jobs, "told": told}
            tally = run.run(settings.load(), files, report, author=_author(), **options)
    except KeyboardInterrupt:
        fail("stopped: the same command goes on from here", _INTERRUPTED)
    spent = time.monotonic() - started
    told_of = ", ".join(f"{count} {outcome}" for outcome, count in sorted(tally.outcomes.items())) or "nothing to do"
    say(f"{told_of}; {tally.lines / spent:,.0f} articles/s" + (f"; see {report}" if tally.outcomes["refused"] else ""))


@commands.command("reread")
@click.option("--collection", help="Only the articles of this collection.")
@click.option("--all", "every", is_flag=True, help="Those too that this version's engine has read already.")
@click.option("--dry-run", is_flag=True, help="Say what would change, and change nothing.")
@one_line_errors()
def reread_command(collection: str | None, every: bool, dry_run: bool) -> None:
    """Read stored articles anew with this version's engine; corrections stay. Stopped, it goes on when run again."""
    _, store = connected()
    migrate.check(store)
    options: dict[str, Any] = {"collection": collection, "every": every, "dry_run": dry_run}
    count = 0
    for one in reread.reread(store, _author(), **options):
        count += 1
        for line in one.lines:
            click.echo(f"{one.article}  {line}")
    say(f"{count} articles {'would be ' if dry_run else ''}read anew")


def _author() -> Author:
    """Whoever gives a command, now."""
    return Author(None, dt.datetime.now(dt.UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z"))

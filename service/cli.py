"""The ``timeline`` command. Each command is a few lines over the use cases; an error is one line, exit code 1 or 78."""

from __future__ import annotations

import datetime as dt
import os
import signal
import sys
import time
from collections.abc import Callable
from functools import partial, wraps
from pathlib import Path
from typing import Any, BinaryIO, NoReturn, TextIO

import click
from peewee import Database, PeeweeException
from rich.console import Console

from service import __version__, evaluation, keys, serving, settings, tagging, taking
from service.corrections import Author
from service.serving import ServingError
from service.settings import Settings, SettingsError
from service.store import backup, database, migrate
from service.store.database import DatabaseError, Unavailable
from service.store.migrate import SchemaError
from service.store.patience import patiently

_INTERRUPTED = 130  # as a shell tells of Ctrl-C
_BAD_CONFIGURATION = 78  # EX_CONFIG of sysexits.h


def one_line_errors(command: Callable[..., Any]) -> Callable[..., Any]:
    """What a person can mend is one line on stderr, not a traceback."""

    @wraps(command)
    def run(*args: Any, **kwargs: Any) -> Any:
        try:
            return command(*args, **kwargs)
        except (SettingsError, DatabaseError) as error:
            _fail(str(error), _BAD_CONFIGURATION)
        except (tagging.BadLine, taking.Refused, SchemaError, ServingError, Unavailable, PeeweeException) as error:
            _fail(str(error))

    return run


def _fail(line: str, code: int = 1) -> NoReturn:
    _say(" ".join(line.split()))
    sys.exit(code)


def _say(line: str) -> None:
    click.echo(f"timeline: {line}", err=True)


def _brought_up(loaded: Settings, store: Database, *, migrates: bool = True) -> list[str]:
    """The migrations applied, once the database is there. Raises SchemaError where it stays older, or is newer."""
    # without a handler the first process of a container ignores it
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(128 + signal.SIGTERM))
    return patiently(lambda: migrate.up(store) if migrates else migrate.check(store), loaded.start_timeout, _say)


def _connected() -> tuple[Settings, Database]:
    loaded = settings.load()
    return loaded, database.connect(loaded.database_url, loaded.busy_timeout, connections=1)


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__)
def main() -> None:
    """Turns news into dated timelines."""


@main.command()
@click.option("--no-migrate", is_flag=True, help="Refuse a database of an older schema: somebody else migrates.")
@one_line_errors
def serve(no_migrate: bool) -> None:
    """Bring the database up to date, then serve under gunicorn (PORT, TIMELINE_*)."""
    loaded, store = _connected()
    line = serving.command()
    serving.refuse_taken_address(loaded)  # before the schema is touched: another release may be serving it
    for name in _brought_up(loaded, store, migrates=not no_migrate):
        _say(f"database brought to {name}")
    store.close()
    if loaded.api_keys == keys.NONE and not serving.is_loopback(loaded.host):
        _say("whoever reaches this address may read and write: set TIMELINE_API_KEYS")
    _say(f"http://{loaded.host}:{loaded.port}/v1/timeline")
    os.execv(line[0], line)  # noqa: S606 - no shell is needed, and gunicorn gets the signals


@main.command("migrate")
@click.option("--down", is_flag=True, help="Undo the last migration.")
@click.option("--status", is_flag=True, help="List the migrations and change nothing.")
@click.option("--dry-run", is_flag=True, help="Say what would be done and change nothing.")
@one_line_errors
def migrate_command(down: bool, status: bool, dry_run: bool) -> None:
    """Bring the database to this version's schema."""
    loaded, store = _connected()
    if status:
        for name, applied in migrate.status(store):
            click.echo(f"{'applied' if applied else 'pending'}  {name}")
        return
    does, would = (migrate.down, migrate.would_undo) if down else (partial(_brought_up, loaded), migrate.would_apply)
    work = would if dry_run else does
    done = "undone" if down else "applied"
    verb = f"would be {done}" if dry_run else done
    click.echo("\n".join(f"{verb}  {name}" for name in work(store)) or "nothing to do")


@main.command("backup")
@click.argument("file", type=click.Path(path_type=Path))
@one_line_errors
def backup_command(file: Path) -> None:
    """Copy the embedded database into a new FILE, while the service goes on; to restore it, put it in its place."""
    _, store = _connected()
    backup.backup(store, file)


@main.command("settings")
@one_line_errors
def settings_command() -> None:
    """List every setting with its value, secrets hidden."""
    for row in settings.describe(settings.load()):
        click.echo(f"{row.variable:<24} {row.value:<32} {row.meaning} (default {row.default})")


@main.command("key")
@click.argument("name")
@click.option(
    "--scope", type=click.Choice([one.value for one in keys.Scope]), default="write", help="write may read, too."
)
@one_line_errors
def key_command(name: str, scope: str) -> None:
    """Make an API key: printed once, with the entry for TIMELINE_API_KEYS that holds its hash."""
    try:
        token, key = keys.make(name, keys.Scope(scope))
    except ValueError as error:
        _fail(str(error))
    click.echo(f"key, for the client:         {token}")
    click.echo(f"entry of TIMELINE_API_KEYS:  {key.entry}")


@main.command()
@one_line_errors
def openapi() -> None:
    """Print the HTTP contract (openapi.yaml)."""
    from service.contract import contract_yaml

    click.echo(contract_yaml(), nl=False)


@main.command()
@one_line_errors
def demo() -> None:
    """Start the service, post the sample articles over HTTP, print the timeline, stop."""
    from service import demo as demonstration

    try:
        demonstration.run(settings.load())
    except demonstration.DemoError as error:
        _fail(str(error))


@main.command("resolve")
@click.argument("file", type=click.File("rb"), default="-")
@click.option("--published-at", help="Date or date-time of publication; without it the page's own is looked for.")
@click.option("--timezone", help="IANA time zone of the publisher.")
@click.option("--language", help="Language of the text.")
@click.option("--date-order", help="How 3/4/2025 is read: MDY or DMY.")
@click.option("--url", help="Where the article stands.")
@click.option("--type", "media_type", help="Content-Type of the file; else by its name and first bytes.")
@click.option("--json", "as_json", is_flag=True, help="Print the service's report.")
@one_line_errors
def resolve_command(file: BinaryIO, media_type: str | None, as_json: bool, **said: str | None) -> None:
    """Show what the service reads in FILE: text, an HTML page, a feed or JSON. Nothing is stored."""
    from service import terminal

    try:
        terminal.run(settings.load(), getattr(file, "name", "-"), file.read(), media_type, as_json, said)
    except terminal.Refused as error:
        _fail(str(error))


@main.command("import")
@click.argument("files", nargs=-1, required=True)
@click.option("--collection", help="A collection for all of them; it is made if there is none.")
@click.option("--jobs", type=click.IntRange(1, 64), default=1, help="Processes that find dates.")
@click.option(
    "--report",
    type=click.Path(dir_okay=False, path_type=Path),
    default="import-report.ndjson",
    help="Where refused lines are told of (default import-report.ndjson); beside it, how far the import is.",
)
@one_line_errors
def import_command(files: tuple[str, ...], collection: str | None, jobs: int, report: Path) -> None:
    """Import articles from FILES: a line of JSON each, as for /v1/articles/bulk; .gz, and - for standard input.

    Stopped or killed, the same command goes on from where it was.
    """
    from service import importing, progress

    started = time.monotonic()
    try:
        with progress.shown(files) as told:
            options: dict[str, Any] = {"collection": collection, "jobs": jobs, "told": told}
            tally = importing.run(settings.load(), files, report, author=_author(), **options)
    except KeyboardInterrupt:
        _fail("stopped: the same command goes on from here", _INTERRUPTED)
    except importing.BadImport as error:
        _fail(str(error))
    spent = time.monotonic() - started
    told_of = ", ".join(f"{count} {outcome}" for outcome, count in sorted(tally.outcomes.items())) or "nothing to do"
    _say(f"{told_of}; {tally.lines / spent:,.0f} articles/s" + (f"; see {report}" if tally.outcomes["refused"] else ""))


def _author() -> Author:
    return Author(None, dt.datetime.now(dt.UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z"))


@main.command("reread")
@click.option("--collection", help="Only the articles of this collection.")
@click.option("--all", "every", is_flag=True, help="Those too that this version's engine has read already.")
@click.option("--dry-run", is_flag=True, help="Say what would change, and change nothing.")
@one_line_errors
def reread_command(collection: str | None, every: bool, dry_run: bool) -> None:
    """Read stored articles anew with this version's engine; corrections stay. Stopped, it goes on when run again."""
    from service import rereading

    _, store = _connected()
    migrate.check(store)
    options: dict[str, Any] = {"collection": collection, "every": every, "dry_run": dry_run}
    count = 0
    for one in rereading.reread(store, _author(), **options):
        count += 1
        for line in one.lines:
            click.echo(f"{one.article}  {line}")
    _say(f"{count} articles {'would be ' if dry_run else ''}read anew")


@main.command("export")
@click.argument("form", metavar="FORM", type=click.Choice(taking.EXTENSIONS))
@click.option("--output", "-o", type=click.File("wb"), default="-", help="The file to write to; else standard output.")
@taking.asks
@one_line_errors
def export_command(form: str, output: BinaryIO, **said: str | None) -> None:
    """Write a timeline in a FORM: the bytes that the service gives for the same question."""
    for chunk in taking.document(settings.load(), form, said):
        output.write(chunk)


@main.command("show")
@taking.asks
@one_line_errors
def show_command(**said: str | None) -> None:
    """Print a timeline, by year and month."""
    taking.show(Console(highlight=False, markup=False), taking.document(settings.load(), "ndjson", said))


@main.command("tag")
@click.argument("file", type=click.File("r", encoding="utf-8"), default="-")
@click.option("--jobs", type=click.IntRange(1, 64), default=1, help="Processes to tag with.")
@one_line_errors
def tag_command(file: TextIO, jobs: int) -> None:
    """Tag documents, JSONL in and out: id, dct, text -> id, timexes."""
    for line in tagging.tag_lines(file, jobs):
        click.echo(line)


@main.command("evaluate")
@click.argument("gold", type=click.File("r", encoding="utf-8"))
@click.option("--errors", type=click.IntRange(0), default=0, help="List so many disagreements.")
@click.option("--by-class", is_flag=True, help="Count right, wrong and spurious by rule.")
@one_line_errors
def evaluate_command(gold: TextIO, errors: int, by_class: bool) -> None:
    """Measure the engine on a gold standard (JSONL with timexes)."""
    documents = [tagging.document_of(number, line) for number, line in enumerate(gold, 1) if line.strip()]
    scores = evaluation.evaluate((one, tagging.tag_document(one)) for one in documents)
    click.echo("\n".join(evaluation.summary(scores, by_class=by_class, errors=errors)))


if __name__ == "__main__":
    main()

"""Serving, and what an operator does beside it: the schema, a backup, the settings, keys."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TypeVar

import click
from peewee import Database

from service.cli import serve as serving
from service.cli.common import connected, one_line_errors, say
from service.config import keys, settings
from service.config.settings import Settings
from service.store import backup, migrate
from service.store.startup import patiently

T = TypeVar("T")


@click.group()
def commands() -> None:
    """For operators."""


def _once_up(loaded: Settings, work: Callable[[], T]) -> T:
    """What is to be done first, once the database is there."""
    # without a handler the first process of a container ignores it
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(128 + signal.SIGTERM))
    return patiently(work, loaded.start_timeout, say)


def _brought_up(loaded: Settings, store: Database) -> list[str]:
    """The migrations applied, once the database is there."""
    return _once_up(loaded, partial(migrate.up, store))


@commands.command()
@click.option("--no-migrate", is_flag=True, help="Refuse a database of an older schema: somebody else migrates.")
@one_line_errors()
def serve(no_migrate: bool) -> None:
    """Bring the database up to date, then serve under gunicorn (PORT, TIMELINE_*)."""
    loaded, store = connected()
    line = serving.command()
    serving.refuse_taken_address(loaded)  # before the schema is touched: another release may be serving it
    if no_migrate:
        _once_up(loaded, partial(migrate.check, store))
    else:
        for name in _brought_up(loaded, store):
            say(f"database brought to {name}")
    store.close()
    if loaded.api_keys == keys.NONE and not serving.is_loopback(loaded.host):
        say("whoever reaches this address may read and write: set TIMELINE_API_KEYS")
    say(f"http://{loaded.host}:{loaded.port}/v1/timeline")
    os.execv(line[0], line)  # noqa: S606 - no shell is needed, and gunicorn gets the signals


@commands.command("migrate")
@click.option("--down", is_flag=True, help="Undo the last migration.")
@click.option("--status", is_flag=True, help="List the migrations and change nothing.")
@click.option("--dry-run", is_flag=True, help="Say what would be done and change nothing.")
@one_line_errors()
def migrate_command(down: bool, status: bool, dry_run: bool) -> None:
    """Bring the database to this version's schema."""
    loaded, store = connected()
    if status:
        for name, applied in migrate.status(store):
            click.echo(f"{'applied' if applied else 'pending'}  {name}")
        return
    does, would = (migrate.down, migrate.would_undo) if down else (partial(_brought_up, loaded), migrate.would_apply)
    work = would if dry_run else does
    done = "undone" if down else "applied"
    verb = f"would be {done}" if dry_run else done
    click.echo("\n".join(f"{verb}  {name}" for name in work(store)) or "nothing to do")


@commands.command("backup")
@click.argument("file", type=click.Path(path_type=Path))
@one_line_errors()
def backup_command(file: Path) -> None:
    """Copy the embedded database into a new FILE, while the service goes on; to restore it, put it in its place."""
    _, store = connected()
    backup.backup(store, file)


@commands.command("settings")
@one_line_errors()
def settings_command() -> None:
    """List every setting with its value, secrets hidden."""
    for row in settings.describe(settings.load()):
        click.echo(f"{row.variable:<24} {row.value:<32} {row.meaning} (default {row.default})")


@commands.command("key")
@click.argument("name")
@click.option(
    "--scope", type=click.Choice([one.value for one in keys.Scope]), default="write", help="write may read, too."
)
@one_line_errors(ValueError)
def key_command(name: str, scope: str) -> None:
    """Make an API key: printed once, with the entry for TIMELINE_API_KEYS that holds its hash."""
    token, key = keys.make(name, keys.Scope(scope))
    click.echo(f"key, for the client:         {token}")
    click.echo(f"entry of TIMELINE_API_KEYS:  {key.entry}")

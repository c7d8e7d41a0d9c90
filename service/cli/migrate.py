"""``timeline migrate``: apply, undo or list migrations."""

from __future__ import annotations

from functools import partial

import click

from service.cli.database import configured_database, once_database_is_up
from service.store import migrate


@click.command()
@click.option("--down", is_flag=True, help="Undo the latest migration instead.")
@click.option("--status", is_flag=True, help="List all migrations and change nothing.")
@click.option("--dry-run", is_flag=True, help="Print what would be done and change nothing.")
def command(down: bool, status: bool, dry_run: bool) -> None:
    """Migrate the database to this version's schema.

    Waits up to TIMELINE_START_TIMEOUT seconds for the database. Several processes may run this at once.
    """
    loaded, store = configured_database()
    if status:
        for name, is_applied in migrate.status(store):
            click.echo(f"{'applied' if is_applied else 'pending'}  {name}")
        return
    if dry_run:
        names = (migrate.would_undo if down else migrate.would_apply)(store)
    else:
        names = migrate.down(store) if down else once_database_is_up(loaded, partial(migrate.up, store))
    verb = ("would be " if dry_run else "") + ("undone" if down else "applied")
    click.echo("\n".join(f"{verb}  {name}" for name in names) or "nothing to do")

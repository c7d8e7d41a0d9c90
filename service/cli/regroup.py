"""``timeline regroup``: merge the reports of stored collections again with this version's algorithm."""

from __future__ import annotations

import click

from service.articles import regroup
from service.cli.common import CommandError, print_status
from service.cli.database import configured_database
from service.store import collections, migrate


@click.command()
@click.option("--collection", metavar="SLUG", help="Regroup only this collection.")
@click.option("--dry-run", is_flag=True, help="Print what would change and change nothing.")
def command(collection: str | None, dry_run: bool) -> None:
    """Merge the reports of stored collections again.

    For collections that existed before entries were merged, and after an upgrade with a newer algorithm. Prints each
    report that moves to another entry. What editors have merged or split, and the ids of entries, are preserved.
    """
    _, store = configured_database()
    migrate.check(store)
    if collection is not None and collections.find(store, collection) is None:
        raise CommandError(f"--collection {collection!r} does not exist")
    for result in regroup.regroup(store, collection=collection, dry_run=dry_run):
        for event, before, after in result.moved:
            click.echo(f"{result.collection}  {event}: {before or 'none'} -> {after}")
        print_status(
            f"{result.collection}: {result.reports} reports, {result.entries_before} entries before,"
            f" {result.entries} {'to be' if dry_run else 'now'}"
        )

"""``timeline reread``: read stored articles again with this version's engine."""

from __future__ import annotations

import click

from service.articles import reread
from service.cli.author import author
from service.cli.common import print_status
from service.cli.database import configured_database
from service.store import migrate


@click.command()
@click.option("--collection", metavar="SLUG", help="Re-read only the articles of this collection.")
@click.option("--all", "every", is_flag=True, help="Include articles that this engine version has already read.")
@click.option("--dry-run", is_flag=True, help="Print what would change and change nothing.")
def command(collection: str | None, every: bool, dry_run: bool) -> None:
    """Re-read stored articles with this version's engine.

    Prints each event that changes, and why. Editors' corrections are preserved. If the
    command is stopped, run it again to continue.
    """
    loaded, store = configured_database()
    migrate.check(store)
    count = 0
    limit = loaded.max_expressions
    articles = reread.reread(
        store, author(), collection=collection, every=every, dry_run=dry_run, most_expressions=limit
    )
    for article in articles:
        count += 1
        for line in article.lines:
            click.echo(f"{article.article}  {line}")
    print_status(f"articles {'to re-read' if dry_run else 're-read'}: {count}")

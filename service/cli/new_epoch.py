"""``timeline new-epoch``: tell clients that the database was restored or copied."""

from __future__ import annotations

import click

from service.cli.common import print_status
from service.cli.database import configured_database
from service.store import migrate, revisions


@click.command()
def command() -> None:
    """Give the database a new epoch, after it was restored with pg_restore or copied as a file.

    ETags and cursors of /v1/changes from before then no longer match: clients must read everything again.
    Copies by `timeline backup` have a new epoch already.
    """
    _, store = configured_database()
    migrate.check(store)
    print_status(f"the epoch of the database is now {revisions.begin_epoch(store)}")

"""``timeline backup``: copy the SQLite database while the service runs."""

from __future__ import annotations

from pathlib import Path

import click

from service.cli.database import configured_database
from service.store import backup


@click.command()
@click.argument("file", type=click.Path(path_type=Path))
def command(file: Path) -> None:
    """Copy the SQLite database to FILE, which must not exist yet.

    The service may keep running. To restore the copy, stop the service and put FILE in the database's place. The copy
    has an epoch of its own, so that clients notice.
    """
    _, store = configured_database()
    backup.backup(store, file)

"""``timeline serve``: migrate the database, then replace this process with gunicorn."""

from __future__ import annotations

import os
from functools import partial

import click

from service.cli import gunicorn
from service.cli.common import print_status
from service.cli.database import configured_database, once_database_is_up
from service.config import NONE
from service.store import migrate


@click.command()
@click.option("--host", metavar="ADDRESS", help="Address to listen on.  [default: TIMELINE_HOST, or 127.0.0.1]")
@click.option("--port", metavar="NUMBER", help="Port to listen on.  [default: TIMELINE_PORT, or PORT, or 8000]")
@click.option("--no-migrate", is_flag=True, help="Exit with an error if the database needs a migration.")
def command(host: str | None, port: str | None, no_migrate: bool) -> None:
    """Migrate the database, then serve the HTTP API and the web pages.

    Listens on TIMELINE_HOST and TIMELINE_PORT (or PORT). Several servers may start on one database at once: one of
    them migrates while the others wait.
    """
    # gunicorn, which takes the place of this process, reads the same settings
    os.environ.update({name: value for name, value in {"TIMELINE_HOST": host, "TIMELINE_PORT": port}.items() if value})
    loaded, store = configured_database()
    line = gunicorn.command_line()
    gunicorn.require_free_address(loaded)  # before migrating: another release may be serving this database
    if no_migrate:
        once_database_is_up(loaded, partial(migrate.check, store))
    else:
        for name in once_database_is_up(loaded, partial(migrate.up, store)):
            print_status(f"applied migration {name}")
    store.close()
    if loaded.api_keys == NONE and not gunicorn.is_loopback(loaded.host):
        print_status("no API keys: anyone who can reach this address may read and write; set TIMELINE_API_KEYS")
    print_status(f"starting on http://{loaded.host}:{loaded.port}/ (API reference: /docs)")
    os.execv(line[0], line)  # noqa: S606 - no shell is needed, and gunicorn must receive the signals

"""``timeline follow``: options, and one line a round."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path

import click

from service.cli.common import CommandError, print_status
from service.cli.following import feeds_file
from service.cli.following.state import StateFile
from service.config import settings


@click.command()
@click.argument("file", type=click.Path(path_type=Path), metavar="FEEDS.toml")
@click.option("--once", is_flag=True, help="Poll the feeds that are due, once; the exit code is 1 if one failed.")
@click.option(
    "--state",
    type=click.Path(path_type=Path),
    help="File that remembers ETags and failures.  [default: FEEDS.toml.state]",
)
def command(file: Path, once: bool, state: Path | None) -> None:
    """Poll feeds and post their new items.

    FEEDS.toml has an interval in seconds and a table [[feeds]] for each feed, with its url, the
    collection of its articles, and source, language, timezone or date_order if the feed does
    not say them. Only these addresses are requested; redirects are not followed.
    """
    feeds = feeds_file.read(file)
    states = StateFile(state or file.with_name(file.name + ".state"))
    try:
        rounds = import_module("service.cli.following.rounds")
    except ImportError as error:
        raise CommandError("following feeds needs the extra “follow”: pip install 'news-timeline[follow]'") from error
    follower = rounds.Follower(settings.load(), feeds, states)
    for result in follower.rounds():
        print_status(result.line)
        if once:
            raise SystemExit(1 if result.failures else 0)

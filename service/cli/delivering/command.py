"""``timeline deliver``: options, and one line a round that did something."""

from __future__ import annotations

from importlib import import_module

import click

from service.cli.common import CommandError, print_status
from service.config import settings


@click.command()
@click.option("--once", is_flag=True, help="Deliver what is due, once; the exit code is 1 if a webhook failed.")
def command(once: bool) -> None:
    """Post changes to webhooks.

    Runs beside the service, in one process. Each webhook gets the changes in order and at least
    once; after a failure it gets the same changes again, later each time.
    """
    try:
        rounds = import_module("service.cli.delivering.rounds")
    except ImportError as error:
        raise CommandError("delivering needs the extra “follow”: pip install 'news-timeline[follow]'") from error
    deliverer = rounds.Deliverer(settings.load())
    while once:
        result = deliverer.round()
        print_status(result.line)
        if result.is_complete:
            raise SystemExit(1 if result.failures else 0)
    for result in deliverer.rounds():
        if result.delivered or result.failures:
            print_status(result.line)

"""``timeline languages``: the languages that the service reads."""

from __future__ import annotations

import click

from service.timex.languages.catalogue import catalogue


@click.command()
def command() -> None:
    """List the languages that are read: code, level, direction of the script, and name."""
    for known in catalogue():
        click.echo(f"{known.code:<4} {known.level:<6} {known.direction:<4} {known.name}")

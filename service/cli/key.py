"""``timeline key``: create an API key."""

from __future__ import annotations

import click

from service.cli.common import CommandError
from service.config import keys


@click.command()
@click.argument("name")
@click.option(
    "--scope",
    type=click.Choice([scope.value for scope in keys.Scope]),
    default=keys.Scope.WRITE.value,
    help="What the key allows; write includes read.",
)
def command(name: str, scope: str) -> None:
    """Create an API key called NAME and print it once.

    Give the key to the client and add the printed entry, which holds only the key's hash, to TIMELINE_API_KEYS.
    """
    try:
        token, key = keys.make(name, keys.Scope(scope))
    except ValueError as error:
        raise CommandError(str(error)) from error
    click.echo(f"key for the client:           {token}")
    click.echo(f"entry for TIMELINE_API_KEYS:  {key.entry}")

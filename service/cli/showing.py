"""The demonstration, and the contract."""

from __future__ import annotations

import click

from service.cli.common import one_line_errors
from service.cli.demo import run as demonstration
from service.cli.openapi import contract_yaml
from service.config import settings


@click.group()
def commands() -> None:
    """For newcomers."""


@commands.command()
@one_line_errors()
def openapi() -> None:
    """Print the HTTP contract (openapi.yaml)."""
    click.echo(contract_yaml(), nl=False)


@commands.command()
@one_line_errors(demonstration.DemoError)
def demo() -> None:
    """Start the service, post the sample articles over HTTP, print the timeline, stop."""
    demonstration.run(settings.load())

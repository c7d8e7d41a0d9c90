"""Taking timelines away, and looking at them."""

from __future__ import annotations

from typing import BinaryIO

import click
from rich.console import Console

from service import settings, taking
from service.cli.telling import one_line_errors


@click.group()
def commands() -> None:
    """For readers."""


@commands.command("export")
@click.argument("form", metavar="FORM", type=click.Choice(taking.EXTENSIONS))
@click.option("--output", "-o", type=click.File("wb"), default="-", help="The file to write to; else standard output.")
@taking.asks
@one_line_errors(taking.Refused)
def export_command(form: str, output: BinaryIO, **said: str | None) -> None:
    """Write a timeline in a FORM: the bytes that the service gives for the same question."""
    for chunk in taking.document(settings.load(), form, said):
        output.write(chunk)


@commands.command("show")
@taking.asks
@one_line_errors(taking.Refused)
def show_command(**said: str | None) -> None:
    """Print a timeline, by year and month."""
    taking.show(Console(highlight=False, markup=False), taking.document(settings.load(), "ndjson", said))

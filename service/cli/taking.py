"""Taking timelines away, and looking at them."""

from __future__ import annotations

from typing import BinaryIO

import click
from rich.console import Console

from service.cli import timeline
from service.cli.common import one_line_errors
from service.config import settings


@click.group()
def commands() -> None:
    """For readers."""


@commands.command("export")
@click.argument("form", metavar="FORM", type=click.Choice(timeline.EXTENSIONS))
@click.option("--output", "-o", type=click.File("wb"), default="-", help="The file to write to; else standard output.")
@timeline.asks
@one_line_errors(timeline.Refused)
def export_command(form: str, output: BinaryIO, **said: str | None) -> None:
    """Write a timeline in a FORM: the bytes that the service gives for the same question."""
    for chunk in timeline.document(settings.load(), form, said):
        output.write(chunk)


@commands.command("show")
@timeline.asks
@one_line_errors(timeline.Refused)
def show_command(**said: str | None) -> None:
    """Print a timeline, by year and month."""
    timeline.show(Console(highlight=False, markup=False), timeline.document(settings.load(), "ndjson", said))

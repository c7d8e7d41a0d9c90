"""``timeline export``: write a timeline to a file."""

from __future__ import annotations

from typing import BinaryIO

import click

from service.api.schemas.filters import ExportIn
from service.cli import timeline
from service.config import settings
from service.formats import FORMATS

_FORMATS = ", ".join(f"{form.extension} ({form.title})" for form in FORMATS)


@click.command(epilog=f"FORMAT is one of {_FORMATS}.")
@click.argument("format", type=click.Choice([form.extension for form in FORMATS]), metavar="FORMAT")
@click.option("--output", "-o", type=click.File("wb"), default="-", help="File to write; - is standard output.")
@timeline.with_options(ExportIn())
def command(format: str, output: BinaryIO, **parameters: str | None) -> None:
    """Export a timeline to a file.

    The options are the query parameters of GET /v1/timeline.FORMAT, and the bytes are the same.
    """
    for chunk in timeline.export(settings.load(), format, parameters):
        output.write(chunk)

"""``timeline export``: write a timeline to a file."""

from __future__ import annotations

from typing import BinaryIO

import click

from service.api.schemas.filters import ExportIn
from service.archive import exported
from service.cli import timeline
from service.cli.common import CommandError
from service.config import settings
from service.formats import FORMATS

_PARQUET = "parquet"
_FORMATS = {form.extension: form.title for form in FORMATS} | {_PARQUET: "Parquet, with the extra archive"}
_LISTED = ", ".join(f"{extension} ({title})" for extension, title in _FORMATS.items())


@click.command(epilog=f"FORMAT is one of {_LISTED}.")
@click.argument("format", type=click.Choice([*_FORMATS]), metavar="FORMAT")
@click.option("--output", "-o", type=click.File("wb"), default="-", help="File to write; - is standard output.")
@timeline.with_options(ExportIn())
def command(format: str, output: BinaryIO, **parameters: str | None) -> None:
    """Export a timeline to a file.

    The options are the query parameters of GET /v1/timeline.FORMAT, and the bytes are the same. Parquet is for files
    only: the service does not serve it.
    """
    if format == _PARQUET:
        _write_parquet(output, parameters)
        return
    for chunk in timeline.export(settings.load(), format, parameters):
        output.write(chunk)


def _write_parquet(output: BinaryIO, parameters: timeline.Parameters) -> None:
    """Write a timeline as Parquet. Raises CommandError if the output is no file: its readers begin at the end."""
    if not output.seekable():
        raise CommandError("Parquet needs a file: name one with --output")
    exported.write(output, timeline.export(settings.load(), "ndjson", parameters))

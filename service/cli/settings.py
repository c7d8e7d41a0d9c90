"""``timeline settings``: every environment variable with its value."""

from __future__ import annotations

import click

from service.config import settings


@click.command()
def command() -> None:
    """List every setting with its value, meaning and default. Secrets are hidden."""
    for row in settings.describe(settings.load()):
        click.echo(f"{row.variable:<26} {row.value:<32} {row.meaning} (default {row.default})")

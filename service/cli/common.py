"""What all subcommands share: errors and status lines. Imports nothing of the service."""

from __future__ import annotations

import sys
from typing import NoReturn

import click

INTERRUPTED = 130  #: Exit code after Ctrl-C, as shells report it.


class CommandError(Exception):
    """An error that the user can fix; its message is printed as one line."""


def fail(message: str, code: int = 1) -> NoReturn:
    """Print a message as one line on standard error and exit with ``code``."""
    print_status(" ".join(message.split()))
    sys.exit(code)


def print_status(line: str) -> None:
    """Print a line on standard error, so that standard output holds results only."""
    click.echo(f"timeline: {line}", err=True)

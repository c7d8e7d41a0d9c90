"""What all subcommands share: errors and status lines. Imports nothing of the service."""

from __future__ import annotations

import gc
import sys
from collections.abc import Callable, Iterable
from typing import Any, NoReturn

import click

INTERRUPTED = 130  #: Exit code after Ctrl-C, as shells report it.
_GC_THRESHOLD = 50_000  # container objects allocated before the garbage collector runs


class CommandError(Exception):
    """An error that the user can fix; its message is printed as one line."""


def fail(message: str, code: int = 1) -> NoReturn:
    """Print a message as one line on standard error and exit with ``code``."""
    print_status(" ".join(message.split()))
    sys.exit(code)


def collect_rarely() -> None:
    """Let the garbage collector run rarely: a batch lives until it is stored, so scanning it frees nothing."""
    gc.freeze()
    gc.set_threshold(_GC_THRESHOLD)


def completing(values: Iterable[str]) -> Callable[[Any, Any, str], list[str]]:
    """Return the shell completion of an option that takes some of these values, separated by commas, or one of them."""

    def complete(_context: Any, _parameter: Any, typed: str) -> list[str]:
        before, comma, last = typed.rpartition(",")
        return [f"{before}{comma}{value}" for value in values if value.startswith(last)]

    return complete


def print_status(line: str) -> None:
    """Print a line on standard error, so that standard output holds results only."""
    click.echo(f"timeline: {line}", err=True)

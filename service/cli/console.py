"""The console of the commands that print news."""

from __future__ import annotations

from rich.console import Console


def plain(width: int | None = None) -> Console:
    """Return a console as wide as the terminal, or of a width, that prints text as it is."""
    return Console(width=width, markup=False, emoji=False, highlight=False)

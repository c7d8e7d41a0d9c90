"""How an import goes on, for whoever waits: a bar on a terminal, a line now and then elsewhere."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import click
from rich.console import Console
from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn, TimeRemainingColumn

from service.cli.importing.run import STDIN, Tally

_SECONDS = 10.0  # between two lines
Told = Callable[[Tally], None]


@contextmanager
def shown(files: Sequence[str]) -> Iterator[Told]:
    """What to tell after each batch. The bar goes by bytes, which are known; a pipe has no end to go to."""
    started = time.monotonic()
    sizes = {file: Path(file).stat().st_size for file in files if Path(file).is_file()}
    total = sum(sizes.values()) if STDIN not in files else None
    with _bar(total) if sys.stderr.isatty() else _lines() as tell:

        def told(tally: Tally) -> None:
            rate = tally.lines / max(time.monotonic() - started, 0.001)
            tell(_read(files, sizes, tally), f"{tally.lines:,} articles, {rate:,.0f}/s")

        yield told


def _read(files: Sequence[str], sizes: dict[str, int], tally: Tally) -> int:
    """The bytes that are done: of the files before the present one, and of that."""
    place = tally.place
    if place is None or place.file not in files:
        return 0
    before = files[: files.index(place.file)]
    return sum(sizes.get(file, 0) for file in before) + place.position


@contextmanager
def _bar(total: int | None) -> Iterator[Callable[[int, str], None]]:
    columns = BarColumn(), TaskProgressColumn(), TextColumn("{task.description}"), TimeRemainingColumn()
    with Progress(*columns, console=Console(stderr=True)) as progress:
        task = progress.add_task("", total=total)
        yield lambda done, words: progress.update(task, completed=done, description=words)


@contextmanager
def _lines() -> Iterator[Callable[[int, str], None]]:
    last = [time.monotonic()]

    def tell(_: int, words: str) -> None:
        if time.monotonic() - last[0] >= _SECONDS:
            last[0] = time.monotonic()
            click.echo(f"timeline: {words}", err=True)

    yield tell

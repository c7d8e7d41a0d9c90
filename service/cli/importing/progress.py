"""The progress of an import: a bar in a terminal, or else a status line every ten seconds."""

from __future__ import annotations

import datetime as dt
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from rich.console import Console
from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn, TimeRemainingColumn

from service.cli.common import print_status
from service.cli.importing.checkpoint import Checkpoint
from service.cli.importing.files import STDIN

_INTERVAL = 10.0  # seconds between status lines
#: Shows the bytes read so far and a description.
_Show = Callable[[int, str], None]


@dataclass(slots=True)
class Tally:
    """What an import has stored so far: the number of lines by outcome, and the latest checkpoint.

    ``ignored`` are the names of unknown fields.
    """

    outcomes: Counter[str] = field(default_factory=Counter)
    checkpoint: Checkpoint | None = None
    ignored: set[str] = field(default_factory=set)

    @property
    def lines(self) -> int:
        """The number of lines so far."""
        return self.outcomes.total()

    @property
    def rejected(self) -> int:
        """The number of rejected lines so far."""
        return self.outcomes["rejected"]

    def add(self, checkpoint: Checkpoint, outcomes: Iterable[str], ignored: Iterable[str] = ()) -> None:
        """Count the outcomes of the lines before a checkpoint; report unknown fields, each name once."""
        self.outcomes.update(outcomes)
        for name in sorted(set(ignored) - self.ignored):
            print_status(f"ignored the unknown field {name!r}; --strict rejects articles with unknown fields")
        self.ignored.update(ignored)
        self.checkpoint = checkpoint


@contextmanager
def display(files: Sequence[str]) -> Iterator[Callable[[Tally], None]]:
    """Yield a function that shows a tally. The bar measures bytes on disk; standard input has no known size."""
    started = time.monotonic()
    sizes = {file: Path(file).stat().st_size for file in files if Path(file).is_file()}
    total = sum(sizes.values()) if STDIN not in files else None
    with shown(total) as show:

        def on_progress(tally: Tally) -> None:
            rate = tally.lines / max(time.monotonic() - started, 0.001)
            show(_bytes_read(files, sizes, tally.checkpoint), f"{tally.lines:,} articles, {rate:,.0f}/s")

        yield on_progress


def _bytes_read(files: Sequence[str], sizes: dict[str, int], checkpoint: Checkpoint | None) -> int:
    """Return the size of all files before the checkpoint's, plus the position in that file."""
    if checkpoint is None or checkpoint.file not in files:
        return 0
    before = files[: files.index(checkpoint.file)]
    return sum(sizes.get(file, 0) for file in before) + checkpoint.position


@contextmanager
def shown(total: int | None) -> Iterator[_Show]:
    """Yield a function that shows the bytes read so far of ``total``, and a description."""
    with _bar(total) if sys.stderr.isatty() else _status_lines(total) as show:
        yield show


@contextmanager
def _bar(total: int | None) -> Iterator[_Show]:
    columns = BarColumn(), TaskProgressColumn(), TextColumn("{task.description}"), TimeRemainingColumn()
    with Progress(*columns, console=Console(stderr=True)) as progress:
        task = progress.add_task("", total=total)
        yield lambda done, description: progress.update(task, completed=done, description=description)


@contextmanager
def _status_lines(total: int | None) -> Iterator[_Show]:
    started = last = time.monotonic()

    def show(done: int, description: str) -> None:
        nonlocal last
        if time.monotonic() - last >= _INTERVAL:
            last = time.monotonic()
            print_status(description + _time_left(done, total, last - started))

    yield show


def _time_left(done: int, total: int | None, seconds: float) -> str:
    """Return how long the rest takes at the speed so far; nothing if that is unknown."""
    if not total or not done:
        return ""
    left = dt.timedelta(seconds=round(seconds * max(total - done, 0) / done))
    return f", {left} left"

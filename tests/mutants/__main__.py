"""``python -m tests.mutants``: print the mutants that no test kills, and counts by package."""

from __future__ import annotations

import multiprocessing
import os
import tempfile
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from itertools import islice
from pathlib import Path

import click

from tests.mutants.changes import PACKAGES, ROOT, Mutant, sampled
from tests.mutants.choice import CACHE, Choice, record
from tests.mutants.laboratory import Laboratory, preload

#: The tests of one mutant take at most so long when they are recorded, and so long when they run.
_RECORDED, _LIMIT = 20, 120
_laboratory: Laboratory


def _open_laboratory(folder: str) -> None:
    global _laboratory
    _laboratory = Laboratory(Path(tempfile.mkdtemp(dir=folder)))


def _judge(mutant: Mutant, tests: Sequence[str], deadline: float) -> str | None:
    """Return the outcome of a mutant; None if the time is up."""
    return _laboratory.outcome(mutant, tests, _LIMIT) if time.monotonic() < deadline else None


def outcomes(mutants: Sequence[Mutant], jobs: int, deadline: float) -> Iterator[tuple[Mutant, str]]:
    """Yield the mutants that are judged before a deadline, each with its outcome."""
    choice = Choice()
    preload()
    tests = [choice.tests(mutant, _RECORDED) for mutant in mutants]
    with tempfile.TemporaryDirectory() as folder:
        fork = multiprocessing.get_context("fork")
        with ProcessPoolExecutor(jobs, fork, _open_laboratory, (folder,)) as pool:
            judged = pool.map(_judge, mutants, tests, [deadline] * len(mutants))
            yield from ((mutant, outcome) for mutant, outcome in zip(mutants, judged, strict=True) if outcome)


def row(package: str, counts: Counter[str]) -> str:
    share = f"{100 * counts['killed'] / judged:.0f} %" if (judged := counts["killed"] + counts["survived"]) else "-"
    return f"{package:10} " + "  ".join(f"{name} {counts[name]:3}" for name in ("killed", "survived", "unclear", share))


@click.command(help=__doc__)
@click.option("--count", default=300, show_default=True, help="Mutants at most.")
@click.option("--minutes", default=60.0, show_default=True, help="Minutes at most, without those of recording.")
@click.option("--seed", type=int, default=lambda: int(time.time()), help="Chooses the mutants. Default: the time.")
@click.option("--jobs", default=os.cpu_count(), show_default=True, help="Mutants at once.")
@click.argument("packages", nargs=-1)
def main(count: int, minutes: float, seed: int, jobs: int, packages: tuple[str, ...]) -> None:
    if not CACHE.exists():
        record()
    counts: dict[str, Counter[str]] = {package: Counter() for package in packages or PACKAGES}
    mutants = list(islice(sampled(list(counts), seed), count))
    click.echo(f"seed {seed}")
    for mutant, outcome in outcomes(mutants, jobs, time.monotonic() + 60 * minutes):
        counts[mutant.package][outcome] += 1
        if outcome != "killed":
            click.echo(f"{outcome} {mutant.described((ROOT / mutant.path).read_bytes())}")
    for package, counted in counts.items():
        click.echo(row(package, counted))


if __name__ == "__main__":
    main()

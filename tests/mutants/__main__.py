"""``python -m tests.mutants [PLACE …]``: print the mutants that no test kills, and counts by package.

A place is a package, folder or module of ``service/``: ``web``, ``timex/resolve``, ``store/search.py``.
"""

from __future__ import annotations

import contextlib
import io
import multiprocessing
import os
import subprocess
import tempfile
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from itertools import islice
from pathlib import Path

import click
import pytest

from tests import postgresql
from tests.mutants.changes import PACKAGES, ROOT, Mutant, sampled
from tests.mutants.choice import CACHE, PYTEST, Choice, record
from tests.mutants.laboratory import Laboratory, forget, preload
from tests.mutants.live import Live

#: Seconds that the tests of one mutant take at most: as recorded, and of processor time when they run.
_RECORDED, _LIMIT = 30, 60


def judged(mutants: Sequence[Mutant], tests: Sequence[list[str]], deadline: float) -> list[str]:
    """Return the outcomes of the mutants of one package that are judged before a deadline; print the survivors."""
    forget()
    live = Live(mutants, tests, _LIMIT, deadline)
    files = sorted({test.split("::")[0] for chosen in tests for test in chosen})
    with contextlib.redirect_stdout(io.StringIO()):
        pytest.main([*PYTEST, *files], plugins=[live])
    outcomes = []
    with tempfile.TemporaryDirectory() as folder:
        laboratory = Laboratory(Path(folder))
        for mutant, chosen in zip(mutants, tests, strict=True):
            outcome = live.outcomes.get(mutant)
            if outcome != "killed" and time.monotonic() < deadline:
                outcome = laboratory.outcome(mutant, chosen, _LIMIT)  # new processes that tests start are of the copy
            if outcome is not None:
                outcomes.append(outcome)
                if outcome != "killed":
                    click.echo(f"{outcome} {mutant.described((ROOT / mutant.path).read_bytes())}")
    return outcomes


def row(package: str, counts: Counter[str]) -> str:
    share = f"{100 * counts['killed'] / judged:.0f} %" if (judged := counts["killed"] + counts["survived"]) else "-"
    return f"{package:10} " + "  ".join(f"{name} {counts[name]:3}" for name in ("killed", "survived", "unclear", share))


def known(context: click.Context, parameter: click.Parameter, places: tuple[str, ...]) -> tuple[str, ...]:
    """Return places as they are given, or complain about one that does not exist."""
    for place in places:
        if not (ROOT / "service" / place).exists():
            raise click.BadParameter(f"service/{place} does not exist")
    return places


@contextlib.contextmanager
def one_postgresql() -> Iterator[None]:
    """Start the server on which the tests of all mutants have their databases, unless one is given.

    Without a server these tests are skipped.
    """
    if postgresql.VARIABLE in os.environ:
        yield
        return
    try:
        server = postgresql.OwnServer()
    except (ImportError, OSError, RuntimeError, subprocess.SubprocessError) as error:
        click.echo(f"without PostgreSQL: {error}")
        yield
        return
    os.environ[postgresql.VARIABLE] = server.url
    try:
        yield
    finally:
        server.delete()


@click.command(help=__doc__)
@click.option("--count", default=300, show_default=True, help="Mutants at most.")
@click.option("--minutes", default=60.0, show_default=True, help="Minutes at most, without those of recording.")
@click.option("--seed", type=int, default=lambda: int(time.time()), help="Chooses the mutants. Default: the time.")
@click.option("--jobs", default=os.cpu_count(), show_default=True, help="Mutants at once.")
@click.argument("places", nargs=-1, callback=known)
def main(count: int, minutes: float, seed: int, jobs: int, places: tuple[str, ...]) -> None:
    with one_postgresql():
        if not CACHE.exists():
            record()
        report(count, minutes, seed, jobs, places or PACKAGES)


def report(count: int, minutes: float, seed: int, jobs: int, places: Sequence[str]) -> None:
    """Judge mutants, and print the survivors and the counts by package."""
    choice = Choice()
    click.echo(f"seed {seed}")
    preload()
    sample: dict[str, list[Mutant]] = {place.split("/")[0]: [] for place in places}
    for mutant in islice(sampled(places, seed), count):
        sample[mutant.package].append(mutant)
    tests = [[choice.tests(mutant, _RECORDED) for mutant in mutants] for mutants in sample.values()]
    fork = multiprocessing.get_context("fork")
    with ProcessPoolExecutor(jobs, fork) as pool:
        deadlines = [time.monotonic() + 60 * minutes] * len(sample)
        for package, outcomes in zip(sample, pool.map(judged, sample.values(), tests, deadlines), strict=True):
            click.echo(row(package, Counter(outcomes)))


if __name__ == "__main__":
    main()

"""The tests of a mutant: those named after its file or folder, then those that call its function, file and folders.

If no test calls its function, because it runs while its module is imported, those that call its readers take their
place (``readers``). Of those that call its function, the tests of its package come first; of all, if none does. Tests
on PostgreSQL are run for mutants of ``store`` only; those that do not call the function come last. Tests that start
servers (``tests/live``) are run for mutants of ``cli`` only.
"""

from __future__ import annotations

import itertools
import json
import os
import subprocess
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from tests.mutants.changes import ROOT, Mutant
from tests.mutants.readers import Readers
from tests.mutants.recorder import FOLDER

#: Where the records are stored between runs.
CACHE = ROOT / ".mutants_cache"
#: Tests that take long, and say little about one function.
SKIPPED = ("benchmarks/", "browser/", "container/", "repository/", "*/test_memory.py", "timex/test_cost.py")
#: Files of tests that say most about the modules of a package or folder, although they are not named after it.
_ALSO_NAMED = {
    "schemas": "test_openapi",
    "api": "test_openapi",
    "_shared": "test_sentences",
    "rules": "test_rule_edges",
    "formats": "test_every_format",
    "plain": "test_boilerplate",
    "mail_lines": "test_mail",
    "metadata": "test_page_dates",
    "page_parts": "test_page_dates",
    "office_reader": "test_documented_limits",
    "deictics": "test_statements",
    "references": "test_statements",
    "kinds": "test_rulings",
    "features": "test_kinds_model",
    "verb_features": "test_kinds_model",
    "judge": "test_kinds_model",
    "participles": "test_kind_rules",
    "possessives": "test_structure",
    "differences": "test_carry_over",
    "editing": "test_corrections",
    "replacing": "test_growing",
    "relevance": "test_sentences",
    "entry_reports": "test_grouping",
    "filter": "test_filters",
    "search_counts": "test_search",
    "export": "test_exports",
    "webhooks": "test_deliver",
    "date_text": "test_dates",
    "base": "test_problem_pages",
}
_CHEAPEST = 200
#: Seconds count so often for tests that do not call the function: they seldom notice a change of it.
_OTHERS = 3
PYTEST = ("-q", "-p", "no:cacheprovider", "-m", "not slow and not twin")
#: The package of which tests on PostgreSQL say more than the same ones on SQLite do; each needs a database of its own.
_ON_POSTGRESQL, _POSTGRESQL = "store", "postgresql"
#: The package whose functions are called by tests that start servers, mostly; these tests wait long for little work.
_STARTED, _LIVE = "cli", "live"


@dataclass(frozen=True, slots=True)
class Test:
    """A test, its seconds of processor time, and the number of functions that it calls."""

    name: str
    seconds: float
    calls: int

    @property
    def cost(self) -> float:
        """Slow tests and those of everything come last."""
        return self.seconds * self.calls

    @property
    def is_on_postgresql(self) -> bool:
        return _POSTGRESQL in self.name

    @property
    def is_live(self) -> bool:
        return _LIVE in Path(self.file).parts

    @property
    def file(self) -> str:
        return self.name.split("::")[0]


_readers = cache(Readers)  # which parses the whole service


class Choice:
    """Chooses tests by the records of a folder."""

    def __init__(self, folder: Path = CACHE, root: Path = ROOT) -> None:
        self._readers = _readers(root)
        self._callers: dict[str, list[Test]] = defaultdict(list)
        for test, calls in records(folder):
            for unit in {_tested(test), *(unit for call in calls for unit in _units(call))}:
                self._callers[unit].append(test)

    def tests(self, mutant: Mutant, seconds: float) -> list[str]:
        """Return the names of the tests that say most about a mutant in these seconds; none takes a quarter of them."""
        readers = self._readers.of(mutant, self._callers)
        called = _interleaved([_in_turn(self._callers[reader]) for reader in readers])
        around = (_in_turn(self._callers.get(unit, ())) for unit in _units(mutant.function)[1:])
        ordered = list(dict.fromkeys(itertools.chain(called, *around)))
        if mutant.package != _ON_POSTGRESQL:
            ordered = [test for test in ordered if not test.is_on_postgresql]
        if mutant.package != _STARTED:
            ordered = [test for test in ordered if not test.is_live]
        parts = mutant.path.with_suffix("").parts[1:]
        named = {_ALSO_NAMED.get(part, f"test_{part}") for part in parts}
        package = parts[0]
        callers = {test for reader in readers for test in self._callers[reader]} or set(ordered)

        def rank(test: Test) -> tuple[bool, bool, bool]:
            path = Path(test.file)
            calls = test in callers
            is_late = test.is_on_postgresql and not calls
            return is_late, path.stem not in named, package not in path.parts or not calls

        ordered.sort(key=rank)
        quick = [test for test in ordered if test.seconds < seconds / 4]
        shares = (1 if test in callers else _OTHERS for test in quick)
        spent = itertools.accumulate(test.seconds * share for test, share in zip(quick, shares, strict=True))
        return [test.name for test, total in zip(quick, spent, strict=True) if total <= seconds]


def _tested(test: Test) -> str:
    """Return the folder that a test's own mirrors: what it calls in other processes is not recorded."""
    return str(Path("service", *Path(test.file).parent.parts[1:]))


def _units(function: str) -> tuple[str, ...]:
    """Return a function, its file and the folders around it, by which a test can be chosen: few call a table's."""
    file = Path(function.split("::")[0])
    return function, str(file), *map(str, file.parents[:-2])


def _in_turn(tests: Iterable[Test]) -> Iterator[Test]:
    """Yield the cheapest tests, then the cheapest of each file in turn, so that no file crowds the others out."""
    ordered = sorted(tests, key=lambda test: test.cost)
    yield from ordered[:_CHEAPEST]
    files = defaultdict(list)
    for test in ordered[_CHEAPEST:]:
        files[test.file].append(test)
    yield from _interleaved(files.values())


def _interleaved(lists: Iterable[Iterable[Test]]) -> Iterator[Test]:
    for turn in itertools.zip_longest(*lists):
        yield from filter(None, turn)


def records(folder: Path) -> Iterator[tuple[Test, list[str]]]:
    """Yield each test of the records with the functions that it calls."""
    for path in sorted(folder.glob("*.jsonl")):
        names: list[str] = []
        for line in path.read_text(encoding="utf-8").splitlines():
            record = json.loads(line)
            names += record["new"]
            calls = [names[number] for number in record["calls"]]
            yield Test(record["test"], record["seconds"], len(calls)), calls


def record(folder: Path = CACHE) -> None:
    """Run the tests once and record their calls in a new folder."""
    folder.mkdir()
    skipped = [f"--ignore-glob={ROOT / 'tests' / pattern}" for pattern in SKIPPED]
    line = [sys.executable, "-m", "pytest", "-n", "2", "-p", "tests.mutants.recorder", *PYTEST, *skipped, "tests"]
    subprocess.run(line, cwd=ROOT, env={**os.environ, FOLDER: str(folder)}, check=False)

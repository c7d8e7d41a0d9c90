"""A copy of the checkout in which one file at a time is changed, and processes that run tests there."""

from __future__ import annotations

import importlib
import itertools
import multiprocessing
import os
import resource
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import suppress
from pathlib import Path

import pytest

from tests.mutants.changes import ROOT, Mutant
from tests.mutants.choice import PYTEST

_SKIPPED = ("__pycache__", "node_modules", ".git", ".venv", "*_cache")
_OURS = ("service", "tests", "migrations")
_OUTCOMES = {
    pytest.ExitCode.OK: "survived",
    pytest.ExitCode.NO_TESTS_COLLECTED: "survived",
    -signal.SIGKILL: "unclear",
}
_FIRST_FILES = 4
_FORK = multiprocessing.get_context("fork")


def preload() -> None:
    """Import the libraries that the service and its tests use, so that the processes of mutants begin with them."""
    line = [sys.executable, "-c", "import sys, service.app, service.cli, tests.conftest; print(*sys.modules)"]
    printed = subprocess.run(line, cwd=ROOT, capture_output=True, text=True, check=True).stdout
    for name in printed.split():
        if not name.startswith((*_OURS, "__")):
            with suppress(ImportError):
                importlib.import_module(name)


def forget() -> None:
    """Forget the modules of the checkout but these, so that they are imported again."""
    for name in [name for name in sys.modules if name.split(".")[0] in _OURS and not name.startswith("tests.mutants")]:
        del sys.modules[name]


class Laboratory:
    """A copy of the checkout. Nothing is ever changed in the checkout itself."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder / "copy"
        shutil.copytree(ROOT, self.folder, ignore=shutil.ignore_patterns(*_SKIPPED))
        self._times = itertools.count(1_000_000_000)  # Python compiles a file again if its time changes

    def outcome(self, mutant: Mutant, tests: Sequence[str], seconds: int) -> str:
        """Return "killed" if a test fails or needs more than these seconds of processor time, else "survived".

        It is "unclear" if the tests do not end in ten times as many seconds, because the machine is busy or they wait.
        """
        path = self.folder / mutant.path
        source = path.read_bytes()
        self._write(path, mutant.written(source))
        try:
            outcomes = (_OUTCOMES.get(self._status(batch, seconds), "killed") for batch in _batches(tests))
            return next((outcome for outcome in outcomes if outcome != "survived"), "survived")
        finally:
            self._write(path, source)

    def _write(self, path: Path, content: bytes) -> None:
        path.write_bytes(content)
        moment = next(self._times)
        os.utime(path, (moment, moment))

    def _status(self, tests: Sequence[str], seconds: int) -> int | None:
        """Return the exit status of pytest, or that of a killed process."""
        process = _FORK.Process(target=_run, args=(self.folder, tests, seconds))
        process.start()
        process.join(10 * seconds)
        if process.is_alive():
            process.kill()
            process.join()
        return process.exitcode


def _batches(tests: Sequence[str]) -> Iterator[list[str]]:
    """Yield the tests of the first files, then the others: most mutants do not outlive a few files."""
    first = list(dict.fromkeys(map(_file, tests)))[:_FIRST_FILES]
    yield from filter(None, ([t for t in tests if _file(t) in first], [t for t in tests if _file(t) not in first]))


def _file(test: str) -> str:
    return test.split("::")[0]


class Selected:
    """A pytest plugin that runs the named tests only, in this order."""

    def __init__(self, tests: Sequence[str]) -> None:
        self._places = {test: place for place, test in enumerate(tests)}

    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        selected = [item for item in items if item.nodeid in self._places]
        items[:] = sorted(selected, key=lambda item: self._places[item.nodeid])


def _run(folder: Path, tests: Sequence[str], seconds: int) -> None:
    """Run tests in a folder, with a limit on the processor time, and exit with the status of pytest."""
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds + 5))
    forget()
    os.chdir(folder)
    sys.path.insert(0, str(folder))
    os.environ["PYTHONPATH"] = str(folder)
    with Path(os.devnull).open("w") as silence:
        os.dup2(silence.fileno(), 1)
        os.dup2(silence.fileno(), 2)
        files = dict.fromkeys(map(_file, tests))
        os._exit(pytest.main(["-x", *PYTEST, *files], plugins=[Selected(tests)]))

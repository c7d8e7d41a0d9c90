"""Mutants of functions in a process that has loaded the service and its tests: it forks, and the child swaps the code.

That takes a tenth of the time of a new process for each mutant. It cannot judge what runs while modules are imported.
"""

from __future__ import annotations

import gc
import multiprocessing
import os
import resource
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from types import CodeType, FrameType, FunctionType

import pytest

from tests.mutants.changes import ROOT, Mutant
from tests.mutants.recorder import name_of

_FORK = multiprocessing.get_context("fork")
#: Packages whose tests start no commands.
_WITHOUT_COMMANDS = ("timex", "text", "eventing", "documents")
_PROGRAM = b'if __name__ == "__main__":'


class Live:
    """A pytest plugin that judges mutants when the tests are collected, instead of running the tests."""

    def __init__(
        self, mutants: Sequence[Mutant], tests: Sequence[Sequence[str]], seconds: int, deadline: float
    ) -> None:
        self._mutants, self._tests, self._seconds, self._deadline = mutants, tests, seconds, deadline
        self._imported: set[CodeType] = set()
        self.outcomes: dict[Mutant, str] = {}

    @pytest.hookimpl(tryfirst=True)
    def pytest_load_initial_conftests(self) -> None:
        """Note what runs from here on: conftest.py imports most of the service."""
        sys.settrace(self._trace)

    def _trace(self, frame: FrameType, event: str, argument: object) -> None:
        self._imported.add(frame.f_code)

    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        sys.settrace(None)
        gc.unfreeze()
        imported, items = {name_of(code) for code in self._imported}, {item.nodeid: item for item in session.items}
        for mutant, tests in zip(self._mutants, self._tests, strict=True):
            swap = None if mutant.function in imported else swapping(mutant)
            if swap is not None and time.monotonic() < self._deadline:
                chosen = [items[test] for test in tests if test in items]
                has_commands = mutant.package not in _WITHOUT_COMMANDS
                self.outcomes[mutant] = self._outcome(swap, chosen, has_commands=has_commands)
        return True

    def _outcome(self, swap: Callable[[], None], items: list[pytest.Item], *, has_commands: bool) -> str:
        process = _FORK.Process(target=self._run, args=(swap, items, has_commands))
        process.start()
        process.join(10 * self._seconds)
        if process.is_alive():
            process.kill()
            return "unclear"
        return "survived" if process.exitcode == 0 else "killed"

    def _run(self, swap: Callable[[], None], items: list[pytest.Item], has_commands: bool) -> None:
        """Run tests until one fails, and exit with their outcome. Commands that they start have the swapped code."""
        resource.setrlimit(resource.RLIMIT_CPU, (self._seconds, self._seconds + 5))
        silence = os.open(os.devnull, os.O_WRONLY)
        os.dup2(silence, 1)
        os.dup2(silence, 2)
        swap()
        if has_commands:
            from tests import warm  # of the tests that are collected

            warm.fork_server()
        for item, following in zip(items, [*items[1:], None], strict=True):
            item.config.hook.pytest_runtest_protocol(item=item, nextitem=following)
            if item.session.testsfailed:
                os._exit(1)
        os._exit(0)


def swapping(mutant: Mutant) -> Callable[[], None] | None:
    """Return what swaps the code of the function of a mutant; None if it is no function, or its code is the same.

    None in a program, too: its tests start another process, which reads the file.
    """
    path = ROOT / mutant.path
    source = path.read_bytes()
    if _PROGRAM in source:
        return None
    before, after = (_code(text, path, mutant) for text in (source, mutant.written(source)))
    functions = [
        found
        for found in gc.get_objects()
        if isinstance(found, FunctionType) and before is not None and found.__code__ == before
    ]
    if after is None or before == after or not functions or before.co_freevars != after.co_freevars:
        return None

    def swap() -> None:
        for function in functions:
            function.__code__ = after

    return swap


def _code(source: bytes, path: Path, mutant: Mutant) -> CodeType | None:
    """Return the code of the function around a mutant."""
    codes = (code for code in _codes(compile(source, str(path), "exec")) if code.co_qualname == mutant.scope)
    return next((code for code in codes if code.co_firstlineno <= mutant.line <= _last_line(code)), None)


def _codes(code: CodeType) -> Iterator[CodeType]:
    """Yield the code objects of a module's functions, outer ones first."""
    yield code
    for constant in code.co_consts:
        if isinstance(constant, CodeType):
            yield from _codes(constant)


def _last_line(code: CodeType) -> int:
    return max(line for part in _codes(code) for *_, line in part.co_lines() if line is not None)

"""A pytest plugin that records which functions of ``service/`` each test calls, and how long the test takes.

Recording calls, not lines, costs little: functions are short, so that one says nearly as much as its lines. Python 3.12
and newer report only the first call of each function in a test, older ones every call. What the commands and services
that a test starts call counts as called by the test (``noting_command``).
"""

from __future__ import annotations

import json
import os
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import CodeType, FrameType
from typing import Any

import pytest

ROOT = Path(__file__).parents[2]
#: The environment variable that names the folder of the records.
FOLDER = "MUTANTS_RECORDS"
#: That of the file to which the commands that tests start add a line of JSON with their calls.
COMMANDS = "MUTANTSCOMMANDS"


class Recorder:
    """Writes a line of JSON for each test that passes: its name, seconds, and the numbers of the functions it calls."""

    def __init__(self, folder: Path) -> None:
        self.records = folder / f"{os.getpid()}.jsonl"
        self._commands = folder / f"{os.getpid()}.commands"
        os.environ[COMMANDS] = str(self._commands)
        self._called: set[CodeType] = set()
        self._numbers: dict[CodeType, int | None] = {}
        self._names: dict[str, int] = {}

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_protocol(self, item: pytest.Item) -> Iterator[None]:
        self._called.clear()
        start, failed = _processor_seconds(), item.session.testsfailed
        try:
            with noting_calls(self._called.add):
                return (yield)
        finally:
            if item.session.testsfailed == failed:
                self.add(item.nodeid, _processor_seconds() - start, set(self._called))

    def add(self, test: str, seconds: float, called: set[CodeType]) -> None:
        """Record a test with the code that it calls, and with what the commands have called since the last one."""
        before = len(self._names)
        numbers = {number for code in called if (number := self._number(code)) is not None}
        for command in _taken(self._commands):
            seconds += command["seconds"]
            numbers |= {self._names.setdefault(name, len(self._names)) for name in command["calls"]}
        calls = sorted(numbers)
        record = {"test": test, "seconds": round(seconds, 4), "new": list(self._names)[before:], "calls": calls}
        with self.records.open("a", encoding="utf-8") as file:
            file.write(json.dumps(record) + "\n")

    def _number(self, code: CodeType) -> int | None:
        """Return the number of a function of the service; None for other code."""
        if code not in self._numbers:
            name = name_of(code)
            self._numbers[code] = None if name is None else self._names.setdefault(name, len(self._names))
        return self._numbers[code]


@contextmanager
def noting_calls(note: Callable[[CodeType], None]) -> Iterator[None]:
    """Call ``note`` with the code of each function that is called in the block, in any thread."""
    if sys.version_info >= (3, 12):
        with _monitoring(note):
            yield
        return

    def trace(frame: FrameType, event: str, argument: object) -> None:
        """Note a call. Returns nothing, so that lines are not traced."""
        note(frame.f_code)

    threading.settrace(trace)
    sys.settrace(trace)
    try:
        yield
    finally:
        sys.settrace(None)
        threading.settrace(None)  # type: ignore[arg-type]


@contextmanager
def noting_command() -> Iterator[None]:
    """Record what a command calls in the block, for the test that has started it, if tests are recorded."""
    path = os.environ.get(COMMANDS)
    if path is None:
        yield
        return
    called: set[CodeType] = set()
    try:
        with noting_calls(called.add):
            yield
    finally:
        calls = sorted({name for code in list(called) if (name := name_of(code)) is not None})
        line = json.dumps({"seconds": _processor_seconds(), "calls": calls}) + "\n"
        with Path(path).open("ab", buffering=0) as file:  # one write, because commands run side by side
            file.write(line.encode())


def _taken(commands: Path) -> list[dict[str, Any]]:
    """Return what the commands since the last call have recorded."""
    lines = commands.read_text(encoding="utf-8").splitlines() if commands.exists() else []
    commands.unlink(missing_ok=True)
    return [json.loads(line) for line in lines]


@contextmanager
def _monitoring(note: Callable[[CodeType], None]) -> Iterator[None]:
    monitoring = sys.monitoring
    tool, starts = monitoring.COVERAGE_ID, monitoring.events.PY_START

    def first_call(code: CodeType, _: int) -> object:
        note(code)
        return monitoring.DISABLE

    monitoring.use_tool_id(tool, __name__)
    monitoring.register_callback(tool, starts, first_call)
    monitoring.set_events(tool, starts)
    monitoring.restart_events()
    try:
        yield
    finally:
        monitoring.set_events(tool, 0)
        monitoring.free_tool_id(tool)


def _processor_seconds() -> float:
    """Return the processor time of this process and of those that it started and that ended."""
    return sum(os.times()[:4])


def name_of(code: CodeType) -> str | None:
    """Return file and qualified name of a function of the service: "service/text/lines.py::Lines.at".

    A function within a function counts as its outer one.
    """
    path = Path(code.co_filename)
    if not path.is_relative_to(ROOT / "service"):
        return None
    return f"{path.relative_to(ROOT)}::{code.co_qualname.split('.<')[0]}"


def pytest_configure(config: pytest.Config) -> None:
    if folder := os.environ.get(FOLDER):
        config.pluginmanager.register(Recorder(Path(folder)))

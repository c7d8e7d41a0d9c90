"""``python -m tests.mutants MINUTES SEED [PACKAGE]…``: change the code at random places and see whether a test notices.

A mutant is the code with one small change: a comparison the other way round, a condition negated, a number plus one, a
call left out. It is killed if a test of its package fails. The report lists the mutants that survived, and counts by
package; a survivor is either equivalent to the code or shows that a test is missing. Works on a copy of the checkout.

Public tools (mutmut, cosmic-ray) make every mutant of a package first, hundreds of thousands here, and cannot stop
after a random sample of some minutes.
"""

from __future__ import annotations

import ast
import itertools
import os
import random
import shutil
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from copy import deepcopy
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[1]
#: The tests of each package, the quickest first, because the first that fails ends the run.
TESTS = {
    "timex": ("tests/timex/test_corpus.py", "tests/timex", "tests/eventing"),
    "text": ("tests/text", "tests/eventing"),
    "eventing": ("tests/eventing", "tests/api/test_timeline.py", "tests/api/test_plain.py"),
    "documents": ("tests/documents", "tests/api/test_html.py", "tests/api/test_plain.py", "tests/api/test_feed.py"),
    "articles": ("tests/articles", "tests/events", "tests/api/test_patched_articles.py", "tests/api/test_articles.py"),
    "events": ("tests/events", "tests/api/test_corrections.py", "tests/api/test_corrections_survive.py"),
    "stories": ("tests/stories", "tests/api"),
    "store": ("tests/store", "tests/timeline", "tests/api/test_collections.py", "tests/api/test_changes.py"),
    "timeline": ("tests/timeline", "tests/api"),
    "api": ("tests/api",),
    "formats": ("tests/formats", "tests/api/test_exports.py"),
    "web": ("tests/web", "tests/test_access_to_routes.py"),
}
_SKIPPED = ("__pycache__", "node_modules", ".git", "*_cache")
_PATIENCE = 300  # seconds for the tests of one mutant
_SWAPPED: dict[type[ast.AST], type[ast.AST]] = {
    ast.Lt: ast.LtE,
    ast.LtE: ast.Lt,
    ast.Gt: ast.GtE,
    ast.GtE: ast.Gt,
    ast.Eq: ast.NotEq,
    ast.NotEq: ast.Eq,
    ast.In: ast.NotIn,
    ast.NotIn: ast.In,
    ast.Is: ast.IsNot,
    ast.IsNot: ast.Is,
    ast.And: ast.Or,
    ast.Or: ast.And,
    ast.Add: ast.Sub,
    ast.Sub: ast.Add,
}


@dataclass(frozen=True, slots=True)
class Mutant:
    """One change of a file: the code from one offset (of its UTF-8) to another becomes ``after``."""

    path: Path
    line: int
    start: int
    end: int
    after: str

    def written(self, source: bytes) -> bytes:
        return source[: self.start] + self.after.encode() + source[self.end :]

    def described(self, source: bytes) -> str:
        before = " ".join(source[self.start : self.end].decode().split())
        return f"{self.path}:{self.line}: {before}  ->  {self.after}"


def mutants(path: Path, source: str) -> Iterator[Mutant]:
    """Yield the mutants of a file: one for each expression and statement that can be changed."""
    lines = [0, *itertools.accumulate(len(line.encode()) for line in source.splitlines(keepends=True))]
    for node in _nodes(ast.parse(source)):
        changed = _changed(node)
        if changed is not None:
            start = lines[node.lineno - 1] + node.col_offset  # type: ignore[attr-defined]
            end = lines[node.end_lineno - 1] + node.end_col_offset  # type: ignore[attr-defined]
            yield Mutant(path, node.lineno, start, end, changed)  # type: ignore[attr-defined]


def _nodes(node: ast.AST) -> Iterator[ast.AST]:
    """Yield the nodes below a node that do something: no annotations, decorators and parts of f-strings."""
    for name, value in ast.iter_fields(node):
        if name in ("annotation", "returns", "decorator_list") or isinstance(node, ast.JoinedStr):
            continue
        for child in value if isinstance(value, list) else [value]:
            if isinstance(child, ast.AST):
                yield child
                yield from _nodes(child)


def _changed(node: ast.AST) -> str | None:
    """Return the code that takes the place of a node, or None if it has no mutant."""
    match node:
        case ast.Compare(ops=[only]) if type(only) in _SWAPPED:
            return _with(node, ops=[_SWAPPED[type(only)]()])
        case ast.BoolOp(op=op):
            return _with(node, op=_SWAPPED[type(op)]())
        case ast.BinOp(op=ast.Add() | ast.Sub()):
            return _with(node, op=_SWAPPED[type(node.op)]())
        case ast.UnaryOp(op=ast.Not(), operand=operand):
            return f"({ast.unparse(operand)})"
        case ast.Constant(value=bool() as flag):
            return str(not flag)
        case ast.Constant(value=int() as number):
            return str(number + 1)
        case ast.IfExp(test=test):
            return _with(node, test=ast.UnaryOp(ast.Not(), test))
        case ast.Expr(value=ast.Call()):
            return "pass"
    return None


def _with(node: ast.AST, **changes: object) -> str:
    changed = deepcopy(node)
    for name, value in changes.items():
        setattr(changed, name, value)
    return f"({ast.unparse(changed)})"


def sampled(packages: list[str], seed: int) -> Iterator[tuple[str, Mutant]]:
    """Yield mutants in random order, one of each package in turn."""
    chance = random.Random(seed)
    queues = {}
    for package in packages:
        files = sorted((ROOT / "service" / package).rglob("*.py"))
        found = [
            mutant
            for path in files
            if "_cldr" not in path.parts
            for mutant in mutants(path.relative_to(ROOT), path.read_text(encoding="utf-8"))
        ]
        queues[package] = chance.sample(found, len(found))
    for turn in itertools.zip_longest(*queues.values()):
        yield from ((package, mutant) for package, mutant in zip(queues, turn, strict=True) if mutant is not None)


class Laboratory:
    """A copy of the checkout, in which one file at a time is changed."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder / "copy"
        shutil.copytree(ROOT, self.folder, ignore=shutil.ignore_patterns(*_SKIPPED))
        self._times = itertools.count(1_000_000_000)  # Python compiles a file again if its time changes

    def outcome(self, mutant: Mutant, tests: tuple[str, ...]) -> str:
        """Return "killed", "survived", or "unclear" if the tests do not end in time."""
        path = self.folder / mutant.path
        source = path.read_bytes()
        self._write(path, mutant.written(source))
        try:
            return self._outcome_of([*self._namesakes(mutant.path, tests), *tests])
        finally:
            self._write(path, source)

    def _namesakes(self, path: Path, tests: tuple[str, ...]) -> list[str]:
        """Return the test files that are named after a module."""
        folders = (self.folder / test for test in tests if not test.endswith(".py"))
        return sorted(
            str(file.relative_to(self.folder)) for folder in folders for file in folder.glob(f"*{path.stem}*")
        )

    def _write(self, path: Path, content: bytes) -> None:
        path.write_bytes(content)
        moment = next(self._times)
        os.utime(path, (moment, moment))

    def _outcome_of(self, tests: list[str]) -> str:
        line = [
            sys.executable,
            "-m",
            "pytest",
            "-x",
            "-p",
            "no:cacheprovider",
            "-p",
            "no:xdist",
            "-k",
            "not postgresql",
        ]
        env = {**os.environ, "PYTHONPATH": str(self.folder)}
        try:
            done = subprocess.run(
                [*line, *tests], cwd=self.folder, env=env, capture_output=True, timeout=_PATIENCE, check=False
            )
        except subprocess.TimeoutExpired:
            return "unclear"
        return "killed" if done.returncode else "survived"


def main(minutes: float, seed: int, packages: list[str]) -> None:
    """Try mutants until the time is up; print those that are not killed, and the counts at the end."""
    deadline = time.monotonic() + 60 * minutes
    counts: Counter[tuple[str, str]] = Counter()
    with tempfile.TemporaryDirectory() as folder:
        laboratory = Laboratory(Path(folder))
        for package, mutant in sampled(packages, seed):
            if time.monotonic() > deadline:
                break
            outcome = laboratory.outcome(mutant, TESTS[package])
            counts[package, outcome] += 1
            if outcome != "killed":
                print(outcome, mutant.described((ROOT / mutant.path).read_bytes()), flush=True)  # noqa: T201
    print(f"seed {seed}")  # noqa: T201
    for package in packages:
        killed, survived, unclear = (counts[package, outcome] for outcome in ("killed", "survived", "unclear"))
        share = f"{100 * killed / (killed + survived):.0f} %" if killed + survived else "-"
        print(f"{package:10} killed {killed:3}  survived {survived:3}  unclear {unclear:3}  {share}")  # noqa: T201


if __name__ == "__main__":
    main(float(sys.argv[1]), int(sys.argv[2]), sys.argv[3:] or list(TESTS))

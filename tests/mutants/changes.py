"""The mutants of a file, and a random sample of those of packages."""

from __future__ import annotations

import ast
import itertools
import random
import re
from collections.abc import Iterator, Sequence
from copy import deepcopy
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]
PACKAGES = (
    "timex",
    "text",
    "eventing",
    "documents",
    "articles",
    "events",
    "stories",
    "store",
    "timeline",
    "api",
    "formats",
    "web",
    "archive",
    "cli",
)
#: A number from here on is a weight or a limit that was chosen roughly: nobody can notice one more.
_LARGE = 1_000
#: Names of constants and options that say how much is cached, read or written at once, or how long something is waited
#: for: chosen roughly, too, and no answer depends on them.
_ROUGH = re.compile(r"(?:^|_)(?:cached?|remembered|batch(?:es)?|chunk|timeout|pause|maxsize)(?:_|$)", re.IGNORECASE)
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
    """One change of a file: the code from one offset (of its UTF-8) to another becomes ``after``.

    ``scope`` is the qualified name of the outermost function around it, of the class if there is none, or empty.
    """

    path: Path
    scope: str
    line: int
    start: int
    end: int
    after: str

    @property
    def package(self) -> str:
        return self.path.parts[1]

    @property
    def function(self) -> str:
        """The name of the function, as the recorder writes it."""
        return f"{self.path}::{self.scope}"

    def written(self, source: bytes) -> bytes:
        return source[: self.start] + self.after.encode() + source[self.end :]

    def described(self, source: bytes) -> str:
        before = " ".join(source[self.start : self.end].decode().split())
        return f"{self.path}:{self.line}: {before}  ->  {self.after}"


def mutants(path: Path, source: str) -> Iterator[Mutant]:
    """Yield the mutants of a file: one for each expression and statement that can be changed."""
    lines = [0, *itertools.accumulate(len(line.encode()) for line in source.splitlines(keepends=True))]
    for scope, node in _nodes(ast.parse(source)):
        changed = _changed(node)
        if changed is not None:
            start = lines[node.lineno - 1] + node.col_offset  # type: ignore[attr-defined]
            end = lines[node.end_lineno - 1] + node.end_col_offset  # type: ignore[attr-defined]
            yield Mutant(path, scope, node.lineno, start, end, changed)  # type: ignore[attr-defined]


def _nodes(node: ast.AST, scope: str = "", in_function: bool = False) -> Iterator[tuple[str, ast.AST]]:
    """Yield the scopes and nodes below a node that do something: no annotations, decorators and parts of f-strings.

    Nor ``strict=True`` of ``zip``, which like an assertion states what no input can break, ``total=False`` of a
    TypedDict, which only mypy reads, the digits of a negative number, which loses its sign, and rough sizes.
    """
    if isinstance(node, ast.FunctionDef | ast.ClassDef) and not in_function:
        scope = f"{scope}.{node.name}".lstrip(".")
        in_function = isinstance(node, ast.FunctionDef)
    for name, value in ast.iter_fields(node):
        if name in ("annotation", "returns", "decorator_list") or isinstance(node, ast.JoinedStr):
            continue
        if isinstance(node, ast.keyword) and node.arg in ("strict", "total"):
            continue
        if _is_negative(node) or _is_rough(node):
            continue
        for child in value if isinstance(value, list) else [value]:
            if isinstance(child, ast.AST):
                yield scope, child
                yield from _nodes(child, scope, in_function)


def _is_negative(node: ast.AST) -> bool:
    """Return whether a node is a negative integer: a direction or a place from the end, mostly."""
    match node:
        case ast.UnaryOp(op=ast.USub(), operand=ast.Constant(value=int())):
            return True
    return False


def _is_rough(node: ast.AST) -> bool:
    """Return whether a node is an assignment or an option of a size or duration that no answer depends on."""
    match node:
        case ast.Assign(targets=[ast.Name(id=name)], value=ast.Constant() | ast.BinOp()):
            return _ROUGH.search(name) is not None
        case ast.AnnAssign(target=ast.Name(id=name), value=ast.Constant()) | ast.keyword(arg=str(name)):
            return _ROUGH.search(name) is not None
        case ast.Assign(targets=[ast.Tuple(elts=names)], value=ast.Tuple()):
            return all(isinstance(name, ast.Name) and _ROUGH.search(name.id) for name in names)
    return False


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
        case ast.UnaryOp(operand=operand) if _is_negative(node):
            return ast.unparse(operand)
        case ast.Constant(value=bool() as flag):
            return str(not flag)
        case ast.Constant(value=int() as number):
            return str(number + 1 if number < _LARGE else 2 * number)
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


def sampled(places: Sequence[str], seed: int) -> Iterator[Mutant]:
    """Yield the mutants of packages, folders and modules ("web", "timex/resolve", "store/search.py") in random order.

    One of each place in turn.
    """
    chance = random.Random(seed)
    queues = []
    for place in places:
        whole = ROOT / "service" / place
        files = [whole] if whole.is_file() else sorted(whole.rglob("*.py"))
        found = [
            mutant
            for path in files
            if "_cldr" not in path.parts
            for mutant in mutants(path.relative_to(ROOT), path.read_text(encoding="utf-8"))
        ]
        queues.append(chance.sample(found, len(found)))
    for turn in itertools.zip_longest(*queues):
        yield from (mutant for mutant in turn if mutant is not None)

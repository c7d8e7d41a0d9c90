"""The functions that read what runs while modules are imported: constants, tables of words, and classes.

No test calls a constant. The tests that say most about it are those of the functions that read it: in its module, in
those that import it, and through other constants, classes, decorators and defaults that are made from it.
"""

from __future__ import annotations

import ast
from collections import defaultdict
from collections.abc import Collection, Iterator
from pathlib import Path

from tests.mutants.changes import ROOT, Mutant

#: A name at the top of a module, or a method: ("service/web/scales.py", "MONTH"), (…, "Scale.start").
Definition = tuple[str, str]
_Function = ast.FunctionDef | ast.AsyncFunctionDef


class Readers:
    """Finds readers in the code of ``service/``, by names only."""

    def __init__(self, root: Path = ROOT) -> None:
        self._modules = {
            str(path.relative_to(root)): _parsed(path) for path in sorted((root / "service").rglob("*.py"))
        }
        self._names = {path: _imported(tree, self._modules) for path, tree in self._modules.items()}
        self._readers: dict[Definition, dict[Definition, None]] = defaultdict(dict)
        for path, tree in self._modules.items():
            for statement in tree.body:
                self._read(path, statement)

    def of(self, mutant: Mutant, called: Collection[str]) -> list[str]:
        """Return the functions that read what a mutant changes, the nearest first.

        A function that tests call (one of ``called``) is the end of a search: its tests say what its callers do, too.
        """
        path = str(mutant.path)
        start = [(path, name) for name in _around(self._modules.get(path, ast.Module([], [])), mutant)]
        seen, found = dict.fromkeys(start), []
        queue = list(seen)
        for definition in queue:  # it grows
            function = "::".join(definition)
            if function in called:
                found.append(function)
                continue
            outer = definition[0], definition[1].split(".")[0]
            for reader in (*self._readers[definition], outer):  # a method that no test calls is read as its class is
                if reader not in seen:
                    seen[reader] = None
                    queue.append(reader)
        return found

    def _read(self, path: str, statement: ast.stmt) -> None:
        """Note what a statement at the top of a module reads."""
        if isinstance(statement, _Function):
            self._note(path, statement, [statement.name])
        elif isinstance(statement, ast.ClassDef):
            for part in statement.body:
                name = statement.name
                if isinstance(part, _Function):
                    name = f"{statement.name}.{part.name}"
                    self._readers[path, statement.name][path, name] = None
                self._note(path, part, [name])
            for part in (*statement.bases, *statement.keywords, *statement.decorator_list):
                self._note(path, part, [statement.name])
        else:
            self._note(path, statement, list(_bound(statement)))

    def _note(self, path: str, node: ast.AST, names: list[str]) -> None:
        for definition in self._definitions(path, node):
            for name in names:
                if definition != (path, name):
                    self._readers[definition][path, name] = None

    def _definitions(self, path: str, node: ast.AST) -> Iterator[Definition]:
        """Yield the definitions whose names a node has, its own or imported ones."""
        for part in ast.walk(node):
            match part:
                case ast.Name(id=name):
                    yield self._resolved(path, name)
                case ast.Attribute(value=ast.Name(id=module), attr=name):
                    target, inner = self._resolved(path, module)
                    if not inner:
                        yield self._resolved(target, name)

    def _resolved(self, path: str, name: str) -> Definition:
        """Return the place of a name's definition; a module is one without a name."""
        for _ in range(len(self._modules)):
            if not name or name not in self._names.get(path, {}):
                break
            path, name = self._names[path][name]
        return path, name


def _parsed(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def _imported(tree: ast.Module, modules: dict[str, ast.Module]) -> dict[str, Definition]:
    """Return the names that a module imports from the service, with what they name."""
    found: dict[str, Definition] = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.module and node.module.split(".")[0] == "service":
            folder = node.module.replace(".", "/")
            for alias in node.names:
                name = alias.asname or alias.name
                inner = _file(f"{folder}/{alias.name}", modules)
                outer = _file(folder, modules)
                if inner is not None:
                    found[name] = inner, ""
                elif outer is not None:
                    found[name] = outer, alias.name
    return found


def _file(place: str, modules: dict[str, ast.Module]) -> str | None:
    return next((path for path in (f"{place}.py", f"{place}/__init__.py") if path in modules), None)


def _bound(statement: ast.stmt) -> Iterator[str]:
    """Yield the names that a statement gives a value."""
    for node in ast.walk(statement):
        if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
            yield node.id


def _around(tree: ast.Module, mutant: Mutant) -> list[str]:
    """Return the names of the definitions that a mutant is a part of."""
    if mutant.scope:
        return [mutant.scope]
    around = (node for node in tree.body if node.lineno <= mutant.line <= (node.end_lineno or node.lineno))
    return [name for statement in around for name in _bound(statement)]

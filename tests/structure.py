"""``python -m tests.structure [CHECKOUT]…``: figures on the structure of ``service/``, a column for each checkout.

Works on any commit of this repository, so that two can be compared: the code is parsed, never imported.
"""

from __future__ import annotations

import ast
import statistics
import sys
import tomllib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

import click
import grimp

ROOT = Path(__file__).parents[1]
#: Constants of tests that list the files under service/ that a toy language and a toy filter add or change.
LANGUAGE_FILES, FILTER_FILES = "FILES_OF_A_LANGUAGE", "FILES_OF_A_FILTER"


class Function(NamedTuple):
    """A function or method and its length in lines, docstring included and decorators not."""

    lines: int
    place: str


def loose_modules(checkout: Path) -> int:
    """Return the number of modules directly in service/."""
    return len(list((checkout / "service").glob("[!_]*.py")))


def folders(checkout: Path) -> int:
    """Return the number of packages directly in service/."""
    return len([folder for folder in (checkout / "service").iterdir() if (folder / "__init__.py").exists()])


def import_arrows(checkout: Path) -> int:
    """Return the number of ordered pairs of folders or loose modules in which the first imports the second."""
    sys.path.insert(0, str(checkout))
    try:
        graph = grimp.build_graph("service", cache_dir=None)
    finally:
        sys.path.remove(str(checkout))
    units = graph.find_children("service")
    for unit in units:
        graph.squash_module(unit)
    return sum(len(graph.find_modules_directly_imported_by(unit) & units) for unit in units)


def layers(checkout: Path) -> int:
    """Return the number of rows in the layers that the import linter enforces."""
    contracts = tomllib.loads((checkout / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["importlinter"]
    return sum(len(contract["layers"]) for contract in contracts["contracts"] if contract["type"] == "layers")


def longest_function(checkout: Path) -> str:
    """Return the length and the place of the longest function."""
    longest = function_lengths(checkout)[-1]
    return f"{longest.lines} ({longest.place})"


def median_function(checkout: Path) -> float:
    """Return the median length of a function."""
    return statistics.median(function.lines for function in function_lengths(checkout))


def function_lengths(checkout: Path) -> list[Function]:
    """Return all functions and methods, shortest first."""
    return sorted(_functions(checkout))


def _functions(checkout: Path) -> Iterator[Function]:
    for path, source in _sources(checkout):
        for node in ast.walk(ast.parse(source)):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and node.end_lineno:
                yield Function(node.end_lineno - node.lineno + 1, f"{path.stem}.{node.name}")


def median_file(checkout: Path) -> float:
    """Return the median length of a file in lines, empty ones left out."""
    return statistics.median(source.count("\n") for _, source in _sources(checkout) if source)


def longest_file(checkout: Path) -> str:
    """Return the length and the name of the longest file."""
    lines, name = max((source.count("\n"), str(path.relative_to(checkout))) for path, source in _sources(checkout))
    return f"{lines} ({name})"


def _sources(checkout: Path) -> Iterator[tuple[Path, str]]:
    for path in sorted((checkout / "service").rglob("*.py")):
        yield path, path.read_text(encoding="utf-8")


def files_listed(checkout: Path, constant: str) -> str:
    """Return how many files a test's constant lists, or that no test has it."""
    for path in sorted((checkout / "tests").rglob("test_*.py")):
        for node in ast.parse(path.read_text(encoding="utf-8")).body:
            if isinstance(node, ast.Assign) and [ast.unparse(target) for target in node.targets] == [constant]:
                return f"{len(ast.literal_eval(node.value))} ({path.relative_to(checkout)})"
    return "no test shows it"


def readme_lines(checkout: Path) -> int:
    """Return the number of lines of the README."""
    return (checkout / "README.md").read_text(encoding="utf-8").count("\n")


FIGURES: dict[str, Callable[[Path], object]] = {
    "loose modules in service/": loose_modules,
    "folders in service/": folders,
    "import arrows between them": import_arrows,
    "rows of layers": layers,
    "longest function, lines": longest_function,
    "median function, lines": median_function,
    "longest file, lines": longest_file,
    "median file, lines": median_file,
    "files of a toy language": lambda checkout: files_listed(checkout, LANGUAGE_FILES),
    "files of a toy filter": lambda checkout: files_listed(checkout, FILTER_FILES),
    "README, lines": readme_lines,
}


@click.command()
@click.argument("checkouts", metavar="[CHECKOUT]...", nargs=-1, type=click.Path(file_okay=False, path_type=Path))
def main(checkouts: tuple[Path, ...]) -> None:
    """Print figures on the structure of each CHECKOUT's service/ (default: this one)."""
    compared = [checkout.resolve() for checkout in checkouts] or [ROOT]
    rows = [["", *(checkout.name for checkout in compared)]]
    rows += [[name, *(f"{measure(checkout)}" for checkout in compared)] for name, measure in FIGURES.items()]
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    for row in rows:
        click.echo("  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip())


if __name__ == "__main__":
    main()

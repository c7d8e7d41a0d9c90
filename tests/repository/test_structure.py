"""The structure of the code stays within its limits, and ``make structure`` measures any checkout."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests import structure

pytestmark = pytest.mark.only("sqlite")  # independent of the database

ROOT = Path(__file__).parents[2]
FILES = {
    "service/__init__.py": "",
    "service/app.py": "from service.web import pages\nfrom service.store import rows\n",
    "service/web/__init__.py": "",
    "service/web/pages.py": "from service.store import rows\n\n\ndef page():\n    return rows.first()\n",
    "service/store/__init__.py": "",
    "service/store/rows.py": "def first():\n    one = 1\n    two = 2\n    return one + two\n",
    "tests/test_toy_language.py": 'FILES_OF_A_LANGUAGE = ("service/toy.py",)\n',
    "pyproject.toml": '[[tool.importlinter.contracts]]\ntype = "layers"\nlayers = ["app", "web", "store"]\n',
    "README.md": "# Toy\n\nNothing.\n",
}


def figures(*checkouts: Path) -> dict[str, list[str]]:
    """Run the command and return the columns of each row by its name."""
    command = [sys.executable, "-m", "tests.structure", *map(str, checkouts)]
    done = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True)
    rows = [re.split(r"  +", line) for line in done.stdout.splitlines()]
    return {name: columns for name, *columns in rows}


def test_the_structure_stays_within_its_limits() -> None:
    assert structure.loose_modules(ROOT) == 2, "only app and wsgi are loose modules"
    assert structure.layers(ROOT) <= 12
    assert structure.function_lengths(ROOT)[-1].lines <= 40, "split the function"


def test_figures_of_a_tiny_checkout_beside_this_one(tmp_path: Path) -> None:
    for name, text in FILES.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text)
    tiny, this = zip(*figures(tmp_path, ROOT).values(), strict=True)
    assert tiny[1:] == (
        *("1", "2", "3", "3", "4 (rows.first)", "3.0"),
        *("5 (service/web/pages.py)", "4", "1 (tests/test_toy_language.py)", "no test shows it", "3"),
    )
    assert this[1:3] != tiny[1:3]

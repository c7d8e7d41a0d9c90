"""schemathesis tests the running service against its contract: every check and phase, including links."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.served import Served

ROOT = Path(__file__).parents[2]
_SLOW = ("fuzzing", "coverage")  # each takes a minute


_CASES = [
    ("examples,stateful", 4),
    pytest.param("examples,stateful", 10, marks=pytest.mark.twin),
    *(pytest.param(phase, 10, marks=pytest.mark.slow) for phase in _SLOW),
]


@pytest.mark.parametrize(("phases", "examples"), _CASES)
def test_the_service_conforms_to_its_contract(served: Served, phases: str, examples: int) -> None:
    line = [sys.executable, "-m", "schemathesis.cli", "--config-file", str(ROOT / "tests" / "schemathesis.toml")]
    options = ["--checks", "all", "--phases", phases, "--max-examples", str(examples), "--seed", "1", "--no-color"]
    run = [*line, "run", f"{served[0]}/openapi.json", *options]
    hooks = {"SCHEMATHESIS_HOOKS": "tests.schemathesis_hooks", "PYTHONPATH": str(ROOT)}
    env = {**os.environ, **hooks}
    done = subprocess.run(run, capture_output=True, text=True, timeout=240, check=False, cwd=served[2], env=env)
    assert done.returncode == 0, done.stdout[-6_000:]
    assert f"{phases.rpartition(',')[2].title()} (in" in done.stdout

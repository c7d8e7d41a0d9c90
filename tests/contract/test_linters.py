"""The contract passes the rules of two public linters of OpenAPI: Spectral's defaults, and Redocly's strict set."""

from __future__ import annotations

import json
import os
import subprocess
from pathlib import Path

import pytest

from tests.needs import needs

ROOT = Path(__file__).parents[2]
PROGRAMS = ROOT / "node_modules" / ".bin"
RULESET = Path(__file__).with_name("spectral.yaml")


def spectral(contract: Path) -> subprocess.CompletedProcess[str]:
    """Lint a contract; the exit status is not 0 if there is a result of any severity."""
    return run("spectral", "lint", "--ruleset", str(RULESET), "--fail-severity", "hint", str(contract))


def redocly(contract: Path) -> list[tuple[str, str]]:
    """Return the rule and the place of each problem of a contract."""
    result = run("redocly", "lint", "--extends=recommended-strict", "--format=json", str(contract))
    problems = json.loads(result.stdout)["problems"]
    return [(problem["ruleId"], problem["location"][0]["pointer"]) for problem in problems]


def run(program: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    needs((PROGRAMS / program).exists(), f"{program} is not installed; .ci/run installs it")
    env = {**os.environ, "REDOCLY_TELEMETRY": "off", "REDOCLY_SUPPRESS_UPDATE_NOTICE": "true"}
    line = [PROGRAMS / program, *arguments]
    return subprocess.run(line, capture_output=True, text=True, timeout=120, check=False, env=env)


def broken(folder: Path, found: str, replacement: str) -> Path:
    """Return a copy of the contract in which the first ``found`` is replaced."""
    text = (ROOT / "openapi.yaml").read_text(encoding="utf-8")
    copy = folder / "openapi.yaml"
    copy.write_text(text.replace(found, replacement, 1), encoding="utf-8")
    return copy


def test_the_contract_passes_spectral() -> None:
    result = spectral(ROOT / "openapi.yaml")
    assert result.returncode == 0, result.stdout


@pytest.mark.twin
def test_spectral_notices_a_missing_contact(tmp_path: Path) -> None:
    result = spectral(broken(tmp_path, "  contact:", "  x-contact:"))
    assert result.returncode != 0
    assert "info-contact" in result.stdout


def test_the_contract_passes_redocly() -> None:
    assert redocly(ROOT / "openapi.yaml") == []


@pytest.mark.twin
def test_redocly_notices_a_missing_summary(tmp_path: Path) -> None:
    problems = redocly(broken(tmp_path, "      summary: Readiness", "      x-summary: Readiness"))
    assert ("operation-summary", "#/paths/~1__heartbeat__/get/summary") in problems

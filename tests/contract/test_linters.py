"""The contract passes the default OpenAPI rules of Spectral, a public linter."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from tests.needs import needs

ROOT = Path(__file__).parents[2]
SPECTRAL = ROOT / "node_modules" / ".bin" / "spectral"
RULESET = Path(__file__).with_name("spectral.yaml")


@pytest.fixture(autouse=True)
def _spectral() -> None:
    needs(SPECTRAL.exists(), "Spectral is not installed; .ci/run installs it")


def lint(contract: Path) -> subprocess.CompletedProcess[str]:
    """Lint a contract; the exit status is not 0 if there is a result of any severity."""
    command = [SPECTRAL, "lint", "--ruleset", RULESET, "--fail-severity", "hint", contract]
    return subprocess.run(command, capture_output=True, text=True, timeout=120, check=False)


def test_the_contract_passes_spectral() -> None:
    result = lint(ROOT / "openapi.yaml")
    assert result.returncode == 0, result.stdout


def test_spectral_notices_a_missing_contact(tmp_path: Path) -> None:
    broken = tmp_path / "openapi.yaml"
    broken.write_text(
        (ROOT / "openapi.yaml").read_text(encoding="utf-8").replace("  contact:", "  x-contact:", 1), encoding="utf-8"
    )
    result = lint(broken)
    assert result.returncode != 0
    assert "info-contact" in result.stdout

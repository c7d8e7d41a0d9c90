"""A missing tool skips a test on a machine of a person and fails it in CI."""

from __future__ import annotations

import pytest

from tests.needs import needs


@pytest.mark.parametrize("ci", ["true", "false", ""])
def test_what_is_found_runs_everywhere(ci: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CI", ci)
    needs("/usr/bin/node", "node is not installed")


@pytest.mark.parametrize("ci", ["false", ""])
def test_a_missing_tool_skips(ci: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CI", ci)
    with pytest.raises(pytest.skip.Exception, match="node is not installed"):
        needs(None, "node is not installed")


def test_a_missing_tool_fails_in_ci(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CI", "true")
    with pytest.raises(pytest.fail.Exception, match="node is not installed"):
        needs(None, "node is not installed")

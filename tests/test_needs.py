"""A missing tool skips a test on a machine of a person and fails it in CI."""

from __future__ import annotations

import pytest

from tests.needs import needs


def outcome_of_missing() -> type[BaseException]:
    """Return the outcome of a test without its tool; an outcome that is not caught would skip the test here."""
    with pytest.raises((pytest.skip.Exception, pytest.fail.Exception), match="node is not installed") as outcome:
        needs(None, "node is not installed")
    return outcome.type


@pytest.mark.parametrize("ci", ["true", "false", ""])
def test_what_is_found_runs_everywhere(ci: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CI", ci)
    needs("/usr/bin/node", "node is not installed")


@pytest.mark.parametrize("ci", ["false", ""])
def test_a_missing_tool_skips(ci: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CI", ci)
    assert outcome_of_missing() is pytest.skip.Exception


def test_a_missing_tool_fails_in_ci(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CI", "true")
    assert outcome_of_missing() is pytest.fail.Exception

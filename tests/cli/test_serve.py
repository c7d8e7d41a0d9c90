"""``timeline serve`` up to the point where gunicorn takes its place."""

from __future__ import annotations

import os
import socket
from pathlib import Path

import pytest
from click.testing import CliRunner

from service.cli import gunicorn, main
from service.config import keys
from service.config.keys import Scope
from tests.served import free_port


@pytest.fixture
def lines(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> list[list[str]]:
    """The command lines that replace the process."""
    executed: list[list[str]] = []
    monkeypatch.setattr(os, "execv", lambda _, line: executed.append(line))
    monkeypatch.setattr(os, "environ", os.environ.copy())  # the command sets variables for gunicorn
    monkeypatch.setenv("TIMELINE_DATABASE_URL", f"sqlite:///{tmp_path}/timeline.db")
    return executed


@pytest.mark.parametrize(
    ("host", "has_keys", "warns"), [("127.0.0.1", False, False), ("0.0.0.0", True, False), ("0.0.0.0", False, True)]
)
def test_it_warns_if_others_can_reach_a_service_without_keys(
    lines: list[list[str]], monkeypatch: pytest.MonkeyPatch, host: str, has_keys: bool, warns: bool
) -> None:
    monkeypatch.setenv("TIMELINE_HOST", host)
    monkeypatch.setenv("TIMELINE_API_KEYS", keys.make("desk", Scope.READ)[1].entry if has_keys else "none")
    port = free_port()
    done = CliRunner().invoke(main, ["serve", "--port", str(port)], catch_exceptions=False)
    *_, last = done.stderr.splitlines()
    assert last == f"timeline: starting on http://{host}:{port}/ (API reference: /docs)"
    assert ("no API keys: anyone who can reach this address" in done.stderr) == warns
    assert [line[1:3] for line in lines] == [["-m", "gunicorn"]]


def test_it_reports_the_migrations_of_the_first_start(lines: list[list[str]]) -> None:
    for has_first in (True, False):
        done = CliRunner().invoke(main, ["serve", "--port", str(free_port())], catch_exceptions=False)
        assert ("timeline: applied migration 0001_initial" in done.stderr.splitlines()) == has_first
    assert len(lines) == 2


def test_gunicorn_gets_the_host_and_port_of_the_options(lines: list[list[str]]) -> None:
    port = str(free_port())
    done = CliRunner().invoke(main, ["serve", "--host", "127.0.0.2", "--port", port], catch_exceptions=False)
    assert f"starting on http://127.0.0.2:{port}/" in done.stderr
    assert (os.environ["TIMELINE_HOST"], os.environ["TIMELINE_PORT"]) == ("127.0.0.2", port)
    assert len(lines) == 1


def test_a_server_that_may_not_migrate_refuses_an_old_database(lines: list[list[str]]) -> None:
    refused = CliRunner().invoke(main, ["serve", "--no-migrate", "--port", str(free_port())])
    assert (refused.exit_code, lines) == (1, [])
    assert "run `timeline migrate`" in refused.stderr
    for options in ((), ("--no-migrate",)):
        done = CliRunner().invoke(main, ["serve", *options, "--port", str(free_port())], catch_exceptions=False)
        assert done.exit_code == 0
        assert ("applied migration" in done.stderr) == (not options)
    assert len(lines) == 2


@pytest.mark.parametrize(
    ("host", "is_loopback"),
    [
        ("127.0.0.1", True),
        ("127.1.2.3", True),
        ("::1", True),
        ("localhost", True),
        ("0.0.0.0", False),
        ("::", False),
        ("10.0.0.1", False),
        ("timeline.example", False),
    ],
)
def test_only_this_machine_can_reach_a_loopback_address(host: str, is_loopback: bool) -> None:
    assert gunicorn.is_loopback(host) is is_loopback


def test_a_server_whose_port_is_taken_migrates_nothing(lines: list[list[str]], tmp_path: Path) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        done = CliRunner().invoke(main, ["serve", "--port", str(port)])
    assert (done.exit_code, lines) == (1, [])
    assert done.stderr.startswith(f"timeline: cannot listen on 127.0.0.1:{port}: Address already in use; ")
    assert not (tmp_path / "timeline.db").exists()

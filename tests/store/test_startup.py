"""Waiting at startup for a database that is not up yet."""

from __future__ import annotations

import signal
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from service.store.database import Unavailable
from service.store.startup import wait_for_database
from tests import warm
from tests.served import environment, free_port, timeline, wait_until_up
from tests.waiting import until


def failing(times: int) -> Callable[[], str]:
    """Return an attempt that fails some times, as if the server were not up yet, and then succeeds."""
    failures = iter(range(times))

    def attempt() -> str:
        if next(failures, None) is not None:
            raise Unavailable("connection to server at 'db' failed:\n\tIs the server running?")
        return "up"

    return attempt


def test_a_database_that_is_up_reports_nothing() -> None:
    lines: list[str] = []
    assert wait_for_database(failing(0), 10, lines.append) == "up"
    assert lines == []


def test_a_late_database_reports_one_line() -> None:
    lines: list[str] = []
    assert wait_for_database(failing(3), 10, lines.append) == "up"
    (line,) = lines
    assert line.endswith("connection to server at 'db' failed: Is the server running?")


def test_waiting_ends_after_the_timeout() -> None:
    lines: list[str] = []
    with pytest.raises(Unavailable, match=r"did not come up within 0\.2 seconds: connection") as error:
        wait_for_database(failing(1_000), 0.2, lines.append)
    assert len(lines) == 1
    assert "\n" not in str(error.value)


@pytest.fixture
def short_timeouts(tmp_path: Path) -> dict[str, str]:
    (tmp_path / "data").mkdir()
    return {**environment(tmp_path, free_port()), "TIMELINE_BUSY_TIMEOUT": "50", "TIMELINE_START_TIMEOUT": "1"}


def lock_database(env: dict[str, str]) -> sqlite3.Connection:
    """Return another connection that holds the SQLite file exclusively."""
    path = env["TIMELINE_DATABASE_URL"].removeprefix("sqlite:///")
    connection = sqlite3.connect(path, isolation_level=None, check_same_thread=False)
    connection.execute("BEGIN EXCLUSIVE")
    return connection


@pytest.mark.parametrize("command", ["serve", "migrate"])
def test_a_command_gives_up_with_the_reason(short_timeouts: dict[str, str], command: str) -> None:
    with closing(lock_database(short_timeouts)):
        done = timeline(command, env=short_timeouts)
    assert done.returncode == 1
    first, last = done.stderr.splitlines()
    assert first == "timeline: the database is not up yet, waiting for 1 seconds at most: database is locked"
    assert last == "timeline: the database did not come up within 1 seconds: database is locked"


def test_serve_continues_when_the_database_comes_up(short_timeouts: dict[str, str], tmp_path: Path) -> None:
    log = tmp_path / "log"
    env = {**short_timeouts, "TIMELINE_START_TIMEOUT": "60"}
    with closing(lock_database(env)) as other, log.open("wb") as output:
        process = warm.Process("serve", env=env, output=output)
        until(lambda: "waiting for 60 seconds at most" in log.read_text())
        other.execute("ROLLBACK")
        wait_until_up(f"http://127.0.0.1:{env['PORT']}")
        process.send_signal(signal.SIGTERM)
        assert process.wait(timeout=15) == 0


def test_waiting_can_be_interrupted(short_timeouts: dict[str, str], tmp_path: Path) -> None:
    log = tmp_path / "log"
    env = {**short_timeouts, "TIMELINE_START_TIMEOUT": "600"}
    with closing(lock_database(env)), log.open("wb") as output:
        process = warm.Process("serve", env=env, output=output)
        until(lambda: "waiting" in log.read_text())
        process.send_signal(signal.SIGTERM)
        assert process.wait(timeout=15) == 128 + signal.SIGTERM

"""A database that is late: waited for, said once, given up in time."""

from __future__ import annotations

import signal
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from service.store.database import Unavailable
from service.store.startup import patiently
from tests.served import environment, free_port, timeline, wait_until_up


def failing(times: int) -> Callable[[], str]:
    """An attempt that fails so many times, as with a server that is not up yet, and then does not."""
    left = iter(range(times))

    def attempt() -> str:
        if next(left, None) is not None:
            raise Unavailable("connection to server at 'db' failed:\n\tIs the server running?")
        return "up"

    return attempt


def test_no_word_about_a_database_that_is_up() -> None:
    said: list[str] = []
    assert patiently(failing(0), 10, said.append) == "up"
    assert said == []


def test_one_line_about_one_that_is_late() -> None:
    said: list[str] = []
    assert patiently(failing(3), 10, said.append) == "up"
    assert said == [
        "the database is not up yet, waiting for 10 seconds at most: "
        "connection to server at 'db' failed: Is the server running?"
    ]


def test_it_is_given_up() -> None:
    said: list[str] = []
    with pytest.raises(Unavailable, match=r"did not come up within 0\.2 seconds: connection") as error:
        patiently(failing(1_000), 0.2, said.append)
    assert len(said) == 1
    assert "\n" not in str(error.value)


@pytest.fixture
def impatient(tmp_path: Path) -> dict[str, str]:
    (tmp_path / "data").mkdir()
    return {**environment(tmp_path, free_port()), "TIMELINE_BUSY_TIMEOUT": "50", "TIMELINE_START_TIMEOUT": "1"}


def locked(env: dict[str, str]) -> sqlite3.Connection:
    """Another's hold on the whole SQLite file."""
    path = env["TIMELINE_DATABASE_URL"].removeprefix("sqlite:///")
    other = sqlite3.connect(path, isolation_level=None, check_same_thread=False)
    other.execute("BEGIN EXCLUSIVE")
    return other


@pytest.mark.parametrize("command", ["serve", "migrate"])
def test_a_start_gives_up_and_says_why(impatient: dict[str, str], command: str) -> None:
    with closing(locked(impatient)):
        done = timeline(command, env=impatient)
    assert done.returncode == 1
    first, last = done.stderr.splitlines()
    assert first == "timeline: the database is not up yet, waiting for 1 seconds at most: database is locked"
    assert last == "timeline: the database did not come up within 1 seconds: database is locked"


def test_a_start_goes_on_when_the_database_comes_up(impatient: dict[str, str]) -> None:
    env = {**impatient, "TIMELINE_START_TIMEOUT": "60"}
    command = [sys.executable, "-m", "service.cli", "serve"]
    with (
        closing(locked(env)) as other,
        subprocess.Popen(command, env=env, stderr=subprocess.PIPE, text=True) as process,
    ):
        assert process.stderr
        assert "waiting for 60 seconds at most" in process.stderr.readline()
        other.execute("ROLLBACK")
        wait_until_up(f"http://127.0.0.1:{env['PORT']}")
        process.terminate()
        assert process.wait(timeout=15) == 0


def test_a_start_that_waits_can_be_stopped(impatient: dict[str, str]) -> None:
    env = {**impatient, "TIMELINE_START_TIMEOUT": "600"}
    command = [sys.executable, "-m", "service.cli", "serve"]
    with closing(locked(env)), subprocess.Popen(command, env=env, stderr=subprocess.PIPE, text=True) as process:
        assert process.stderr
        assert "waiting" in process.stderr.readline()
        process.send_signal(signal.SIGTERM)
        assert process.wait(timeout=15) == 128 + signal.SIGTERM

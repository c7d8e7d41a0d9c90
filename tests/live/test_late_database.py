"""A real PostgreSQL that comes up after the service: it is waited for, that is said, and the wait has an end."""

from __future__ import annotations

import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests import postgresql
from tests.postgresql import OwnServer, Server
from tests.served import environment, free_port, request, timeline, wait_until_up

GOOD = {"text": "It met on Sunday.", "published_at": "2025-03-13"}


@pytest.fixture(scope="module")
def own() -> Iterator[OwnServer]:
    found = postgresql.own_server()
    yield found
    found.delete()


@pytest.fixture
def away(own: OwnServer) -> Iterator[str]:
    """The URL of a new database whose server is stopped, and started again after the test if it is not by then."""
    control = Server(own.url)
    url = control.of(control.create())
    control.close()
    own.stop()
    yield url
    own.start()


def test_it_is_waited_for_and_then_served_from(away: str, own: OwnServer, tmp_path: Path) -> None:
    env = environment(tmp_path, port := free_port(), away)
    line = [sys.executable, "-m", "service.cli", "serve"]
    with subprocess.Popen(line, env=env, stderr=subprocess.PIPE, text=True) as process:
        try:
            assert process.stderr
            said = process.stderr.readline()
            assert said.startswith("timeline: the database is not up yet, waiting for 60 seconds at most: ")
            own.start()
            wait_until_up(f"http://127.0.0.1:{port}")
            assert request(f"http://127.0.0.1:{port}/v1/articles", GOOD)[0] == 201
        finally:
            process.send_signal(signal.SIGTERM)
    assert process.returncode == 0


def test_the_wait_has_an_end(away: str, tmp_path: Path) -> None:
    env = {**environment(tmp_path, free_port(), away), "TIMELINE_START_TIMEOUT": "1"}
    done = timeline("serve", env=env)
    waiting, gave_up = done.stderr.splitlines()
    assert done.returncode == 1
    assert "waiting for 1 seconds at most: " in waiting
    assert gave_up.startswith("timeline: the database did not come up within 1 seconds: ")

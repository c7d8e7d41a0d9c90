"""PostgreSQL starts after the service: the service waits for it, says so, and gives up after a timeout."""

from __future__ import annotations

import signal
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests import postgresql, warm
from tests.postgresql import OwnServer, Server
from tests.served import environment, free_port, request, timeline, wait_until_up
from tests.waiting import until

GOOD = {"text": "It met on Sunday.", "published_at": "2025-03-13"}


@pytest.fixture(scope="module")
def own() -> Iterator[OwnServer]:
    server = postgresql.own_server()
    yield server
    server.delete()


@pytest.fixture
def stopped(own: OwnServer) -> Iterator[str]:
    """Yield the URL of a new database whose server is stopped; it is started again after the test."""
    control = Server(own.url)
    url = control.of(control.create())
    control.close()
    own.stop()
    yield url
    own.start()


def test_the_service_starts_once_the_database_is_up(stopped: str, own: OwnServer, tmp_path: Path) -> None:
    env = environment(tmp_path, port := free_port(), stopped)
    log = tmp_path / "log"
    with log.open("wb") as output:
        process = warm.Process("serve", env=env, output=output)
        try:
            until(lambda: "\n" in log.read_text())
            line = log.read_text()
            assert line.startswith("timeline: the database is not up yet, waiting for 60 seconds at most: ")
            own.start()
            wait_until_up(f"http://127.0.0.1:{port}")
            assert request(f"http://127.0.0.1:{port}/v1/articles", GOOD)[0] == 201
        finally:
            process.send_signal(signal.SIGTERM)
            code = process.wait(timeout=60)
    assert code == 0


def test_the_service_gives_up_after_the_timeout(stopped: str, tmp_path: Path) -> None:
    env = {**environment(tmp_path, free_port(), stopped), "TIMELINE_START_TIMEOUT": "1"}
    done = timeline("serve", env=env)
    waiting, gave_up = done.stderr.splitlines()
    assert done.returncode == 1
    assert "waiting for 1 seconds at most: " in waiting
    assert gave_up.startswith("timeline: the database did not come up within 1 seconds: ")

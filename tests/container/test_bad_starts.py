"""Startup errors: the container prints one line that says what is wrong and what is expected, and exits."""

from __future__ import annotations

import sqlite3
import time
from pathlib import Path

import pytest

from tests.container.engine import HARDENED, docker, inspected, running


def failed_start(image: str, *options: str) -> tuple[int, str]:
    """Return the exit code and the one line of a container that does not start."""
    done = docker("run", "--rm", *HARDENED, *options, image, check=False)
    assert done.stderr.startswith("timeline: "), done.stderr
    assert done.stderr.count("\n") == 1
    assert done.stdout == ""
    return done.returncode, done.stderr


def test_a_read_only_volume(image: str, tmp_path: Path) -> None:
    tmp_path.chmod(0o555)
    code, line = failed_start(image, "-v", f"{tmp_path}:/data")
    assert code == 78
    assert "/data/timeline.db.lock' cannot be written: Permission denied" in line


def test_a_missing_folder(image: str) -> None:
    code, line = failed_start(image, "-e", "TIMELINE_DATABASE_URL=sqlite:////nowhere/timeline.db")
    assert code == 78
    assert "the database's folder '/nowhere' cannot be created: Read-only file system" in line


@pytest.mark.parametrize(
    ("setting", "message"),
    [
        ("TIMELINE_WORKERS=many", "TIMELINE_WORKERS is 'many': it must be a whole number from 0 to 256"),
        pytest.param("PORT=http", "PORT is 'http': it must be a whole number from 1 to 65535", marks=pytest.mark.twin),
        ("TIMELINE_API_KEYS_FILE=/run/secrets/none", "TIMELINE_API_KEYS_FILE is '/run/secrets/none': it must be"),
    ],
)
def test_an_invalid_setting(image: str, volume: str, setting: str, message: str) -> None:
    code, line = failed_start(image, "-v", f"{volume}:/data", "-e", setting)
    assert code == 78
    assert message in line


def test_a_port_in_use(image: str, volume: str) -> None:
    with running(image, volume) as (container, _):
        code, line = failed_start(image, "--network", f"container:{container}")
    assert code == 1
    assert "cannot listen on 0.0.0.0:8000: Address already in use; choose another with PORT=" in line


def test_waiting_for_a_late_database_can_be_stopped(image: str, tmp_path: Path) -> None:
    tmp_path.chmod(0o777)
    other = sqlite3.connect(tmp_path / "timeline.db", isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    (tmp_path / "timeline.db").chmod(0o666)
    options = ("-v", f"{tmp_path}:/data", "-e", "TIMELINE_BUSY_TIMEOUT=50")
    gave_up = docker("run", "--rm", *options, "-e", "TIMELINE_START_TIMEOUT=1", image, check=False)
    assert gave_up.returncode == 1
    assert "did not come up within 1 seconds: database is locked" in gave_up.stderr
    container = docker("run", "-d", *options, image).stdout.strip()
    try:
        for _ in range(100):
            if "waiting for 60 seconds at most" in docker("logs", container).stderr:
                break
            time.sleep(0.1)
        docker("stop", container)
        assert inspected(container, ".State.ExitCode") == 143, "it ignored SIGTERM and was killed"
    finally:
        docker("rm", "-f", container, check=False)
        other.close()

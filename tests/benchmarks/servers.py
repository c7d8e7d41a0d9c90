"""The service and the baselines, each under gunicorn with the same configuration, on free ports."""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from service.cli import gunicorn

_START_TIMEOUT = 30.0  # seconds


@contextmanager
def service(folder: Path, workers: int, **variables: str) -> Iterator[int]:
    """Run the service on a SQLite database in a folder and yield its port."""
    with service_on(f"sqlite:///{folder}/timeline.db", workers, **variables) as port:
        yield port


@contextmanager
def service_on(url: str, workers: int, **variables: str) -> Iterator[int]:
    """Run the service on the database of a URL and yield its port. ``variables`` are further settings."""
    command = [sys.executable, "-m", "service.cli", "serve"]
    with _running(command, {"TIMELINE_DATABASE_URL": url, **variables}, workers, "/__heartbeat__") as port:
        yield port


@contextmanager
def baselines(folder: Path, workers: int) -> Iterator[int]:
    """Run the hello-world route and the plain app and yield their port."""
    command = [*gunicorn.command_line()[:-1], "tests.benchmarks.plain:app_from_environment()"]
    with _running(command, {"PLAIN_DATABASE": f"{folder}/plain.db"}, workers, "/hello") as port:
        yield port


@contextmanager
def _running(command: list[str], variables: dict[str, str], workers: int, health_path: str) -> Iterator[int]:
    port = _free_port()
    own = {"TIMELINE_PORT": str(port), "TIMELINE_WORKERS": str(workers), **variables}
    with subprocess.Popen(
        command, env={**os.environ, **own}, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    ) as server:
        try:
            _wait_until_up(server, f"http://127.0.0.1:{port}{health_path}")
            yield port
        finally:
            server.terminate()


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _wait_until_up(server: subprocess.Popen[bytes], url: str) -> None:
    deadline = time.monotonic() + _START_TIMEOUT
    while server.poll() is None and time.monotonic() < deadline:
        try:
            urllib.request.urlopen(url, timeout=2).close()
        except OSError:
            time.sleep(0.1)
        else:
            return
    raise RuntimeError(f"no response from {url}")


def size(port: int, path: str) -> int:
    """Return the size of a response's body in bytes."""
    with urllib.request.urlopen(f"http://127.0.0.1:{port}{path}", timeout=30) as response:
        return len(response.read())


def pages(port: int, limit: int) -> list[str]:
    """Return the paths of the first ``limit`` full pages of the timeline, 100 entries each."""
    paths: list[str] = []
    path = "/v1/timeline?limit=100"
    while len(paths) < limit:
        with urllib.request.urlopen(f"http://127.0.0.1:{port}{path}", timeout=30) as response:
            page = json.load(response)
        if len(page["entries"]) < 100:
            break
        paths.append(path)
        path = f"/v1/timeline?limit=100&cursor={page['next_cursor']}"
    return paths

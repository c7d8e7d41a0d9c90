"""The service and the yardsticks under the same gunicorn, with the same configuration, on a port of their own."""

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

_PATIENCE = 30.0


@contextmanager
def service(folder: Path, workers: int, **variables: str) -> Iterator[int]:
    """The service on the database in a folder; its port."""
    with service_on(f"sqlite:///{folder}/timeline.db", workers, **variables) as port:
        yield port


@contextmanager
def service_on(url: str, workers: int, **variables: str) -> Iterator[int]:
    """The service on the database of a URL, with these settings; its port."""
    command = [sys.executable, "-m", "service.cli", "serve"]
    with _running(command, {"TIMELINE_DATABASE_URL": url, **variables}, workers, "/__heartbeat__") as port:
        yield port


@contextmanager
def yardsticks(folder: Path, workers: int) -> Iterator[int]:
    """The hello-world route and the plain way; their port."""
    command = [*gunicorn.command_line()[:-1], "tests.benchmarks.plain:app_from_environment()"]
    with _running(command, {"PLAIN_DATABASE": f"{folder}/plain.db"}, workers, "/hello") as port:
        yield port


@contextmanager
def _running(command: list[str], variables: dict[str, str], workers: int, sign_of_life: str) -> Iterator[int]:
    port = _free_port()
    own = {"TIMELINE_PORT": str(port), "TIMELINE_WORKERS": str(workers), **variables}
    with subprocess.Popen(
        command, env={**os.environ, **own}, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    ) as server:
        try:
            _wait_until_up(server, f"http://127.0.0.1:{port}{sign_of_life}")
            yield port
        finally:
            server.terminate()


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _wait_until_up(server: subprocess.Popen[bytes], url: str) -> None:
    deadline = time.monotonic() + _PATIENCE
    while server.poll() is None and time.monotonic() < deadline:
        try:
            urllib.request.urlopen(url, timeout=2).close()
        except OSError:
            time.sleep(0.1)
        else:
            return
    raise RuntimeError(f"nothing answers at {url}")


def size(port: int, path: str) -> int:
    """How many bytes the body of an answer has."""
    with urllib.request.urlopen(f"http://127.0.0.1:{port}{path}", timeout=30) as answer:
        return len(answer.read())


def pages(port: int, most: int) -> list[str]:
    """The paths of the timeline's pages of 100 entries, from the first on; a last page that is not full is left out."""
    paths: list[str] = []
    path = "/v1/timeline?limit=100"
    while len(paths) < most:
        with urllib.request.urlopen(f"http://127.0.0.1:{port}{path}", timeout=30) as answer:
            page = json.load(answer)
        if len(page["entries"]) < 100:
            break
        paths.append(path)
        path = f"/v1/timeline?limit=100&cursor={page['next_cursor']}"
    return paths

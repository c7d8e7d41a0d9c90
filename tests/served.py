"""The service, started by its command, for tests that talk to it over HTTP.

``serving`` forks it from a process that has loaded it, which takes a fifth of the processor time of a new process.
``serving_anew`` starts a new process, for tests of the start itself.
"""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from tests import warm

#: The base URL of a running service, its process and its folder.
Served = tuple[str, warm.Process, Path]
ServedAnew = tuple[str, "subprocess.Popen[bytes]", Path]


def free_port() -> int:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return int(listener.getsockname()[1])


def environment(folder: Path, port: int, database: str | None = None) -> dict[str, str]:
    database = database or f"sqlite:///{folder}/data/timeline.db"
    settings = {"HOME": str(folder), "PORT": str(port), "TIMELINE_DATABASE_URL": database, "TIMELINE_WORKERS": "2"}
    return {**os.environ, **settings}


@contextmanager
def serving(folder: Path, database: str | None = None, **settings: str) -> Iterator[Served]:
    """Run the service with the database at a URL, or a new one under the folder, and with further settings."""
    port = free_port()
    with tempfile.TemporaryFile() as log:
        process = warm.Process("serve", env=environment(folder, port, database) | settings, output=log)
        try:
            wait_until_up(f"http://127.0.0.1:{port}")
            yield f"http://127.0.0.1:{port}", process, folder
        finally:
            process.send_signal(signal.SIGTERM)
            process.wait(timeout=60)


@contextmanager
def serving_anew(folder: Path) -> Iterator[ServedAnew]:
    """Run the service as ``serving`` does, in a new process."""
    port = free_port()
    command = [sys.executable, "-m", "service.cli", "serve"]
    with subprocess.Popen(command, env=environment(folder, port), stderr=subprocess.DEVNULL) as process:
        try:
            wait_until_up(f"http://127.0.0.1:{port}")
            yield f"http://127.0.0.1:{port}", process, folder
        finally:
            process.send_signal(signal.SIGTERM)


def timeline(*command: str, env: dict[str, str], timeout: float = 60) -> subprocess.CompletedProcess[str]:
    """Run a command, in a process that has loaded the service, for at most ``timeout`` seconds."""
    line = [*warm.command_line(), *command]
    return subprocess.run(line, env=env, capture_output=True, text=True, timeout=timeout, check=False)


def request(url: str, body: dict[str, str] | None = None) -> tuple[int, Any]:
    data = json.dumps(body).encode() if body else None
    sent = urllib.request.Request(url, data=data, headers={"Content-Type": "application/json"})
    with urllib.request.urlopen(sent, timeout=10) as response:
        return response.status, json.load(response)


def open_files(pid: str) -> list[str]:
    """Return the files that a process has open (Linux), without any that it closes during the listing."""
    names = []
    for entry in Path(f"/proc/{pid}/fd").iterdir():
        with suppress(FileNotFoundError):
            names.append(str(entry.readlink()))
    return names


def wait_until_up(url: str) -> None:
    for _ in range(600):
        try:
            urllib.request.urlopen(f"{url}/__heartbeat__", timeout=5).close()
        except OSError:
            time.sleep(0.1)
        else:
            return
    raise AssertionError("the service did not come up")

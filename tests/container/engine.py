"""The Docker engine, if there is one: build the image, run containers, send them requests."""

from __future__ import annotations

import fcntl
import json
import os
import shutil
import subprocess
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from service import __version__

ROOT = Path(__file__).parents[2]
BASE = "python:3.13-slim"
HARDENED = ("--read-only", "--cap-drop", "ALL", "--security-opt", "no-new-privileges", "--tmpfs", "/tmp")
PROXIES = ("HTTP_PROXY", "HTTPS_PROXY", "NO_PROXY", "http_proxy", "https_proxy", "no_proxy")
ARTICLE = {"text": "The council met on Sunday. It will vote in April.", "published_at": "2025-03-13"}


def docker(*line: str, timeout: float = 60, check: bool = True) -> subprocess.CompletedProcess[str]:
    done = subprocess.run(["docker", *line], capture_output=True, text=True, timeout=timeout, check=False)
    assert done.returncode == 0 or not check, f"docker {' '.join(line)}\n{done.stdout[-2000:]}{done.stderr[-4000:]}"
    return done


def why_not() -> str | None:
    """Return why no image can be built here, or None if one can."""
    if shutil.which("docker") is None:
        return "docker is not installed"
    try:
        if docker("info", check=False, timeout=20).returncode:
            return "no Docker engine responds (`docker info` fails)"
        if docker("image", "inspect", BASE, check=False).returncode and docker("pull", BASE, check=False).returncode:
            return f"the base image {BASE} is missing and cannot be pulled"
    except subprocess.TimeoutExpired as error:
        return f"the Docker engine does not respond: {error}"
    return None


def pip_arguments() -> Iterator[str]:
    """Yield the build arguments that give pip the package index and proxies of this machine."""
    for name, key in (("PIP_INDEX_URL", "global.index-url"), ("PIP_EXTRA_INDEX_URL", "global.extra-index-url")):
        configured = subprocess.run(
            ["python3", "-m", "pip", "config", "get", key], capture_output=True, text=True, check=False
        )
        value = os.environ.get(name) or configured.stdout.strip()
        if value and "file:" not in value:  # a local folder is not available inside the build
            yield from ("--build-arg", f"{name}={value}")
    for name in PROXIES:
        if name in os.environ:
            yield from ("--build-arg", name)


def build(tag: str) -> None:
    """Build the image of this checkout as `make image` does, with the revision r1."""
    labels = ("--build-arg", f"VERSION={__version__}", "--build-arg", "REVISION=r1")
    docker("build", "--network", "host", *pip_arguments(), *labels, "-t", tag, str(ROOT), timeout=900)


@contextmanager
def shared(tag: str, counter: Path) -> Iterator[None]:
    """Build the image once for all processes of a test run; the last process removes it."""
    with _users(counter) as before:
        if before == 0:
            build(tag)
        counter.write_text(str(before + 1))
    try:
        yield
    finally:
        with _users(counter) as before:
            counter.write_text(str(before - 1))
            if before == 1:
                docker("rmi", "-f", tag, check=False)


@contextmanager
def _users(counter: Path) -> Iterator[int]:
    """Yield the number of processes that use the image, under a lock."""
    with counter.with_suffix(".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield int(counter.read_text()) if counter.exists() else 0


@contextmanager
def running(
    image: str, volume: str, *options: str, port: int = 8000, command: tuple[str, ...] = ()
) -> Iterator[tuple[str, str]]:
    """Run a container of the service and yield its id and base URL. With --network host, its port is the host's."""
    on_host = options[:2] == ("--network", "host")
    published = () if on_host else ("-p", f"127.0.0.1::{port}")
    container = docker("run", "-d", *published, "-v", f"{volume}:/data", *options, image, *command).stdout.strip()
    try:
        address = f"127.0.0.1:{port}" if on_host else docker("port", container, f"{port}/tcp").stdout.splitlines()[0]
        wait_until_up(container, f"http://{address}")
        yield container, f"http://{address}"
    finally:
        docker("rm", "-f", container, check=False)


def wait_until_up(container: str, base: str) -> None:
    for _ in range(150):
        try:
            request(f"{base}/__heartbeat__")
        except OSError:
            time.sleep(0.2)
        else:
            return
    raise AssertionError(f"the container does not respond: {docker('logs', container, check=False).stderr}")


def request(url: str, body: dict[str, str] | None = None) -> tuple[int, Any]:
    data = json.dumps(body).encode() if body else None
    sent = urllib.request.Request(url, data=data, headers={"Content-Type": "application/json"})
    with urllib.request.urlopen(sent, timeout=10) as response:
        return response.status, json.load(response)


def inspected(name: str, what: str) -> Any:
    return json.loads(docker("inspect", "-f", f"{{{{json {what}}}}}", name).stdout)


def ended(container: str) -> int:
    """Wait for a container that is being stopped and return its exit code."""
    for _ in range(150):
        if not inspected(container, ".State.Running"):
            break
        time.sleep(0.1)
    return int(inspected(container, ".State.ExitCode"))

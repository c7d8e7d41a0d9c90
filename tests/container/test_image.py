"""The image, built and run for real. Skipped where no Docker engine answers or the base image cannot be had."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import time
import urllib.error
import urllib.request
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

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
    """Why no image can be built here, if none can."""
    if shutil.which("docker") is None:
        return "no docker command on this machine"
    try:
        if docker("info", check=False, timeout=20).returncode:
            return "no Docker engine answers (`docker info` fails)"
        if docker("image", "inspect", BASE, check=False).returncode and docker("pull", BASE, check=False).returncode:
            return f"the base image {BASE} is not here and cannot be pulled"
    except subprocess.TimeoutExpired as error:
        return f"the Docker engine does not answer: {error}"
    return None


def pip_arguments() -> Iterator[str]:
    """How pip inside the build reaches its index: as this machine does."""
    for name, key in (("PIP_INDEX_URL", "global.index-url"), ("PIP_EXTRA_INDEX_URL", "global.extra-index-url")):
        asked = subprocess.run(
            ["python3", "-m", "pip", "config", "get", key], capture_output=True, text=True, check=False
        )
        value = os.environ.get(name) or asked.stdout.strip()
        if value and "file:" not in value:  # a folder of this machine is not inside the build
            yield from ("--build-arg", f"{name}={value}")
    for name in PROXIES:
        if name in os.environ:
            yield from ("--build-arg", name)


@pytest.fixture(scope="module")
def image() -> Iterator[str]:
    if reason := why_not():
        pytest.skip(reason)
    tag = f"news-timeline:test-{uuid.uuid4().hex[:8]}"
    arguments = (
        "--network",
        "host",
        *pip_arguments(),
        "--build-arg",
        f"VERSION={__version__}",
        "--build-arg",
        "REVISION=r1",
    )
    docker("build", *arguments, "-t", tag, str(ROOT), timeout=900)
    yield tag
    docker("rmi", "-f", tag, check=False)


@pytest.fixture
def volume(image: str) -> Iterator[str]:
    name = f"timeline-test-{uuid.uuid4().hex[:8]}"
    docker("volume", "create", name)
    yield name
    docker("volume", "rm", "-f", name, check=False)


@contextmanager
def running(image: str, volume: str, *options: str, port: int = 8000) -> Iterator[tuple[str, str]]:
    """A container that serves; its id and address."""
    container = docker("run", "-d", "-p", f"127.0.0.1::{port}", "-v", f"{volume}:/data", *options, image).stdout.strip()
    try:
        address = docker("port", container, f"{port}/tcp").stdout.splitlines()[0]
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
    raise AssertionError(f"the container does not answer: {docker('logs', container, check=False).stderr}")


def request(url: str, body: dict[str, str] | None = None) -> tuple[int, Any]:
    data = json.dumps(body).encode() if body else None
    asked = urllib.request.Request(url, data=data, headers={"Content-Type": "application/json"})
    with urllib.request.urlopen(asked, timeout=10) as answer:
        return answer.status, json.load(answer)


def inspected(name: str, what: str) -> Any:
    return json.loads(docker("inspect", "-f", f"{{{{json {what}}}}}", name).stdout)


def test_it_migrates_serves_keeps_and_stops(image: str, volume: str) -> None:
    with running(image, volume) as (container, base):
        assert "database brought to 0001_initial" in docker("logs", container).stderr
        status, report = request(f"{base}/v1/articles", ARTICLE)
        assert (status, len(report["events"])) == (201, 2)
        start = time.monotonic()
        docker("stop", container)
        assert time.monotonic() - start < 10, "it did not stop by itself: Docker killed it"
        assert inspected(container, ".State.ExitCode") == 0
    with running(image, volume) as (container, base):
        assert request(f"{base}/v1/timeline")[1]["entries"] == report["events"]
        assert "brought to" not in docker("logs", container).stderr


def test_it_runs_hardened(image: str, volume: str) -> None:
    with running(image, volume, *HARDENED) as (container, base):
        assert request(f"{base}/v1/articles", ARTICLE)[0] == 201
        assert docker("exec", container, "id", "-u").stdout.strip() == "10001"


def test_it_reads_pages(image: str, volume: str) -> None:
    page = b"<h1>Bridge closed</h1><p>Published on March 13, 2025</p><p>It was closed on Sunday, the city said.</p>"
    with running(image, volume, *HARDENED) as (_, base):
        asked = urllib.request.Request(f"{base}/v1/resolve", data=page, headers={"Content-Type": "text/html"})
        with urllib.request.urlopen(asked, timeout=20) as answer:
            assert [event["date"]["edtf"] for event in json.load(answer)["events"]] == ["2025-03-09"]


def test_port_is_honoured_and_watched(image: str, volume: str) -> None:
    quick = ("--health-interval", "1s", "-e", "PORT=9123")
    with running(image, volume, *quick, port=9123) as (container, _):
        for _ in range(100):
            if inspected(container, ".State.Health.Status") == "healthy":
                return
            time.sleep(0.2)
        raise AssertionError(inspected(container, ".State.Health"))


def test_commands_pass_through(image: str) -> None:
    assert docker("run", "--rm", image, "--version").stdout.strip().endswith(__version__)
    assert "sqlite:////data/timeline.db" in docker("run", "--rm", image, "settings").stdout


def test_a_volume_that_cannot_be_written_is_one_line(image: str, tmp_path: Path) -> None:
    tmp_path.chmod(0o555)
    done = docker("run", "--rm", "-v", f"{tmp_path}:/data", image, check=False)
    assert done.returncode != 0
    assert done.stderr.startswith("timeline: ")
    assert done.stderr.count("\n") == 1


def test_what_the_image_declares(image: str) -> None:
    config = inspected(image, ".Config")
    assert config["User"] == "10001:10001"
    assert config["Entrypoint"] == ["/app/entrypoint"]
    assert (config["StopSignal"], list(config["Volumes"])) == ("SIGTERM", ["/data"])
    labels = {key.removeprefix("org.opencontainers.image."): value for key, value in config["Labels"].items()}
    assert (labels["version"], labels["revision"], labels["licenses"]) == (__version__, "r1", "MIT")
    assert not [entry for entry in config["Env"] if entry.startswith(("PIP_INDEX", "PIP_EXTRA"))]


def test_nothing_of_the_build_is_left_in_it(image: str) -> None:
    look = "import importlib.util as u, sys; sys.exit(any(map(u.find_spec, ('pip', 'setuptools', 'pytest', 'mypy'))))"
    docker("run", "--rm", "--entrypoint", "/venv/bin/python", image, "-c", look)
    docker("run", "--rm", "--entrypoint", "sh", image, "-c", "! ls -d /src /root/.cache/pip 2>/dev/null")

"""docker/compose.yaml as a user starts it, with its own project name, port and secrets."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import yaml

from tests.container.engine import ROOT, docker, inspected
from tests.served import free_port

FILE = ROOT / "docker" / "compose.yaml"
SECRETS = ("database_password", "database_url", "api_keys")


def why_no_stack() -> str | None:
    """Return why the compose file cannot be run here, or None. The tests build the service's own image."""
    if docker("compose", "version", check=False).returncode:
        return "`docker compose` is not installed"
    services = yaml.safe_load(FILE.read_text(encoding="utf-8"))["services"].values()
    for image in (service["image"] for service in services if "build" not in service):
        if docker("image", "inspect", image, check=False).returncode and not pulled(image):
            return f"the image {image} of docker/compose.yaml is missing and cannot be pulled"
    return None


def pulled(image: str) -> bool:
    try:
        return docker("pull", image, check=False, timeout=300).returncode == 0
    except subprocess.TimeoutExpired:
        return False


class Stack:
    """A Compose project. Containers exist until ``down``, and data until ``down --volumes``."""

    def __init__(self, image: str, folder: Path) -> None:
        self.base = f"http://127.0.0.1:{free_port()}"
        self._line = ("env", f"PORT={self.base.rpartition(':')[2]}", "docker", "compose", "-p", folder.name)
        self._line += ("-f", str(FILE), "-f", str(own(image, folder)))

    def __call__(self, *command: str, check: bool = True) -> str:
        """Run a command of ``docker compose`` and return its output."""
        line = [*self._line, *command]
        done = subprocess.run(line, capture_output=True, text=True, timeout=180, check=False)
        assert done.returncode == 0 or not check, f"{' '.join(line)}\n{done.stderr}{self('logs', check=False)[-6000:]}"
        return done.stdout

    def containers(self, service: str) -> list[str]:
        return self("ps", "-aq", service).split()

    def states(self, service: str) -> list[str]:
        return [inspected(container, ".State.Health.Status") for container in self.containers(service)]

    def article_ids(self) -> list[str]:
        """Return the ids of the articles, read from the database itself."""
        query = ("-At", "-c", "SELECT id FROM article")
        return self("exec", "-T", "database", "psql", "-U", "timeline", "-d", "timeline", *query).split()


def own(image: str, folder: Path) -> Path:
    """Write an override file with the tests' image and secrets created as `make up` does; return its path."""
    secrets = folder / "secrets"
    made = [str(secrets / name) for name in SECRETS]
    subprocess.run([shutil.which("make") or "make", "-s", f"SECRETS={secrets}", *made], cwd=ROOT, check=True)
    path = folder / "own.yaml"
    files = {name: {"file": str(secrets / name)} for name in SECRETS}
    quick = {"healthcheck": {"interval": "1s"}}  # the same check, more often, because tests wait for it
    services = {"timeline": {"image": image, **quick}, "database": quick, "proxy": quick}
    path.write_text(yaml.safe_dump({"services": services, "secrets": files}))
    return path


@contextmanager
def stacked(image: str, folder: Path) -> Iterator[Stack]:
    stack = Stack(image, folder)
    try:
        yield stack
    finally:
        stack("down", "--volumes", "--timeout", "1", check=False)

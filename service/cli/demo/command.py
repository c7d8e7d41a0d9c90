"""``timeline demo``: start the service, post sample articles over HTTP, print their timeline, stop.

A client like any other: it uses the HTTP API and imports neither the engine nor the store.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
import urllib.error
import urllib.request
from http import HTTPStatus
from typing import Any

import click

from service.cli import gunicorn
from service.cli.common import CommandError
from service.cli.demo import table
from service.cli.demo.articles import STORM, samples, storm
from service.config import settings
from service.config.settings import Settings

_START_TIMEOUT = 30.0  # seconds


@click.command()
def command() -> None:
    """Show what the service does, with sample articles.

    Starts the service, posts the articles over HTTP, prints their timeline, and stops. The articles stay in the
    database; running it again does not add them twice.
    """
    run(settings.load())


def run(settings: Settings) -> None:
    """Run the demonstration. Raises CommandError, and SystemExit with the service's exit code if it does not start."""
    gunicorn.require_free_address(settings)  # or the demonstration would post to whichever service has the port
    base = f"http://{settings.host}:{settings.port}"
    environment = {"TIMELINE_LOG_LEVEL": "warning", **os.environ}
    with subprocess.Popen([sys.executable, "-m", "service.cli", "serve"], env=environment) as service:
        try:
            _wait_until_up(service, base)
            _put_collection(base, STORM, "Storm Edda, in four languages")
            added = sum(_post(base, article) for article in [*samples(), *storm()])
            table.show(_timeline(base), added, base, table.console())
        finally:
            service.terminate()


def _wait_until_up(service: subprocess.Popen[bytes], base: str) -> None:
    deadline = time.monotonic() + _START_TIMEOUT
    while time.monotonic() < deadline:
        if service.poll() is not None:
            raise SystemExit(service.returncode or 1)
        try:
            with urllib.request.urlopen(f"{base}/__heartbeat__", timeout=2):  # noqa: S310 - our own address
                return
        except OSError:
            time.sleep(0.1)
    raise CommandError(f"the service did not answer at {base} within {_START_TIMEOUT:.0f} seconds")


def _put_collection(base: str, slug: str, title: str) -> None:
    """Create a collection; one that exists stays as it is."""
    body = json.dumps({"title": title}).encode()
    headers = {"Content-Type": "application/json", "If-None-Match": "*"}
    url = f"{base}/v1/collections/{slug}"
    request = urllib.request.Request(url, data=body, headers=headers, method="PUT")  # noqa: S310 - our own address
    try:
        urllib.request.urlopen(request, timeout=30).close()  # noqa: S310 - our own address
    except urllib.error.HTTPError as error:
        if error.code != HTTPStatus.PRECONDITION_FAILED:
            raise CommandError(f"the service rejected the collection {slug!r}: {error.read().decode()}") from error


def _post(base: str, article: dict[str, Any]) -> bool:
    """Post an article and return whether it was new."""
    body = json.dumps(article).encode()
    headers = {"Content-Type": "application/json"}
    request = urllib.request.Request(f"{base}/v1/articles", data=body, headers=headers)  # noqa: S310 - our own address
    try:
        with urllib.request.urlopen(request, timeout=30) as response:  # noqa: S310 - our own address
            return bool(response.status == 201)
    except urllib.error.HTTPError as error:
        raise CommandError(f"the service rejected {article['title']!r}: {error.read().decode()}") from error


def _timeline(base: str) -> list[dict[str, Any]]:
    url = f"{base}/v1/timeline?limit={table.ROWS}"
    with urllib.request.urlopen(url, timeout=30) as response:  # noqa: S310 - our own address
        entries: list[dict[str, Any]] = json.load(response)["entries"]
        return entries

"""A browser on the running service: Debian's Chromium, driven by Playwright."""

from __future__ import annotations

import json
import shutil
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from service.cli.demo.articles import samples
from tests.needs import needs
from tests.served import serving

CHROMIUM = shutil.which("chromium")
AXE = Path(__file__).parents[2] / "node_modules" / "axe-core" / "axe.min.js"
_FLAGS = (
    "--headless --no-sandbox --disable-gpu --disable-dev-shm-usage --disable-quic --no-first-run "
    "--disable-background-networking --disable-component-update --disable-sync"
).split()
HOSTILE = "<script>alert(1)</script>"


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    needs(CHROMIUM, "chromium is not on the PATH; .ci/run installs it")
    from playwright.sync_api import sync_playwright  # here, as it takes a second to import

    with sync_playwright() as driver:
        chromium = driver.chromium.launch(executable_path=CHROMIUM, args=_FLAGS)
        yield chromium
        chromium.close()


@pytest.fixture(scope="session")
def axe() -> str:
    needs(AXE.exists(), "axe-core is not installed; .ci/run installs it")
    return AXE.read_text(encoding="utf-8")


@pytest.fixture(scope="session")
def base(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Run a service with the sample articles, an article with a hostile title, and an empty collection."""
    with serving(tmp_path_factory.mktemp("pages")) as (url, _, _):
        for slug, title in (("story", "Port Lennon"), ("hostile", HOSTILE), ("empty", "Nothing")):
            send(f"{url}/v1/collections/{slug}", {"title": title}, "PUT")
        for sample in samples():
            send(f"{url}/v1/articles", {**sample, "collections": ["story"]})
        hostile = {"text": f"It met on 3/4/2025, {HOSTILE}.", "title": HOSTILE, "published_at": "2025-03-13"}
        send(f"{url}/v1/articles", {**hostile, "collections": ["hostile"]})
        yield url


def send(url: str, body: Any, method: str = "POST") -> Any:
    data = json.dumps(body).encode()
    sent = urllib.request.Request(url, data, {"Content-Type": "application/json"}, method=method)
    with urllib.request.urlopen(sent, timeout=10) as response:
        return json.load(response)


def read(url: str) -> Any:
    with urllib.request.urlopen(url, timeout=10) as response:
        return json.load(response)

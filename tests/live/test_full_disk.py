"""A full disk: an article is rejected, no confirmed article is lost, and the service stays up."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.served import request, serving

pytestmark = pytest.mark.only("sqlite")


@pytest.fixture
def small(tmp_path: Path) -> Iterator[Path]:
    """Mount a volume of three megabytes."""
    folder = tmp_path / "small"
    folder.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=3m", "tmpfs", str(folder)]
    if os.geteuid() != 0 or shutil.which("mount") is None or subprocess.run(mount, check=False).returncode != 0:
        pytest.skip("only root can mount a small volume")
    yield folder
    subprocess.run(["umount", "-l", str(folder)], check=True)


def post(base: str, number: int) -> tuple[int, Any, Any]:
    text = f"Bridge {number} was closed on Sunday. " + f"Nobody knew why, said witness {number}. " * 2_000
    body = json.dumps({"text": text, "published_at": "2025-03-13", "external_id": f"n{number}"}).encode()
    sent = urllib.request.Request(f"{base}/v1/articles", body, {"Content-Type": "application/json"})
    try:
        with urllib.request.urlopen(sent, timeout=30) as response:
            return response.status, json.load(response), response.headers
    except urllib.error.HTTPError as error:
        return error.code, json.load(error), error.headers


def test_an_article_is_rejected_and_the_service_stays_up(small: Path) -> None:
    with serving(small) as (base, _, _):
        stored = []
        for number in range(100):
            status, body, headers = post(base, number)
            if status != 201:
                break
            stored.append(body["article"]["id"])
        assert (status, body["type"]) == (503, "/problems/unavailable")
        assert headers["Retry-After"]
        assert stored
        for article in stored:
            assert len(request(f"{base}/v1/articles/{article}")[1]["events"]) == 1
        assert len(request(f"{base}/v1/timeline?limit=500")[1]["entries"]) == len(stored)
        subprocess.run(["mount", "-o", "remount,size=64m", str(small)], check=True)
        assert post(base, 1_000)[0] == 201, "with free space, articles are stored again"

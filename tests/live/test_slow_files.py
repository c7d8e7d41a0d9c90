"""Files that take as long as they may, from many clients at once: other requests are answered all the same."""

from __future__ import annotations

import threading
import time
import urllib.error
import urllib.request
from collections import Counter
from pathlib import Path

import pytest

from tests.documents.office_files import page
from tests.served import request, serving

pytestmark = pytest.mark.slow
CLIENTS = 8
SLOW = page("BT /F1 12 Tf " + "(rain) Tj 0 -20 Td " * 90_000 + "ET")


def test_slow_files_leave_threads_to_others(tmp_path: Path) -> None:
    with serving(tmp_path, TIMELINE_WORKERS="1", TIMELINE_THREADS="4") as (base, _, _):
        statuses: list[tuple[int, str | None]] = []
        clients = [threading.Thread(target=lambda: statuses.append(posted(base))) for _ in range(CLIENTS)]
        for client in clients:
            client.start()
        slowest = 0.0
        while any(client.is_alive() for client in clients):
            start = time.monotonic()
            assert request(f"{base}/v1/timeline")[0] == 200
            slowest = max(slowest, time.monotonic() - start)
            time.sleep(0.2)
    assert slowest < 3
    assert Counter(status for status, _ in statuses)[503] >= CLIENTS - 4
    assert {retry for status, retry in statuses if status == 503} == {"5"}
    assert {status for status, _ in statuses} <= {201, 422, 503}


def posted(base: str) -> tuple[int, str | None]:
    url = f"{base}/v1/articles?published_at=2025-03-13"
    try:
        with urllib.request.urlopen(urllib.request.Request(url, SLOW, {"Content-Type": "application/pdf"})) as response:
            return response.status, None
    except urllib.error.HTTPError as error:
        return error.code, error.headers["Retry-After"]

"""Bodies full of dates: what the service answers, stores and holds in memory for them is bounded."""

from __future__ import annotations

import json
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.api.test_office_files import DOCX, XLSX, sheet, word
from tests.served import Served, serving

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="memory is read from /proc on Linux only"),
]
LENGTH = 200_000  # characters, the limit of a text: many more expressions than are read
#: Bytes of an article's answer, and of its rows with their index, that do not depend on the body: 2,000 expressions.
ANSWER, ROWS = 1_500_000, 12_000_000
MEMORY = 100_000_000  # bytes
ROWS_OF_A_TABLE = 9  # as many long texts as a body of two megabytes holds
UNITS = ["Q1 ", "Monday\n", "The council met on Sunday. "]
HEADER = "From: jane@post.example\nSubject: Rain\nDate: Thu, 13 Mar 2025 10:00:00 +0000\n\n"
FEED = "<rss version='2.0'><channel><title>Post</title>{}</channel></rss>"


def bodies() -> Iterator[tuple[str, bytes, int]]:
    """Yield hostile bodies with their media types and numbers of articles. Each article is as long as a text may be."""
    texts = [(unit * LENGTH)[:LENGTH] for unit in UNITS]
    for text in texts:
        yield "application/json", json.dumps({"text": text, "published_at": "2025-03-13"}).encode(), 1
    paragraphs = ["Q1 " * 300] * (LENGTH // 915)
    dense, html = "\n\n".join(paragraphs), "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)
    yield "text/plain", dense.encode(), 1
    yield "text/html", f"<html><body><article>{html}</article></body></html>".encode(), 1
    yield "message/rfc822", f"{HEADER}By mail: {dense}".encode(), 1
    rows = "".join(f'"By table {number}: {dense}",2025-03-13\n' for number in range(ROWS_OF_A_TABLE))
    yield "text/csv", f"text,published_at\n{rows}".encode(), ROWS_OF_A_TABLE
    item = f"<item><title>Rain</title><pubDate>Thu, 13 Mar 2025 10:00:00 GMT</pubDate><description><![CDATA[{html}]]>"
    yield "application/rss+xml", FEED.format(f"{item}</description></item>").encode(), 1
    items = [{"content_text": f"By feed: {dense}", "date_published": "2025-03-13T10:00:00Z"}]
    yield "application/feed+json", json.dumps({"title": "Post", "items": items}).encode(), 1
    yield DOCX, word(*(f"By file: {paragraph}" for paragraph in paragraphs)), 1
    cells = [(f"By sheet {number}: {dense[:30_000]}", "2025-03-13") for number in range(6)]  # a cell has no more
    yield XLSX, sheet(("text", "published_at"), *cells), len(cells)


@pytest.fixture
def one_worker(tmp_path: Path) -> Iterator[Served]:
    with serving(tmp_path, TIMELINE_WORKERS="1") as served:
        yield served


def test_the_cost_of_a_body_full_of_dates_is_bounded(one_worker: Served) -> None:
    base, process, folder = one_worker
    send(base, "text/plain", b"It rained on Monday.")
    (worker,) = Path(f"/proc/{process.pid}/task/{process.pid}/children").read_text().split()
    before = peak(worker)
    for media_type, body, articles in bodies():
        stored = size(folder)
        answer = send(base, media_type, body)
        unpacked = max(len(body), LENGTH if media_type in (DOCX, XLSX) else 0)
        assert len(answer) <= 10 * unpacked + articles * ANSWER, media_type
        assert size(folder) - stored <= 10 * unpacked + articles * ROWS, media_type
        assert peak(worker) - before <= MEMORY, media_type


def send(base: str, media_type: str, body: bytes) -> Any:
    several = media_type in ("application/json", "text/csv", XLSX, "application/rss+xml", "application/feed+json")
    query = "" if several else "?published_at=2025-03-13"
    request = urllib.request.Request(f"{base}/v1/articles{query}", body, {"Content-Type": media_type})
    with urllib.request.urlopen(request, timeout=120) as response:
        answer = response.read()
    assert b'"events"' in answer, answer[:500]
    return answer


def peak(process: str) -> int:
    """Return the most memory in bytes that a process has had."""
    lines = Path(f"/proc/{process}/status").read_text().splitlines()
    return next(int(line.split()[1]) * 1024 for line in lines if line.startswith("VmHWM"))


def size(folder: Path) -> int:
    return sum(file.stat().st_size for file in (folder / "data").iterdir())

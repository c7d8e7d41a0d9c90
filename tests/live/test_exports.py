"""A hundred thousand events taken away from the real service: memory stays flat, and a reader who leaves ends it."""

from __future__ import annotations

import socket
import time
import urllib.request
from pathlib import Path

import pytest

from service.store import database
from tests.api.test_exports import many
from tests.live.test_bulk_uploads import memory
from tests.served import Served

EVENTS = 100_000


@pytest.mark.skipif(not Path("/proc/self/statm").exists(), reason="memory is read from /proc on Linux only")
def test_memory_stays_flat_and_a_reader_who_leaves_ends_it(served: Served) -> None:
    base, process, folder = served
    store = database.connect(f"sqlite:///{folder}/data/timeline.db")
    many(store, EVENTS)
    store.close()
    assert lines_of(f"{base}/v1/timeline.ndjson?limit=5000") == 5_000
    before = memory(process.pid)
    assert lines_of(f"{base}/v1/timeline.ndjson") == EVENTS
    assert memory(process.pid) - before < 15_000_000
    leave(base)
    assert is_idle(process.pid), "the service works on for a reader who has left"


def lines_of(url: str) -> int:
    with urllib.request.urlopen(url, timeout=60) as answer:
        return sum(1 for _ in answer)


def leave(base: str) -> None:
    """Ask for the whole timeline, read a little of it, and hang up."""
    host, _, port = base.removeprefix("http://").partition(":")
    with socket.create_connection((host, int(port)), timeout=30) as reader:
        reader.sendall(b"GET /v1/timeline.atom HTTP/1.1\r\nHost: x\r\n\r\n")
        assert b" 200 " in reader.recv(4_096)


def is_idle(pid: int) -> bool:
    """Whether the service's workers stop using the processor, long before they could be done."""
    time.sleep(0.5)
    first = processor_time(pid)
    time.sleep(0.5)
    return processor_time(pid) - first < 10


def processor_time(pid: int) -> int:
    """Ticks (hundredths of a second) that the workers have used."""
    workers = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    stats = [Path(f"/proc/{one}/stat").read_text().rpartition(")")[2].split() for one in workers]
    return sum(int(one[11]) + int(one[12]) for one in stats)

"""An export of 100,000 events: the service's memory does not grow, and a disconnect ends the work."""

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
_PATIENCE = 1.5  # seconds; the whole export takes many more


@pytest.mark.slow
@pytest.mark.skipif(not Path("/proc/self/statm").exists(), reason="memory is read from /proc on Linux only")
def test_memory_does_not_grow_and_a_disconnect_ends_the_export(served: Served) -> None:
    base, process, folder = served
    store = database.connect(f"sqlite:///{folder}/data/timeline.db")
    many(store, EVENTS)
    store.close()
    assert lines_of(f"{base}/v1/timeline.ndjson?limit=5000") == 5_000
    before = memory(process.pid)
    assert lines_of(f"{base}/v1/timeline.ndjson") == EVENTS
    assert memory(process.pid) - before < 15_000_000
    disconnect(base)
    assert becomes_idle(process.pid), "the service still works for a client that has disconnected"


def lines_of(url: str) -> int:
    with urllib.request.urlopen(url, timeout=60) as response:
        return sum(1 for _ in response)


def disconnect(base: str) -> None:
    """Request the whole timeline, read the beginning, and close the connection."""
    host, _, port = base.removeprefix("http://").partition(":")
    with socket.create_connection((host, int(port)), timeout=30) as client:
        client.sendall(b"GET /v1/timeline.atom HTTP/1.1\r\nHost: x\r\n\r\n")
        assert b" 200 " in client.recv(4_096)


def becomes_idle(pid: int) -> bool:
    """Return whether the workers use no processor for a fifth of a second, long before the export could be complete."""
    deadline, before = time.monotonic() + _PATIENCE, processor_time(pid)
    while time.monotonic() < deadline:
        time.sleep(0.2)
        now = processor_time(pid)
        if now == before:
            return True
        before = now
    return False


def processor_time(pid: int) -> int:
    """Return the processor time of the workers in ticks (hundredths of a second)."""
    workers = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    stats = [Path(f"/proc/{worker}/stat").read_text().rpartition(")")[2].split() for worker in workers]
    return sum(int(stat[11]) + int(stat[12]) for stat in stats)

"""Clients that send half a request, or send slowly, while others ask something quick."""

from __future__ import annotations

import select
import socket
import time
import urllib.request
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from tests.served import request, serving

_EACH = 3  # three kinds: more than the threads of two workers
_ENOUGH = 60  # seconds: the grace period of the service, on a busy machine
_JSON = b"Host: localhost\r\nContent-Type: application/json\r\nContent-Length: 900\r\n\r\n{"
BEGINNINGS = (
    b"POST /v1/articles HTTP/1.1\r\nHost: localhost\r\nContent-Ty",
    b"POST /v1/articles HTTP/1.1\r\n" + _JSON,
    b"POST /v1/articles/bulk HTTP/1.1\r\n" + _JSON.replace(b"json", b"x-ndjson"),
)


@contextmanager
def slow_clients(base: str) -> Iterator[None]:
    """Hold connections that have sent only the beginning of a request."""
    address = urlsplit(base)
    with ExitStack() as stack:
        for beginning in BEGINNINGS * _EACH:
            client = stack.enter_context(socket.create_connection((address.hostname, address.port), timeout=10))
            client.sendall(beginning)
        yield


@pytest.mark.slow
def test_slow_clients_stop_the_service_only_for_a_while(tmp_path: Path) -> None:
    with serving(tmp_path) as (base, _, _), slow_clients(base):
        answered, deadline = 0, time.monotonic() + _ENOUGH
        while answered < 16 and time.monotonic() < deadline:
            with suppress(OSError):
                answered += request(f"{base}/v1/timeline?limit=1")[0] == 200
        assert answered == 16


def test_uploads_leave_a_thread_for_others(tmp_path: Path) -> None:
    """Uploads that are slow, but not too slow, fill all places for uploads; the rest is answered meanwhile."""
    with serving(tmp_path) as (base, _, _), ExitStack() as stack:
        address = urlsplit(base)
        clients = []
        for _ in range(10):
            client = stack.enter_context(socket.create_connection((address.hostname, address.port), timeout=30))
            client.sendall(BEGINNINGS[2].replace(b"900", b"1000000") + b" " * 100_000)  # and 50 seconds of patience
            clients.append(client)
        with urllib.request.urlopen(f"{base}/v1/timeline?limit=1", timeout=30) as answer:
            assert answer.status == 200
        assert {client.recv(12)[-3:] for client in clients if _has_answer(client)} == {b"429"}


def _has_answer(client: socket.socket) -> bool:
    return bool(select.select([client], [], [], 0.1)[0])

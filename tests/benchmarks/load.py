"""A cheap HTTP client: prepared bytes over keep-alive sockets, in separate processes.

It parses only what it needs to find the end of a response, which must have a Content-Length.
"""

from __future__ import annotations

import itertools
import multiprocessing
import selectors
import socket
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

PROCESSES = 2
CONNECTIONS = 4  # per process
_BUFFER = 1 << 20


@dataclass(frozen=True, slots=True)
class Measurement:
    """Responses by status, and the seconds from the first request to the last response."""

    statuses: Counter[int]
    seconds: float

    @property
    def per_second(self) -> float:
        return self.statuses.total() / self.seconds

    def __add__(self, other: Measurement) -> Measurement:
        return Measurement(self.statuses + other.statuses, self.seconds + other.seconds)


NOTHING = Measurement(Counter(), 0.0)


def send_each(port: int, requests: list[bytes]) -> Measurement:
    """Send every request once."""
    return _measure([(port, requests[share::PROCESSES], None) for share in range(PROCESSES)])


def send_for(port: int, requests: list[bytes], seconds: float) -> Measurement:
    """Send the requests in turn, again and again, for a number of seconds."""
    return _measure([(port, requests, seconds)] * PROCESSES)


def _measure(shares: list[tuple[int, list[bytes], float | None]]) -> Measurement:
    with multiprocessing.get_context("spawn").Pool(PROCESSES) as pool:
        done = pool.starmap(_drive, shares, chunksize=1)
    statuses = sum((statuses for statuses, _, _ in done), Counter[int]())
    return Measurement(statuses, max(end for _, _, end in done) - min(start for _, start, _ in done))


def _drive(port: int, requests: list[bytes], seconds: float | None) -> tuple[Counter[int], float, float]:
    """Send one process's share; return its statuses, start and end on a clock that all processes share."""
    start = time.monotonic()
    pending = iter(requests) if seconds is None else _until(start + seconds, itertools.cycle(requests))
    statuses: Counter[int] = Counter()
    with selectors.DefaultSelector() as selector:
        for request in itertools.islice(pending, CONNECTIONS):
            connection = _Connection(port)
            selector.register(connection.socket, selectors.EVENT_READ, connection)
            connection.send(request)
        while selector.get_map():
            for key, _ in selector.select():
                if status := key.data.read():
                    statuses[status] += 1
                    _next(selector, key.data, next(pending, None))
    return statuses, start, time.monotonic()


def _until(deadline: float, requests: Iterator[bytes]) -> Iterator[bytes]:
    return itertools.takewhile(lambda _: time.monotonic() < deadline, requests)


def _next(selector: selectors.BaseSelector, connection: _Connection, request: bytes | None) -> None:
    if request is not None:
        connection.send(request)
        return
    selector.unregister(connection.socket)
    connection.socket.close()


class _Connection:
    """A keep-alive connection with one pending request."""

    def __init__(self, port: int) -> None:
        self.socket = socket.create_connection(("127.0.0.1", port))
        self.socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self._buffer = bytearray(_BUFFER)
        self._head = b""
        self._status = self._missing = 0

    def send(self, request: bytes) -> None:
        self._head, self._status = b"", 0
        self.socket.sendall(request)

    def read(self) -> int:
        """Receive bytes and return the status once the response is complete, or else 0."""
        size = self.socket.recv_into(self._buffer)
        if not size:
            raise ConnectionError("the server closed the connection during a response")
        if self._status:
            self._missing -= size
        else:
            self._read_head(bytes(self._buffer[:size]))
        return self._status if self._status and not self._missing else 0

    def _read_head(self, received: bytes) -> None:
        self._head += received
        head, end, body = self._head.partition(b"\r\n\r\n")
        if end:
            length = head.lower().partition(b"\r\ncontent-length:")[2].partition(b"\r\n")[0]
            self._status, self._missing = int(head[9:12]), int(length) - len(body)

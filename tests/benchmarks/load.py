"""A client that costs little: prepared bytes over keep-alive sockets, from processes of its own.

Knows HTTP just well enough to tell where an answer ends: every answer it reads has a Content-Length.
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
CONNECTIONS = 4  # of each process
_BUFFER = 1 << 20


@dataclass(frozen=True, slots=True)
class Measured:
    """Answers by status, and the seconds from the first request sent to the last answer read."""

    statuses: Counter[int]
    seconds: float

    @property
    def per_second(self) -> float:
        return self.statuses.total() / self.seconds

    def __add__(self, other: Measured) -> Measured:
        return Measured(self.statuses + other.statuses, self.seconds + other.seconds)


NOTHING = Measured(Counter(), 0.0)


def each_once(port: int, requests: list[bytes]) -> Measured:
    """Send every request once."""
    return _measure([(port, requests[share::PROCESSES], None) for share in range(PROCESSES)])


def again_and_again(port: int, requests: list[bytes], seconds: float) -> Measured:
    """Send the requests in turn for so many seconds."""
    return _measure([(port, requests, seconds)] * PROCESSES)


def _measure(shares: list[tuple[int, list[bytes], float | None]]) -> Measured:
    with multiprocessing.get_context("spawn").Pool(PROCESSES) as pool:
        done = pool.starmap(_drive, shares, chunksize=1)
    statuses = sum((counted for counted, _, _ in done), Counter[int]())
    return Measured(statuses, max(end for _, _, end in done) - min(start for _, start, _ in done))


def _drive(port: int, requests: list[bytes], seconds: float | None) -> tuple[Counter[int], float, float]:
    """One process's share; when it began and ended, on a clock that all processes share."""
    start = time.monotonic()
    pending = iter(requests) if seconds is None else _until(start + seconds, itertools.cycle(requests))
    statuses: Counter[int] = Counter()
    with selectors.DefaultSelector() as selector:
        for request in itertools.islice(pending, CONNECTIONS):
            connection = _Connection(port)
            selector.register(connection.socket, selectors.EVENT_READ, connection)
            connection.ask(request)
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
        connection.ask(request)
        return
    selector.unregister(connection.socket)
    connection.socket.close()


class _Connection:
    """One keep-alive connection with one request under way."""

    def __init__(self, port: int) -> None:
        self.socket = socket.create_connection(("127.0.0.1", port))
        self.socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self._buffer = bytearray(_BUFFER)
        self._head = b""
        self._status = self._missing = 0

    def ask(self, request: bytes) -> None:
        self._head, self._status = b"", 0
        self.socket.sendall(request)

    def read(self) -> int:
        """The status once the answer is complete, 0 before."""
        got = self.socket.recv_into(self._buffer)
        if not got:
            raise ConnectionError("the server closed the connection in the middle")
        if self._status:
            self._missing -= got
        else:
            self._read_head(bytes(self._buffer[:got]))
        return self._status if self._status and not self._missing else 0

    def _read_head(self, got: bytes) -> None:
        self._head += got
        head, end, body = self._head.partition(b"\r\n\r\n")
        if end:
            length = head.lower().partition(b"\r\ncontent-length:")[2].partition(b"\r\n")[0]
            self._status, self._missing = int(head[9:12]), int(length) - len(body)

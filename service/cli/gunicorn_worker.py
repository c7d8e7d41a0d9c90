"""gunicorn's threaded worker, with a deadline for what clients send.

gunicorn reads headers and bodies in a worker's few threads and waits for each without limit, so that a handful of
clients that send half a request would stop the service. Here a request must arrive at a minimum rate.
"""

from __future__ import annotations

import socket
import time
from typing import Any

from gunicorn.workers import gthread  # type: ignore[import-untyped]

#: Seconds that a client may keep a thread waiting, and one more for each ``BYTES_PER_SECOND`` that it has sent.
GRACE_PERIOD = 5.0
BYTES_PER_SECOND = 2_000
#: Seconds that a client may take to accept a piece of a response.
SEND_TIMEOUT = 60.0


class Receiver:
    """The receiving side of a socket, as gunicorn's parser uses it: a client that is too slow counts as gone."""

    def __init__(self, client: socket.socket, grace_period: float = GRACE_PERIOD) -> None:
        self._client, self._grace_period = client, grace_period
        self.begin()

    def begin(self) -> None:
        """Start to count for the next request of the connection."""
        self._waited, self._received = 0.0, 0

    def gettimeout(self) -> float | None:
        """Return the timeout of the socket, in seconds."""
        return self._client.gettimeout()

    def settimeout(self, timeout: float | None) -> None:
        """Set the timeout of the socket: gunicorn limits how long it reads the rest of a refused body."""
        self._client.settimeout(timeout)

    def recv(self, size: int) -> bytes:
        """Return the next bytes, or none if the client has sent too little in the time that this waited for it."""
        left = self._grace_period + self._received / BYTES_PER_SECOND - self._waited
        if left <= 0:
            return b""
        start, timeout = time.monotonic(), self._client.gettimeout()
        self._client.settimeout(min(left, timeout or left))
        try:
            part = self._client.recv(size)
        except TimeoutError:
            part = b""
        finally:
            self._client.settimeout(timeout or SEND_TIMEOUT)
        self._waited += time.monotonic() - start
        self._received += len(part)
        return part


class _Connection(gthread.TConn):  # type: ignore[misc]
    def init(self) -> None:
        super().init()
        unreader = self.parser.unreader
        if not isinstance(unreader.sock, Receiver):
            unreader.sock = Receiver(unreader.sock)


class Worker(gthread.ThreadWorker):  # type: ignore[misc]
    """A threaded worker that no client can keep waiting."""

    def handle(self, conn: Any) -> Any:
        """Handle one request of a connection."""
        if conn.parser is not None:
            conn.parser.unreader.sock.begin()
        return super().handle(conn)


# The worker has no other hooks. The second is how long it waits in a thread for the first byte of a request, and how
# long it reads the rest of a refused body.
gthread.TConn = _Connection
gthread.DEFAULT_WORKER_DATA_TIMEOUT = 1.0

"""The bytes that a client sends: WSGI middleware that detects a body that breaks off.

WSGI servers do not agree on what happens then. gunicorn ends the body early as if it were complete, or raises one of
several errors for invalid chunks. Here each of these is a ProblemError 400, whoever reads the body.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import IO, TYPE_CHECKING

from service.api.problems import ProblemError

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment


class CheckedInput:
    """WSGI middleware: reading a body raises ProblemError 400 if it is shorter than its Content-Length or invalid."""

    def __init__(self, app: WSGIApplication) -> None:
        self.app = app

    def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        length = environ.get("CONTENT_LENGTH") or ""
        # for an invalid length Werkzeug reads nothing
        if length.isdecimal() or environ.get("HTTP_TRANSFER_ENCODING"):
            environ["wsgi.input"] = _Body(environ["wsgi.input"], int(length) if length.isdecimal() else None)
        return self.app(environ, start_response)


class _Body:
    """A body with ``length`` bytes, or one in chunks, whose length is None.

    It reads as the server does: a line is returned as soon as it has arrived.
    """

    def __init__(self, body: IO[bytes], length: int | None) -> None:
        self._body, self._length, self._received = body, length, 0

    def read(self, size: int = -1) -> bytes:
        if self._length is None:
            return self._part(self._body.read, size)
        whole, wanted = b"", self._within(size)
        while len(whole) < wanted:
            whole += self._part(self._body.read, wanted - len(whole))
        return whole

    def readline(self, size: int = -1) -> bytes:
        return self._part(self._body.readline, self._within(size))

    def __iter__(self) -> Iterator[bytes]:
        return iter(self.readline, b"")

    def _within(self, size: int) -> int:
        """Return how many bytes may be read: no server stops at the Content-Length by itself."""
        if self._length is None:
            return size
        left = self._length - self._received
        return left if size < 0 else min(size, left)

    def _part(self, read: Callable[[int], bytes], size: int) -> bytes:
        if size == 0:
            return b""
        try:
            part = read(size)
        except Exception as error:  # each server has its own
            raise ProblemError(400, f"the body cannot be read: {error}") from error
        if not part and self._length is not None:
            raise ProblemError(400, f"the body ends after {self._received} of {self._length} bytes")
        self._received += len(part)
        return part

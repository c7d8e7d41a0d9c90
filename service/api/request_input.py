"""The bytes that a client sends: WSGI middleware that detects a body that breaks off.

WSGI servers do not agree on what happens then. gunicorn ends the body early as if it were complete, or raises one of
several errors for invalid chunks. Here each of these is a ProblemError 400, whoever reads the body.
"""

from __future__ import annotations

import io
from collections.abc import Iterable
from typing import IO, TYPE_CHECKING

from service.api.problems import ProblemError

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer
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


class _Body(io.RawIOBase):
    """A body with ``length`` bytes, or one in chunks, whose length is None."""

    def __init__(self, body: IO[bytes], length: int | None) -> None:
        self._body, self._length, self._received = body, length, 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: WriteableBuffer) -> int:
        with memoryview(buffer).cast("B") as view:
            size = len(view) if self._length is None else min(len(view), self._length - self._received)
            part = self._read(size) if size else b""
            view[: len(part)] = part
        self._received += len(part)
        return len(part)

    def _read(self, size: int) -> bytes:
        try:
            part = self._body.read(size)
        except Exception as error:  # each server has its own
            raise ProblemError(400, f"the body cannot be read: {error}") from error
        if not part and self._length is not None:
            raise ProblemError(400, f"the body ends after {self._received} of {self._length} bytes")
        return part

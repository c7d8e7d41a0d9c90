"""The bytes of request bodies: whole or line by line, gzip or not, within the limits of the settings."""

from __future__ import annotations

import gzip
import io
import sys
import zlib
from collections.abc import Iterator
from typing import IO, TYPE_CHECKING, cast

from flask import Request
from werkzeug.wsgi import get_input_stream

from service.api.problems import ProblemError
from service.errors import quoted

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

#: What reading a gzip body may raise: not gzip, a wrong checksum, a missing end.
GZIP_ERRORS = (gzip.BadGzipFile, zlib.error, EOFError)
_CHUNK = 65_536  # bytes of an overlong line that are discarded at a time
#: Text rarely shrinks to a twentieth; gzip can shrink a run of one byte to a thousandth.
_MAX_RATIO = 100
_RATIO_APPLIES_FROM = 1_000_000  # bytes once decompressed


def whole_body(req: Request) -> bytes:
    """Return the bytes of a body, decompressed.

    Raises ProblemError: 413 for a body over the limit, compressed or decompressed; 415 for a content coding that is not
    supported; 400 for invalid gzip.
    """
    limit = req.max_content_length or sys.maxsize
    if _is_gzip(req):
        return _decompressed(req, limit)
    body = req.get_data(cache=False)
    # Werkzeug silently truncates a body without Content-Length at the limit
    if req.content_length is None and len(body) >= limit:
        raise _too_large(limit)
    return body


def stream(req: Request) -> IO[bytes]:
    """Return a body of any length, to be read line by line, decompressed. Raises ProblemError 415."""
    body = get_input_stream(req.environ)
    if _is_gzip(req):
        return cast("IO[bytes]", io.BufferedReader(_Decompressed(body)))
    # Werkzeug's own streams read a line byte by byte
    return io.BufferedReader(body) if isinstance(body, io.RawIOBase) else body


def _is_gzip(req: Request) -> bool:
    """Return whether a body is gzip. Raises ProblemError 415 for any other coding, with Accept-Encoding (RFC 9110)."""
    coding = req.headers.get("Content-Encoding", "identity").strip().lower()
    if coding not in ("identity", "", "gzip", "x-gzip"):
        detail = f"the content coding {quoted(coding)} is not supported; supported: gzip"
        raise ProblemError(415, detail, headers={"Accept-Encoding": "gzip"})
    return coding in ("gzip", "x-gzip")


def _decompressed(req: Request, limit: int) -> bytes:
    """Decompress a gzip body up to the limit, so that a small body cannot fill the memory."""
    try:
        body = gzip.GzipFile(fileobj=io.BytesIO(req.get_data(cache=False))).read(limit + 1)
    except GZIP_ERRORS as error:
        raise ProblemError(400, f"the body is not valid gzip: {error}") from error
    if len(body) > limit:
        raise _too_large(limit)
    return body


class _Decompressed(io.RawIOBase):
    """A gzip body, decompressed as it is read. Raises ProblemError 413 if it shrank more than text can."""

    def __init__(self, body: IO[bytes]) -> None:
        self._compressed = _Counted(body)
        self._content = gzip.GzipFile(fileobj=self._compressed)
        self._size = 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: WriteableBuffer) -> int:
        with memoryview(buffer).cast("B") as view:
            part = self._content.read1(len(view))
            view[: len(part)] = part
        self._size += len(part)
        if self._size > max(_RATIO_APPLIES_FROM, _MAX_RATIO * self._compressed.size):
            raise ProblemError(413, f"the body is compressed to less than a {_MAX_RATIO}th of its size")
        return len(part)


class _Counted(io.RawIOBase):
    """A stream of bytes that counts what was read of it."""

    def __init__(self, body: IO[bytes]) -> None:
        self._body, self.size = body, 0

    def read(self, size: int = -1) -> bytes:
        part = self._body.read(size)
        self.size += len(part)
        return part


def _too_large(limit: int) -> ProblemError:
    return ProblemError(413, f"the body must have fewer than {limit} bytes")


def bounded_lines(body: IO[bytes], max_bytes: int) -> Iterator[tuple[int, bytes | ProblemError]]:
    """Yield the size of each line and the line; a ProblemError replaces one of more than ``max_bytes``.

    Such a line is never held in memory.
    """
    while line := body.readline(max_bytes + 1):
        if len(line) > max_bytes and not line.endswith(b"\n"):
            yield len(line) + _skip_line(body), ProblemError(413, f"the line must have at most {max_bytes} bytes")
        else:
            yield len(line), line


def _skip_line(body: IO[bytes]) -> int:
    """Read to the end of a line and return the number of bytes read."""
    skipped = 0
    while chunk := body.readline(_CHUNK):
        skipped += len(chunk)
        if chunk.endswith(b"\n"):
            break
    return skipped

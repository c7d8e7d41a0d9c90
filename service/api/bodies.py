"""Reading requests strictly: JSON as RFC 8259 has it, no unknown fields, no parameter given twice."""

from __future__ import annotations

import gzip
import io
import json
import sys
import zlib
from collections.abc import Iterator
from functools import lru_cache
from typing import IO, Any, NoReturn, cast

from flask import Request, current_app, request
from marshmallow import RAISE, Schema, ValidationError
from webargs.flaskparser import FlaskParser
from werkzeug.datastructures import MultiDict
from werkzeug.wsgi import get_input_stream

from service.api.problems import ProblemError
from service.config.settings import Settings
from service.errors import InvalidInput

_SHORT = 500  # bytes of a query string that is worth remembering
_DIGITS = 400  # more than any number means; the cost of reading one grows with the square of its length


class Parser(FlaskParser):
    """webargs' parser for Flask with a strict reader of JSON and of query strings."""

    DEFAULT_UNKNOWN_BY_LOCATION = {"json": RAISE, "query": RAISE}  # noqa: RUF012 - webargs' own attribute

    def parse(self, argmap: Any, req: Request | None = None, *, location: str | None = None, **options: Any) -> Any:
        """What a schema makes of a request. A query string is read once where its schema says so: most are asked again.

        What was refused is not remembered, so that each refusal is raised anew.
        """
        if location == "query" and getattr(argmap, "is_remembered", False) and len(request.query_string) <= _SHORT:
            return _read(self, argmap, current_app.config["TIMELINE"], request.query_string)
        return super().parse(argmap, req, location=location, **options)

    def load_json(self, req: Request, schema: Schema) -> Any:
        return read_json(whole_body(req))

    def load_querystring(self, req: Request, schema: Schema) -> MultiDict[str, str]:
        for name, values in req.args.lists():
            if len(values) > 1:
                raise ValidationError({name: ["given more than once"]})
        return req.args


@lru_cache(maxsize=1_024)
def _read(parser: Parser, schema: Schema, _settings: Settings, _query: bytes) -> Any:
    """What this request's query string means to a schema, under the settings of this app."""
    return FlaskParser.parse(parser, schema, request, location="query")


def refuse_parameters() -> None:
    """Refuse a query string where none is read: no misspelt parameter is dropped in silence."""
    if request.query_string:
        raise InvalidInput("is unknown: this address accepts no parameters", field=next(iter(request.args), "query"))


def whole_body(req: Request) -> bytes:
    """A body's bytes, unpacked. Werkzeug cuts one without Content-Length off at the limit, in silence: that is refused.

    Raises ProblemError: 413 for a body that is too long, packed or unpacked; 415 and 400 for a coding that is not read.
    """
    limit = req.max_content_length or sys.maxsize
    if _is_packed(req):
        return _unpacked(req, limit)
    body = req.get_data(cache=False)
    if req.content_length is None and len(body) >= limit:
        raise _too_long(limit)
    return body


def stream(req: Request) -> IO[bytes]:
    """A body of any length, to be read line by line, unpacked as it is read. Raises ProblemError 415."""
    body = get_input_stream(req.environ)
    if _is_packed(req):
        return cast("IO[bytes]", gzip.GzipFile(fileobj=body))
    # Werkzeug's own streams read a line byte by byte
    return io.BufferedReader(body) if isinstance(body, io.RawIOBase) else body


#: What reading a packed body may raise: no gzip, a wrong check, its end missing.
BROKEN = (gzip.BadGzipFile, zlib.error, EOFError)


def _is_packed(req: Request) -> bool:
    """Return whether a body is gzip. Raises ProblemError 415 for any other coding, with Accept-Encoding (RFC 9110)."""
    coding = req.headers.get("Content-Encoding", "identity").strip().lower()
    if coding not in ("identity", "", "gzip", "x-gzip"):
        raise ProblemError(
            415, f"the coding {coding[:60]!r} is not read here: send gzip", headers={"Accept-Encoding": "gzip"}
        )
    return coding in ("gzip", "x-gzip")


def _unpacked(req: Request, limit: int) -> bytes:
    """A gzip body, unpacked no further than to the limit: a bomb does not go off."""
    try:
        body = gzip.GzipFile(fileobj=io.BytesIO(req.get_data(cache=False))).read(limit + 1)
    except BROKEN as error:
        raise ProblemError(400, f"the body is no gzip: {error}") from error
    if len(body) > limit:
        raise _too_long(limit)
    return body


def _too_long(limit: int) -> ProblemError:
    return ProblemError(413, f"the body has {limit} bytes or more")


_CHUNK = 65_536  # bytes of a line that is too long, thrown away at a time


def bounded_lines(body: IO[bytes], longest: int) -> Iterator[tuple[int, bytes | ProblemError]]:
    """Each line with how many bytes it has; one of more than ``longest`` is not kept in memory, and refused."""
    while line := body.readline(longest + 1):
        if len(line) > longest and not line.endswith(b"\n"):
            yield len(line) + _skip_line(body), ProblemError(413, f"the line has more than {longest} bytes")
        else:
            yield len(line), line


def _skip_line(body: IO[bytes]) -> int:
    skipped = 0
    while chunk := body.readline(_CHUNK):
        skipped += len(chunk)
        if chunk.endswith(b"\n"):
            break
    return skipped


def read_json(body: bytes) -> dict[str, Any]:
    """A JSON object. Raises ProblemError 400 for what is no JSON, and 422 for any other value."""
    value = read_value(body)
    if not isinstance(value, dict):
        raise InvalidInput("must be a JSON object", field="body")
    return value


def read_value(body: bytes) -> Any:
    """Return a JSON value. Raises ProblemError 400, also for NaN, Infinity, a repeated key and deep nesting."""
    try:
        return json.loads(
            body.decode("utf-8"),
            parse_constant=_no_constant,
            parse_int=_whole_number,
            object_pairs_hook=_no_duplicates,
        )
    except UnicodeDecodeError as error:
        raise ProblemError(400, f"the body is not UTF-8: byte {error.start} cannot be read") from error
    except json.JSONDecodeError as error:
        raise ProblemError(
            400, f"the body is not JSON: line {error.lineno}, column {error.colno}: {error.msg}"
        ) from error
    except RecursionError as error:
        raise ProblemError(400, "the body is nested too deeply") from error
    except ValueError as error:
        raise ProblemError(400, f"the body cannot be read: {error}") from error


def _no_constant(name: str) -> NoReturn:
    raise ValueError(f"{name} is not JSON")


def _whole_number(digits: str) -> int:
    if len(digits) > _DIGITS:
        raise ValueError("a number has too many digits")
    return int(digits)


def _no_duplicates(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for name, value in pairs:
        if name in found:
            raise ValueError(f"the key {name[:60]!r} is given twice")
        found[name] = value
    return found

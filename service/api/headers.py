"""What every response carries: its request's id, and headers that keep a browser from making more of it than it is."""

from __future__ import annotations

import re
import uuid

import structlog
from flask import Flask, Response, g, request
from flask_compress import Compress

from service.api.problems import Refusal

REQUEST_ID = "X-Request-ID"
_SANE = re.compile(r"[\w.:/+=@-]{1,128}", re.ASCII)
#: No answer of the API is a page: nothing in it may load, run, frame or be framed (CSP Level 3).
_HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'",
    "Referrer-Policy": "no-referrer",
}
#: Lines that are sent as they are made are not compressed: a compressor would hold them back.
_COMPRESSION = {
    "COMPRESS_MIMETYPES": ["application/json", "text/html", "text/css", "text/javascript"],
    "COMPRESS_ALGORITHM": ["br", "gzip"],
    "COMPRESS_MIN_SIZE": 1_000,
    "COMPRESS_EVALUATE_CONDITIONAL_REQUEST": False,
}


def register(app: Flask) -> None:
    """Give every response of the app its headers, and compress what a client asks to have compressed."""
    app.config.update(_COMPRESSION)
    app.before_request(_begin)
    app.after_request(_finish)
    Compress(app)


def _begin() -> None:
    """The client's own id if it is a sane one, so that its logs and ours name the request alike; else a new one."""
    sent = request.headers.get(REQUEST_ID, "")
    g.request_id = sent if _SANE.fullmatch(sent) else uuid.uuid4().hex
    structlog.contextvars.clear_contextvars()
    structlog.contextvars.bind_contextvars(request_id=g.request_id)
    if "\0" in request.path:
        raise Refusal(404, "no address holds the character NUL")  # and no text of PostgreSQL: it cannot even be asked


def _finish(response: Response) -> Response:
    response.headers[REQUEST_ID] = g.get("request_id") or uuid.uuid4().hex
    for name, value in _HEADERS.items():
        response.headers.setdefault(name, value)
    return response

"""What every response carries: headers that keep a browser from making more of it than it is; and compression."""

from __future__ import annotations

from flask import Flask, Response, request
from flask_compress import Compress

from service.api.problems import ProblemError
from service.formats import FORMATS

#: No answer of the API is a page: nothing in it may load, run, frame or be framed (CSP Level 3).
_HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'",
    "Referrer-Policy": "no-referrer",
}
#: Lines that are sent as they are made are not compressed: a compressor would hold them back.
_COMPRESSION = {
    "COMPRESS_MIMETYPES": [
        *("application/json", "text/html", "text/css", "text/javascript"),
        *(one.essence for one in FORMATS if one.name != "ndjson"),
    ],
    "COMPRESS_ALGORITHM": ["br", "gzip"],
    "COMPRESS_ALGORITHM_STREAMING": ["br", "gzip"],
    "COMPRESS_MIN_SIZE": 1_000,
    "COMPRESS_EVALUATE_CONDITIONAL_REQUEST": False,
}


def register(app: Flask) -> None:
    """Give every response of the app its headers, and compress what a client asks to have compressed."""
    app.config.update(_COMPRESSION)
    app.before_request(_refuse_unwritable)
    app.after_request(_finish)
    Compress(app)


def _refuse_unwritable() -> None:
    """No address holds the character NUL, and no text of PostgreSQL: it cannot even be asked."""
    if "\0" in request.path:
        raise ProblemError(404, "no address holds the character NUL")


def _finish(response: Response) -> Response:
    given = {name.lower() for name, _ in response.headers}
    for name, value in _HEADERS.items():
        if name.lower() not in given:  # setdefault would look through them all for each
            response.headers.add(name, value)
    return response

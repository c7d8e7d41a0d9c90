"""The headers of every response: security headers and compression."""

from __future__ import annotations

from flask import Flask, Response, request
from flask_compress import Compress

from service.errors import NotFound
from service.formats import FORMATS

#: A response of the API is not a page: it may load, run and frame nothing, and nothing may frame it (CSP Level 3).
_HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'",
    "Referrer-Policy": "no-referrer",
}
#: JSON Lines are not compressed: a compressor would hold back lines that are sent as they are made.
_COMPRESSION = {
    "COMPRESS_MIMETYPES": [
        *("application/json", "text/html", "text/css", "text/javascript"),
        *(format_.essence for format_ in FORMATS if format_.name != "ndjson"),
    ],
    "COMPRESS_ALGORITHM": ["br", "gzip"],
    "COMPRESS_ALGORITHM_STREAMING": ["br", "gzip"],
    "COMPRESS_MIN_SIZE": 1_000,
    "COMPRESS_EVALUATE_CONDITIONAL_REQUEST": False,
}


def register(app: Flask) -> None:
    """Add the headers to every response of the app, and compress responses for clients that ask for it."""
    app.config.update(_COMPRESSION)
    app.before_request(_refuse_nul)
    app.before_request(_drop_refused_codings)
    app.after_request(_add_headers)
    Compress(app)


def _refuse_nul() -> None:
    """Raise NotFound for a path with the character NUL, which PostgreSQL cannot store or compare."""
    if "\0" in request.path:
        raise NotFound("no path contains the character NUL")


def _drop_refused_codings() -> None:
    """Drop content codings that the client refuses ("gzip;q=0", RFC 9110): Flask-Compress may use them."""
    if ";" in request.headers.get("Accept-Encoding", ""):
        accepted = (f"{coding};q={quality}" for coding, quality in request.accept_encodings if quality > 0)
        request.environ["HTTP_ACCEPT_ENCODING"] = ", ".join(accepted)


def _add_headers(response: Response) -> Response:
    given = {name.lower() for name, _ in response.headers}
    for name, value in _HEADERS.items():
        if name.lower() not in given:  # setdefault would search all headers for each name
            response.headers.add(name, value)
    return response

"""Strong entity tags (RFC 9110, 8.8.3): what a client has is not sent again."""

from __future__ import annotations

import hashlib

from flask import Response, request

#: Each coding of an answer has a tag of its own: flask-compress adds these to the tag of the plain one.
_CODINGS = ("", ":br", ":gzip")


def tag_of(*parts: object) -> str:
    """The tag of what these parts determine."""
    return hashlib.blake2b(repr(parts).encode(), digest_size=12).hexdigest()


def unchanged(tag: str) -> Response | None:
    """304 if the client has what this tag names; else None."""
    known = next((tag + coding for coding in _CODINGS if request.if_none_match.contains_weak(tag + coding)), None)
    if known is None or not request.if_none_match:
        return None
    response = Response(status=304)
    del response.headers["Content-Type"]
    response.set_etag(known)
    return response


def tagged(response: Response, tag: str) -> Response:
    """The response with its tag. It may be kept, and asked about each time."""
    response.set_etag(tag)
    response.headers["Cache-Control"] = "no-cache"
    return response

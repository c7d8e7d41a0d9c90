"""Strong entity tags (RFC 9110, 8.8.3): what a client has is not sent again."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from typing import Any

from flask import Response, request

from service import __version__
from service.api.problems import ProblemError
from service.api.responses import json_response
from service.store.revisions import RevisionMismatch

#: Each coding of an answer has a tag of its own: flask-compress adds these to the tag of the plain one.
_CODINGS = ("", ":br", ":gzip")


def tag_of(*parts: object) -> str:
    """The tag of what these parts determine; another version of the service may write the same otherwise."""
    return hashlib.blake2b(repr((__version__, *parts)).encode(), digest_size=12).hexdigest()


def unchanged(tag: str) -> Response | None:
    """304 if the client has what this tag names; else None."""
    if "If-None-Match" not in request.headers:
        return None
    known = next((tag + coding for coding in _CODINGS if request.if_none_match.contains_weak(tag + coding)), None)
    if known is None:
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


def answer(response: Response) -> Response:
    """The response with the tag of its bytes; 304 if the client has them."""
    tag = tag_of(response.get_data())
    return unchanged(tag) or tagged(response, tag)


def demand_match(current: Any, *, changes: bool = True) -> None:
    """Let a change pass only over what its client has seen (RFC 9110, 13.1.1).

    ``current`` is what is stored. Raises ProblemError 412 where If-Match names something else, and 428 where it is
    missing and the change would overwrite.
    """
    if "*" in request.headers.get("If-None-Match", ""):
        raise ProblemError(412, "it exists already, and If-None-Match wants it not to")
    if "If-Match" not in request.headers:
        if changes:
            raise _needed()
        return
    if not _is_named(tag_of(json_response(current).get_data())):
        raise RevisionMismatch


def matches(name: str, *, needed: bool = False) -> Callable[[int], bool] | None:
    """Whether a revision of the thing ``name`` is one that If-Match names, to be asked within the transaction.

    None where it is not sent. Raises ProblemError 428 where it is ``needed``.
    """
    if "If-Match" in request.headers:
        return lambda revision: _is_named(tag_of(name, revision))
    if needed:
        raise _needed()
    return None


def _is_named(tag: str) -> bool:
    return any(request.if_match.contains(tag + coding) for coding in _CODINGS)


def _needed() -> ProblemError:
    return ProblemError(428, "this exists and would be overwritten: send If-Match with the ETag of what you have read")


def tagged_json(value: Any, status: int) -> Response:
    """What a change has left, with its tag, so that the next change needs no reading."""
    response = json_response(value, status)
    response.set_etag(tag_of(response.get_data()))
    return response

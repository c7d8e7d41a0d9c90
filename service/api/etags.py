"""Strong entity tags (RFC 9110, 8.8.3): conditional reads and conditional changes."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from typing import Any

from flask import Response, request

from service import __version__
from service.api.problems import ProblemError
from service.api.responses import json_response
from service.store.revisions import RevisionMismatch

#: The suffixes that flask-compress appends to the tag of a compressed response.
_CODING_SUFFIXES = ("", ":br", ":gzip")


def tag_of(*parts: object) -> str:
    """Return the tag of a response that depends on ``parts`` and on the version of the service."""
    return hashlib.blake2b(repr((__version__, *parts)).encode(), digest_size=12).hexdigest()


def not_modified(tag: str) -> Response | None:
    """Return the response 304 if the client already has the response with this tag; else None."""
    if "If-None-Match" not in request.headers:
        return None
    tags = (tag + suffix for suffix in _CODING_SUFFIXES)
    known = next((tag for tag in tags if request.if_none_match.contains_weak(tag)), None)
    if known is None:
        return None
    response = Response(status=304)
    del response.headers["Content-Type"]
    response.set_etag(known)
    return response


def tagged(response: Response, tag: str) -> Response:
    """Give a response its tag, and tell caches to revalidate it each time."""
    response.set_etag(tag)
    response.headers["Cache-Control"] = "no-cache"
    return response


def tagged_by_content(response: Response) -> Response:
    """Give a response the tag of its bytes; return 304 if the client already has them."""
    tag = tag_of(response.get_data())
    return not_modified(tag) or tagged(response, tag)


def tagged_json(value: Any, status: int) -> Response:
    """Return the JSON response to a change, with its tag: the client can change it again without reading it."""
    response = json_response(value, status)
    response.set_etag(tag_of(response.get_data()))
    return response


def check_if_match(current: Any, *, changes: bool = True) -> None:
    """Check the condition of a change to ``current``, a stored JSON value (RFC 9110, 13.1.1).

    Raises RevisionMismatch if If-Match names another version. Raises ProblemError 412 if If-None-Match demands that
    nothing is stored, and 428 if If-Match is missing and the request ``changes`` the value.
    """
    if "*" in request.headers.get("If-None-Match", ""):
        raise ProblemError(412, "it exists already, and If-None-Match: * demands that it does not")
    if "If-Match" not in request.headers:
        if changes:
            raise _if_match_required()
        return
    _refuse_weak()
    if not _matches(tag_of(json_response(current).get_data())):
        raise RevisionMismatch


def if_match(*name: str, required: bool = False) -> Callable[[object], bool] | None:
    """Return the condition If-Match on the revision of the resource ``name``, to be checked within the transaction.

    Return None if the header is not sent. Raises ProblemError 428 if it is ``required``.
    """
    if "If-Match" in request.headers:
        _refuse_weak()
        return lambda revision: _matches(tag_of(*name, revision))
    if required:
        raise _if_match_required()
    return None


def _refuse_weak() -> None:
    """Raise ProblemError 412 if If-Match has weak tags only: they never match (RFC 9110, 13.1.1)."""
    tags = request.if_match
    if not (tags.star_tag or tags.as_set()) and tags.as_set(include_weak=True):
        raise ProblemError(
            412,
            'If-Match has a weak ETag, which never matches: send it without "W/". A proxy that compresses responses '
            "makes their ETags weak",
        )


def _matches(tag: str) -> bool:
    return any(request.if_match.contains(tag + suffix) for suffix in _CODING_SUFFIXES)


def _if_match_required() -> ProblemError:
    return ProblemError(428, "the change would overwrite an existing resource: send its ETag in If-Match")

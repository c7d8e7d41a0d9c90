"""``Idempotency-Key`` (draft-ietf-httpapi-idempotency-key-header): a request that is sent again is processed once.

A response is stored for a day. The API key, the path and the Idempotency-Key identify a request; a fingerprint of its
content shows whether a repetition really is the same request.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import json
import re
from collections.abc import Callable
from functools import wraps
from typing import Any

from flask import Response, g, make_response, request

from service.api.base import Blueprint, View, database
from service.api.problems import ProblemError
from service.errors import InvalidInput
from service.store import idempotency as store
from service.store.database import Database
from service.store.idempotency import StoredResponse

HEADER = "Idempotency-Key"
REPLAYED = "Idempotency-Replayed"
_KEY = re.compile(r'"?[\x21\x23-\x7e]{1,255}"?', re.ASCII)
_STORED_HEADERS = ("Content-Type", "Location", "ETag")
_LIFETIME = dt.timedelta(days=1)
_MAX_DURATION = dt.timedelta(minutes=2)  # longer than a worker may spend on one request
_PARAMETER = {
    "in": "header",
    "name": HEADER,
    "description": "A key that the client chooses for this request. A repetition with the same key within a day is not "
    "processed again: it gets the first response. The same key with another body is refused.",
    "schema": {"type": "string", "pattern": f"^{_KEY.pattern}$", "maxLength": 257, "examples": ["desk-17"]},
}


class KeyReused(ValueError):
    """The key was sent before, with another request."""


class RequestInProgress(Exception):
    """The same request is still in progress."""


def idempotent(blueprint: Blueprint) -> Callable[[View], View]:
    """Accept an Idempotency-Key in the requests of a view. A request that was refused may reuse its key."""

    def decorate(view: View) -> View:
        @wraps(view)
        def respond(*arguments: Any, **path: Any) -> Response:
            def work() -> Response:
                return make_response(view(*arguments, **path))

            key = request.headers.get(HEADER)
            return work() if key is None else _respond_once(key, work)

        return blueprint.problems(409, 422)(blueprint.parameter(_PARAMETER)(respond))

    return decorate


def _respond_once(key: str, work: Callable[[], Response]) -> Response:
    if not _KEY.fullmatch(key):
        raise InvalidInput("must be 1 to 255 visible ASCII characters", field=HEADER)
    client = str(g.get("key_id") or "")
    identity = _digest(*(part.encode() for part in (client, request.path, key.strip('"'))))
    fingerprint = _digest(request.query_string, (request.content_type or "").encode(), request.get_data())
    stored = _begin(identity, fingerprint)
    if stored is not None:
        return Response(stored.body, stored.status, {**json.loads(stored.headers), REPLAYED: "true"})
    g.idempotency_key = identity + fingerprint
    return _worked(identity, work)


def _begin(identity: str, fingerprint: str) -> StoredResponse | None:
    try:
        return begin(database(), identity, fingerprint, dt.datetime.now(dt.UTC))
    except KeyReused as error:
        raise InvalidInput("belongs to another request: send a new key with each request", field=HEADER) from error
    except RequestInProgress as error:
        detail = "the request with this Idempotency-Key is still in progress"
        raise ProblemError(409, detail, headers={"Retry-After": "1"}) from error


def _worked(identity: str, work: Callable[[], Response]) -> Response:
    """Do the work and store its response; forget the request if the work fails."""
    try:
        response = work()
    except BaseException:
        store.forget(database(), identity)
        raise
    headers = {name: response.headers[name] for name in _STORED_HEADERS if name in response.headers}
    stored = StoredResponse(response.status_code, json.dumps(headers), response.get_data(as_text=True))
    store.complete(database(), identity, stored)
    return response


def begin(database: Database, identity: str, fingerprint: str, now: dt.datetime) -> StoredResponse | None:
    """Return the stored response to a request; return None if there is none, and record the request as in progress.

    Raises KeyReused and RequestInProgress.
    """
    known = store.begin(
        database,
        identity,
        fingerprint,
        now=_timestamp(now),
        expired=_timestamp(now - _LIFETIME),
        abandoned=(_timestamp(now - _MAX_DURATION), _timestamp(now + _MAX_DURATION)),
    )
    if known is None:
        return None
    if known.fingerprint != fingerprint:
        raise KeyReused
    if known.response is None:
        raise RequestInProgress
    return known.response


def _digest(*parts: bytes) -> str:
    """Return a hash of the parts, each with its length, so that no other parts have the same."""
    lengths = b",".join(str(len(part)).encode() for part in parts)
    return hashlib.sha256(lengths + b"\0" + b"".join(parts)).hexdigest()


def _timestamp(moment: dt.datetime) -> str:
    return moment.astimezone(dt.UTC).isoformat(timespec="milliseconds")

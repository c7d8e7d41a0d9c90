"""``Idempotency-Key`` (draft-ietf-httpapi-idempotency-key-header): a request that is sent again is done once."""

from __future__ import annotations

import datetime as dt
import json
import re
from collections.abc import Callable
from functools import wraps
from typing import Any

from flask import Response, g, make_response, request

from service.api import idempotency
from service.api.base import Blueprint, View, database
from service.api.idempotency import Answer, AtWork, OtherRequest
from service.api.problems import Refusal, field_refusal

HEADER = "Idempotency-Key"
REPLAYED = "Idempotency-Replayed"
_KEY = re.compile(r'"?[\x21\x23-\x7e]{1,255}"?', re.ASCII)
_KEPT_HEADERS = ("Content-Type", "Location", "ETag")
_PARAMETER = {
    "in": "header",
    "name": HEADER,
    "description": "A key of the client's own for this request: sent again with it within a day, the request is not "
    "done again, and its first answer is given once more. With another body the key is refused.",
    "schema": {"type": "string", "pattern": f"^{_KEY.pattern}$", "maxLength": 257},
}


def replayable(blueprint: Blueprint) -> Callable[[View], View]:
    """Let a view's request carry an Idempotency-Key; what was refused may be sent again with the same key."""

    def decorate(view: View) -> View:
        @wraps(view)
        def once(*posted: Any, **path: Any) -> Response:
            key = request.headers.get(HEADER)
            if key is None:
                return make_response(view(*posted, **path))
            return _once(key, lambda: make_response(view(*posted, **path)))

        return blueprint.refuses(409, 422)(blueprint.doc(parameters=[_PARAMETER])(once))

    return decorate


def _once(key: str, work: Callable[[], Response]) -> Response:
    if not _KEY.fullmatch(key):
        raise field_refusal(HEADER, "must be 1 to 255 visible ASCII characters")
    whose = str(g.get("key_id") or "")
    identity = idempotency.digest(*(part.encode() for part in (whose, request.path, key.strip('"'))))
    content = request.query_string, (request.content_type or "").encode(), request.get_data()
    fingerprint = idempotency.digest(*content)
    given = _begun(identity, fingerprint)
    if given is not None:
        return _again(given)
    g.replay = identity + fingerprint
    return _kept(identity, work)


def _begun(identity: str, fingerprint: str) -> Answer | None:
    try:
        return idempotency.begin(database(), identity, fingerprint, dt.datetime.now(dt.UTC))
    except OtherRequest as error:
        raise field_refusal(HEADER, "was sent with another request: take a new key for each") from error
    except AtWork as error:
        detail = "the request with this Idempotency-Key is at work at this moment"
        raise Refusal(409, detail, headers={"Retry-After": "1"}) from error


def _kept(identity: str, work: Callable[[], Response]) -> Response:
    """Do the work and keep its answer; forget what came to nothing."""
    try:
        response = work()
    except BaseException:
        idempotency.drop(database(), identity)
        raise
    headers = {name: response.headers[name] for name in _KEPT_HEADERS if name in response.headers}
    given = Answer(response.status_code, json.dumps(headers), response.get_data(as_text=True))
    idempotency.keep(database(), identity, given)
    return response


def _again(given: Answer) -> Response:
    return Response(given.body, given.status, {**json.loads(given.headers), REPLAYED: "true"})

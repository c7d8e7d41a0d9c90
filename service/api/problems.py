"""One shape for every error: ``application/problem+json`` after RFC 9457, from every source of errors."""

from __future__ import annotations

import json
from collections.abc import Iterator
from itertools import islice
from typing import Any, NamedTuple
from urllib.parse import quote

import structlog
from flask import Flask, Response, current_app, request
from werkzeug.exceptions import HTTPException, MethodNotAllowed

from service.store.database import Unavailable
from service.store.migrate import SchemaError
from service.store.revisions import RevisionMismatch

MEDIA_TYPE = "application/problem+json"
_MOST_ERRORS = 20  # a body of a million unknown fields is not answered with a million lines
_RETRY = {"Retry-After": "1"}  # seconds
_log = structlog.get_logger()


class Kind(NamedTuple):
    """A kind of problem: its stable name, the same in words, and what a client can do about it."""

    slug: str
    title: str
    remedy: str


KINDS = {
    400: Kind(
        "bad-request",
        "The request cannot be read",
        "The body is no JSON (RFC 8259), no UTF-8, or breaks off. “detail” names the place. Mend it and send it again.",
    ),
    401: Kind(
        "unauthorised",
        "An API key is needed",
        "Send “Authorization: Bearer …” with a key that the operator gave you; WWW-Authenticate says what was wrong.",
    ),
    403: Kind(
        "forbidden",
        "This is not allowed",
        "The key may only read, or a page of another site tried to write. Ask the operator for a key that may write.",
    ),
    404: Kind(
        "not-found",
        "There is no such thing",
        "Nothing has this address: the id is of another database, or what it named was deleted, or the path is "
        "misspelt. The contract at /openapi.json lists every path.",
    ),
    405: Kind(
        "method-not-allowed",
        "This address does not take that method",
        "The header Allow lists the methods that this address takes.",
    ),
    406: Kind(
        "not-acceptable",
        "It does not come in that form",
        "Accept names none of the types that “detail” lists. Send one of them, or */*.",
    ),
    409: Kind(
        "conflict",
        "This cannot be done to it as it is",
        "“detail” says why: an event of the engine is hidden and not deleted, or the same Idempotency-Key is at work "
        "at this moment. Do what it says, or send the request again after Retry-After.",
    ),
    412: Kind(
        "changed",
        "It has changed since",
        "If-Match names another state than the stored one: someone else changed it. Read it again, and send the "
        "change with its new ETag.",
    ),
    413: Kind(
        "too-large",
        "The request is too large",
        "“detail” says what is read at most. Send less at a time, or many articles to /v1/articles/bulk; the operator "
        "sets the limits with TIMELINE_MAX_BODY and TIMELINE_MAX_TEXT.",
    ),
    415: Kind(
        "unsupported-media-type",
        "The body is not of a type that is read here",
        "Send one of the types that “detail” lists, with the Content-Type and the charset that the body has.",
    ),
    422: Kind(
        "invalid",
        "The request does not fit the contract",
        "“errors” names each field or parameter and what was expected; “pointer” says where it stands in the body.",
    ),
    428: Kind(
        "if-match-needed",
        "The change needs If-Match",
        "It would overwrite what is stored. Read that, and send its ETag in If-Match, so that no other change is lost.",
    ),
    429: Kind(
        "too-many-requests",
        "Too many requests",
        "Wait as many seconds as Retry-After says. The operator sets the limit with TIMELINE_RATE_LIMIT.",
    ),
    500: Kind(
        "internal",
        "The service failed",
        "This is a fault of the service. Its log has the cause, under the X-Request-ID of this answer. Nothing was "
        "stored.",
    ),
    503: Kind(
        "unavailable",
        "The database is away or busy",
        "Nothing was stored. Send the same request again after as many seconds as Retry-After says.",
    ),
}
_OTHER = Kind("http", "The request was refused", "“status” and “detail” say why.")
BY_SLUG = {kind.slug: kind for kind in (*KINDS.values(), _OTHER)}


class Refusal(Exception):
    """A problem to answer with: HTTP status, what is wrong in one sentence, and the fields that are meant."""

    def __init__(
        self,
        status: int,
        detail: str,
        errors: list[dict[str, str | None]] | None = None,
        *,
        headers: dict[str, str] | None = None,
    ) -> None:
        super().__init__(detail)
        self.status, self.detail, self.errors, self.headers = status, detail, errors or [], headers or {}


def field_refusal(field: str, detail: str, status: int = 422) -> Refusal:
    """A problem of one field of the body or one query parameter."""
    return Refusal(status, f"{field}: {detail}", [_error(field, detail)])


def _error(field: str, detail: str, *within: str) -> dict[str, str | None]:
    """What is wrong with a field. ``pointer`` (RFC 6901, as a URI fragment) where it stands in a body of JSON.

    ``within`` leads to the part of the field that is meant.
    """
    in_body = (
        request.method not in ("GET", "HEAD", "DELETE") and field not in request.args and "json" in request.mimetype
    )
    path = () if field == "body" else (field, *within)
    place = "".join("/" + part.replace("~", "~0").replace("/", "~1") for part in path)
    return {
        "field": field,
        "detail": detail,
        "pointer": f"#{quote(place, safe='/~', errors='surrogatepass')}" if in_body else None,
    }


def changed() -> Refusal:
    """The refusal of a change to what someone else has changed."""
    return Refusal(412, "it has changed since: read it again; If-Match names another state")


def unread_type(*known: str, headers: dict[str, str] | None = None) -> Refusal:
    """The body is of no type that is read at this address."""
    sent = request.mimetype or "a body without Content-Type"
    return Refusal(415, f"{sent} is not read here: send {', '.join(known)}", headers=headers)


def unknown(what: str, identity: str) -> Refusal:
    """Nothing has that id."""
    return Refusal(404, f"there is no {what} {identity[:60]!r}")


def problem_json(refusal: Refusal) -> dict[str, Any]:
    """The problem as RFC 9457 writes it: type, title, status, detail, instance, and ``errors`` by field."""
    kind = KINDS.get(refusal.status, _OTHER)
    return {
        "type": f"/problems/{kind.slug}",
        "title": kind.title,
        "status": refusal.status,
        "detail": refusal.detail,
        "instance": quote(request.path),
        "errors": refusal.errors,
    }


def answer(refusal: Refusal, headers: dict[str, str] | None = None) -> Response:
    """The answer to a request that was refused."""
    # ASCII, because what is quoted from a bad request may hold half of a surrogate pair
    text = json.dumps(problem_json(refusal), ensure_ascii=True)
    return Response(
        text, status=refusal.status, content_type=MEDIA_TYPE, headers={**refusal.headers, **(headers or {})}
    )


def register(app: Flask) -> None:
    """Make every error of the app a problem."""
    app.register_error_handler(Refusal, answer)
    app.register_error_handler(HTTPException, lambda error: answer(from_http(error)))
    app.register_error_handler(Unavailable, _unavailable)
    app.register_error_handler(SchemaError, _unavailable)
    app.register_error_handler(RevisionMismatch, lambda _: answer(changed()))
    app.register_error_handler(Exception, _unhandled)


def from_http(error: HTTPException) -> Refusal:
    """Werkzeug's and webargs' exceptions as refusals."""
    status = error.code or 500
    messages = (getattr(error, "data", None) or {}).get("messages")
    if messages:
        return invalid(messages, status)
    headers = {"Allow": ", ".join(sorted(error.valid_methods or ()))} if isinstance(error, MethodNotAllowed) else None
    return Refusal(status, str(error.description or error.name), headers=headers)


def invalid(messages: dict[str, dict[str, Any]], status: int = 422) -> Refusal:
    """The refusal of a schema; ``messages`` as webargs has them: {location: {field: [detail]}}."""
    errors = list(islice(_fields(messages), _MOST_ERRORS))
    return Refusal(status, "; ".join(f"{one['field']}: {one['detail']}" for one in errors), errors)


def _fields(messages: dict[str, dict[str, Any]]) -> Iterator[dict[str, str | None]]:
    """webargs' messages {location: {field: [detail]}} as one entry a field; those of its parts lie deeper."""
    for by_field in messages.values():
        for field, details in by_field.items():
            for within, detail in _details(details):
                yield _error(str(field)[:100], detail, *within)


def _details(details: Any, *within: str) -> Iterator[tuple[tuple[str, ...], str]]:
    if not isinstance(details, dict):
        yield from ((within, str(detail)) for detail in details)
        return
    for part, deeper in details.items():
        yield from _details(deeper, *within, *(() if part == "_schema" else (str(part)[:100],)))


def _unavailable(error: Unavailable | SchemaError) -> Response:
    return answer(problem_of(error), _RETRY)


def _unhandled(error: Exception) -> Response:
    return answer(problem_of(error))


def problem_of(error: Exception) -> Refusal:
    """What to tell of an exception that is no refusal; its cause goes to the log."""
    if not isinstance(error, Unavailable | SchemaError):
        _log.error("unhandled", exc_info=error)
        return Refusal(500, "the service failed; the failure is in its log")
    _log.warning("database unavailable", reason=str(error))
    # what failed may be this thread's connection: the next request opens another
    for name in ("DATABASE", "READ_DATABASE"):
        current_app.config[name].close()
    return Refusal(503, "the database is away or busy: send the same request again")

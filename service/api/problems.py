"""The one shape of every error response: ``application/problem+json`` (RFC 9457), wherever the error comes from."""

from __future__ import annotations

import json
from collections.abc import Iterator
from itertools import islice
from typing import Any
from urllib.parse import quote

import structlog
from flask import Flask, Response, current_app, request
from werkzeug.exceptions import HTTPException, MethodNotAllowed, RequestEntityTooLarge, TooManyRequests
from werkzeug.exceptions import NotFound as PathNotFound

from service.api.problem_types import OTHER_PROBLEM, PROBLEM_TYPES
from service.api.public_path import rooted
from service.errors import ClientError, Conflict, InvalidInput, NotFound, quoted
from service.store.database import DatabaseReplaced, OutcomeUnknown, Unavailable
from service.store.migrate import SchemaError
from service.store.revisions import RevisionMismatch
from service.timeline.changes import UnknownEpoch

MEDIA_TYPE = "application/problem+json"
FieldError = dict[str, str | None]
MAX_ERRORS = 20  # a body with a million unknown fields does not get a response with a million entries
#: The status of each base of exceptions; a subclass with a status of its own comes before its base.
_STATUSES = {RevisionMismatch: 412, UnknownEpoch: 410, InvalidInput: 422, Conflict: 409, NotFound: 404}
_log = structlog.get_logger()


class ProblemError(Exception):
    """A problem to respond with: the HTTP status, a sentence that says what is wrong, and the fields concerned."""

    def __init__(
        self,
        status: int,
        detail: str,
        errors: list[FieldError] | None = None,
        *,
        headers: dict[str, str] | None = None,
    ) -> None:
        super().__init__(detail)
        self.status, self.detail, self.errors, self.headers = status, detail, errors or [], headers or {}

    def __reduce__(self) -> tuple[Any, ...]:
        """Return how to copy it to another process: by default, only the sentence would be passed to ``__init__``."""
        return type(self), (self.status, self.detail), self.__dict__


def field_problem(status: int, field: str, detail: str) -> ProblemError:
    """Return the problem of one field of the body, or of one query parameter."""
    return ProblemError(status, f"{field}: {detail}", [_field_error(field, detail)])


def unsupported_media_type(*supported: str, headers: dict[str, str] | None = None) -> ProblemError:
    """Return the problem of a body whose media type this address does not support."""
    sent = f"the media type {request.mimetype} is not supported" if request.mimetype else "Content-Type is missing"
    return ProblemError(415, f"{sent}; supported: {', '.join(supported)}", headers=headers)


def not_found(noun: str, identity: str) -> NotFound:
    """Return the error of an unknown id in the path."""
    return NotFound(f"{noun} {quoted(identity)} does not exist")


def validation_problem(messages: dict[str, dict[str, Any]], status: int = 422) -> ProblemError:
    """Return the problem of a request that a schema rejects. ``messages`` is webargs' {location: {field: [detail]}}."""
    named = list(islice(_field_errors(messages), MAX_ERRORS))
    detail = "; ".join(f"{name}: {error['detail']}" for name, error in named)
    return ProblemError(status, detail, [error for _, error in named])


def _field_errors(messages: dict[str, dict[str, Any]]) -> Iterator[tuple[str, FieldError]]:
    """Yield an entry for each message of a field or of a part of it, with the path of that: "date.edtf"."""
    for by_field in messages.values():
        for field, details in by_field.items():
            for path, detail in flattened(details):
                name = str(field)[:100]
                yield ".".join((name, *path)), _field_error(name, detail, *path)


def flattened(details: Any, *path: str) -> Iterator[tuple[tuple[str, ...], str]]:
    """Yield each message of nested ``details`` with the path to the part that it is about."""
    if not isinstance(details, dict):
        yield from ((path, str(detail)) for detail in details)
        return
    for part, nested in details.items():
        yield from flattened(nested, *path, *(() if part == "_schema" else (str(part)[:100],)))


def _field_error(field: str, detail: str, *path: str) -> FieldError:
    """Return an entry of ``errors``. ``path`` leads from the field to the part of it that is wrong.

    ``pointer`` locates that part in a JSON body (RFC 6901, as a URI fragment); it is None for anything else.
    """
    is_in_body = (
        request.method not in ("GET", "HEAD", "DELETE") and field not in request.args and "json" in request.mimetype
    )
    parts = () if field == "body" else (field, *path)
    place = "".join("/" + part.replace("~", "~0").replace("/", "~1") for part in parts)
    pointer = f"#{quote(place, safe='/~', errors='surrogatepass')}" if is_in_body else None
    return {"field": field, "detail": detail, "pointer": pointer}


def problem_json(problem: ProblemError) -> dict[str, Any]:
    """Return the members of a problem (RFC 9457): type, title, status, detail, instance, and ``errors`` by field."""
    problem_type = PROBLEM_TYPES.get(problem.status, OTHER_PROBLEM)
    return {
        "type": rooted(f"/problems/{problem_type.slug}"),
        "title": problem_type.title,
        "status": problem.status,
        "detail": problem.detail,
        "instance": quote(rooted(request.path)),
        "errors": problem.errors,
    }


def problem_response(problem: ProblemError) -> Response:
    """Return the response to a request that failed."""
    # ASCII, because a quotation from a malformed request may contain half of a surrogate pair
    text = json.dumps(problem_json(problem), ensure_ascii=True)
    return Response(text, status=problem.status, content_type=MEDIA_TYPE, headers=problem.headers)


def register(app: Flask) -> None:
    """Make every error of the app a problem."""
    app.register_error_handler(HTTPException, lambda error: problem_response(http_problem(error)))
    app.register_error_handler(Exception, lambda error: problem_response(problem_of(error)))


def http_problem(error: HTTPException) -> ProblemError:
    """Return the problem of an exception that Werkzeug or webargs raised."""
    status = error.code or 500
    messages = (getattr(error, "data", None) or {}).get("messages")
    if messages:
        return validation_problem(messages, status)
    allow = {"Allow": ", ".join(sorted(error.valid_methods or ()))} if isinstance(error, MethodNotAllowed) else None
    return ProblemError(status, _http_detail(error), headers=allow)


def _http_detail(error: HTTPException) -> str:
    match error:
        case PathNotFound():
            return "this path does not exist"
        case MethodNotAllowed():
            return f"{request.method} is not supported here; supported: {', '.join(sorted(error.valid_methods or ()))}"
        case RequestEntityTooLarge():
            return f"the body must have at most {current_app.config['MAX_CONTENT_LENGTH']} bytes"
        case TooManyRequests():
            return f"the rate limit is {error.description}"
    return str(error.description or error.name)


def problem_of(error: Exception) -> ProblemError:
    """Return the problem of any exception that the service raises; log the cause of a 500 or 503."""
    if isinstance(error, ProblemError):
        return error
    if isinstance(error, ClientError):
        return _client_problem(error)
    if isinstance(error, Unavailable | SchemaError):
        return _unavailable(error)
    _log.error("unhandled", exc_info=error)
    return ProblemError(500, "the service failed; its log has the cause")


def _client_problem(error: ClientError) -> ProblemError:
    status = next(status for base, status in _STATUSES.items() if isinstance(error, base))
    return field_problem(status, error.field, error.detail) if error.field else ProblemError(status, error.detail)


def _unavailable(error: Unavailable | SchemaError) -> ProblemError:
    if not isinstance(error, DatabaseReplaced):  # logged once, with what to do
        _log.warning("database unavailable", reason=str(error))
    # this thread's connection may be the one that failed: the next request opens another
    for name in ("DATABASE", "READ_DATABASE"):
        current_app.config[name].close()
    detail = "the database is unavailable or busy: send the same request again"
    if isinstance(error, OutcomeUnknown):
        detail = "the database was lost while it stored this request, which may be stored or not: read it again first"
    return ProblemError(503, detail, headers={"Retry-After": "1"})

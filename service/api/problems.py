"""One shape for every error: ``application/problem+json`` after RFC 9457, from every source of errors."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import structlog
from flask import Flask, Response, request
from werkzeug.exceptions import HTTPException, MethodNotAllowed

from service.store.database import Unavailable

MEDIA_TYPE = "application/problem+json"
_log = structlog.get_logger()
_TITLES = {
    400: ("bad-request", "The request cannot be read"),
    404: ("not-found", "There is no such thing"),
    405: ("method-not-allowed", "This address does not take that method"),
    413: ("too-large", "The request is too large"),
    415: ("unsupported-media-type", "The body is not of a type that is read here"),
    422: ("invalid", "The request does not fit the contract"),
    500: ("internal", "The service failed"),
    503: ("unavailable", "The database is away or busy"),
}


class Problem(Exception):
    """An error to answer with: HTTP status, what is wrong in one sentence, and the fields that are meant."""

    def __init__(self, status: int, detail: str, errors: list[dict[str, str]] | None = None) -> None:
        super().__init__(detail)
        self.status, self.detail, self.errors = status, detail, errors or []


def field_problem(field: str, detail: str, status: int = 422) -> Problem:
    """A problem of one field of the body or one query parameter."""
    return Problem(status, f"{field}: {detail}", [{"field": field, "detail": detail}])


def response(problem: Problem, headers: dict[str, str] | None = None) -> Response:
    """The problem as RFC 9457 writes it: type, title, status, detail, instance, and ``errors`` by field."""
    slug, title = _TITLES.get(problem.status, ("http", "The request was refused"))
    body = {
        "type": f"urn:news-timeline:problem:{slug}",
        "title": title,
        "status": problem.status,
        "detail": problem.detail,
        "instance": request.path,
        "errors": problem.errors,
    }
    text = json.dumps(body, ensure_ascii=True)
    return Response(text, status=problem.status, content_type=MEDIA_TYPE, headers=headers)


def from_http(error: HTTPException) -> Response:
    """Werkzeug's and webargs' exceptions in the one shape."""
    status = error.code or 500
    messages = (getattr(error, "data", None) or {}).get("messages")
    if messages:
        errors = list(_fields(messages))
        return response(Problem(status, "; ".join(f"{one['field']}: {one['detail']}" for one in errors), errors))
    headers = {"Allow": ", ".join(sorted(error.valid_methods or ()))} if isinstance(error, MethodNotAllowed) else None
    return response(Problem(status, str(error.description or error.name)), headers)


def _fields(messages: dict[str, Any], path: str = "") -> Iterator[dict[str, str]]:
    """marshmallow's nested messages as one entry a field; the name of the location (json, query) is left out."""
    for key, value in messages.items():
        name = key if not path else f"{path}.{key}"
        if isinstance(value, dict):
            yield from _fields(value, "" if not path and key in ("json", "query") else name)
        else:
            field = "body" if key in ("json", "query", "_schema") and not path else name
            yield from ({"field": field, "detail": str(detail)} for detail in value)


def register(app: Flask) -> None:
    """Make every error of the app a problem."""
    app.register_error_handler(Problem, response)
    app.register_error_handler(HTTPException, from_http)
    app.register_error_handler(Unavailable, _unavailable)
    app.register_error_handler(Exception, _unhandled)


def _unavailable(error: Unavailable) -> Response:
    _log.warning("database unavailable", reason=str(error))
    return response(Problem(503, "the database is away or busy: send the same request again"), {"Retry-After": "1"})


def _unhandled(error: Exception) -> Response:
    _log.error("unhandled", exc_info=error, method=request.method, path=request.path)
    return response(Problem(500, "the service failed; the failure is in its log"))

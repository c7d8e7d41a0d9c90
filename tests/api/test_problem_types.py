"""Every type of problem: what a client can compare with, which must never change."""

from __future__ import annotations

import pytest
from flask import Flask
from werkzeug.exceptions import HTTPException, ImATeapot, default_exceptions

from service.api.problem_types import BY_SLUG, PROBLEM_TYPES
from service.api.problems import MEDIA_TYPE, ProblemError, http_problem, problem_response

pytestmark = pytest.mark.only("sqlite")  # it is not about what is stored

TYPES = {
    400: ("bad-request", "Malformed request"),
    401: ("unauthorised", "Authentication required"),
    403: ("forbidden", "Forbidden"),
    404: ("not-found", "Not found"),
    405: ("method-not-allowed", "Method not allowed"),
    406: ("not-acceptable", "Not acceptable"),
    409: ("conflict", "Conflict with the current state"),
    410: ("restored", "Database restored"),
    412: ("changed", "Changed in the meantime"),
    413: ("too-large", "Request too large"),
    415: ("unsupported-media-type", "Unsupported media type"),
    421: ("unknown-host", "Unknown host name"),
    422: ("invalid", "Invalid request"),
    428: ("if-match-needed", "If-Match required"),
    429: ("too-many-requests", "Too many requests"),
    500: ("internal", "Internal error"),
    503: ("unavailable", "Database unavailable"),
}


def test_each_type_is_listed_here() -> None:
    assert list(TYPES) == list(PROBLEM_TYPES)
    assert set(BY_SLUG) == {slug for slug, _ in TYPES.values()} | {"http"}


@pytest.mark.parametrize(("status", "slug", "title"), [(status, *named) for status, named in TYPES.items()])
def test_each_status_has_its_type(app: Flask, status: int, slug: str, title: str) -> None:
    with app.test_request_context("/v1/articles"):
        response = problem_response(ProblemError(status, "why"))
    assert (response.status_code, response.content_type) == (status, MEDIA_TYPE)
    assert response.get_json(force=True) == {
        "type": f"/problems/{slug}",
        "title": title,
        "status": status,
        "detail": "why",
        "instance": "/v1/articles",
        "errors": [],
    }


@pytest.mark.parametrize("error", [*default_exceptions.values(), ImATeapot])
def test_each_exception_of_the_framework_has_the_type_of_its_status(app: Flask, error: type[HTTPException]) -> None:
    with app.test_request_context("/v1/articles"):
        response = problem_response(http_problem(error()))
    slug, title = TYPES.get(response.status_code, ("http", "Request refused"))
    problem = response.get_json(force=True)
    assert response.status_code == problem["status"] == error.code
    assert (problem["type"], problem["title"]) == (f"/problems/{slug}", title)
    assert problem["detail"]

"""What every page shares: one blueprint, its policy, how a page is made, and errors as pages."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, Flask, Response, render_template, request
from werkzeug.exceptions import HTTPException

from service.api import problems
from service.api.problem_types import PROBLEM_TYPES
from service.api.problems import ProblemError
from service.store.database import Unavailable
from service.store.migrate import SchemaError
from service.web import session

blueprint = Blueprint("web", __name__, template_folder="templates", static_folder="static", static_url_path="/static")

#: Nothing from elsewhere, nothing inline (CSP Level 3).
_OWN = "default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'"
POLICY = f"{_OWN}; script-src 'self'; connect-src 'self'; form-action 'self'; frame-ancestors 'none'"
#: A page within another site's page: it may be framed by any, and does nothing.
FRAMED = f"{_OWN}; form-action 'none'; frame-ancestors *"


def page(template: str, status: int = 200, *, policy: str = POLICY, **said: Any) -> Response:
    """A page. What it shows may depend on who reads it, so that no one else's cache keeps it."""
    viewer = session.viewer()
    made = Response(
        render_template(template, viewer=viewer, **said),
        status,
        content_type="text/html; charset=utf-8",
        headers={
            "Content-Security-Policy": policy,
            "Cache-Control": "private, no-cache",
            # with none at all, a browser would not say from where a form is sent
            "Referrer-Policy": "same-origin",
            "Vary": "Cookie",
        },
    )
    if viewer.is_revoked:
        session.forget(made)
    return made


def register(app: Flask) -> None:
    """Serve the pages. Outside of flask-smorest: they are for people, and no part of the contract."""
    app.config["MAX_FORM_MEMORY_SIZE"] = app.config["MAX_CONTENT_LENGTH"]  # an article is pasted into a form
    app.register_blueprint(blueprint)
    app.register_error_handler(404, _unrouted)
    app.register_error_handler(405, _unrouted)


@blueprint.errorhandler(ProblemError)
def _refused(refusal: ProblemError) -> Response:
    return _told(refusal) if wants_page() else problems.problem_response(refusal)


@blueprint.errorhandler(HTTPException)
def _from_http(error: HTTPException) -> Response:
    """What Flask itself refuses: a body that is too large, too many requests."""
    refusal = problems.http_problem(error)
    return _told(refusal) if wants_page() else problems.problem_response(refusal)


@blueprint.errorhandler(Unavailable)
@blueprint.errorhandler(SchemaError)
@blueprint.errorhandler(Exception)
def _failed(error: Exception) -> Response:
    refusal = problems.problem_of(error)
    return _told(refusal) if wants_page() else problems.problem_response(refusal)


def _unrouted(error: HTTPException) -> Response:
    """An address that there is not: a page for a browser, the one shape for everybody else."""
    refusal = problems.http_problem(error)
    is_page = wants_page() and not request.path.startswith("/v1/")
    return _told(refusal) if is_page else problems.problem_response(refusal)


def wants_page() -> bool:
    """Whether a page is liked better than JSON: a browser says so, and programs that take anything do not."""
    accepts = request.accept_mimetypes
    return accepts["text/html"] > accepts["application/json"]


def _told(refusal: ProblemError) -> Response:
    kind = PROBLEM_TYPES.get(refusal.status)
    made = page("error.html", refusal.status, refusal=refusal, title=kind.title if kind else "The request was refused")
    made.headers.extend(refusal.headers)
    return made

"""What all pages share: the blueprint, the security headers, and errors shown as pages."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, Flask, Response, make_response, redirect, render_template, request
from markupsafe import Markup
from werkzeug.exceptions import HTTPException

from service.api import request_locale
from service.api.problem_types import OTHER_PROBLEM, PROBLEM_TYPES
from service.api.problems import ProblemError, http_problem, problem_of, problem_response
from service.events.representation import date_json
from service.formats import date_locale
from service.formats.date_text import date_text, day_text
from service.formats.event_text import web_url
from service.timex import edtf
from service.web import session

blueprint = Blueprint("web", __name__, template_folder="templates", static_folder="static", static_url_path="/static")
for _helper in (web_url, date_text, day_text):
    blueprint.add_app_template_global(_helper)

#: Nothing from other sites, nothing inline (CSP Level 3).
_OWN_RESOURCES = "default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'"
PAGE_POLICY = f"{_OWN_RESOURCES}; script-src 'self'; connect-src 'self'; form-action 'self'; frame-ancestors 'none'"
#: For a page that any site may frame: it has no script and submits nothing.
EMBED_POLICY = f"{_OWN_RESOURCES}; form-action 'none'; frame-ancestors *"


@blueprint.app_template_global()
def edtf_text(text: str) -> str:
    """Return a date in EDTF for people."""
    return date_text(date_json(edtf.date_of(text)))


@blueprint.app_template_global()
def date_attributes() -> Markup:
    """Return the attributes of an element whose text is a date: its language, as the rest of a page is in English."""
    locale = date_locale.current()
    if locale is None:
        return Markup("")
    return Markup(' lang="{}" dir="{}"').format(date_locale.tag(), locale.text_direction)


@blueprint.app_template_global()
def local(text: str) -> str:
    """Return a date amid English text, in an element with its language if that is not English."""
    attributes = date_attributes()
    return Markup("<span{}>{}</span>").format(attributes, text) if attributes else text


def render_page(template: str, status: int = 200, *, policy: str = PAGE_POLICY, **context: Any) -> Response:
    """Return a page. It may depend on the viewer, so only the viewer's own browser may cache it."""
    viewer = session.current_viewer()
    response = Response(
        render_template(template, viewer=viewer, **context),
        status,
        content_type="text/html; charset=utf-8",
        headers={
            "Content-Security-Policy": policy,
            "Cache-Control": "private, no-cache",
            # "no-referrer" would make browsers send "Origin: null" with our own forms
            "Referrer-Policy": "same-origin",
            "Vary": "Cookie",
        },
    )
    if viewer.is_revoked:
        session.forget_key(response)
    return request_locale.varied(response)


def redirect_to(path: str) -> Response:
    """Return a redirect that a browser follows with GET (303 See Other)."""
    return make_response(redirect(path, 303))


def register(app: Flask) -> None:
    """Serve the pages. They bypass flask-smorest, because they are not part of the API's contract."""
    app.config["MAX_FORM_MEMORY_SIZE"] = app.config["MAX_CONTENT_LENGTH"]  # articles are pasted into a form
    app.register_blueprint(blueprint)
    app.register_error_handler(404, _handle_unknown_route)
    app.register_error_handler(405, _handle_unknown_route)


@blueprint.errorhandler(HTTPException)
def _handle_http_error(error: HTTPException) -> Response:
    """Answer errors that Flask raises itself, such as a body that is too large."""
    return _error_response(http_problem(error), as_page=prefers_html())


@blueprint.errorhandler(Exception)
def _handle_error(error: Exception) -> Response:
    return _error_response(problem_of(error), as_page=prefers_html())


def _handle_unknown_route(error: HTTPException) -> Response:
    """Answer browsers with a page; the API's own paths always answer with a problem document."""
    return _error_response(http_problem(error), as_page=prefers_html() and not request.path.startswith("/v1/"))


def prefers_html() -> bool:
    """Return whether the client prefers HTML to JSON. Browsers do; programs that accept anything do not."""
    accepted = request.accept_mimetypes
    return accepted["text/html"] > accepted["application/json"]


def _error_response(problem: ProblemError, *, as_page: bool) -> Response:
    if not as_page:
        return problem_response(problem)
    title = PROBLEM_TYPES.get(problem.status, OTHER_PROBLEM).title
    response = render_page("error.html", problem.status, problem=problem, title=title)
    response.headers.extend(problem.headers)
    return response

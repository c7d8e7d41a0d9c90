"""Signing in with an API key, and out again."""

from __future__ import annotations

from urllib.parse import urlsplit

from flask import Response, current_app, request

from service.api.problems import ProblemError
from service.config import keys
from service.web import session
from service.web.base import blueprint, redirect_to, render_page


@blueprint.get("/key")
def key_form() -> Response:
    """Show the form for an API key."""
    return render_page("key.html", back=own_path(request.args.get("back", "/")))


@blueprint.post("/key")
def enter_key() -> Response:
    """Store an API key in the browser, or remove it if none is sent."""
    session.require()
    token, back = request.form.get("key", "").strip(), own_path(request.form.get("back", "/"))
    if token and keys.find(current_app.config["API_KEYS"], token) is None:
        raise ProblemError(401, "the API key is unknown or was revoked: check that you pasted all of it")
    response = redirect_to(back)
    session.remember_key(response, token) if token else session.forget_key(response)
    return response


def own_path(path: str) -> str:
    """Return the path if it is one of this service, else the home page, so that no link redirects to another site."""
    parts = urlsplit(path)
    is_own = not parts.scheme and not parts.netloc and path.startswith("/") and "\\" not in path
    return path if is_own and path.isprintable() and path.isascii() else "/"

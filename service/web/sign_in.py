"""Entering an API key, and forgetting it."""

from __future__ import annotations

from urllib.parse import urlsplit

from flask import Response, current_app, redirect, request

from service.api.problems import ProblemError
from service.config import keys
from service.web import session
from service.web.base import blueprint, page


@blueprint.get("/key")
def key() -> Response:
    """The form for a key."""
    return page("key.html", back=_back(request.args.get("back", "/")))


@blueprint.post("/key")
def enter_key() -> Response:
    """Keep a key, or forget it where none is sent."""
    session.demand()
    token, back = request.form.get("key", "").strip(), _back(request.form.get("back", "/"))
    if token and keys.find(current_app.config["API_KEYS"], token) is None:
        raise ProblemError(401, "this key is not known, or no longer: look whether it is whole")
    answer = Response(redirect(back, 303).get_data(), 303, {"Location": back}, content_type="text/html; charset=utf-8")
    session.remember(answer, token) if token else session.forget(answer)
    return answer


def _back(asked: str) -> str:
    """Where the reader came from: an address of our own, or the first page."""
    parts = urlsplit(asked)
    is_own = not parts.scheme and not parts.netloc and asked.startswith("/") and "\\" not in asked
    return asked if is_own and asked.isprintable() and asked.isascii() else "/"

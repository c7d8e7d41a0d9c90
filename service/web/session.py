"""The viewer of a page, identified by an API key in a cookie that scripts cannot read.

Browsers send the cookie with requests from our own pages only (SameSite=Strict, RFC 6265bis), and a form that another
site submits is refused by its Origin.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from flask import Response, current_app, g, request

from service.api.access import COOKIE
from service.api.problems import ProblemError
from service.config import keys
from service.config.keys import ApiKey, Scope

_MAX_AGE = 30 * 24 * 3_600  # seconds


@dataclass(frozen=True, slots=True)
class Viewer:
    """The person at the browser.

    ``key`` is the API key that the browser sent, if it is valid, and ``is_revoked`` says that it is not valid.
    ``is_open``: the service has no keys, so everybody may do everything. ``is_public``: reading needs no key.
    """

    key: ApiKey | None
    is_open: bool
    is_public: bool
    is_revoked: bool

    @property
    def can_read(self) -> bool:
        return self.is_open or self.is_public or self.key is not None

    @property
    def can_try(self) -> bool:
        """Finding the dates of an article costs more than reading a timeline: public read access is not enough."""
        return self.is_open or self.key is not None

    @property
    def can_write(self) -> bool:
        return self.is_open or (self.key is not None and self.key.allows(Scope.WRITE))


def current_viewer() -> Viewer:
    """Return the viewer who sent this request."""
    known: tuple[ApiKey, ...] = current_app.config["API_KEYS"]
    token = request.cookies.get(COOKIE)
    key = keys.find(known, token) if token else None
    if key:
        g.key_id = key.name  # names the author of a change, in the history and in the log
    return Viewer(key, not known, current_app.config["TIMELINE"].public_read, bool(known and token and not key))


def require(*, read: bool = False, try_article: bool = False, write: bool = False) -> None:
    """Raise ProblemError 401 or 403 if the viewer lacks a permission, or if another site submitted the form."""
    origin = request.headers.get("Origin")
    if request.method == "POST" and origin is not None and urlsplit(origin).netloc != request.host:
        raise ProblemError(403, "the form was submitted by another site")
    viewer = current_viewer()
    if (read and not viewer.can_read) or (try_article and not viewer.can_try) or (write and not viewer.can_write):
        raise _denial(viewer)


def _denial(viewer: Viewer) -> ProblemError:
    if viewer.key:
        return ProblemError(403, f"the API key {viewer.key.name!r} can only read: enter one that can write")
    if viewer.is_revoked:
        return ProblemError(401, "the API key that you entered is no longer valid: enter another one")
    return ProblemError(401, "this page needs an API key: enter one")


def remember_key(response: Response, token: str) -> None:
    """Store a key in the browser, out of reach of scripts."""
    response.set_cookie(COOKIE, token, max_age=_MAX_AGE, **_cookie_attributes())


def forget_key(response: Response) -> None:
    """Remove the key from the browser."""
    response.delete_cookie(COOKIE, **_cookie_attributes())


def _cookie_attributes() -> dict[str, Any]:
    """Return the attributes of the cookie: only requests below the public path send it."""
    return {"path": request.script_root or "/", "secure": request.is_secure, "httponly": True, "samesite": "Strict"}

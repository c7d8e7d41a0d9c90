"""Who looks at a page: the API key that a reader has entered, kept in a cookie that no script reads.

The cookie is sent with requests from our own pages only (SameSite=Strict, RFC 6265bis), and a form that another site
sends is refused by its Origin.
"""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urlsplit

from flask import Response, current_app, g, request

from service.api.access import COOKIE
from service.api.problems import ProblemError
from service.config import keys
from service.config.keys import ApiKey, Scope

_DAYS = 30


@dataclass(frozen=True, slots=True)
class Viewer:
    """A reader: the key, if it is known, and whether it no longer is. Without keys whoever comes may do all."""

    key: ApiKey | None
    is_open: bool
    is_public: bool
    is_revoked: bool = False

    @property
    def may_read(self) -> bool:
        return self.is_open or self.is_public or self.key is not None

    @property
    def may_try(self) -> bool:
        """Reading an article costs more than reading a timeline: with keys, one is needed."""
        return self.is_open or self.key is not None

    @property
    def may_write(self) -> bool:
        return self.is_open or (self.key is not None and self.key.allows(Scope.WRITE))


def viewer() -> Viewer:
    """Who sends this request."""
    known: tuple[ApiKey, ...] = current_app.config["API_KEYS"]
    token = request.cookies.get(COOKIE)
    key = keys.find(known, token) if token else None
    if key:
        g.key_id = key.name  # whose change it is, in the history and the log
    return Viewer(key, not known, current_app.config["TIMELINE"].public_read, bool(known and token and not key))


def demand(*, read: bool = False, tries: bool = False, write: bool = False) -> None:
    """Raise ProblemError 401 or 403 where the viewer may not, and for a form that another site sends."""
    origin = request.headers.get("Origin")
    if request.method == "POST" and origin is not None and urlsplit(origin).netloc != request.host:
        raise ProblemError(403, "this form was sent by a page of another site")
    who = viewer()
    if (read and not who.may_read) or (tries and not who.may_try) or (write and not who.may_write):
        raise _refusal(who)


def _refusal(who: Viewer) -> ProblemError:
    if who.key:
        return ProblemError(403, f"the key {who.key.name!r} may only read: this needs one that may write")
    if who.is_revoked:
        return ProblemError(401, "the key that you had entered is known no longer: enter another")
    return ProblemError(401, "this needs an API key: enter one")


def remember(response: Response, token: str) -> None:
    """Keep a key in the reader's browser, out of reach of every script."""
    age = _DAYS * 24 * 3_600
    secure = request.is_secure
    response.set_cookie(COOKIE, token, max_age=age, secure=secure, httponly=True, samesite="Strict")


def forget(response: Response) -> None:
    """Take the key out of the reader's browser."""
    response.delete_cookie(COOKIE, secure=request.is_secure, httponly=True, samesite="Strict")

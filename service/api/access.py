"""Who may do what: API keys as Bearer tokens (RFC 6750), pages of other sites, and how often.

Without keys the service is open, which is right on loopback; ``timeline serve`` warns elsewhere.
"""

from __future__ import annotations

import datetime as dt
from urllib.parse import urlsplit

import structlog
from flask import Flask, current_app, g, request
from flask_cors import CORS
from flask_limiter import Limiter
from flask_limiter.util import get_remote_address

from service.api.problems import ProblemError
from service.config import NONE, keys
from service.config.keys import ApiKey, Scope
from service.config.settings import Settings
from service.events.corrections import Author
from service.telemetry.requests import REQUEST_ID

_GUARDED = "/v1/"
#: How much of what was read, and how often: not for everybody.
_METRICS = "/metrics"
_READS = ("GET", "HEAD")
#: Where the pages keep the key that their reader has entered.
COOKIE = "timeline_key"
#: Stores nothing, though it is a POST.
_RESOLVE = "/v1/resolve"


def register(app: Flask, settings: Settings) -> None:
    """Guard the app's API as the settings say."""
    app.config["API_KEYS"] = keys.parse(settings.api_keys)
    if settings.cors_origins != NONE:
        _share_reads(app, settings.cors_origins.split(","))
    app.before_request(_admit)
    if settings.rate_limit != NONE:
        Limiter(
            _who,
            app=app,
            default_limits=[settings.rate_limit],
            default_limits_exempt_when=lambda: not request.path.startswith(_GUARDED) and request.method in _READS,
            headers_enabled=True,
            storage_uri="memory://",
        )


def _share_reads(app: Flask, origins: list[str]) -> None:
    """Let pages of other sites read, and nothing else (the Fetch standard's CORS protocol)."""
    CORS(
        app,
        origins=[origin.strip() for origin in origins],
        methods=[*_READS, "OPTIONS"],
        allow_headers=["Authorization", "If-None-Match", REQUEST_ID],
        expose_headers=["ETag", "Link", "Retry-After", REQUEST_ID],
        max_age=3_600,
    )


def _who() -> str:
    """Whose requests are counted together: a key's, else an address's."""
    return str(g.get("key_id") or get_remote_address())


def author() -> Author:
    """Who sends this request, and when."""
    now = dt.datetime.now(dt.UTC).isoformat(timespec="milliseconds")
    return Author(g.get("key_id"), now.replace("+00:00", "Z"))


def _admit() -> None:
    """Let a request pass, or raise ProblemError 401 or 403."""
    if not request.path.startswith((_GUARDED, _METRICS)) or request.method == "OPTIONS":
        return
    known: tuple[ApiKey, ...] = current_app.config["API_KEYS"]
    if not known:
        _refuse_other_sites()
        return
    scope = Scope.READ if request.method in _READS or request.path == _RESOLVE else Scope.WRITE
    token = _token()
    if token is None and _is_readers(known):
        return
    if token is None:
        if request.method in _READS and _is_public(current_app.config["TIMELINE"]):
            return
        raise ProblemError(401, "this needs an API key: send it as “Authorization: Bearer …”", headers=_challenge())
    key = keys.find(known, token)
    if key is None:
        raise ProblemError(401, "the API key is not known, or no longer", headers=_challenge("invalid_token"))
    g.key_id = key.name
    structlog.contextvars.bind_contextvars(key_id=key.name)
    if not key.allows(scope):
        raise ProblemError(403, f"the key {key.name!r} may only read", headers=_challenge("insufficient_scope"))


def _is_readers(known: tuple[ApiKey, ...]) -> bool:
    """Whether a reader of the pages follows a link to what they show, with a known key: to read only."""
    sent = request.cookies.get(COOKIE)
    return bool(sent and request.method in _READS and request.path.startswith(_GUARDED) and keys.find(known, sent))


def _is_public(settings: Settings) -> bool:
    """Whether what is read needs no key."""
    return settings.public_metrics if request.path.startswith(_METRICS) else settings.public_read


def _token() -> str | None:
    """The token of the Authorization header; an empty one for a header that has none."""
    sent = request.headers.get("Authorization")
    if sent is None:
        return None
    scheme, _, token = sent.partition(" ")
    return token.strip() if scheme.lower() == "bearer" else ""


def _challenge(error: str | None = None) -> dict[str, str]:
    return {"WWW-Authenticate": 'Bearer realm="news-timeline"' + (f', error="{error}"' if error else "")}


def _refuse_other_sites() -> None:
    """Without keys, a page of another site could have its reader's browser write to a service on loopback."""
    origin = request.headers.get("Origin")
    if origin is None or request.method in _READS or urlsplit(origin).netloc == request.host:
        return
    raise ProblemError(403, "pages of other sites may not write: the service needs API keys for that")

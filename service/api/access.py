"""Authentication and rate limits: API keys as Bearer tokens (RFC 6750), requests from other sites, requests per client.

Without keys the service is open, which is right on loopback; ``timeline serve`` warns on any other address.
"""

from __future__ import annotations

import datetime as dt
import re
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

_PROTECTED = "/v1/"
_METRICS = "/metrics"
_HEALTH = "/__"
_RESOLVE = "/v1/resolve"  # stores nothing, although it is a POST
_WEBHOOKS = "/v1/webhooks"  # their URLs may be secret
_READ_METHODS = ("GET", "HEAD")
#: The cookie in which the pages store the key that a reader has entered.
COOKIE = "timeline_key"


def register(app: Flask, settings: Settings) -> None:
    """Protect the app's API as the settings say."""
    app.config["API_KEYS"] = keys.parse(settings.api_keys)
    if settings.cors_origins != NONE:
        _allow_cross_origin_reads(app, settings.cors_origins.split(","))
    if settings.rate_limit != NONE:
        _limit_requests(app, settings.rate_limit)
    app.before_request(_authorize)


def _limit_requests(app: Flask, limit: str) -> None:
    """Limit the requests of each client, also those that are refused and those to paths that do not exist.

    Health checks, static files and metrics are not limited, but guessing the key of the metrics is.
    """
    Limiter(
        _client,
        app=app,
        application_limits=[limit],
        application_limits_exempt_when=_is_unlimited,
        request_identifier=lambda: request.endpoint or "unknown",
        headers_enabled=True,
        storage_uri="memory://",
    )


def _allow_cross_origin_reads(app: Flask, origins: list[str]) -> None:
    """Let pages of other sites read, and nothing else (CORS, in the Fetch standard)."""
    CORS(
        app,
        origins=[_literally(origin.strip()) for origin in origins],
        methods=[*_READ_METHODS, "OPTIONS"],
        allow_headers=["Authorization", "If-None-Match", REQUEST_ID],
        expose_headers=["ETag", "Link", "Retry-After", REQUEST_ID],
        max_age=3_600,
    )


def _literally(origin: str) -> re.Pattern[str] | str:
    """Return the pattern of exactly this origin: flask-cors would read the brackets of an IPv6 address as a regex."""
    return origin if origin == "*" else re.compile(re.escape(origin) + r"\Z", re.IGNORECASE)


def _is_unlimited() -> bool:
    is_scrape = request.path.startswith(_METRICS) and (_bearer_token() is None or _sent_key() is not None)
    return is_scrape or request.path.startswith(_HEALTH)


def _client() -> str:
    """Return what the rate limit counts by: the name of a valid key, else the client's address."""
    key = _sent_key()
    return key.name if key else get_remote_address()


def _sent_key() -> ApiKey | None:
    """Return the valid key of this request: its token, or the one that the pages store in the browser."""
    token = _bearer_token()
    return keys.find(current_app.config["API_KEYS"], request.cookies.get(COOKIE, "") if token is None else token)


def author() -> Author:
    """Return the author of a change: the key of this request, and the time now."""
    now = dt.datetime.now(dt.UTC).isoformat(timespec="milliseconds")
    return Author(g.get("key_id"), now.replace("+00:00", "Z"))


def _authorize() -> None:
    """Raise ProblemError 401 or 403 unless the client may send this request."""
    if not request.path.startswith((_PROTECTED, _METRICS)) or request.method == "OPTIONS":
        return
    api_keys: tuple[ApiKey, ...] = current_app.config["API_KEYS"]
    if not api_keys:
        _refuse_cross_site_writes()
        return
    token = _bearer_token()
    if token is None:
        if _may_read_without_token(api_keys):
            return
        raise ProblemError(401, "send an API key, as “Authorization: Bearer …”", headers=_challenge())
    key = keys.find(api_keys, token)
    if key is None:
        raise ProblemError(401, "the API key is unknown or was revoked", headers=_challenge("invalid_token"))
    g.key_id = key.name
    structlog.contextvars.bind_contextvars(key_id=key.name)
    if not key.allows(_required_scope()):
        raise ProblemError(403, f"the API key {key.name!r} is read-only", headers=_challenge("insufficient_scope"))


def _required_scope() -> Scope:
    if request.path.startswith(_WEBHOOKS):
        return Scope.WRITE
    return Scope.READ if request.method in _READ_METHODS or request.path == _RESOLVE else Scope.WRITE


def _may_read_without_token(api_keys: tuple[ApiKey, ...]) -> bool:
    """Return whether a read is public, or comes from a reader of the pages who has entered a valid key there."""
    if request.method not in _READ_METHODS or request.path.startswith(_WEBHOOKS):
        return False
    settings: Settings = current_app.config["TIMELINE"]
    if request.path.startswith(_METRICS):
        return settings.public_metrics
    cookie = request.cookies.get(COOKIE)
    return settings.public_read or bool(cookie and keys.find(api_keys, cookie))


def _bearer_token() -> str | None:
    """Return the token of the header Authorization: None without the header, "" for any other scheme."""
    header = request.headers.get("Authorization")
    if header is None:
        return None
    scheme, _, token = header.partition(" ")
    return token.strip() if scheme.lower() == "bearer" else ""


def _challenge(error: str | None = None) -> dict[str, str]:
    return {"WWW-Authenticate": 'Bearer realm="news-timeline"' + (f', error="{error}"' if error else "")}


def _refuse_cross_site_writes() -> None:
    """Raise ProblemError 403 for a write from a page of another site, which a browser would send to loopback too."""
    origin = request.headers.get("Origin")
    if origin is None or request.method in _READ_METHODS or urlsplit(origin).netloc == request.host:
        return
    raise ProblemError(403, "a page of another site cannot write: the service has no API keys")

"""Names by which the service may be addressed: protection from DNS rebinding while it has no API keys.

A page of another site can make its own name resolve to the reader's machine; the browser then lets it read and write a
service there that has no keys. Such a request carries the page's name in the Host header, so names that the operator
has not allowed get 421 (RFC 9110, section 15.5.20). With keys, no page can send what it does not know.
"""

from __future__ import annotations

import ipaddress
from collections.abc import Callable
from urllib.parse import urlsplit

from flask import Flask, request

from service.api.problems import ProblemError
from service.config import NONE
from service.config.settings import Settings
from service.errors import quoted

#: Paths that health checks and Prometheus request by whatever name they know.
_EXEMPT = ("/__", "/metrics")


def register(app: Flask, settings: Settings) -> None:
    """Refuse requests for unknown names if the service has no API keys."""
    if settings.api_keys == NONE:
        app.before_request(_check_of(frozenset(_names(settings))))


def _names(settings: Settings) -> list[str]:
    """Return the names that the operator gave."""
    allowed = [] if settings.allowed_hosts == NONE else settings.allowed_hosts.split(",")
    public = [] if settings.public_url == NONE else [urlsplit(settings.public_url).hostname or ""]
    return [name.strip().lower() for name in (*allowed, *public)]


def _check_of(names: frozenset[str]) -> Callable[[], None]:
    def check() -> None:
        """Raise ProblemError 421 for a request to a name that is not allowed."""
        name = host_name(request.headers.get("Host", ""))
        if name in names or is_local(name) or request.path.startswith(_EXEMPT):
            return
        detail = f"the service is not known as {quoted(name)}: the operator can add the name to TIMELINE_ALLOWED_HOSTS"
        raise ProblemError(421, detail)

    return check


def host_name(host: str) -> str:
    """Return the name in a Host header, in lower case and without its port; all of it if more follows an address."""
    name = host.lower().removesuffix(".")
    if name.startswith("["):
        address, _, port = name[1:].partition("]")
        return address if not port or port.startswith(":") else name
    return name.partition(":")[0].removesuffix(".")


def is_local(name: str) -> bool:
    """Return whether no page of another site can have this name: it is an address, or has no dot, or is localhost."""
    try:
        ipaddress.ip_address(name)
    except ValueError:
        return "." not in name or name.endswith(".localhost")
    return True

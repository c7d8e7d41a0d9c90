"""Where webhooks may lead: only to hosts that the operator lists in TIMELINE_WEBHOOK_HOSTS."""

from __future__ import annotations

from urllib.parse import urlsplit

from service.config import NONE

_DEFAULT_PORTS = {"http": 80, "https": 443}


def is_allowed(url: str, hosts: str) -> bool:
    """Whether a webhook may have this URL. ``hosts`` is the setting: each is a name, or a name and a port.

    A name alone allows the default ports, so that no other service of a host is within reach.
    """
    if hosts == NONE or not url.isascii() or not url.isprintable() or " " in url or "\\" in url:
        return False
    try:
        parts = urlsplit(url)
        name, port = (parts.hostname or "").removesuffix("."), parts.port
    except ValueError:
        return False
    if parts.scheme not in _DEFAULT_PORTS or parts.username is not None or parts.fragment:
        return False
    allowed = [host.strip().lower() for host in hosts.split(",")]
    is_default = port in (None, _DEFAULT_PORTS[parts.scheme])
    return (is_default and name in allowed) or f"{name}:{port or _DEFAULT_PORTS[parts.scheme]}" in allowed

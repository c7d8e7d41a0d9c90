"""Starting gunicorn: where its configuration lies, its command line, its size, and whether the address is free.

Knows nothing of routes or tables: it starts ``service.wsgi`` by name.
"""

from __future__ import annotations

import ipaddress
import socket
import sys
import sysconfig
from pathlib import Path

from service.config.settings import Settings

_IN_A_CLONE = Path(__file__).parents[2] / "docker" / "gunicorn.conf.py"
_INSTALLED = Path(sysconfig.get_path("data")) / "share" / "news-timeline" / "gunicorn.conf.py"


class ServingError(Exception):
    """The service cannot be started here: one clear line."""


def command() -> list[str]:
    """gunicorn's command line, the same from a clone and from an installed wheel. Raises ServingError."""
    for configuration in (_IN_A_CLONE, _INSTALLED):
        if configuration.is_file():
            return [sys.executable, "-m", "gunicorn", "-c", str(configuration), "service.wsgi:app"]
    raise ServingError(f"gunicorn's configuration is neither at {_IN_A_CLONE} nor at {_INSTALLED}")


def refuse_taken_address(settings: Settings) -> None:
    """Raise ServingError when host and port cannot be listened on: gunicorn itself would try five times, at length."""
    try:
        family, kind, _, _, address = socket.getaddrinfo(settings.host, settings.port, type=socket.SOCK_STREAM)[0]
        with socket.socket(family, kind) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind(address)
    except OSError as error:
        line = f"cannot listen on {settings.host}:{settings.port}: {error.strerror}; choose another with PORT=…"
        raise ServingError(line) from error


def is_loopback(host: str) -> bool:
    """Whether only this machine reaches an address."""
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"

"""What gunicorn needs before it starts: its configuration file, its command line, and a free address.

Starts ``service.wsgi`` by name and imports neither routes nor tables.
"""

from __future__ import annotations

import ipaddress
import socket
import sys
import sysconfig
from pathlib import Path

from service.cli.common import CommandError
from service.config.settings import Settings

_IN_CHECKOUT = Path(__file__).parents[2] / "docker" / "gunicorn.conf.py"
_INSTALLED = Path(sysconfig.get_path("data")) / "share" / "news-timeline" / "gunicorn.conf.py"


def command_line() -> list[str]:
    """Return gunicorn's command line, for a checkout or an installed wheel. Raises CommandError."""
    for configuration in (_IN_CHECKOUT, _INSTALLED):
        if configuration.is_file():
            return [sys.executable, "-m", "gunicorn", "-c", str(configuration), "service.wsgi:app"]
    raise CommandError(f"gunicorn's configuration is missing: neither {_IN_CHECKOUT} nor {_INSTALLED} is a file")


def require_free_address(settings: Settings) -> None:
    """Raise CommandError unless the host and port can be listened on.

    gunicorn would retry five times and log a traceback each time.
    """
    try:
        family, kind, _, _, address = socket.getaddrinfo(settings.host, settings.port, type=socket.SOCK_STREAM)[0]
        with socket.socket(family, kind) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind(address)
    except OSError as error:
        message = f"cannot listen on {settings.host}:{settings.port}: {error.strerror}; choose another with PORT=…"
        raise CommandError(message) from error


def is_loopback(host: str) -> bool:
    """Return whether only this machine can reach the host."""
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"

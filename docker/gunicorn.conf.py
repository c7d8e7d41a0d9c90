"""gunicorn's configuration, from the same settings as the service."""

import json
import os

import gunicorn
import gunicorn.util

from service.settings import load

_settings = load()


def _problem(sock, status, reason, message):
    """A request that never reaches the app (a line too long, a header that is none): the same shape as every error."""
    fields = {"type": "/problems/http", "title": reason, "status": status, "detail": message}
    body = json.dumps({**fields, "instance": "", "errors": []})
    head = f"HTTP/1.1 {status} {reason}\r\nConnection: close\r\nContent-Type: application/problem+json\r\n"
    gunicorn.util.write_nonblock(sock, f"{head}Content-Length: {len(body)}\r\n\r\n{body}".encode("latin-1"))


gunicorn.util.write_error = _problem
limit_request_line = 8190
gunicorn.SERVER = gunicorn.SERVER_SOFTWARE = "news-timeline"  # a response names no internals
bind = f"{_settings.host}:{_settings.port}"
workers = _settings.workers
threads = _settings.threads
worker_class = "gthread"
preload_app = True  # the engine is loaded once and shared; the database is opened by each worker
worker_tmp_dir = "/dev/shm" if os.path.isdir("/dev/shm") else None  # noqa: S108, PTH112 - memory, not a file of ours
control_socket_disable = True
graceful_timeout = 8  # below the 10 seconds that Docker waits
timeout = 60
keepalive = 5
loglevel = "warning"

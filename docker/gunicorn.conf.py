"""gunicorn's configuration, from the same settings as the service."""

import json
import os
import shutil
import tempfile

import gunicorn
import gunicorn.util
from gunicorn.glogging import Logger

from service.config import capacity
from service.config.settings import load
from service.telemetry import logs, sharing

_settings = load()
_memory = "/dev/shm" if os.path.isdir("/dev/shm") else None  # noqa: S108, PTH112 - memory, not a file of ours
if sharing.folder() is None:
    sharing.begin(tempfile.mkdtemp(prefix="timeline-metrics-", dir=_memory))


class _JsonLogger(Logger):
    """gunicorn's own lines in the form of the service's."""

    def setup(self, cfg):
        super().setup(cfg)
        logs.write_json(self.error_log)


def _problem(sock, status, reason, message):
    """A request that never reaches the app (a line too long, a header that is none): the same shape as every error."""
    fields = {"type": "/problems/http", "title": reason, "status": status, "detail": message}
    body = json.dumps({**fields, "instance": "", "errors": []})
    head = f"HTTP/1.1 {status} {reason}\r\nConnection: close\r\nContent-Type: application/problem+json\r\n"
    gunicorn.util.write_nonblock(sock, f"{head}Content-Length: {len(body)}\r\n\r\n{body}".encode("latin-1"))


def pre_fork(server, worker):
    """A worker has a place, and goes on with the counts of the one that had it before."""
    worker.place = sharing.free_place(one.place for one in server.WORKERS.values())


def post_fork(server, worker):
    sharing.take(worker.place)


def on_exit(server):
    shutil.rmtree(sharing.folder(), ignore_errors=True)


gunicorn.util.write_error = _problem
limit_request_line = 8190
gunicorn.SERVER = gunicorn.SERVER_SOFTWARE = "news-timeline"  # a response names no internals
bind = f"{_settings.host}:{_settings.port}"
workers = capacity.workers(_settings)
threads = capacity.threads(_settings)
worker_class = "gthread"
preload_app = True  # the engine is loaded once and shared; the database is opened by each worker
worker_tmp_dir = _memory
control_socket_disable = True
graceful_timeout = 8  # below the 10 seconds that Docker waits
timeout = 60
keepalive = 75  # longer than proxies keep a connection (60 seconds mostly): it is theirs to close
max_requests = 50_000  # what a library may leak has an end; the jitter lets workers go one by one
max_requests_jitter = 5_000
logger_class = _JsonLogger
loglevel = _settings.log_level

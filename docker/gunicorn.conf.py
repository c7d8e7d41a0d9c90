"""gunicorn's configuration, derived from the service's settings."""

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
_memory = "/dev/shm" if os.path.isdir("/dev/shm") else None  # noqa: S108, PTH112 - shared memory
if sharing.folder() is None:
    sharing.begin(tempfile.mkdtemp(prefix="timeline-metrics-", dir=_memory))


class _JsonLogger(Logger):
    """Writes gunicorn's own log lines in the service's format."""

    def setup(self, cfg):
        super().setup(cfg)
        logs.write_json(self.error_log)


def _problem(sock, status, reason, message):
    """Answer a request that never reaches the app, such as one with an invalid header, with problem details."""
    fields = {"type": f"{_settings.public_path}/problems/http", "title": reason, "status": status, "detail": message}
    body = json.dumps({**fields, "instance": "", "errors": []})
    head = f"HTTP/1.1 {status} {reason}\r\nConnection: close\r\nContent-Type: application/problem+json\r\n"
    gunicorn.util.write_nonblock(sock, f"{head}Content-Length: {len(body)}\r\n\r\n{body}".encode("latin-1"))


def pre_fork(server, worker):
    """Give the worker a slot: it continues the metrics of the worker that had the slot before."""
    worker.slot = sharing.free_slot(running.slot for running in server.WORKERS.values())


def post_fork(server, worker):
    sharing.take(worker.slot)


def on_exit(server):
    shutil.rmtree(sharing.folder(), ignore_errors=True)


gunicorn.util.write_error = _problem
limit_request_line = 8190
forwarded_allow_ips = ""  # the app reads X-Forwarded-*, from as many proxies as TIMELINE_TRUSTED_PROXIES says
forwarder_headers = ""  # a client could send SCRIPT_NAME through a proxy, and so pass its rules for paths
gunicorn.SERVER = gunicorn.SERVER_SOFTWARE = "news-timeline"  # responses do not reveal gunicorn's version
bind = f"{_settings.host}:{_settings.port}"
workers = capacity.workers(_settings)
threads = capacity.threads(_settings)
worker_class = "service.cli.gunicorn_worker.Worker"
preload_app = True  # workers share the loaded engine; each opens the database itself
worker_tmp_dir = _memory
control_socket_disable = True
graceful_timeout = 8  # seconds; `docker stop` kills after 10
timeout = 60
keepalive = 75  # seconds; longer than most proxies (60), so that the proxy closes idle connections first
max_requests = 50_000  # bounds the memory that a library may leak; with the jitter, workers restart one by one
max_requests_jitter = 5_000
logger_class = _JsonLogger
loglevel = _settings.log_level

"""gunicorn's configuration, from the same settings as the service."""

import os

import gunicorn

from service.settings import load

_settings = load()
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

"""Each request from its head to the last byte of its answer: its id, its trace, one line in the log, its metrics.

An answer that is streamed has ended when its last line is sent, or when the client has hung up: so that is when it is
logged and timed.
"""

from __future__ import annotations

import re
import time
import uuid
from functools import partial

import structlog
from flask import Flask, Response, g, request

from service.telemetry import metrics

REQUEST_ID = "X-Request-ID"
_SANE = re.compile(r"[\w.:/+=@-]{1,128}", re.ASCII)
#: W3C Trace Context, 3.2: version, trace id, parent id, flags; a later version may say more behind them.
_TRACEPARENT = re.compile(
    r"(?!ff)(?P<version>[0-9a-f]{2})-(?!0{32})(?P<trace_id>[0-9a-f]{32})-(?!0{16})(?P<parent_id>[0-9a-f]{16})"
    r"-[0-9a-f]{2}(?P<more>-.*)?"
)
_METHODS = ("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS")
#: What machines ask every few seconds.
_QUIET = ("/__heartbeat__", "/__lbheartbeat__", "/__version__", "/metrics")
_log = structlog.get_logger()


def register(app: Flask) -> None:
    """Follow every request of the app. First of all, so that its id is known to all others."""
    app.before_request(_begin)
    app.after_request(_answered)


def _begin() -> None:
    """The client's own id if it is a sane one, so that its logs and ours name the request alike; else a new one."""
    g.began = time.perf_counter()
    sent = request.headers.get(REQUEST_ID, "")
    g.request_id = sent if _SANE.fullmatch(sent) else uuid.uuid4().hex
    structlog.contextvars.clear_contextvars()
    structlog.contextvars.bind_contextvars(request_id=g.request_id, **trace(request.headers.get("traceparent", "")))


def trace(traceparent: str) -> dict[str, str]:
    """The trace that a request belongs to and the caller's span in it; nothing of a header that is none."""
    found = _TRACEPARENT.fullmatch(traceparent.strip())
    if found is None or (found["version"] == "00" and found["more"]):
        return {}
    return {"trace_id": found["trace_id"], "parent_id": found["parent_id"]}


def _answered(response: Response) -> Response:
    response.headers[REQUEST_ID] = g.get("request_id") or uuid.uuid4().hex
    method = request.method if request.method in _METHODS else "other"
    route = request.url_rule.rule if request.url_rule else "none"
    began = g.get("began", time.perf_counter())
    response.call_on_close(partial(_ended, method, route, response.status_code, began))
    return response


def _ended(method: str, route: str, status: int, began: float) -> None:
    seconds = time.perf_counter() - began
    metrics.count_request(method, route, status, seconds)
    level = "debug" if route in _QUIET else "warning" if status >= 500 else "info"
    log = getattr(_log, level)
    log("request", method=method, route=route, status=status, duration=round(seconds, 6))

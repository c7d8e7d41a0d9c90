"""Request ids, trace context, and a log line and metrics for each request.

A request is logged and timed when its response has been sent: a streamed one at its last line, or when the client
disconnects.
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
_VALID_ID = re.compile(r"[\w.:/+=@-]{1,128}", re.ASCII)
#: W3C Trace Context, section 3.2: version, trace id, parent id, flags; later versions may append fields.
_TRACEPARENT = re.compile(
    r"(?!ff)(?P<version>[0-9a-f]{2})-(?!0{32})(?P<trace_id>[0-9a-f]{32})-(?!0{16})(?P<parent_id>[0-9a-f]{16})"
    r"-[0-9a-f]{2}(?P<more>-.*)?"
)
_METHODS = ("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS")
#: Routes that machines request every few seconds.
_POLLED = ("/__heartbeat__", "/__lbheartbeat__", "/__version__", "/metrics")
_log = structlog.get_logger()


def register(app: Flask) -> None:
    """Log and time every request of the app. Must be registered first: other handlers use the request id."""
    app.before_request(_begin)
    app.after_request(_observe)


def _begin() -> None:
    """Take over a valid request id, so that the client's logs and ours match, or create one."""
    g.started = time.perf_counter()
    sent = request.headers.get(REQUEST_ID, "")
    g.request_id = sent if _VALID_ID.fullmatch(sent) else uuid.uuid4().hex
    structlog.contextvars.clear_contextvars()
    structlog.contextvars.bind_contextvars(request_id=g.request_id, **trace(request.headers.get("traceparent", "")))


def trace(traceparent: str) -> dict[str, str]:
    """Return the trace id and the parent id of a ``traceparent`` header, or {} if it is invalid."""
    match = _TRACEPARENT.fullmatch(traceparent.strip())
    if match is None or (match["version"] == "00" and match["more"]):
        return {}
    return {"trace_id": match["trace_id"], "parent_id": match["parent_id"]}


def _observe(response: Response) -> Response:
    """Set the request id and log the request once the response is closed."""
    response.headers[REQUEST_ID] = g.get("request_id") or uuid.uuid4().hex
    method = request.method if request.method in _METHODS else "other"
    route = request.url_rule.rule if request.url_rule else "none"
    started = g.get("started", time.perf_counter())
    response.call_on_close(partial(_finish, method, route, response.status_code, started))
    return response


def _finish(method: str, route: str, status: int, started: float) -> None:
    seconds = time.perf_counter() - started
    metrics.count_request(method, route, status, seconds)
    level = "debug" if route in _POLLED else "warning" if status >= 500 else "info"
    log = getattr(_log, level)
    log("request", method=method, route=route, status=status, duration=round(seconds, 6))

# mypy: allow-untyped-decorators
"""Operations, after Dockerflow: versions, readiness, liveness and metrics."""

from __future__ import annotations

from flask import Response, request

from service import __version__
from service.api.base import Blueprint, databases
from service.api.responses import json_response
from service.api.schemas.ops import Alive, Heartbeat, Version
from service.errors import NotFound
from service.store import migrate
from service.telemetry import metrics
from service.timex import ENGINE_VERSION

blueprint = Blueprint("operations", __name__, description="Health checks and metrics, for operators.")


@blueprint.before_request
def _require_exact_path() -> None:
    """Raise NotFound for any other spelling of these paths: a proxy that denies "/metrics" need not know them all."""
    raw = request.environ.get("RAW_URI", request.path).partition("?")[0]
    if request.url_rule is not None and raw != request.url_rule.rule:
        raise NotFound("nothing has this path")


_SAMPLE = """# HELP timeline_articles_total Articles posted.
# TYPE timeline_articles_total counter
timeline_articles_total{outcome="created"} 12.0
"""
_TEXT = {"schema": {"type": "string"}, "example": _SAMPLE}
_EXPOSITION = {"description": "All metrics.", "content": {"text/plain": _TEXT, metrics.OPENMETRICS: _TEXT}}


@blueprint.get("/__version__")
@blueprint.response(200, Version(), description="The versions.")
@blueprint.problems(404)
def get_version() -> Response:
    """Versions

    The version of the service, and the version of its engine.
    """
    return json_response({"version": __version__, "engine_version": ENGINE_VERSION})


@blueprint.get("/__heartbeat__")
@blueprint.response(200, Heartbeat(), description="Ready.")
@blueprint.problems(404, 503)
def get_heartbeat() -> Response:
    """Readiness

    Whether the service can process requests: its database responds and has the expected schema.
    """
    for database in databases():
        migrate.check(database)
    return json_response({"database": "ok"})


@blueprint.get("/__lbheartbeat__")
@blueprint.response(200, Alive(), description="Alive.")
@blueprint.problems(404)
def get_lbheartbeat() -> Response:
    """Liveness

    Whether the process responds, whatever the state of its database.
    """
    return json_response({"status": "ok"})


@blueprint.get("/metrics")
@blueprint.problems(401)
@blueprint.doc(operationId="get_metrics", responses={200: _EXPOSITION})
def get_metrics() -> Response:
    """Metrics

    The sum over all workers, in Prometheus' text format, or in OpenMetrics for clients that accept it. If the service
    has API keys, the request needs one, unless TIMELINE_PUBLIC_METRICS is true.
    """
    accepted = (media_type.partition(";")[0].strip() for media_type, quality in request.accept_mimetypes if quality)
    text, content_type = metrics.exposition(openmetrics=metrics.OPENMETRICS in accepted)
    return Response(text, content_type=content_type, headers={"Vary": "Accept", "Cache-Control": "no-store"})

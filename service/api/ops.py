# mypy: allow-untyped-decorators
"""What operators ask, after Dockerflow: the versions, whether the database answers or just the process; and metrics."""

from __future__ import annotations

from flask import Response, request

from service import __version__
from service.api.base import Blueprint, databases
from service.api.problem_types import PROBLEM_TYPES
from service.api.responses import json_response
from service.api.schemas.ops import Alive, Heartbeat, Version
from service.store import migrate
from service.telemetry import metrics
from service.timex import ENGINE_VERSION

blueprint = Blueprint("operations", __name__, description="What operators and load balancers ask")


@blueprint.get("/__version__")
@blueprint.response(200, Version(), description="The versions.")
def get_version() -> Response:
    """The versions of the service and of its engine"""
    return json_response({"version": __version__, "engine_version": ENGINE_VERSION})


@blueprint.get("/__heartbeat__")
@blueprint.response(200, Heartbeat(), description="The database answers and has the schema of this service.")
@blueprint.alt_response(503, response=PROBLEM_TYPES[503].slug)
def get_heartbeat() -> Response:
    """Whether the service can work"""
    for database in databases():
        migrate.check(database)
    return json_response({"database": "ok"})


@blueprint.get("/__lbheartbeat__")
@blueprint.response(200, Alive(), description="The process answers.")
def get_lbheartbeat() -> Response:
    """Whether the process answers, whatever its database does"""
    return json_response({"status": "ok"})


_STRING = {"schema": {"type": "string"}}
_EXPOSITION = {"description": "Every metric.", "content": {"text/plain": _STRING, metrics.OPENMETRICS: _STRING}}


@blueprint.get("/metrics")
@blueprint.doc(operationId="get_metrics", responses={200: _EXPOSITION})
def get_metrics() -> Response:
    """What the service has done, counted

    All workers together, in Prometheus' text format, or as OpenMetrics for a client that accepts it. Where there are
    keys it needs one that may read, unless TIMELINE_PUBLIC_METRICS is true.
    """
    accepted = (kind.partition(";")[0].strip() for kind, quality in request.accept_mimetypes if quality)
    text, content_type = metrics.exposition(openmetrics=metrics.OPENMETRICS in accepted)
    return Response(text, content_type=content_type, headers={"Vary": "Accept", "Cache-Control": "no-store"})

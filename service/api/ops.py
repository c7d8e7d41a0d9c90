# mypy: allow-untyped-decorators
"""What operators ask, after Dockerflow: the version, whether the database answers, whether the process is up."""

from __future__ import annotations

from flask import Response

from service import __version__
from service.api.base import Blueprint, databases
from service.api.problems import KINDS
from service.api.responses import json_response
from service.api.schemas.ops import Alive, Heartbeat, Version
from service.store import migrate
from service.timex import ENGINE_VERSION

blueprint = Blueprint("operations", __name__, description="What operators and load balancers ask")


@blueprint.get("/__version__")
@blueprint.response(200, Version(), description="The versions.")
def get_version() -> Response:
    """The versions of the service and of its engine"""
    return json_response({"version": __version__, "engine_version": ENGINE_VERSION})


@blueprint.get("/__heartbeat__")
@blueprint.response(200, Heartbeat(), description="The database answers and has the schema of this service.")
@blueprint.alt_response(503, response=KINDS[503].slug)
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

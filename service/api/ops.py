"""What operators ask, after Dockerflow: the version, whether the database answers, whether the process is up."""

from __future__ import annotations

from flask import Blueprint, Response

from service import __version__
from service.api.articles import database
from service.api.problems import Problem
from service.api.responses import json_response
from service.store import migrate
from service.timex import ENGINE_VERSION

blueprint = Blueprint("ops", __name__)


@blueprint.get("/__version__")
def version() -> Response:
    """The versions of the service and of its engine."""
    return json_response({"version": __version__, "engine_version": ENGINE_VERSION})


@blueprint.get("/__heartbeat__")
def heartbeat() -> Response:
    """200 when the database answers and has the schema of this service; a problem otherwise."""
    try:
        migrate.check(database())
    except migrate.SchemaError as error:
        raise Problem(503, str(error)) from error
    return json_response({"database": "ok"})


@blueprint.get("/__lbheartbeat__")
def lbheartbeat() -> Response:
    """200 as long as the process answers."""
    return json_response({"status": "ok"})

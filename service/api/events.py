"""Events by their id."""

from __future__ import annotations

from flask import Response

from service import ingest
from service.api.articles import database
from service.api.bodies import Blueprint
from service.api.problems import Problem
from service.api.responses import text_response
from service.api.schemas.answers import Event, ProblemOut

blueprint = Blueprint("events", __name__, url_prefix="/v1/events", description="Dated events")


@blueprint.get("/<string:event_id>")
@blueprint.response(200, Event, description="The event.")
@blueprint.alt_response(404, schema=ProblemOut, content_type="application/problem+json", description="No such event.")
def get_event(event_id: str) -> Response:
    """Read an event"""
    body = ingest.find_event(database(), event_id)
    if body is None:
        raise Problem(404, f"there is no event {event_id[:60]!r}")
    return text_response(body)

# mypy: allow-untyped-decorators
"""Events by their id."""

from __future__ import annotations

from flask import Response

from service import ingest
from service.api import etags
from service.api.base import Blueprint, database
from service.api.bodies import refuse_parameters
from service.api.problems import unknown
from service.api.responses import text_response
from service.api.schemas.event import Event

blueprint = Blueprint("events", __name__, url_prefix="/v1/events", description="Dated events")
blueprint.before_request(refuse_parameters)


@blueprint.get("/<string:event_id>")
@blueprint.response(200, Event(), description="The event.")
@blueprint.may_be_unchanged
@blueprint.may_be_unknown
def get_event(event_id: str) -> Response:
    """Read an event"""
    body = ingest.find_event(database(), event_id)
    if body is None:
        raise unknown("event", event_id)
    return etags.answer(text_response(body))

# mypy: allow-untyped-decorators
"""Events: list them, read one, correct it, make one by hand, delete it, and who did what to it."""

from __future__ import annotations

from typing import Any

from flask import Response, g

from service.api import etags
from service.api.access import author
from service.api.base import Blueprint, database
from service.api.bodies import refuse_parameters
from service.api.idempotency import idempotent
from service.api.pages import LINK, Asked, page_answer
from service.api.problems import not_found
from service.api.responses import json_response, no_content, text_response
from service.api.schemas.editing import EventIn, EventPatch, History, HistoryIn
from service.api.schemas.event import Event
from service.api.schemas.timeline import EVENTS, TimelineIn
from service.articles import collections
from service.eventing.served import EventPatchJson, NewEventJson
from service.events import editing
from service.events.editing import StoredEvent

blueprint = Blueprint("events", __name__, url_prefix="/v1/events", description="Dated events")

_LOCATION = {"Location": {"description": "The event's address.", "schema": {"type": "string"}}}
_LINKS = {
    name: {"operationId": operation, "parameters": {"event_id": "$response.body#/id"}}
    for name, operation in {
        "event": "get_event",
        "correct": "patch_event",
        "delete": "delete_event",
        "history": "get_event_history",
    }.items()
}


@blueprint.post("")
@blueprint.doc(responses={201: {"links": _LINKS}})
@idempotent(blueprint)
@blueprint.arguments(EventIn())
@blueprint.response(201, Event(), description="Made.", headers=_LOCATION)
@blueprint.alt_response(200, schema=Event(), description="Made already, by the same request.")
def post_event(said: dict[str, Any]) -> Response:
    """Make an event by hand

    It stands in the timeline of everything, in those of its article's collections and of its own. Send an
    Idempotency-Key, so that a request that is sent again makes it once.
    """
    refuse_parameters()
    slugs = said.get("collections", ())
    collections.defaults(database(), slugs)  # raises UnknownCollections
    options: dict[str, Any] = {"article_id": said.get("article"), "collections": slugs, "key": g.get("idempotency_key")}
    fields: NewEventJson = {"date": said["date"], "status": said["status"], "summary": said["summary"]}
    is_new, identity, made = editing.create(database(), fields, author(), **options)
    response = _answer(identity, made)
    response.status_code, response.headers["Location"] = 201 if is_new else 200, f"/v1/events/{identity}"
    return response


@blueprint.get("")
@blueprint.arguments(TimelineIn(), location="query")
@blueprint.response(200, EVENTS, description="One page.", headers=LINK)
@blueprint.may_be_unchanged
def get_events(asked: Asked) -> Response:
    """List events

    In the order of the timeline and by its parameters, each event by itself: never several as one entry. With include,
    those that an editor has hidden, and those that are orphaned, are among them.
    """
    return page_answer(asked, "events")


@blueprint.get("/<string:event_id>")
@blueprint.response(200, Event(), description="The event.")
@blueprint.may_be_unchanged
@blueprint.may_be_unknown
def get_event(event_id: str) -> Response:
    """Read an event"""
    refuse_parameters()
    same = etags.unchanged(etags.tag_of(event_id, _revision(event_id)))
    return same or _answer(event_id, editing.find(database(), event_id))


@blueprint.patch("/<string:event_id>")
@blueprint.takes_patch(EventPatch())
@blueprint.response(200, Event(), description="The event as it is now.")
@blueprint.needs_match
@blueprint.may_be_unknown
def patch_event(said: EventPatchJson, event_id: str) -> Response:
    """Correct an event, or hide it

    A JSON merge patch. What the engine says is kept beside it, under “correction”; null takes a correction back. It
    holds when the article is read anew: posted again, its text edited around it, by a newer engine. Where its sentence
    is gone, the event is kept and listed as orphaned.
    """
    refuse_parameters()
    _revision(event_id)
    matches = etags.matches(event_id, needed=True)
    return _answer(event_id, editing.correct(database(), event_id, said, author(), matches))


@blueprint.delete("/<string:event_id>")
@blueprint.response(204, description="Deleted.")
@blueprint.condition("If-Match")
@blueprint.refuses(409, 412)
@blueprint.may_be_unknown
def delete_event(event_id: str) -> Response:
    """Delete an event that was made by hand, or is orphaned

    An event of the engine would be found again at the next reading: PATCH it with {"hidden": true}.
    """
    refuse_parameters()
    if not editing.delete(database(), event_id, author(), etags.matches(event_id)):
        raise not_found("event", event_id)
    return no_content()


@blueprint.get("/<string:event_id>/history")
@blueprint.arguments(HistoryIn(), location="query")
@blueprint.response(200, History(), description="One page.")
@blueprint.may_be_unchanged
@blueprint.may_be_unknown
def get_event_history(asked: dict[str, Any], event_id: str) -> Response:
    """Read who changed what of an event, and when

    What the engine said at first is no change. The history outlives its event.
    """
    found = editing.history_page(database(), event_id, after=asked.get("after"), limit=asked["limit"])
    if found is None:
        raise not_found("event", event_id)
    return etags.answer(json_response({"changes": found[0], "next": found[1]}))


def _revision(event_id: str) -> int:
    """The event's revision. Raises ProblemError 404."""
    found = editing.revision(database(), event_id)
    if found is None:
        raise not_found("event", event_id)
    return found


def _answer(event_id: str, found: StoredEvent | None) -> Response:
    """An event with its tag; after a change too, so that the next one needs no reading."""
    if found is None:
        raise not_found("event", event_id)
    return etags.tagged(text_response(found.body), etags.tag_of(event_id, found.revision))

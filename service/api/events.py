# mypy: allow-untyped-decorators
"""Events: list and read them, correct, create and delete them, and read the history of each."""

from __future__ import annotations

from typing import Any

from flask import Response, g, redirect

from service.api import etags
from service.api.access import author
from service.api.base import Blueprint, database
from service.api.idempotency import idempotent
from service.api.pages import LINK, PageRequest, page_response
from service.api.parsing import refuse_parameters
from service.api.path_parameters import EVENT_ID
from service.api.problems import not_found
from service.api.responses import json_response, no_content, text_response
from service.api.schemas.editing import EventIn, EventPatch, History, HistoryIn
from service.api.schemas.event import Event
from service.api.schemas.filters import EventsIn
from service.api.schemas.timeline import EVENTS
from service.articles import collections
from service.articles.correcting import correct
from service.eventing.served import EventPatchJson, NewEventJson
from service.events import editing
from service.events.editing import Revision, StoredEvent
from service.store import entry_members

blueprint = Blueprint(
    "events", __name__, url_prefix="/v1/events", description="Read dated events one by one, correct and create them."
)

_LOCATION = {"Location": {"description": "The address of the event.", "schema": {"type": "string"}}}
#: The operations that a client can follow the creation of an event with.
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
@blueprint.json_body(EventIn())
@blueprint.response(201, Event(), description="Created.", headers=_LOCATION)
@blueprint.alt_response(200, schema=Event(), description="Created before, by the same request.")
def post_event(new: dict[str, Any]) -> Response:
    """Create an event

    For an event that the engine did not find. It appears in the timeline, in the timelines of the collections that it
    names, and in those of its article. Send an Idempotency-Key, so that a repeated request creates only one event.
    """
    refuse_parameters()
    slugs = new.get("collections", ())
    collections.defaults(database(), slugs)  # raises UnknownCollections
    fields: NewEventJson = {"date": new["date"], "status": new["status"], "summary": new["summary"]}
    options: dict[str, Any] = {"article_id": new.get("article"), "collections": slugs, "key": g.get("idempotency_key")}
    is_new, event_id, event = editing.create(database(), fields, author(), **options)
    response = _event_response(event_id, event)
    response.status_code, response.headers["Location"] = 201 if is_new else 200, f"/v1/events/{event_id}"
    return response


@blueprint.get("")
@blueprint.query_parameters(EventsIn())
@blueprint.response(200, EVENTS, description="One page of events.", headers=LINK)
@blueprint.supports_if_none_match
def get_events(page_request: PageRequest) -> Response:
    """List events

    The events of the timeline, in its order and with its filters. Here each event is an item of its own, even where
    the timeline merges several into one entry, and all kinds of events are listed by default.
    """
    return page_response(page_request, "events")


@blueprint.get("/<string:event_id>", parameters=[EVENT_ID])
@blueprint.response(200, Event(), description="The event.")
@blueprint.alt_response(308, description="The event is deleted, and its entry is represented by another one.")
@blueprint.supports_if_none_match
@blueprint.problems(404)
def get_event(event_id: str) -> Response:
    """Read an event

    An event that an editor has corrected also has the engine's values, under correction. The id of an entry stays valid
    when the event that founded it is deleted: it redirects to the event that represents the entry now.
    """
    refuse_parameters()
    revision = editing.revision(database(), event_id)
    if revision is None:
        return _moved(event_id)
    unchanged = etags.not_modified(etags.tag_of(event_id, revision))
    return unchanged or _event_response(event_id, editing.find(database(), event_id))


@blueprint.patch("/<string:event_id>", parameters=[EVENT_ID])
@blueprint.merge_patch(EventPatch())
@blueprint.response(200, Event(), description="The corrected event.")
@blueprint.requires_if_match
@blueprint.problems(404)
def patch_event(patch: EventPatchJson, event_id: str) -> Response:
    """Correct or hide an event

    A JSON merge patch. The engine's values stay available under correction; null undoes the correction of a field.
    A correction survives every new reading of the article: when it is sent again, when its text is edited and when the
    engine is upgraded. If its sentence disappears from the text, the event becomes orphaned: it leaves all timelines
    and is listed in the article's report.
    """
    refuse_parameters()
    _revision(event_id)
    matches = etags.if_match(event_id, required=True)
    return _event_response(event_id, correct(database(), event_id, patch, author(), matches))


@blueprint.delete("/<string:event_id>", parameters=[EVENT_ID])
@blueprint.response(204, description="Deleted. Its history stays readable.")
@blueprint.supports_if_match
@blueprint.problems(404, 409)
def delete_event(event_id: str) -> Response:
    """Delete an event

    Only an event that was created by hand, or that is orphaned. The next reading of the article would find any other
    event again: hide it instead, with PATCH and {"hidden": true}.
    """
    refuse_parameters()
    if not editing.delete(database(), event_id, author(), etags.if_match(event_id)):
        raise not_found("event", event_id)
    return no_content()


@blueprint.get("/<string:event_id>/history", parameters=[EVENT_ID])
@blueprint.query_parameters(HistoryIn())
@blueprint.response(200, History(), description="One page of the history.")
@blueprint.supports_if_none_match
@blueprint.problems(404)
def get_event_history(parameters: dict[str, Any], event_id: str) -> Response:
    """Read the history of an event

    Who changed what, and when, oldest first. The engine's first reading is not a change. The history of a deleted
    event stays readable, on every page; 404 means that the event does not exist and was never changed.
    """
    after, limit = parameters.get("after"), parameters["limit"]
    page = editing.history_page(database(), event_id, after=after, limit=limit)
    if page is None:
        raise not_found("event", event_id)
    changes, following = page
    return etags.tagged_by_content(json_response({"changes": changes, "next": following}))


def _moved(event_id: str) -> Response:
    """Redirect from the deleted founder of an entry to the event that represents it. Raises NotFound."""
    event = entry_members.representing(database(), event_id)
    if event is None:
        raise not_found("event", event_id)
    return redirect(f"/v1/events/{event}", 308, Response)  # type: ignore[return-value]


def _revision(event_id: str) -> Revision:
    """Return the event's revision. Raises NotFound."""
    revision = editing.revision(database(), event_id)
    if revision is None:
        raise not_found("event", event_id)
    return revision


def _event_response(event_id: str, event: StoredEvent | None) -> Response:
    """Return an event with its tag, also after a change: the client can change it again without reading it."""
    if event is None:
        raise not_found("event", event_id)
    return etags.tagged(text_response(event.body), etags.tag_of(event_id, event.revision))

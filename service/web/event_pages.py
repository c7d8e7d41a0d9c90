"""The page of an event with its history and the form that corrects it, and the page that adds an event.

A form carries the revision that its viewer saw. If somebody else has changed the event since, nothing is overwritten
and the page shows both versions.
"""

from __future__ import annotations

import json
import secrets
from typing import Any

from flask import Response, make_response, redirect, request
from marshmallow import ValidationError

from service.api.access import author
from service.api.base import database
from service.api.problems import not_found
from service.articles import collections
from service.articles.correcting import correct
from service.eventing import EventKind
from service.events import editing
from service.events.corrections import NoEngineValue
from service.events.editing import EngineEventNotDeletable, StoredEvent
from service.store import entry_members
from service.store.revisions import RevisionMismatch
from service.web import session
from service.web.base import blueprint, redirect_to, render_page
from service.web.event_form import parse_new_event, parse_patch, stored_values, submitted_values
from service.web.grouping import make_entry
from service.web.text_languages import languages_of

_MAX_CHANGES = 100  # of the history
_MAX_COLLECTIONS = 100  # that the form suggests


@blueprint.get("/e/<string:event_id>")
def event_page(event_id: str) -> Response:
    """Show an event: its sentence, how its date was decided, and its history."""
    session.require(read=True)
    if editing.revision(database(), event_id) is None:
        event = entry_members.representing(database(), event_id)
        if event is not None:
            return make_response(redirect(f"/e/{event}", 308))
    return _event_page(event_id)


@blueprint.post("/e/<string:event_id>")
def edit_event(event_id: str) -> Response:
    """Correct, hide or show an event, undo its corrections, or delete it if an editor made it."""
    session.require(write=True)
    try:
        return redirect_to(_apply(event_id, request.form.get("action", "save")))
    except RevisionMismatch:
        return _event_page(event_id, 412, typed=submitted_values(), has_changed=True)
    except ValidationError as error:
        return _event_page(event_id, 422, typed=submitted_values(), errors=error.messages_dict)
    except NoEngineValue as error:
        return _event_page(event_id, 422, typed=submitted_values(), errors={str(error.field): [error.detail]})
    except EngineEventNotDeletable:
        return _event_page(event_id, 409, errors={"delete": ["the engine would find it again: hide it instead"]})


def _apply(event_id: str, action: str) -> str:
    """Apply the form to an event and return the path of the page to show next."""
    event = json.loads(_stored(event_id).body)
    seen = request.form.get("revision", "")
    if action == "delete":
        editing.delete(database(), event_id, author(), lambda revision: str(revision) == seen)
        return "/"
    patch = parse_patch(event, action)
    correct(database(), event_id, patch, author(), lambda revision: str(revision) == seen)
    return f"/e/{event_id}"


@blueprint.get("/add")
def add_form() -> Response:
    """Show the form for an event that no article reports."""
    session.require(write=True)
    return _add_page({"collection": request.args.get("collection", "")})


@blueprint.post("/add")
def add_event() -> Response:
    """Create an event by hand. The token of the form makes sure that submitting it twice creates one event."""
    session.require(write=True)
    typed = {name: value.strip() for name, value in request.form.items()}
    try:
        new = parse_new_event()
        collections.defaults(database(), new.collections)
    except ValidationError as error:
        return _add_page(typed, 422, errors=error.messages_dict)
    except collections.UnknownCollections:
        return _add_page(typed, 422, errors={"collection": ["this collection does not exist"]})
    _, event_id, _ = editing.create(database(), new.fields, author(), collections=new.collections, key=new.token)
    return redirect_to(f"/e/{event_id}")


def _stored(event_id: str) -> StoredEvent:
    stored = editing.find(database(), event_id)
    if stored is None:
        raise not_found("event", event_id)
    return stored


def _event_page(event_id: str, status: int = 200, **context: Any) -> Response:
    """Return the page of the event as it is stored now; the form shows ``typed`` values if there are any."""
    stored = _stored(event_id)
    event = json.loads(stored.body)
    values = stored_values(event)
    page = editing.history_page(database(), event_id, after=None, limit=_MAX_CHANGES)
    history = page[0] if page else []
    context = {
        "typed": values,
        "errors": {},
        **context,
        "stored": values,
        "revision": stored.revision,
        "kinds": tuple(EventKind),
    }
    context |= {"entry": make_entry(event), "languages": languages_of([event])}
    return render_page("event.html", status, history=history, **context)


def _add_page(typed: dict[str, str], status: int = 200, errors: dict[str, Any] | None = None) -> Response:
    known, _ = collections.collections_page(database(), after=None, limit=_MAX_COLLECTIONS)
    typed = {"token": secrets.token_hex(), **typed}
    return render_page("add.html", status, known=known, typed=typed, errors=errors or {})

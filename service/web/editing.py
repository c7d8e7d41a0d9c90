"""Editing: one event with its history, corrected by a form; a conflict is told, and nothing is overwritten."""

from __future__ import annotations

import json
import secrets
from collections.abc import Mapping
from typing import Any, Literal, cast

from flask import Response, redirect, request
from marshmallow import Schema, ValidationError

from service.api.access import author
from service.api.base import database
from service.api.problems import not_found
from service.api.schemas.editing import EventIn, EventPatch
from service.articles import collections
from service.eventing.served import EventJson, EventPatchJson
from service.events import editing
from service.events.corrections import NoEngineValue
from service.events.differences import as_text
from service.events.editing import EngineEventNotDeletable
from service.events.representation import Json
from service.store.revisions import RevisionMismatch
from service.web import grouping, session
from service.web.base import blueprint, page

_PATCH, _NEW = EventPatch(), EventIn()
_TYPED: tuple[Literal["date", "status", "summary"], ...] = ("date", "status", "summary")
_MOST_CHANGES = 100


@blueprint.get("/e/<string:event_id>")
def event(event_id: str) -> Response:
    """One event: where it was read, why it has its date, what was changed."""
    session.demand(read=True)
    return _page(event_id)


@blueprint.post("/e/<string:event_id>")
def edit_event(event_id: str) -> Response:
    """Correct an event, hide it, show it, take its corrections back, or delete one that was made by hand."""
    session.demand(write=True)
    found = editing.find(database(), event_id)
    if found is None:
        raise not_found("event", event_id)
    seen, action = request.form.get("revision", ""), request.form.get("action", "save")
    try:
        if action == "delete":
            editing.delete(database(), event_id, author(), lambda number: str(number) == seen)
            return redirect("/", 303)  # type: ignore[return-value]
        said = _patch(json.loads(found.body), action)
        editing.correct(database(), event_id, said, author(), lambda number: str(number) == seen)
    except RevisionMismatch:
        return _page(event_id, 412, typed=_typed(), has_changed=True)
    except ValidationError as error:
        return _page(event_id, 422, typed=_typed(), errors=_messages(error))
    except NoEngineValue as error:
        return _page(event_id, 422, typed=_typed(), errors={str(error.field): [error.detail]})
    except EngineEventNotDeletable:
        return _page(event_id, 409, errors={"delete": ["the engine would find it again: hide it"]})
    return redirect(f"/e/{event_id}", 303)  # type: ignore[return-value]


@blueprint.get("/add")
def add_form() -> Response:
    """The form for an event that no article tells."""
    session.demand(write=True)
    return _adding({"collection": request.args.get("collection", "")})


@blueprint.post("/add")
def add_event() -> Response:
    """Make an event by hand. The form's own token has it made once, however often it is sent."""
    session.demand(write=True)
    typed = {name: value.strip() for name, value in request.form.items()}
    said: Json = {**_as_json(typed), **({"collections": [typed["collection"]]} if typed.get("collection") else {})}
    try:
        new = _loaded(_NEW, said)
        collections.defaults(database(), new.get("collections", ()))
    except ValidationError as error:
        return _adding(typed, 422, errors=_messages(error))
    except collections.UnknownCollections:
        return _adding(typed, 422, errors={"collection": ["there is no such collection"]})
    slugs, once = new.pop("collections", ()), typed.get("token") or None
    _, identity, _ = editing.create(database(), new, author(), collections=slugs, key=once)
    return redirect(f"/e/{identity}", 303)  # type: ignore[return-value]


def _patch(now: EventJson, action: str) -> EventPatchJson:
    """What the form changes of the event as it is now. Raises ValidationError."""
    if action == "undo":
        fields = now["correction"]["fields"] if now["correction"] else []
        return cast(EventPatchJson, dict.fromkeys(fields))
    if action in ("hide", "show"):
        return {"hidden": action == "hide" or (None if now["origin"] == "engine" else False)}
    typed = {name: value for name, value in _typed().items() if value != (as_text(now[name]) or "")}
    patch: EventPatchJson = _loaded(_PATCH, _as_json(typed))
    return patch


def _typed() -> dict[Literal["date", "status", "summary"], str]:
    return {name: request.form[name].strip() for name in _TYPED if name in request.form}


def _as_json(typed: Mapping[Any, str]) -> Json:
    """What was typed, as the API takes it."""
    said: Json = {name: typed[name] for name in _TYPED if name in typed}
    return {**said, "date": {"edtf": said["date"]}} if "date" in said else said


def _messages(error: ValidationError) -> dict[str, Any]:
    found: dict[str, Any] = error.normalized_messages()  # type: ignore[no-untyped-call]
    return found


def _loaded(schema: Schema, said: Json) -> Any:
    return schema.load(said)


def _page(event_id: str, status: int = 200, **said: Any) -> Response:
    found = editing.find(database(), event_id)
    told = editing.history_page(database(), event_id, after=None, limit=_MOST_CHANGES)
    if found is None:
        raise not_found("event", event_id)
    shown = json.loads(found.body)
    stored = {name: as_text(shown[name]) for name in _TYPED}
    said = {"typed": stored, "errors": {}, **said, "stored": stored, "revision": found.revision}
    history = told[0] if told else []
    return page("event.html", status, entry=grouping.entry(shown), history=history, machine=grouping.machine, **said)


def _adding(typed: dict[str, str], status: int = 200, **said: Any) -> Response:
    known, _ = collections.collections_page(database(), after=None, limit=100)
    return page(
        "add.html", status, known=known, typed={"token": secrets.token_hex(), **typed}, **{"errors": {}, **said}
    )

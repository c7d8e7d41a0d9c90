"""The form of an event: its fields as text, and what a submitted form means to the API."""

from __future__ import annotations

from typing import Literal, NamedTuple, cast

from flask import request

from service.api.schemas.editing import EventIn, EventPatch
from service.eventing.served import EventJson, EventPatchJson, Json, NewEventJson
from service.events.differences import as_text

FormField = Literal["date", "status", "kind", "summary"]
FormValues = dict[FormField, str]

_FIELDS: tuple[FormField, ...] = ("date", "status", "kind", "summary")
_PATCH_SCHEMA, _NEW_EVENT_SCHEMA = EventPatch(), EventIn()


class NewEvent(NamedTuple):
    """A new event, the collections to add it to, and the token that makes submitting the form idempotent."""

    fields: NewEventJson
    collections: tuple[str, ...]
    token: str | None


def submitted_values() -> FormValues:
    """Return the event's fields as the viewer typed them."""
    return {name: request.form[name].strip() for name in _FIELDS if name in request.form}


def stored_values(event: EventJson) -> FormValues:
    """Return the event's fields as the form shows them."""
    return {name: as_text(event[name]) or "" for name in _FIELDS}


def parse_patch(event: EventJson, action: str) -> EventPatchJson:
    """Return the change that the form makes to the event; fields left as they were are not part of it.

    Raises ValidationError.
    """
    if action == "undo":
        corrected = event["correction"]["fields"] if event["correction"] else []
        return cast(EventPatchJson, dict.fromkeys(corrected))
    if action == "hide":
        return {"hidden": True}
    if action == "show":
        return {"hidden": None if event["origin"] == "engine" else False}
    stored = stored_values(event)
    changes = {name: value for name, value in submitted_values().items() if value != stored[name]}
    patch: EventPatchJson = _PATCH_SCHEMA.load(_as_json(changes))
    return patch


def parse_new_event() -> NewEvent:
    """Return the event of the form. Raises ValidationError."""
    collection = request.form.get("collection", "").strip()
    collections: Json = {"collections": [collection]} if collection else {}
    fields = _NEW_EVENT_SCHEMA.load({**_as_json(submitted_values()), **collections})
    slugs = tuple(fields.pop("collections", ()))
    return NewEvent(fields, slugs, request.form.get("token", "").strip() or None)


def _as_json(values: FormValues) -> Json:
    """Return the values as the API's schemas take them."""
    return {name: {"edtf": value} if name == "date" else value for name, value in values.items()}

"""Corrections: what an editor changes of an event, with the engine's values stored beside it.

A correction holds until the editor resets it. Works on events as JSON objects; knows no database.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import cast

from service.errors import InvalidInput
from service.eventing.served import (
    ArticleFieldsJson,
    DateJson,
    EditableField,
    EngineValuesJson,
    EventJson,
    EventPatchJson,
    ExplanationJson,
    NewEventJson,
)
from service.events.differences import as_text

#: The fields of an event that an editor may change; null restores the engine's value.
EDITABLE: tuple[EditableField, ...] = ("date", "status", "kind", "summary", "hidden")
_RULE = "editor"


class NoEngineValue(InvalidInput):
    """A patch sets a field of a hand-made event to null, and no value of the engine can take its place."""

    def __init__(self, field: str) -> None:
        super().__init__("must not be null: the event was made by hand", field=field)


@dataclass(frozen=True, slots=True)
class Author:
    """Who makes a change, and when.

    ``by`` is the name of the API key, None if the service has no keys. ``at`` is RFC 3339 in UTC.
    """

    by: str | None
    at: str


def new_event(event_id: str, fields: NewEventJson, article: ArticleFieldsJson) -> EventJson:
    """Return an event that an editor makes by hand, with the fields of its article."""
    return {
        "id": event_id,
        "date": fields["date"],
        "status": fields["status"],
        "kind": "event",
        "summary": fields["summary"],
        "sentence": None,
        "expression": None,
        "certainty": "explicit",
        "alternatives": [],
        "explanation": {"rule": _RULE, "anchor": None, "steps": ["made by hand"]},
        "origin": "editor",
        "hidden": False,
        "orphaned": False,
        "correction": None,
        "position": None,
        "mentions": [],
        "context": None,
        **article,
    }


def corrected(event: EventJson, patch: EventPatchJson, author: Author) -> EventJson:
    """Return an event with an editor's patch applied (a merge patch, RFC 7396). Raises NoEngineValue."""
    if event["origin"] == "editor":
        return _corrected_by_hand(event, patch)
    before = corrected_values(event)
    values = _without_nulls({**before, **patch})
    return event if values == before else correct(_engine_event(event), values, author)


def _corrected_by_hand(event: EventJson, patch: EventPatchJson) -> EventJson:
    for name, value in patch.items():
        if value is None and name != "hidden":
            raise NoEngineValue(name)
    return cast(EventJson, {**event, **patch, "hidden": bool(patch.get("hidden", event["hidden"]))})


def corrected_values(event: EventJson) -> EventPatchJson:
    """Return the editor's values of an event by field; empty if it is not corrected."""
    return _of_fields(event, event["correction"]["fields"]) if event["correction"] else {}


def _of_fields(event: EventJson, names: Iterable[EditableField]) -> EventPatchJson:
    return cast(EventPatchJson, {name: event[name] for name in names})


def _without_nulls(patch: EventPatchJson) -> EventPatchJson:
    return cast(EventPatchJson, {name: value for name, value in patch.items() if value is not None})


def _engine_event(event: EventJson) -> EventJson:
    """Return an event with the engine's own values."""
    if event["correction"] is None:
        return {**event, "hidden": False}
    return {**event, **event["correction"]["engine"], "hidden": False, "correction": None}


def correct(engine: EventJson, values: EventPatchJson, author: Author) -> EventJson:
    """Return an event of the engine with an editor's values, none of which is null."""
    if not values:
        return engine
    event = cast(EventJson, {**engine, **_consequences(engine, values.get("date")), **values})
    event["correction"] = {
        "fields": [name for name in EDITABLE if name in values],
        "by": author.by,
        "at": author.at,
        "engine": _engine_values(engine),
    }
    return event


def _engine_values(engine: EventJson) -> EngineValuesJson:
    return {
        "date": engine["date"],
        "status": engine["status"],
        "kind": engine["kind"],
        "summary": engine["summary"],
        "certainty": engine["certainty"],
        "alternatives": engine["alternatives"],
        "explanation": engine["explanation"],
    }


def _consequences(engine: EventJson, date: DateJson | None) -> dict[str, object]:
    """Return what follows from an editor's date: no alternatives remain, and the status may change."""
    if date is None:
        return {}
    explanation: ExplanationJson = {
        "rule": _RULE,
        "anchor": engine["explanation"]["anchor"],
        "steps": [
            f"the engine read {as_text(engine['date'])} ({engine['explanation']['rule']})",
            f"an editor says {as_text(date)}",
        ],
    }
    status = _status(date, engine)
    return {"certainty": "explicit", "alternatives": [], "explanation": explanation, "status": status}


def _status(date: DateJson, engine: EventJson) -> str:
    """Return "planned" for a date after the anchor, "happened" for one before it, else the engine's status."""
    anchor = engine["explanation"]["anchor"]
    # ISO 8601 days sort as text
    if anchor is None or date["start_on"] <= anchor < date["end_before"]:
        return engine["status"]
    return "planned" if date["start_on"] > anchor else "happened"

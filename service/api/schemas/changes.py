"""The feed of changes: which part of it, and a page of it."""

from __future__ import annotations

from enum import StrEnum
from typing import Any

from marshmallow import Schema, ValidationError, post_load, validate

from service.api.schemas import describe
from service.api.schemas.event import Event
from service.api.schemas.fields import Count, Text
from service.timeline.changes import Since, parse_since


class Action(StrEnum):
    """What became of an event."""

    ADDED = "added"
    CHANGED = "changed"
    REMOVED = "removed"


class ChangesIn(Schema):
    """Which changes."""

    since = Text(
        required=True,
        metadata={
            "description": "next of the page before; 0 is the beginning. A revision, and within one an event's id.",
            "examples": ["0", "42"],
            "pattern": "^[0-9]{1,18}([.][a-z0-9_]{1,32})?$",
        },
    )
    limit = Count(
        load_default=100,
        validate=validate.Range(1, 1_000, error="must be from {min} to {max}"),
        metadata={"description": "How many at most."},
    )

    @post_load
    def _place(self, data: dict[str, Any], **_: Any) -> tuple[Since, int]:
        since = parse_since(data["since"])
        if since is None:
            raise ValidationError({"since": ["must be 0, a revision, or next of the page before"]})
        return since, data["limit"]


class Change(Schema):
    """The last change of an event."""

    revision = describe.whole("The number of the change.", 42)
    action = describe.choice("What became of the event since then; a changed one may be new to you.", "added", Action)
    id = describe.text("The event's id.", "e_uj7rnjqx4u3a5hoc3i5w")
    event = describe.one(Event, "The event as it is now; null if removed.", allow_none=True)


class Changes(Schema):
    """One page of changes."""

    changes = describe.many(Change, "In the order of their revisions.")
    next = describe.text("The parameter since of the next page, now or later.", "42")

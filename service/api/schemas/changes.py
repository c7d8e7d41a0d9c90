"""The feed of changes: its parameters, and a page of it."""

from __future__ import annotations

from enum import StrEnum
from typing import Any

from marshmallow import Schema, ValidationError, post_load

from service.api.schemas import describe
from service.api.schemas.base import QuerySchema
from service.api.schemas.date_filters import ANCHOR_KIND, CERTAINTY, GRANULARITY, KIND, kinds_of
from service.api.schemas.fields import PageSize, Text
from service.api.schemas.timeline import Entry
from service.api.schemas.validators import slug
from service.store.filter import Filter
from service.timeline.changes import Since, parse_since


class Action(StrEnum):
    """What happened to an event."""

    ADDED = "added"
    CHANGED = "changed"
    REMOVED = "removed"


class ChangesIn(QuerySchema):
    """Which changes."""

    since = Text(
        load_default="0",
        metadata={
            "description": "next of the previous page; the beginning by default.",
            "examples": ["0", "3f9c1a7e-42"],
            "pattern": "^([0-9a-f]{8}-)?[0-9]{1,18}([.][a-z0-9_]{1,32})?$",
        },
    )
    limit = PageSize("The maximum number of changes on the page.")
    collection = Text(
        validate=slug,
        metadata={"description": "Only the entries of this collection, merged.", "examples": ["harbour-bridge"]},
    )
    granularity = GRANULARITY
    certainty = CERTAINTY
    kind = KIND
    anchor_kind = ANCHOR_KIND

    @post_load
    def _parsed(self, data: dict[str, Any], **_: Any) -> tuple[Since, int, Filter]:
        since = parse_since(data.pop("since"))
        if since is None:
            raise ValidationError({"since": ["must be 0, or next of an earlier page"]})
        limit = data.pop("limit")
        return since, limit, Filter(**{**data, "kind": kinds_of(data.get("kind", ()))})


class Change(Schema):
    """The last change of an event."""

    revision = describe.integer("The revision that the change made.", 42)
    action = describe.choice(
        "What happened to the event. A client may not know an event that is changed yet.", "added", Action
    )
    id = describe.text("The id of the event or entry.", "e_uj7rnjqx4u3a5hoc3i5w")
    event = describe.nested(Entry, "The event or entry in its current state; null if removed.", allow_none=True)


class Changes(Schema):
    """One page of changes."""

    changes = describe.nested_list(Change, "The changes, in the order of their revisions.")
    next = describe.text(
        "The parameter since of the next page, now or later: the epoch of the database, and a revision.", "3f9c1a7e-42"
    )

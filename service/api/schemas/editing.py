"""Events as editors correct and create them, and the history of an event."""

from __future__ import annotations

from typing import Any

from marshmallow import Schema, post_load, validate

from service.api.schemas import describe
from service.api.schemas.base import QuerySchema, RequestSchema
from service.api.schemas.fields import Choice, Count, Edtf, Flag, Nested, PageSize, Slugs, Text, short_text
from service.api.schemas.patch import Patch
from service.eventing import EventKind, Status
from service.eventing.served import Json

_MAX_SUMMARY = 240
_FROM_EDTF = "it follows from edtf"
_FROM_ENGINE = "it is the engine's, or follows from date, status, kind, summary and hidden, which can be changed"


class DateIn(Patch):
    """A date that an editor gives. All its other fields follow from edtf."""

    READ_ONLY = dict.fromkeys(
        ("start_on", "end_before", "granularity", "timex3", "part_of_day", "time", "approximate"), _FROM_EDTF
    )

    edtf = Edtf(
        required=True,
        metadata={
            "description": "The date in EDTF, no finer than it is known: 2025, 2025-04, 2025-04-02, 2025-33 (first "
            "quarter), 199X, 2025-04-02/2025-04-05. ~ means approximate. A time may follow a day: 2025-04-02T18:00.",
            "examples": ["2025-04-02", "2025-04", "2025-04-02T18:00"],
        },
    )

    @post_load
    def _date(self, data: dict[str, Json], **_: Any) -> Json:
        return data["edtf"]


def _date(**options: Any) -> Nested:
    return Nested(DateIn, metadata={"description": "When the event happens."}, **options)


def _status(**options: Any) -> Choice:
    return Choice(Status, "Whether the event has happened.", example=Status.HAPPENED.value, **options)


def _summary(**options: Any) -> Text:
    return short_text(_MAX_SUMMARY, "What happens, in one clause.", "The council votes on the budget.", **options)


class EventPatch(Patch):
    """An editor's correction of an event: null restores the engine's value."""

    READ_ONLY = dict.fromkeys(
        (
            *("id", "sentence", "expression", "certainty", "alternatives", "explanation", "article"),
            *("origin", "orphaned", "correction"),
        ),
        _FROM_ENGINE,
    )

    date = _date(allow_none=True)
    status = _status(allow_none=True)
    kind = Choice(
        EventKind,
        "What the dated clause is: timelines show events by default.",
        example=EventKind.EVENT.value,
        allow_none=True,
    )
    summary = _summary(allow_none=True)
    hidden = Flag(allow_none=True, metadata={"description": "Whether timelines omit the event.", "examples": [False]})


class EventIn(RequestSchema):
    """An event that is created by hand."""

    date = _date(required=True)
    status = _status(required=True)
    summary = _summary(required=True)
    article = short_text(100, "The id of the article to add the event to.", "a_pogrk36tgfefqy4u2rgg")
    collections = Slugs(
        metadata={
            "description": "Collections whose timelines show the event, besides those of its article.",
            "examples": [["harbour-bridge"]],
        }
    )


class HistoryIn(QuerySchema):
    """Which page of a history."""

    after = Count(metadata={"description": "next of the previous page."})
    limit = PageSize("The maximum number of changes on the page.")


class FieldChange(Schema):
    """The change of one field."""

    field = describe.text("date, status, kind, summary, hidden or orphaned.", "date")
    before = describe.nullable_text("The old value, dates in EDTF; null if the event did not exist.", "2025-04")
    after = describe.nullable_text("The new value, dates in EDTF; null if the event was deleted.", "2025-04-02")


class EventChange(Schema):
    """One change of an event."""

    id = describe.integer("The number of the change; later changes have higher numbers.", 17)
    at = describe.text("When the change was made, in UTC (RFC 3339).", "2025-03-14T09:26:53.589Z")
    by = describe.nullable_text("The name of the editor's API key; null if the service has no keys.", "desk")
    action = describe.text(
        "made, corrected or deleted: by an editor; read_anew: the article was read again; orphaned: the event's "
        "sentence disappeared from the article; found_again: the sentence came back.",
        "corrected",
        validate=validate.OneOf(["made", "corrected", "deleted", "read_anew", "orphaned", "found_again"]),
    )
    changes = describe.nested_list(FieldChange, "The fields that changed.")


class History(Schema):
    """One page of an event's history."""

    changes = describe.nested_list(EventChange, "The changes, oldest first.")
    next = describe.integer("The parameter after of the next page; null on the last page.", None, allow_none=True)

"""What editors say of events, and the history of that."""

from __future__ import annotations

from typing import Any

from marshmallow import Schema, post_load, validate

from service.api.schemas import describe
from service.api.schemas.fields import Count, Edtf, Flag, Slugs, Text, short_text
from service.api.schemas.patch import Patch
from service.eventing import Status
from service.eventing.served import Json

_LONGEST_SUMMARY = 200
_FOLLOWS = "it follows from edtf"
_ENGINES = "it is the engine's, or follows from what can be changed: date, status, summary, hidden"


class DateIn(Patch):
    """A date as an editor says it. All else of a date follows from it."""

    READ_ONLY = dict.fromkeys(
        ("start_on", "end_before", "granularity", "timex3", "part_of_day", "time", "approximate"), _FOLLOWS
    )

    edtf = Edtf(
        required=True,
        metadata={
            "description": "The date in EDTF, no finer than it is known: 2025, 2025-04, 2025-04-02, 2025-33 (first "
            "quarter), 199X, 2025-04-02/2025-04-05; ~ marks what is approximate. A time of day may follow a day.",
            "examples": ["2025-04-02", "2025-04", "2025-04-02T18:00"],
        },
    )

    @post_load
    def _whole(self, data: dict[str, Json], **_: Any) -> Json:
        return data["edtf"]


def _date(**options: Any) -> Any:
    return describe.part(DateIn, "When.", **options)


def _status(**options: Any) -> Text:
    choices = [one.value for one in Status]
    metadata = {"description": "Whether it has happened.", "examples": [choices[0]]}
    return Text(validate=validate.OneOf(choices), metadata=metadata, **options)


def _summary(**options: Any) -> Text:
    return short_text(_LONGEST_SUMMARY, "What happens, in a clause.", "The council votes on the budget.", **options)


class EventPatch(Patch):
    """What an editor says of an event: null takes it back, and the engine's answer holds again."""

    READ_ONLY = dict.fromkeys(
        (
            *("id", "kind", "sentence", "expression", "certainty", "alternatives", "explanation", "article"),
            *("origin", "orphaned", "correction"),
        ),
        _ENGINES,
    )

    date = _date(allow_none=True)
    status = _status(allow_none=True)
    summary = _summary(allow_none=True)
    hidden = Flag(allow_none=True, metadata={"description": "Whether timelines leave it out.", "examples": [False]})


class EventIn(Schema):
    """An event that is made by hand."""

    date = _date(required=True)
    status = _status(required=True)
    summary = _summary(required=True)
    article = short_text(100, "The article that it is put to, if it is of one.", "a_pogrk36tgfefqy4u2rgg")
    collections = Slugs(
        metadata={
            "description": "Collections whose timelines show it, beside those of its article.",
            "examples": [["harbour-bridge"]],
        }
    )


class HistoryIn(Schema):
    """Which page of a history."""

    after = Count(metadata={"description": "next of the page before."})
    limit = Count(
        load_default=100,
        validate=validate.Range(1, 1_000, error="must be from {min} to {max}"),
        metadata={"description": "How many at most."},
    )


class FieldChange(Schema):
    """What has changed in one field."""

    field = describe.text("date, status, summary, hidden or orphaned.", "date")
    before = describe.maybe("What it was, dates in EDTF; null where there was no event.", "2025-04")
    after = describe.maybe("What it is since, dates in EDTF; null where there is no event.", "2025-04-02")


class EventChange(Schema):
    """One change of an event."""

    id = describe.whole("Changes are numbered in their order.", 17)
    at = describe.text("When: UTC, as RFC 3339 writes it.", "2025-03-14T09:26:53.589Z")
    by = describe.maybe("The name of the API key; null where the service has none.", "desk")
    action = describe.text(
        "made, corrected or deleted by an editor; read_anew with its article; orphaned when its sentence went, "
        "found_again when that came back.",
        "corrected",
        validate=validate.OneOf(["made", "corrected", "deleted", "read_anew", "orphaned", "found_again"]),
    )
    changes = describe.many(FieldChange, "What has changed.")


class History(Schema):
    """One page of an event's history."""

    changes = describe.many(EventChange, "The oldest first.")
    next = describe.whole("The parameter after of the next page; null on the last.", None, allow_none=True)

"""An entry of a collection with its reports, and how editors change it."""

from __future__ import annotations

from marshmallow import Schema, ValidationError, fields, validate

from service.api.schemas import describe
from service.api.schemas.base import QuerySchema, RequestSchema
from service.api.schemas.fields import Messages, MessageTable, PageSize, Text
from service.api.schemas.timeline import Entry, Reported

_EXAMPLE = "e_snfa724g5s7yplce7vob"
#: Of another entry than the one in the path.
_OTHER = "e_2s5xgp6itcz7wbhpdljw"
#: The ids of a request.
_MAX_ENTRIES, _MAX_REPORTS = 100, 500


class Ids(Messages, fields.List):  # type: ignore[type-arg]
    """Some different ids, at least one."""

    default_error_messages: MessageTable = {"invalid": "must be a list of strings"}  # noqa: RUF012

    def __init__(self, description: str, most: int) -> None:
        length = validate.Length(1, most, error="must have {min} to {max} ids")
        metadata = {"description": description, "examples": [[_OTHER]], "uniqueItems": True}
        super().__init__(Text(), required=True, validate=[length, _differ], metadata=metadata)


def _differ(ids: list[str]) -> None:
    if len(set(ids)) < len(ids):
        raise ValidationError("must not name the same id twice")


class EntryIn(QuerySchema):
    """Which page of an entry's reports."""

    after = Text(metadata={"description": "next of the previous page.", "examples": [_EXAMPLE]})
    limit = PageSize("The maximum number of reports on the page.")


class MergeIn(RequestSchema):
    """The entries to merge into one."""

    entries = Ids("The entries of the same collection whose reports join this one.", _MAX_ENTRIES)


class SplitIn(RequestSchema):
    """The reports to split off an entry."""

    reports = Ids("The reports that leave the entry.", _MAX_REPORTS)


class EntryPage(Entry):
    """An entry with one page of its reports."""

    reports = describe.nested_list(Reported, "The reports, by day, then by day of publication.")
    next = describe.nullable_text("The parameter after of the next page; null on the last page.", None)


class MovedReport(Schema):
    """A report that a change has moved."""

    report = describe.text("The report.", _EXAMPLE)
    before = describe.text("Its entry before the change.", _EXAMPLE)
    after = describe.text("Its entry after the change.", "e_uj7rnjqx4u3a5hoc3i5w")


class EntryChange(Schema):
    """One change of an entry by an editor."""

    id = describe.integer("The number of the change; later changes have higher numbers.", 17)
    at = describe.text("When the change was made, in UTC (RFC 3339).", "2025-03-14T09:26:53.589Z")
    by = describe.nullable_text("The name of the editor's API key; null if the service has no keys.", "desk")
    action = describe.open_choice("What the editor did.", "merged", ("merged", "split", "undone"))
    undone = describe.boolean("Whether a later change has undone this one.", False)
    entries = describe.text_list("The entries that the change concerns.", _EXAMPLE)
    reports = describe.integer("The number of reports that changed entry.", 3)
    moved = describe.nested_list(MovedReport, "The reports that changed entry, at most 500 of them.")


class EntryHistory(Schema):
    """One page of an entry's history."""

    changes = describe.nested_list(EntryChange, "The changes, oldest first.")
    next = describe.integer("The parameter after of the next page; null on the last page.", None, allow_none=True)

"""Problems: error responses after RFC 9457."""

from __future__ import annotations

from marshmallow import Schema

from service.api.schemas import describe

_DETAIL = "must be a date (2025-03-13) or a date-time (2025-03-13T08:30:00+05:00)"


class FieldError(Schema):
    """What is wrong with one field."""

    field = describe.text("The name of the body's field or of the parameter.", "published_at")
    detail = describe.text("What is wrong, and what is expected.", _DETAIL)
    pointer = describe.nullable_text(
        "The field's place in a JSON body: a JSON pointer (RFC 6901) as a URI fragment. Null for a parameter.",
        "#/published_at",
    )


class Problem(Schema):
    """An error response (RFC 9457)."""

    type = describe.text(
        "The stable name of the type of problem: the path of a page that explains it.", "/problems/invalid"
    )
    title = describe.text("The type of problem in words.", "Invalid request")
    status = describe.integer("The HTTP status.", 422)
    detail = describe.text("What is wrong with this request.", f"published_at: {_DETAIL}")
    instance = describe.text("The path of the request.", "/v1/articles")
    errors = describe.nested_list(FieldError, "The fields that are wrong; empty if the problem is not about fields.")

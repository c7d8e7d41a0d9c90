"""An error, after RFC 9457."""

from __future__ import annotations

from marshmallow import Schema

from service.api.schemas import describe


class FieldError(Schema):
    """What is wrong with one field."""

    field = describe.text("Name of the field of the body, or of the query parameter.", "published_at")
    detail = describe.text("What was expected.", "the calendar has no day '2025-02-30'")
    pointer = describe.maybe(
        "Where it stands in a body of JSON: a JSON pointer (RFC 6901) as a URI fragment; null for a parameter.",
        "#/published_at",
    )


class Problem(Schema):
    """An error after RFC 9457."""

    type = describe.text(
        "Stable name of the kind of problem, and the address of a page that explains it.", "/problems/invalid"
    )
    title = describe.text("The kind of problem in words.", "The request does not fit the contract")
    status = describe.whole("The HTTP status.", 422)
    detail = describe.text("What is wrong with this request.", "published_at: the calendar has no day '2025-02-30'")
    instance = describe.text("The path that was asked for.", "/v1/articles")
    errors = describe.many(FieldError, "The fields that are meant; empty where the request as a whole is.")

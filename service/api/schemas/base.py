"""The base of all request schemas: one style of messages.

A message says what is wrong and what is expected, without the name of the field: lowercase, no full stop.
"""

from __future__ import annotations

from marshmallow import Schema


class RequestSchema(Schema):
    """A schema of a request body."""

    error_messages = {"unknown": "unknown field", "type": "must be a JSON object"}  # noqa: RUF012 - marshmallow's own


class QuerySchema(RequestSchema):
    """A schema of query parameters."""

    error_messages = {"unknown": "unknown parameter"}  # noqa: RUF012 - marshmallow's own

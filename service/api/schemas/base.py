"""The base of all request schemas: one style of messages.

A message says what is wrong and what is expected, without the name of the field: lowercase, no full stop.
"""

from __future__ import annotations

from typing import Any, ClassVar

from marshmallow import Schema, pre_load


class RequestSchema(Schema):
    """A schema of a request body."""

    error_messages = {"unknown": "unknown field", "type": "must be a JSON object"}  # noqa: RUF012 - marshmallow's own


class NullIsMissing(RequestSchema):
    """A schema whose fields ``NULLABLE`` may be null, which means missing: responses say so, and may be sent back."""

    NULLABLE: ClassVar[frozenset[str]] = frozenset()

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        for name in self.NULLABLE & self.fields.keys():
            self.fields[name].allow_none = True

    @pre_load
    def _drop_nulls(self, data: Any, **_: Any) -> Any:
        if not isinstance(data, dict):
            return data
        return {name: value for name, value in data.items() if value is not None or name not in self.NULLABLE}


class QuerySchema(RequestSchema):
    """A schema of query parameters."""

    error_messages = {"unknown": "unknown parameter"}  # noqa: RUF012 - marshmallow's own

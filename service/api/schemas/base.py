"""The base of all request schemas: one style of messages.

A message says what is wrong and what is expected, without the name of the field: lowercase, no full stop.
"""

from __future__ import annotations

from difflib import get_close_matches
from typing import Any, ClassVar

from marshmallow import Schema, ValidationError, pre_load

#: Unknown names for which a known one is proposed, and the length up to which they may be one with a slip.
_MOST_PROPOSALS, _LONGEST_NAME = 20, 40


class RequestSchema(Schema):
    """A schema of a request body."""

    error_messages = {"unknown": "unknown field", "type": "must be a JSON object"}  # noqa: RUF012 - marshmallow's own

    def handle_error(self, error: ValidationError, data: Any, *, many: bool, **options: Any) -> None:
        """Add to the message of an unknown name the one that was probably meant: "collections" for "collection"."""
        if not isinstance(error.messages, dict):
            return
        known = [field.data_key or name for name, field in self.load_fields.items()]
        message = self.error_messages["unknown"]
        unknown = sorted(str(name) for name, details in error.messages.items() if details == [message])
        for name in unknown[:_MOST_PROPOSALS]:
            if meant := get_close_matches(name[:_LONGEST_NAME], known, n=1):
                error.messages[name] = [f"{message}; did you mean {meant[0]}?"]


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

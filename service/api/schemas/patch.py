"""A JSON merge patch (RFC 7396): some fields may be changed, and a client is told of the others that they may not."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar

from marshmallow import Schema, ValidationError, pre_load


class Patch(Schema):
    """What may be changed. ``READ_ONLY`` says of what may not why, or what to do instead."""

    READ_ONLY: ClassVar[Mapping[str, str]] = {}

    @pre_load
    def _refuse_read_only(self, data: Any, **_: Any) -> Any:
        named = [name for name in self.READ_ONLY if isinstance(data, dict) and name in data]
        if named:
            raise ValidationError({name: [f"cannot be changed: {self.READ_ONLY[name]}"] for name in named})
        return data

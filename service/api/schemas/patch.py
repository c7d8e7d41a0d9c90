"""JSON merge patches (RFC 7396), with a helpful message for each field that cannot be changed."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar

from marshmallow import ValidationError, pre_load

from service.api.schemas.base import RequestSchema


class Patch(RequestSchema):
    """A patch. ``READ_ONLY`` says why a field cannot be changed, or what to do instead."""

    READ_ONLY: ClassVar[Mapping[str, str]] = {}

    @pre_load
    def _refuse_read_only(self, data: Any, **_: Any) -> Any:
        names = [name for name in self.READ_ONLY if isinstance(data, dict) and name in data]
        if names:
            raise ValidationError({name: [f"cannot be changed: {self.READ_ONLY[name]}"] for name in names})
        return data

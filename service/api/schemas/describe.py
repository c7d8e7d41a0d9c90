"""Short ways to declare the fields of an answer: required, described, with an example."""

from __future__ import annotations

from enum import Enum
from typing import Any

from marshmallow import Schema, fields, validate


def text(description: str, example: str, **more: Any) -> fields.String:
    """A string that is always there, unless ``required`` is False."""
    return fields.String(**{"required": True, **more}, metadata=_metadata(description, example))


def maybe(description: str, example: str | None) -> fields.String:
    """A string, or null."""
    return fields.String(required=True, allow_none=True, metadata=_metadata(description, example))


def choice(description: str, example: str, among: type[Enum]) -> fields.String:
    """One of the values of an enumeration."""
    return text(description, example, validate=validate.OneOf([one.value for one in among]))


def day(description: str, example: str, **more: Any) -> fields.Date:
    """A day, YYYY-MM-DD."""
    return fields.Date(required=True, **more, metadata=_metadata(description, example))


def whole(description: str, example: int | None, **more: Any) -> fields.Integer:
    """A whole number that is always there, unless ``required`` is False."""
    return fields.Integer(**{"required": True, **more}, metadata=_metadata(description, example))


def flag(description: str, example: bool, **more: Any) -> fields.Boolean:
    """True or false."""
    return fields.Boolean(**{"required": True, **more}, metadata=_metadata(description, example))


def one(schema: type[Schema], description: str, **more: Any) -> fields.Nested:
    """An object."""
    return fields.Nested(schema, required=True, metadata={"description": description}, **more)


def part(schema: type[Schema], description: str, **more: Any) -> fields.Nested:
    """An object of a request."""
    return fields.Nested(schema, metadata={"description": description}, **more)


def many(schema: type[Schema], description: str, *, required: bool = True) -> fields.List[Any]:
    """A list of objects."""
    return fields.List(fields.Nested(schema), required=required, metadata={"description": description})


def many_texts(description: str, example: str) -> fields.List[Any]:
    """A list of strings."""
    return fields.List(text(description, example), required=True, metadata={"description": description})


def _metadata(description: str, example: Any) -> dict[str, Any]:
    return {"description": description, "examples": [example]}

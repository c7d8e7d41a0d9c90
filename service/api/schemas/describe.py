"""Short ways to declare the fields of a response: required, with a description and an example."""

from __future__ import annotations

from collections.abc import Iterable
from enum import Enum
from typing import Any

from marshmallow import Schema, fields, validate


def text(description: str, example: str, **options: Any) -> fields.String:
    """Return a string field, required unless ``required=False``."""
    return fields.String(**{"required": True, **options}, metadata=_metadata(description, example))


def nullable_text(description: str, example: str | None) -> fields.String:
    """Return a field that is a string or null."""
    return fields.String(required=True, allow_none=True, metadata=_metadata(description, example))


def choice(description: str, example: str, among: type[Enum]) -> fields.String:
    """Return a string field with the values of an enumeration."""
    return text(description, example, validate=validate.OneOf([member.value for member in among]))


def open_choice(description: str, example: str, among: Iterable[str], **options: Any) -> fields.String:
    """Return a string field with some documented values, which may become more: the contract is an open string."""
    return text(f"{description} Values: {', '.join(among)}. Clients must allow other values.", example, **options)


def date(description: str, example: str, **options: Any) -> fields.Date:
    """Return a field for a day, YYYY-MM-DD."""
    return fields.Date(required=True, **options, metadata=_metadata(description, example))


def integer(description: str, example: int | None, **options: Any) -> fields.Integer:
    """Return an integer field, required unless ``required=False``."""
    return fields.Integer(**{"required": True, **options}, metadata=_metadata(description, example))


def number(description: str, example: float) -> fields.Float:
    """Return a field for a number."""
    return fields.Float(required=True, metadata=_metadata(description, example))


def boolean(description: str, example: bool, **options: Any) -> fields.Boolean:
    """Return a Boolean field, required unless ``required=False``."""
    return fields.Boolean(**{"required": True, **options}, metadata=_metadata(description, example))


def nested(schema: type[Schema], description: str, *, required: bool = True, **options: Any) -> fields.Nested:
    """Return a field with an object."""
    return fields.Nested(schema, required=required, metadata={"description": description}, **options)


def nested_list(schema: type[Schema], description: str, *, required: bool = True) -> fields.List[Any]:
    """Return a field with a list of objects."""
    return fields.List(fields.Nested(schema), required=required, metadata={"description": description})


def text_list(description: str, example: str) -> fields.List[Any]:
    """Return a field with a list of strings."""
    return fields.List(text(description, example), required=True, metadata={"description": description})


def nullable_text_list(description: str, example: str) -> fields.List[Any]:
    """Return a field with a list of strings, or null."""
    metadata = _metadata(description, [example])
    return fields.List(text(description, example), required=True, allow_none=True, metadata=metadata)


def _metadata(description: str, example: Any) -> dict[str, Any]:
    return {"description": description, "examples": [example]}

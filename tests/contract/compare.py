"""What a client of one contract finds broken in another: the rules of compatibility for /v1.

Answers may gain fields and requests may gain optional ones. What was there stays, and means the same. Who sends a new
parameter may get an answer of another shape.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from tests.contract.references import Json, parameters_of, resolved

_METHODS = ("get", "put", "post", "patch", "delete")


def breaks(old: Json, new: Json) -> list[str]:
    """One line for each thing of ``old`` (an OpenAPI document) that a client can no longer rely on in ``new``."""
    return [line for path in old["paths"] for line in _path(path, old, new)]


def _path(path: str, old: Json, new: Json) -> Iterator[str]:
    for method in (one for one in _METHODS if one in old["paths"][path]):
        place = f"{method.upper()} {path}"
        operation = new["paths"].get(path, {}).get(method)
        if operation is None:
            yield f"{place}: is gone"
        else:
            yield from _operation(place, _Side(old, path, method), _Side(new, path, method))


class _Side:
    """An operation in its document."""

    def __init__(self, document: Json, path: str, method: str) -> None:
        self.document, self.operation = document, document["paths"][path][method]
        self.parameters = {(one["in"], one["name"]): one for one in parameters_of(document, path, method)}
        self.body = self.resolved(self.operation.get("requestBody", {}))
        self.responses = {status: self.resolved(one) for status, one in self.operation["responses"].items()}

    def resolved(self, value: Json) -> Json:
        return resolved(self.document, value)

    def schema(self, value: Json) -> Json:
        """Return a schema; that of "an enumeration or null" as one that has both, as it is without a reference."""
        schema = self.resolved(value)
        choices = [self.resolved(choice) for choice in schema.get("anyOf", ())]
        if len(choices) == 2 and "enum" in choices[0] and choices[1] == {"type": "null"}:
            return {"type": [choices[0]["type"], "null"], "enum": [*choices[0]["enum"], None]}
        return schema


def _operation(place: str, old: _Side, new: _Side) -> Iterator[str]:
    if old.operation["operationId"] != new.operation["operationId"]:
        yield f"{place}: has another operationId"
    yield from _parameters(place, old, new)
    yield from _contents(f"{place} body", old.body, new.body, old, new, sent=True)
    if new.body.get("required") and not old.body.get("required"):
        yield f"{place}: needs a body"
    for status, response in old.responses.items():
        if status not in new.responses:
            yield f"{place}: no longer answers {status}"
        else:
            yield from _contents(f"{place} {status}", response, new.responses[status], old, new, sent=False)


def _parameters(place: str, old: _Side, new: _Side) -> Iterator[str]:
    for key, parameter in old.parameters.items():
        if key not in new.parameters:
            yield f"{place}: parameter {key[1]} is gone"
        else:
            schemas = parameter.get("schema", {}), new.parameters[key].get("schema", {})
            yield from _schema(f"{place} parameter {key[1]}", *schemas, old, new, sent=True)
    for key, parameter in new.parameters.items():
        if parameter.get("required") and not old.parameters.get(key, {}).get("required"):
            yield f"{place}: parameter {key[1]} is needed"


def _contents(place: str, one: Json, other: Json, old: _Side, new: _Side, *, sent: bool) -> Iterator[str]:
    for media_type, content in one.get("content", {}).items():
        if media_type not in other.get("content", {}):
            yield f"{place}: {media_type} is gone"
        else:
            shape = content.get("schema", {})
            found = other["content"][media_type].get("schema", {})
            yield from _schema(f"{place}", shape, _asked_alike(shape, found, old), old, new, sent=sent)


def _asked_alike(shape: Json, found: Json, old: _Side) -> Json:
    """What is answered to those who ask as they could before: other shapes come with a parameter that is new."""
    asked_with = found.get("x-others-only-with")
    is_new = asked_with is not None and ("query", asked_with) not in old.parameters
    return dict(found["anyOf"][0]) if is_new and "anyOf" not in shape else found


def _schema(place: str, one: Json, other: Json, old: _Side, new: _Side, *, sent: bool, depth: int = 0) -> Iterator[str]:
    """Requests (``sent``) may take more than before, answers may hold less variety than before: never the reverse."""
    one, other = old.schema(one), new.schema(other)
    if depth > 12:
        return
    yield from _values(place, one, other, sent=sent)
    needed = set(one.get("required", ())), set(other.get("required", ()))
    for name in sorted(needed[1] - needed[0] if sent else needed[0] - needed[1]):
        yield f"{place}.{name}: is {'needed' if sent else 'no longer always there'}"
    for name, shape in one.get("properties", {}).items():
        if name not in other.get("properties", {}):
            yield f"{place}.{name}: is gone"
        else:
            found = other["properties"][name]
            yield from _schema(f"{place}.{name}", shape, found, old, new, sent=sent, depth=depth + 1)
    if "items" in one:
        yield from _schema(f"{place}[]", one["items"], other.get("items", {}), old, new, sent=sent, depth=depth + 1)
    for shape, found in zip(_choices(one), _choices(other), strict=False):
        yield from _schema(place, shape, found, old, new, sent=sent, depth=depth + 1)


def _choices(schema: Json) -> list[Json]:
    return [one for one in schema.get("anyOf", ()) if one.get("type") != "null"]


def _values(place: str, one: Json, other: Json, *, sent: bool) -> Iterator[str]:
    """What a value may be: types, enumerations and bounds."""
    for what, pair in {"type": (_types(one), _types(other)), "value": (_enum(one), _enum(other))}.items():
        before, after = pair
        takes_any = sent and what == "value" and not after
        missing = before - after if sent else after - before
        if before and not takes_any and (missing if sent else missing and after):
            yield f"{place}: {what} {', '.join(sorted(map(str, missing)))} {'is no longer taken' if sent else 'is new'}"
        if sent and not before and after and what == "value":
            yield f"{place}: takes only some values"
    for bound, tighter in (("maxLength", -1), ("maximum", -1), ("minLength", 1), ("minimum", 1)) if sent else ():
        if bound in other and (bound not in one or (other[bound] - one[bound]) * tighter > 0):
            yield f"{place}: {bound} is tighter"


def _types(schema: Json) -> set[str]:
    found = schema.get("type", [])
    nulls = {"null"} if any(one.get("type") == "null" for one in schema.get("anyOf", ())) else set()
    return {found} if isinstance(found, str) else set(found) | nulls


def _enum(schema: Json) -> set[Any]:
    return set(schema.get("enum", ()))

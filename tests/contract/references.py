"""References of a contract (``$ref``): to the schemas, parameters and responses among its components."""

from __future__ import annotations

from typing import Any

Json = dict[str, Any]


def resolved(document: Json, value: Json) -> Json:
    """Return the component that a value refers to, with what stands beside the reference, or the value itself."""
    while "$ref" in value:
        _, section, name = value["$ref"].rsplit("/", 2)
        beside = {key: item for key, item in value.items() if key != "$ref"}
        value = {**document["components"][section][name], **beside}
    return value


def parameters_of(document: Json, path: str, method: str = "get") -> list[Json]:
    """Return the parameters of an operation, those of its path first, each with its schema."""
    item = document["paths"][path]
    described = [*item.get("parameters", ()), *item[method].get("parameters", ())]
    parameters = [resolved(document, parameter) for parameter in described]
    return [{**parameter, "schema": resolved(document, parameter.get("schema", {}))} for parameter in parameters]

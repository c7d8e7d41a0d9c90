"""Today's contract of /v1 does not break unnoticed: ``tests/contract/v1.yaml`` is what clients were promised.

A change that breaks it belongs under /v2. One that adds to it is promised, too, once the file is renewed:
``cp openapi.yaml tests/contract/v1.yaml``.
"""

from __future__ import annotations

import copy
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.contract.compare import breaks
from tests.contract.references import Json, parameters_of, resolved

PROMISED = Path(__file__).with_name("v1.yaml")
OPENAPI = Path(__file__).parents[2] / "openapi.yaml"


@pytest.fixture(scope="module")
def promised() -> Json:
    return dict(yaml.safe_load(PROMISED.read_text(encoding="utf-8")))


def test_the_contract_is_compatible_with_v1(promised: Json) -> None:
    assert breaks(promised, yaml.safe_load(OPENAPI.read_text(encoding="utf-8"))) == []


def test_v1_covers_the_whole_contract(promised: Json) -> None:
    now = yaml.safe_load(OPENAPI.read_text(encoding="utf-8"))
    assert [path for path in now["paths"] if path not in promised["paths"]] == [], (
        "cp openapi.yaml tests/contract/v1.yaml"
    )


def schema(name: str) -> Callable[[Json], Json]:
    return lambda document: document["components"]["schemas"][name]


def parameters(document: Json) -> list[Json]:
    """The parameters of the timeline, in the document: not shared with other operations."""
    operation = document["paths"]["/v1/timeline"]["get"]
    operation["parameters"] = parameters_of(document, "/v1/timeline")
    found: list[Json] = operation["parameters"]
    return found


def new_value(document: Json, name: str, field: str, value: str) -> None:
    """Let a field have one more value."""
    fields = schema(name)(document)["properties"]
    shape = resolved(document, fields[field])
    fields[field] = {**shape, "enum": [*shape["enum"], value]}


def with_new_shape(document: Json, parameter: str) -> None:
    """An answer that is of another shape where ``parameter`` is sent."""
    content = document["paths"]["/v1/collections"]["get"]["responses"]["200"]["content"]["application/json"]
    content["schema"] = {"anyOf": [content["schema"], {"type": "object"}], "x-others-only-with": parameter}


BREAKS: dict[str, Callable[[Json], Any]] = {
    "a path is gone": lambda it: it["paths"].pop("/v1/timeline"),
    "a method is gone": lambda it: it["paths"]["/v1/articles"].pop("post"),
    "an operation has another name": lambda it: it["paths"]["/v1/articles"]["post"].update(operationId="x"),
    "a parameter is gone": lambda it: parameters(it).pop(),
    "a parameter is needed": lambda it: parameters(it)[0].update(required=True),
    "a new parameter is needed": lambda it: parameters(it).append({"in": "query", "name": "x", "required": True}),
    "a parameter takes less": lambda it: parameters(it)[_place(it, "order")]["schema"].update(enum=["asc"]),
    "a parameter has a tighter bound": lambda it: parameters(it)[_place(it, "limit")]["schema"].update(maximum=5),
    "a status is gone": lambda it: it["paths"]["/v1/articles"]["post"]["responses"].pop("201"),
    "a media type is gone": lambda it: it["paths"]["/v1/articles"]["post"]["requestBody"]["content"].pop("text/html"),
    "a field of an answer is gone": lambda it: schema("Event")(it)["properties"].pop("summary"),
    "a field of an answer is sometimes missing": lambda it: schema("Event")(it)["required"].remove("summary"),
    "a field of an answer is another type": lambda it: schema("Passage")(it)["properties"]["start"].update(
        type="string"
    ),
    "a field of an answer may be null": lambda it: schema("Passage")(it)["properties"]["start"].update(
        type=["integer", "null"]
    ),
    "an answer has a new value": lambda it: new_value(it, "Event", "status", "rumoured"),
    "another shape for all": lambda it: with_new_shape(it, "limit"),
    "a field of a request is gone": lambda it: schema("ArticleIn")(it)["properties"].pop("title"),
    "a field of a request is needed": lambda it: schema("ArticleIn")(it)["required"].append("title"),
    "a field of a request is shorter": lambda it: schema("ArticleIn")(it)["properties"]["title"].update(maxLength=5),
    "a field of a request takes less": lambda it: schema("EventPatch")(it)["properties"].update(
        status={"type": ["string", "null"], "enum": ["x"]}
    ),
}
ADDS: dict[str, Callable[[Json], Any]] = {
    "a path": lambda it: it["paths"].update({"/v1/new": {"get": it["paths"]["/v1/timeline"]["get"]}}),
    "an optional parameter": lambda it: parameters(it).append({"in": "query", "name": "x", "schema": {}}),
    "a field of an answer": lambda it: schema("Event")(it)["properties"].update(x={"type": "string"}),
    "an optional field of a request": lambda it: schema("ArticleIn")(it)["properties"].update(x={"type": "string"}),
    "another description": lambda it: schema("Event")(it)["properties"]["summary"].update(description="x"),
    "another shape for who asks with a new parameter": lambda it: with_new_shape(it, "x"),
    "any value where only some were taken": lambda it: parameters(it)[_place(it, "order")]["schema"].pop("enum"),
    "a looser bound": lambda it: schema("ArticleIn")(it)["properties"]["title"].update(maxLength=5_000),
}


def _place(document: Json, name: str) -> int:
    return [one["name"] for one in parameters(document)].index(name)


@pytest.mark.parametrize("change", BREAKS.values(), ids=BREAKS)
def test_breaking_changes_are_detected(promised: Json, change: Callable[[Json], Any]) -> None:
    changed = copy.deepcopy(promised)
    change(changed)
    assert breaks(promised, changed)


@pytest.mark.parametrize("change", ADDS.values(), ids=ADDS)
def test_additions_are_allowed(promised: Json, change: Callable[[Json], Any]) -> None:
    changed = copy.deepcopy(promised)
    change(changed)
    assert breaks(promised, changed) == []

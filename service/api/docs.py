# mypy: allow-untyped-decorators
"""The contract as a page for people, made from the contract itself: no script, and nothing from elsewhere."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from flask import Flask, Response, current_app, render_template

from service.api.base import Blueprint
from service.api.parsing import refuse_parameters

Json = dict[str, Any]
blueprint = Blueprint(
    "docs", __name__, url_prefix="/docs", description="The contract, for people", template_folder="templates"
)
blueprint.before_request(refuse_parameters)

_POLICY = "default-src 'none'; style-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'"
_METHODS = ("get", "put", "post", "patch", "delete")


@blueprint.get("")
@blueprint.doc(
    operationId="get_docs",
    responses={200: {"description": "The page.", "content": {"text/html": {"schema": {"type": "string"}}}}},
)
def get_docs() -> Response:
    """The contract as a page"""
    contract = _contract(current_app)
    page = render_template("docs.html", contract=contract, operations=list(_operations(contract)))
    return Response(page, content_type="text/html; charset=utf-8", headers={"Content-Security-Policy": _POLICY})


@blueprint.get("/style.css")
@blueprint.doc(
    operationId="get_docs_style",
    responses={200: {"description": "The style.", "content": {"text/css": {"schema": {"type": "string"}}}}},
)
def get_style() -> Response:
    """How the page looks"""
    return Response(render_template("docs.css"), content_type="text/css; charset=utf-8")


def _contract(app: Flask) -> Json:
    found: Json = app.extensions["flask-smorest"]["apis"][""]["ext_obj"].spec.to_dict()
    return found


def _operations(contract: Json) -> Iterator[Json]:
    """Each operation with what a reader asks of it: parameters, bodies, answers, an example of each."""
    schemas = contract["components"]["schemas"]
    for path, item in contract["paths"].items():
        for method in (one for one in _METHODS if one in item):
            operation = item[method]
            yield {
                **operation,
                "method": method.upper(),
                "path": path,
                "parameters": [*item.get("parameters", ()), *operation.get("parameters", ())],
                "bodies": _contents(operation.get("requestBody", {}), schemas),
                "answers": [
                    {"status": status, **_resolved(answer, contract), "contents": _contents(answer, schemas)}
                    for status, answer in operation["responses"].items()
                ],
            }


def _resolved(answer: Json, contract: Json) -> Json:
    if "$ref" not in answer:
        return answer
    found: Json = contract["components"]["responses"][answer["$ref"].rpartition("/")[2]]
    return {"description": found["description"]}


def _contents(holder: Json, schemas: Json) -> list[Json]:
    """Each media type of a body or an answer, with an example made of the schema's own."""
    return [
        {"media_type": media_type, "example": _written(_example(content.get("schema", {}), schemas))}
        for media_type, content in holder.get("content", {}).items()
    ]


def _written(example: Any) -> str | None:
    return None if example is None else json.dumps(example, ensure_ascii=False, indent=2)


def _example(schema: Json, schemas: Json) -> Any:
    """An example of a schema, from the examples of its fields; None where it gives none."""
    if "$ref" in schema:
        return _example(schemas[schema["$ref"].rpartition("/")[2]], schemas)
    if "examples" in schema:
        return schema["examples"][0]
    if "anyOf" in schema:
        return _example(schema["anyOf"][0], schemas)
    if "properties" in schema:
        return {name: _example(shape, schemas) for name, shape in schema["properties"].items()}
    if schema.get("type") == "array":
        one = _example(schema.get("items", {}), schemas)
        return [] if one is None else [one]
    return schema["enum"][0] if "enum" in schema else None

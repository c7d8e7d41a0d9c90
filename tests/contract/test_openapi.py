"""The contract: committed as the code has it, complete, with true examples, and kept by real answers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml
from flask import Flask
from flask.testing import FlaskClient

from service.cli.openapi import contract_yaml
from tests.contract.references import Json, parameters_of, resolved

pytestmark = pytest.mark.only("sqlite")  # it is not about what is stored

COMMITTED = Path(__file__).parents[2] / "openapi.yaml"


@pytest.fixture
def document(client: FlaskClient) -> Json:
    return dict(client.get("/openapi.json").get_json())


def test_the_committed_contract_is_the_code() -> None:
    assert COMMITTED.read_text(encoding="utf-8") == contract_yaml(), "run `make openapi`"


def test_it_is_served(document: Json) -> None:
    assert document == yaml.safe_load(COMMITTED.read_text(encoding="utf-8"))
    assert document["openapi"].startswith("3.1")


def test_every_route_is_in_it(app: Flask, document: Json) -> None:
    # the pages of service/web are for people: they may look otherwise tomorrow, and no client is promised them
    rules = {
        (rule.rule.replace("<string:", "{").replace("<article:", "{").replace(">", "}"), method.lower())
        for rule in app.url_map.iter_rules()
        if not rule.endpoint.startswith("web.")
        for method in (rule.methods or set()) - {"HEAD", "OPTIONS"}
    }
    assert rules - {("/openapi.json", "get")} == {(path, method) for path, method, _ in _operations(document)}


def test_every_operation_has_a_name_of_its_own_and_a_summary(document: Json) -> None:
    operations = [operation for _, _, operation in _operations(document)]
    assert len({operation["operationId"] for operation in operations}) == len(operations)
    assert all(operation["summary"] for operation in operations)


def test_what_repeats_is_a_component(document: Json) -> None:
    """Generators of clients make a class for each copy of an enumeration."""
    parameters = Counter(
        str(parameter)
        for item in document["paths"].values()
        for described in (item, *(operation for operation in item.values() if isinstance(operation, dict)))
        for parameter in described.get("parameters", ())
        if "$ref" not in parameter
    )
    enumerations = Counter(str(shape["enum"]) for shape in _objects(document) if isinstance(shape.get("enum"), list))
    assert [text for text, uses in (parameters + enumerations).items() if uses > 1] == []
    assert set(document["components"]["parameters"]["match"]["schema"]) == {"$ref", "default"}


def test_every_field_and_parameter_is_described(document: Json) -> None:
    fields = [
        (f"{name}.{field}", shape)
        for name, schema in document["components"]["schemas"].items()
        for field, shape in schema.get("properties", {name: schema}).items()
    ]
    parameters = [
        (f"{path} {parameter['name']}", parameter)
        for path, method, _ in _operations(document)
        for parameter in parameters_of(document, path, method)
    ]
    assert [name for name, shape in fields + parameters if not shape.get("description")] == []


def test_every_problem_is_described_as_one(document: Json) -> None:
    for path, method, operation in _operations(document):
        for status, response in operation["responses"].items():
            if status.startswith(("2", "3")):
                continue
            described = document["components"]["responses"][response["$ref"].rpartition("/")[2]]
            content = described["content"]["application/problem+json"]
            assert content["schema"] == {"$ref": "#/components/schemas/Problem"}, (path, method, status)


def test_its_schemas_are_schemas_and_its_examples_fit_them(document: Json) -> None:
    for name, schema in document["components"]["schemas"].items():
        jsonschema.Draft202012Validator.check_schema(schema)
        if "enum" in schema:
            continue
        for shape in schema["properties"].values():
            for example in shape.get("examples", ()):
                jsonschema.validate(example, {**shape, "components": document["components"]})
        _keeps_to(document, name, _example(document, name))


def test_real_responses_conform_to_the_contract(client: FlaskClient, document: Json) -> None:
    text = (
        "Latest news\n\nIt met at 6 p.m. GMT on Thursday. It will meet in the coming weeks, from May 3 to 7. It may "
        "rain. It lasted three hours. It opened early Sunday. It was founded in the 1990s, and closed a year later."
    )
    body = {"text": text, "published_at": "2025-03-13", "external_id": "1"}
    for path in ("/v1/resolve?explain=full", "/v1/articles", "/v1/articles"):
        _keeps_to(document, "Report", client.post(path, json=body).get_json())
    changed = client.post("/v1/articles", json={**body, "text": text + " It rained."}).get_json()
    assert changed["changed"] is True
    _keeps_to(document, "Report", changed)
    page = client.get("/v1/timeline?limit=1").get_json()
    _keeps_to(document, "Timeline", page)
    _keeps_to(document, "Event", client.get(f"/v1/events/{page['entries'][0]['id']}").get_json())
    for path, name in (("__version__", "Version"), ("__heartbeat__", "Heartbeat"), ("__lbheartbeat__", "Alive")):
        _keeps_to(document, name, client.get(f"/{path}").get_json())
    _keeps_to(document, "Problem", client.get("/v1/timeline?limit=0").get_json(force=True))


def test_the_examples_are_what_the_service_answers(client: FlaskClient, document: Json) -> None:
    given = _example(document, "ArticleIn")
    posted = {name: given[name] for name in ("text", "published_at", "title", "url", "source", "collections")}
    client.put(f"/v1/collections/{posted['collections'][0]}", json={})
    report = client.post("/v1/articles", json=posted).get_json()
    example = _example(document, "Event")
    example["sentence"] = {"text": "It will vote on the budget in April.", "start": 27, "end": 63}
    example["alternatives"], example["mentions"], example["date"]["time"], example["correction"] = [], [], None, None
    assert report["events"][1] == example
    assert report["article"] == _example(document, "Article")
    assert report["anchor"] == _example(document, "Anchor")


def test_every_example_of_a_body_of_json_is_taken(app: Flask, client: FlaskClient, document: Json) -> None:
    app.config["TIMELINE"] = replace(app.config["TIMELINE"], webhook_hosts="desk.example")
    client.put("/v1/collections/harbour-bridge", json={})
    report = client.post("/v1/articles", json=_example(document, "ArticleIn")).get_json()
    names = {"article_id": report["article"]["id"], "event_id": report["events"][0]["id"], "slug": "bridge"}
    unchanged = {"text": "It rained on Sunday. It will snow in April.", "published_at": "2025-03-13"}
    given = client.post("/v1/articles", json={**unchanged, "collections": ["harbour-bridge"]}).get_json()
    entry, other = (event["id"] for event in given["events"])
    taken = []
    for path, method, operation in _operations(document):
        for media_type, content in operation.get("requestBody", {}).get("content", {}).items():
            if "$ref" not in content["schema"] or not media_type.endswith("json"):
                continue
            body = _example(document, content["schema"]["$ref"].rpartition("/")[2])
            body = {**body, "article": report["article"]["id"]} if "article" in body else body
            body.pop("external_id" if method == "patch" else "", None)  # the article is known by it
            is_of_entry = "{entry_id}" in path
            headers = {"If-Match": "*"} if method == "patch" or is_of_entry else {}
            of_entry = {"slug": "harbour-bridge", "entry_id": entry} if is_of_entry else {}
            place = path.format(**names | of_entry)
            body = {name: [other] for name in body} if is_of_entry else body
            answer = client.open(place, method=method.upper(), json=body, content_type=media_type, headers=headers)
            assert answer.status_code < 300, (method, path, answer.text)
            taken.append(f"{method} {path}")
    assert len(taken) >= 6


def test_parameters_of_the_contract_are_taken(client: FlaskClient, document: Json) -> None:
    client.put("/v1/collections/harbour-bridge", json={})
    parameters = parameters_of(document, "/v1/timeline")
    for parameter in (parameter for parameter in parameters if parameter["in"] == "query"):
        shape = parameter["schema"]
        values = [*shape.get("examples", ()), *shape.get("enum", ())]
        values += [shape[name] for name in ("default", "minimum", "maximum") if name in shape]
        for value in values:
            answer = client.get("/v1/timeline", query_string={parameter["name"]: value})
            assert answer.status_code == 200, answer.text


def _objects(value: Any) -> Iterator[Json]:
    """Yield all objects of a document."""
    if isinstance(value, dict):
        yield value
    for item in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from _objects(item)


def _operations(document: Json) -> Iterator[tuple[str, str, Json]]:
    for path, item in document["paths"].items():
        for method, operation in item.items():
            if method != "parameters":
                yield path, method, operation


def _keeps_to(document: Json, name: str, value: Any) -> None:
    schema = {"$ref": f"#/components/schemas/{name}", "components": document["components"]}
    jsonschema.validate(value, schema, format_checker=jsonschema.FormatChecker())


def _example(document: Json, name: str) -> Json:
    """The examples of a schema's fields put together."""
    example: Json = _of(document, {"$ref": f"#/components/schemas/{name}"})
    return example


def _of(document: Json, shape: Json) -> Any:
    if "examples" in shape:
        return shape["examples"][0]
    shape = resolved(document, shape)
    if "anyOf" in shape:
        return _of(document, shape["anyOf"][0])
    if shape.get("type") == "array":
        return [_of(document, shape["items"])]
    if "enum" in shape:
        return shape["enum"][0]
    return {field: _of(document, inner) for field, inner in shape["properties"].items()}

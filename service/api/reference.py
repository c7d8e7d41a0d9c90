"""The contract as the API reference shows it: operations in groups, each with a curl command and examples."""

from __future__ import annotations

import shlex
from collections.abc import Iterator
from dataclasses import dataclass

from service.api.contract_examples import Examples, Json

_METHODS = ("get", "put", "post", "patch", "delete")
#: Optional headers that a curl command shows all the same.
_SHOWN_HEADERS = ("Idempotency-Key", "If-Match")


@dataclass(frozen=True, slots=True)
class Group:
    """The operations of a tag."""

    name: str
    description: str
    operations: list[Operation]


@dataclass(frozen=True, slots=True)
class Body:
    """A body of one media type, with an example if the contract has one."""

    media_type: str
    example: str | None


@dataclass(frozen=True, slots=True)
class ResponseDescription:
    """A response of an operation. ``problem`` is the name of its component, the slug of the problem, if it is one."""

    status: str
    description: str
    bodies: list[Body]
    problem: str | None


@dataclass(frozen=True, slots=True)
class Operation:
    """An operation. ``responses`` begin with the successful ones."""

    id: str
    method: str
    path: str
    summary: str
    description: str
    parameters: list[Json]
    body_description: str
    bodies: list[Body]
    responses: list[ResponseDescription]
    curl: str


def groups(contract: Json, server: str) -> list[Group]:
    """Return the groups of a contract in the order of its tags. ``server`` begins the URLs of the curl commands."""
    examples = Examples(contract)
    operations: dict[str, list[Operation]] = {tag["name"]: [] for tag in contract["tags"]}
    for path, item in contract["paths"].items():
        for method in (method for method in _METHODS if method in item):
            operations[item[method]["tags"][0]].append(_operation(examples, server, path, method))
    return [Group(tag["name"], tag["description"], operations[tag["name"]]) for tag in contract["tags"]]


def problem_example(contract: Json) -> str | None:
    """Return the example of a problem as text."""
    return Examples(contract).of_body("application/problem+json", {"schema": {"$ref": "#/components/schemas/Problem"}})


def _operation(examples: Examples, server: str, path: str, method: str) -> Operation:
    item = examples.contract["paths"][path]
    described = item[method]
    parameters = [*item.get("parameters", ()), *described.get("parameters", ())]
    parameters = [_parameter(examples, examples.component(parameter)) for parameter in parameters]
    body = described.get("requestBody", {})
    bodies = _bodies(examples, body)
    return Operation(
        id=described["operationId"],
        method=method.upper(),
        path=path,
        summary=described["summary"],
        description=described["description"],
        parameters=parameters,
        body_description=body.get("description", ""),
        bodies=bodies,
        responses=list(_responses(examples, described["responses"])),
        curl=_curl(method.upper(), server + path, parameters, bodies[0] if bodies else None),
    )


def _parameter(examples: Examples, parameter: Json) -> Json:
    """Return a parameter with its schema, and an example as text."""
    schema = examples.component(parameter.get("schema", {}))
    return {**parameter, "schema": schema, "example": examples.of_parameter(parameter)}


def _responses(examples: Examples, responses: dict[str, Json]) -> Iterator[ResponseDescription]:
    """Yield the responses in the order of their status."""
    for status in sorted(responses):
        described = examples.component(responses[status])
        is_problem = "application/problem+json" in described.get("content", {})
        problem = responses[status]["$ref"].rpartition("/")[2] if is_problem else None
        bodies = [] if is_problem else _bodies(examples, described)
        yield ResponseDescription(status, described["description"], bodies, problem)


def _bodies(examples: Examples, described: Json) -> list[Body]:
    """Return the bodies by media type, JSON first."""
    contents = described.get("content", {})
    media_types = sorted(contents, key=lambda media_type: media_type != "application/json")
    return [Body(media_type, examples.of_body(media_type, contents[media_type])) for media_type in media_types]


def _curl(method: str, url: str, parameters: list[Json], body: Body | None) -> str:
    """Return a curl command with the required parameters, a body, and the headers that a client should send."""
    examples: dict[str, dict[str, str]] = {"path": {}, "query": {}, "header": {}}
    for parameter in parameters:
        if parameter.get("required") or parameter["name"] in _SHOWN_HEADERS:
            examples[parameter["in"]][parameter["name"]] = parameter["example"]
    query = "&".join(f"{name}={value}" for name, value in examples["query"].items())
    address = url.format(**examples["path"]) + (f"?{query}" if query else "")
    headers = {**examples["header"], **({"Content-Type": body.media_type} if body else {})}
    words = [f"curl {'' if method == 'GET' else f'-X {method} '}{shlex.quote(address)}"]
    words += [f"-H {shlex.quote(f'{name}: {value}')}" for name, value in headers.items()]
    words += [f"--data {shlex.quote(body.example)}"] if body and body.example else []
    return " \\\n  ".join(words)

"""What all routes share: the request's database, and a blueprint that describes its views in the contract."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from flask import current_app, request
from flask_smorest import Blueprint as SmorestBlueprint  # type: ignore[import-untyped]
from marshmallow import Schema

from service.api import problems
from service.api.parsing import Parser
from service.api.problem_types import PROBLEM_TYPES
from service.store.database import Database

View = Callable[..., Any]
Decorator = Callable[[View], View]
#: The media types of a JSON merge patch: its own (RFC 7396), and plain JSON.
_PATCH_TYPES = ("application/merge-patch+json", "application/json")
#: The problems that any view with a JSON body may respond with.
_BODY_PROBLEMS = (400, 413, 415, 422)
#: The headers that make a request conditional (RFC 9110, 13.1), as the contract describes them.
_CONDITIONS = {
    "If-None-Match": "The ETag of an earlier response. The response is 304, without a body, if nothing has changed.",
    "If-Match": "The ETag of the resource as the client read it. The response is 412 if it has changed since.",
}
#: The problems of requests without a valid key and of too many requests, then those that only writes have.
_ACCESS_PROBLEMS, _WRITE_PROBLEMS = (401, 429), (403,)
_ETAG = '"bf1b0e3d1c2a4f5e6d7c8b9a"'


def database() -> Database:
    """Return the request's database; read-only requests may get a slightly stale replica."""
    found: Database = current_app.config["READ_DATABASE" if request.method in ("GET", "HEAD") else "DATABASE"]
    return found


def databases() -> set[Database]:
    """Return every database of the app: one, or two with a replica."""
    return {current_app.config["DATABASE"], current_app.config["READ_DATABASE"]}


class Blueprint(SmorestBlueprint):  # type: ignore[misc]
    """A blueprint with strict request parsing, whose views' names are the operation ids of the contract."""

    PARSER = Parser()

    def route(self, rule: str, **options: Any) -> Decorator:
        """Register a view. One of the API may respond with the problems of access, beside its own."""
        register: Decorator = super().route(rule, **options)
        if not f"{self.url_prefix or ''}{rule}".startswith("/v1/"):
            return register
        statuses = _ACCESS_PROBLEMS + (() if options["methods"] == ["GET"] else _WRITE_PROBLEMS)
        return lambda view: register(self.problems(*statuses)(view))

    def query_parameters(self, schema: Schema) -> Decorator:
        """Pass a view the query string, parsed with a schema."""

        def decorate(view: View) -> View:
            parsed = self.PARSER.use_args(schema, location="query")(view)
            return self.problems(422)(self.parameter({"in": "query", "schema": schema})(parsed))

        return decorate

    def json_body(self, schema: Schema) -> Decorator:
        """Pass a view the JSON body, parsed with a schema."""

        def decorate(view: View) -> View:
            parsed = self.PARSER.use_args(schema, location="json")(view)
            return self.body({"application/json": {"schema": schema}})(parsed)

        return decorate

    def merge_patch(self, schema: Schema) -> Decorator:
        """Pass a view the JSON merge patch (RFC 7396) of the body, parsed with a schema."""

        def decorate(view: View) -> View:
            @wraps(view)
            def parsed(**path: Any) -> Any:
                if request.mimetype not in _PATCH_TYPES:
                    raise problems.unsupported_media_type(
                        *_PATCH_TYPES, headers={"Accept-Patch": ", ".join(_PATCH_TYPES)}
                    )
                return view(self.PARSER.parse(schema, request, location="json"), **path)

            return self.body({media_type: {"schema": schema} for media_type in _PATCH_TYPES})(parsed)

        return decorate

    def body(self, content: dict[str, Any], description: str | None = None) -> Decorator:
        """Describe a required body by media type, and the problems that reading it may cause."""
        described = {"description": description} if description else {}

        def decorate(view: View) -> View:
            documented = self.doc(requestBody={**described, "required": True, "content": content})(view)
            return self.problems(*_BODY_PROBLEMS)(documented)

        return decorate

    def response(self, status: int, schema: Any = None, **options: Any) -> Decorator:
        """Describe the response of a view, which builds it itself."""
        decorate = super().response(status, schema, **options)
        return lambda view: decorate(self.doc(operationId=view.__name__)(view))

    def problems(self, *statuses: int) -> Decorator:
        """Describe the problems that a view may respond with."""

        def decorate(view: View) -> View:
            described: Any = self.alt_response(statuses[0], response=PROBLEM_TYPES[statuses[0]].slug)(view)
            # one wrapper for all of them: another one would copy the description again and add a call to every request
            responses = described._apidoc["response"]["responses"]
            for status in statuses[1:]:
                responses.setdefault(status, []).append(PROBLEM_TYPES[status].slug)
            return described  # type: ignore[no-any-return]

        return decorate

    def supports_if_none_match(self, view: View) -> View:
        """Describe that the client may already have the response."""
        return self.condition("If-None-Match")(self.alt_response(304, description="Not modified.")(view))

    def requires_if_match(self, view: View) -> View:
        """Describe that a change to an existing resource needs If-Match."""
        return self.condition("If-Match")(self.problems(412, 428)(view))

    def supports_if_match(self, view: View) -> View:
        """Describe that a change may be made conditional with If-Match."""
        return self.condition("If-Match")(self.problems(412)(view))

    def condition(self, name: str) -> Decorator:
        """Describe a header that makes a request conditional."""
        schema = {"type": "string", "examples": [_ETAG]}
        return self.parameter({"in": "header", "name": name, "description": _CONDITIONS[name], "schema": schema})

    def parameter(self, described: dict[str, Any]) -> Decorator:
        """Describe a parameter, or a schema's parameters, beside those that a view has already."""

        def decorate(view: View) -> View:
            # flask-smorest's ``doc`` replaces the list: ours is an attribute of the view, which ``wraps`` copies
            parameters = [*getattr(view, "parameters", ()), described]
            documented: Any = self.doc(parameters=parameters)(view)
            documented.parameters = parameters
            return documented  # type: ignore[no-any-return]

        return decorate

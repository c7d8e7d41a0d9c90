"""What every blueprint shares: strict arguments, and the same description of every problem in the contract.

Descriptions are named here, not by flask-smorest: its names come from ``http.HTTPStatus`` and differ between versions
of Python.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from flask import Flask, current_app, request
from flask_smorest import Api as SmorestApi  # type: ignore[import-untyped]
from flask_smorest import Blueprint as SmorestBlueprint

from service.api import problems
from service.api.bodies import Parser
from service.api.problem_types import PROBLEM_TYPES
from service.api.schemas.problem import Problem
from service.store.database import Database

View = Callable[..., Any]


def database() -> Database:
    """The database of this request: of one that only reads it may be a replica, a moment behind.

    What is read within a request that writes is read where it writes.
    """
    found: Database = current_app.config["READ_DATABASE" if request.method in ("GET", "HEAD") else "DATABASE"]
    return found


def databases() -> set[Database]:
    """Every database of the app that answers: one, or two with a replica."""
    return {current_app.config["DATABASE"], current_app.config["READ_DATABASE"]}


#: A merge patch by its own type (RFC 7396), or as the JSON that it is.
_PATCHES = ("application/merge-patch+json", "application/json")
#: Conditions of a request (RFC 9110, 13.1), as the contract describes them.
_CONDITIONS = {
    "If-None-Match": "The ETag of an answer: 304 without a body if it has not changed.",
    "If-Match": "The ETag of what is to be changed: 412 if it has changed since.",
}


class Blueprint(SmorestBlueprint):  # type: ignore[misc]
    """A blueprint whose arguments are read strictly, and whose views' names are the contract's operation ids."""

    ARGUMENTS_PARSER = Parser()

    def arguments(self, schema: Any, *, location: str = "json", **options: Any) -> Callable[[View], View]:
        """Read the arguments of a view with a schema; the contract says which problems that can raise."""
        decorate = super().arguments(schema, location=location, **options)
        refusals = (400, 413, 415, 422) if location == "json" else (422,)

        def decorated(view: View) -> View:
            wrapped: Any = decorate(view)
            wrapped._apidoc["arguments"]["responses"] = {status: PROBLEM_TYPES[status].slug for status in refusals}
            return wrapped  # type: ignore[no-any-return]

        return decorated

    def takes_patch(self, schema: Any) -> Callable[[View], View]:
        """Hand a view a JSON merge patch (RFC 7396), read with a schema."""

        def decorate(view: View) -> View:
            @wraps(view)
            def read_first(**path: Any) -> Any:
                if request.mimetype not in _PATCHES:
                    raise problems.unsupported_media_type(*_PATCHES, headers={"Accept-Patch": ", ".join(_PATCHES)})
                return view(self.ARGUMENTS_PARSER.parse(schema, request, location="json"), **path)

            body = {"required": True, "content": {one: {"schema": schema} for one in _PATCHES}}
            return self.refuses(400, 413, 415, 422)(self.doc(requestBody=body)(read_first))

        return decorate

    def response(self, status: int, schema: Any = None, **options: Any) -> Callable[[View], View]:
        """Describe the answer of a view; the view returns it ready made."""
        decorate = super().response(status, schema, **options)
        return lambda view: decorate(self.doc(operationId=view.__name__)(view))

    def may_be_unchanged(self, view: View) -> View:
        """Describe that a client may have it already (If-None-Match)."""
        return self.condition("If-None-Match")(self.alt_response(304, description="It has not changed.")(view))

    def needs_match(self, view: View) -> View:
        """Describe that a change over another's needs If-Match."""
        return self.condition("If-Match")(self.refuses(412, 428)(view))

    def may_be_unknown(self, view: View) -> View:
        """Describe that the id may be unknown."""
        return self.refuses(404)(view)

    def refuses(self, *statuses: int) -> Callable[[View], View]:
        """Describe which problems a view may answer with, beside those of its arguments."""

        def decorate(view: View) -> View:
            for status in statuses:
                view = self.alt_response(status, response=PROBLEM_TYPES[status].slug)(view)
            return view

        return decorate

    def condition(self, name: str) -> Callable[[Any], View]:
        """Describe a condition that a view heeds (RFC 9110, 13.1)."""
        header = {"in": "header", "name": name, "description": _CONDITIONS[name], "schema": {"type": "string"}}

        def decorate(view: Any) -> View:
            view._apidoc.setdefault("arguments", {}).setdefault("parameters", []).append(header)
            return view  # type: ignore[no-any-return]

        return decorate


class Api(SmorestApi):  # type: ignore[misc]
    """flask-smorest's API with problems for errors."""

    DEFAULT_ERROR_RESPONSE_NAME = "problem"

    def __init__(self, app: Flask, *blueprints: Blueprint) -> None:
        super().__init__(app)
        for blueprint in blueprints:
            self.register_blueprint(blueprint)

    def _register_error_handlers(self) -> None:
        problems.register(self._app)

    def _register_pagination_header(self) -> None:
        """Pages follow each other by cursors: there are no page numbers to describe."""

    def _register_responses(self) -> None:
        content = {problems.MEDIA_TYPE: {"schema": Problem}}
        for kind in PROBLEM_TYPES.values():
            self.spec.components.response(kind.slug, {"description": kind.title, "content": content}, lazy=True)
        other = "Any other problem: 405, 500, or 503 with Retry-After while the database is away or busy"
        self.spec.components.response(
            self.DEFAULT_ERROR_RESPONSE_NAME, {"description": other, "content": content}, lazy=True
        )

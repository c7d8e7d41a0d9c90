"""The API: its blueprints, its problems, and the contract that describes them.

Components of the contract are named here and in ``components``, not by flask-smorest: its names come from
``http.HTTPStatus`` and differ between versions of Python.
"""

from __future__ import annotations

from functools import cached_property

from flask import Flask
from flask_smorest import Api as SmorestApi  # type: ignore[import-untyped]

from service.api import problems
from service.api.base import Blueprint
from service.api.components import Json, with_components
from service.api.problem_types import PROBLEM_TYPES
from service.api.responses import json_response
from service.api.schemas.problem import Problem


class Api(SmorestApi):  # type: ignore[misc]
    """flask-smorest's API with problems as error responses. Serves its contract at /openapi.json."""

    DEFAULT_ERROR_RESPONSE_NAME = "problem"
    ERROR_SCHEMA = Problem

    def __init__(self, app: Flask, *blueprints: Blueprint) -> None:
        super().__init__(app)
        self.spec.components.schemas.pop("PaginationMetadata", None)  # pages are linked by cursors, not numbers
        problems.register(app)
        self._describe_problems()
        for blueprint in blueprints:
            self.register_blueprint(blueprint)
        app.add_url_rule("/openapi.json", "contract", lambda: json_response(self.contract))

    @cached_property
    def contract(self) -> Json:
        """The contract, an OpenAPI document."""
        return with_components(self.spec.to_dict())

    def _describe_problems(self) -> None:
        content = {problems.MEDIA_TYPE: {"schema": Problem}}
        descriptions = {
            self.DEFAULT_ERROR_RESPONSE_NAME: "Any other problem: 405, 500, or 503 with Retry-After while the database "
            "is unavailable or busy.",
            **{problem_type.slug: f"{problem_type.title}." for problem_type in PROBLEM_TYPES.values()},
        }
        for name, description in descriptions.items():
            self.spec.components.response(name, {"description": description, "content": content}, lazy=True)

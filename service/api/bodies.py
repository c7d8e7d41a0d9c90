"""Reading requests strictly: JSON as RFC 8259 has it, no unknown fields, no parameter given twice."""

from __future__ import annotations

import json
from typing import Any, NoReturn

from flask import Request
from flask_smorest import Api as SmorestApi
from flask_smorest import Blueprint as SmorestBlueprint
from marshmallow import RAISE, Schema, ValidationError
from webargs.flaskparser import FlaskParser
from werkzeug.datastructures import MultiDict
from werkzeug.exceptions import HTTPException

from service.api import problems
from service.api.problems import Problem


class Parser(FlaskParser):
    """webargs' parser for Flask with a strict reader of JSON and of query strings."""

    DEFAULT_UNKNOWN_BY_LOCATION = {"json": RAISE, "query": RAISE}  # noqa: RUF012 - webargs' own attribute

    def load_json(self, req: Request, schema: Schema) -> Any:
        if req.mimetype != "application/json":
            raise Problem(415, f"send application/json, not {req.mimetype or 'a body without Content-Type'}")
        return read_json(req.get_data())

    def load_querystring(self, req: Request, schema: Schema) -> MultiDict[str, str]:
        for name, values in req.args.lists():
            if len(values) > 1:
                raise ValidationError({name: ["given more than once"]})
        return req.args


def read_json(body: bytes) -> dict[str, Any]:
    """A JSON object. Raises Problem 400 for anything else, NaN, Infinity, a key given twice and endless nesting too."""
    try:
        value = json.loads(body.decode("utf-8"), parse_constant=_no_constant, object_pairs_hook=_no_duplicates)
    except UnicodeDecodeError as error:
        raise Problem(400, f"the body is not UTF-8: byte {error.start} cannot be read") from error
    except json.JSONDecodeError as error:
        raise Problem(400, f"the body is not JSON: {error.msg} in line {error.lineno}, column {error.colno}") from error
    except (RecursionError, ValueError) as error:
        reason = "it is nested too deeply" if isinstance(error, RecursionError) else str(error)
        raise Problem(400, f"the body cannot be read: {reason}") from error
    if not isinstance(value, dict):
        raise Problem(422, "the body must be a JSON object", [{"field": "body", "detail": "must be a JSON object"}])
    return value


def _no_constant(name: str) -> NoReturn:
    raise ValueError(f"{name} is not JSON")


def _no_duplicates(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        names = [name for name, _ in pairs]
        twice = next(name for name in names if names.count(name) > 1)
        raise ValueError(f"the key {twice[:60]!r} is given twice")
    return found


class Blueprint(SmorestBlueprint):
    """A blueprint whose arguments are read strictly."""

    ARGUMENTS_PARSER = Parser()


class Api(SmorestApi):
    """flask-smorest's API, with problems for errors."""

    def handle_http_exception(self, error: HTTPException) -> Any:
        return problems.from_http(error)

"""Strict parsing of requests: JSON as in RFC 8259, and neither unknown fields nor repeated parameters."""

from __future__ import annotations

import codecs
import datetime as dt
import json
from functools import lru_cache
from typing import Any, NoReturn

from flask import Request, current_app, request
from marshmallow import RAISE, Schema, ValidationError
from webargs.flaskparser import FlaskParser
from werkzeug.datastructures import MultiDict

from service.api.bodies import whole_body
from service.api.problems import ProblemError
from service.config.settings import Settings
from service.errors import InvalidInput, quoted

_MAX_CACHED_QUERY = 500  # bytes of a query string whose result is cached
_MAX_DIGITS = 400  # the cost of reading an integer grows with the square of its length


class Parser(FlaskParser):
    """webargs' parser for Flask, with a strict reader of JSON and of query strings."""

    DEFAULT_UNKNOWN_BY_LOCATION = {"json": RAISE, "query": RAISE}  # noqa: RUF012 - webargs' own attribute

    def parse(self, argmap: Any, req: Request | None = None, *, location: str | None = None, **options: Any) -> Any:
        """Parse a request with a schema. The result for a query string is cached if the schema allows it.

        An error is not cached: each request gets an exception of its own.
        """
        is_cached = location == "query" and getattr(argmap, "is_cached", False)
        if is_cached and len(request.query_string) <= _MAX_CACHED_QUERY:
            today = dt.datetime.now(dt.UTC).date()
            return _parse_query(self, argmap, current_app.config["TIMELINE"], today, request.query_string)
        return super().parse(argmap, req, location=location, **options)

    def load_json(self, req: Request, schema: Schema) -> Any:
        return read_json(whole_body(req))

    def load_querystring(self, req: Request, schema: Schema) -> MultiDict[str, str]:
        for name, values in req.args.lists():
            if len(values) > 1:
                raise ValidationError({name: ["must be given only once"]})
        return req.args


@lru_cache(maxsize=1_024)
def _parse_query(parser: Parser, schema: Schema, _settings: Settings, _today: dt.date, _query: bytes) -> Any:
    """Parse this request's query string, whose meaning also depends on the settings of the app and on the day."""
    return FlaskParser.parse(parser, schema, request, location="query")


def refuse_parameters() -> None:
    """Raise InvalidInput for a query string where none is read: a misspelt parameter is never silently ignored."""
    if request.query_string:
        raise InvalidInput("unknown parameter: this address takes none", field=next(iter(request.args), "query"))


def read_json(body: bytes) -> dict[str, Any]:
    """Return a JSON object. Raises ProblemError 400 for invalid JSON, and InvalidInput for any other value."""
    value = read_value(body)
    if not isinstance(value, dict):
        raise InvalidInput("must be a JSON object", field="body")
    return value


def read_value(body: bytes) -> Any:
    """Return a JSON value; a byte order mark is ignored (RFC 8259, section 8.1).

    Raises ProblemError 400, also for NaN, Infinity, a repeated key and deep nesting.
    """
    try:
        return json.loads(
            body.removeprefix(codecs.BOM_UTF8).decode("utf-8"),
            parse_constant=_refuse_constant,
            parse_int=_parse_int,
            object_pairs_hook=_object,
        )
    except UnicodeDecodeError as error:
        raise ProblemError(400, f"the body is not UTF-8: invalid byte at position {error.start}") from error
    except json.JSONDecodeError as error:
        place = f"line {error.lineno}, column {error.colno}"
        raise ProblemError(400, f"the body is not valid JSON: {place}: {error.msg}") from error
    except RecursionError as error:
        raise ProblemError(400, "the body is nested too deeply") from error
    except ValueError as error:
        raise ProblemError(400, f"the body is not valid JSON: {error}") from error


def _refuse_constant(name: str) -> NoReturn:
    raise ValueError(f"{name} is not JSON")


def _parse_int(digits: str) -> int:
    if len(digits) > _MAX_DIGITS:
        raise ValueError(f"a number has more than {_MAX_DIGITS} digits")
    return int(digits)


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    result: dict[str, Any] = {}
    for name, value in pairs:
        if name in result:
            raise ValueError(f"the key {quoted(name)} occurs twice")
        result[name] = value
    return result

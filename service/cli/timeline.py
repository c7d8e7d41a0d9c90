"""Timelines for commands: the service's own answer, requested within this process.

The bytes are those that an HTTP client gets for the same parameters; no server needs to run.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

import click
from marshmallow import Schema, fields, missing, validate

from service.api.schemas.filters import ExportIn
from service.api.schemas.query_fields import DayAfter, FirstDay, Names
from service.app import create_app
from service.cli.common import CommandError, completing
from service.config import NONE
from service.config.settings import Settings
from service.store import migrate

Parameters = dict[str, str | None]


def with_filter_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add an option to a command for each query parameter of the export endpoints that is for any format."""
    return with_options(ExportIn(exclude=("delimiter", "bom")))(command)


def with_options(schema: Schema) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """Return a decorator that adds an option to a command for each query parameter of a schema."""

    def decorate(command: Callable[..., Any]) -> Callable[..., Any]:
        for name, field in reversed(schema.fields.items()):
            parameter = field.data_key or name
            command = click.option(f"--{parameter.replace('_', '-')}", parameter, **_option(field))(command)
        return command

    return decorate


def _option(field: fields.Field[Any]) -> dict[str, Any]:
    """Return the help, values and default of an option from the schema's field. The service validates the value."""
    values, metavar = _values(field)
    notes = "; ".join([*_default(field), *_bounds(field)])
    described = field.metadata["description"] + (f"  [{notes}]" if notes else "")
    return {"help": described, "metavar": metavar, **({"shell_complete": completing(values)} if values else {})}


def _values(field: fields.Field[Any]) -> tuple[tuple[str, ...], str]:
    """Return the values that an option takes, if they are few, and what stands for a value in its help."""
    if isinstance(field, Names):
        return field.supported, f"[{'|'.join(field.supported)}],…"
    if isinstance(field, FirstDay | DayAfter):
        return (), "PERIOD"
    values = field.validate.choices if isinstance(field.validate, validate.OneOf) else ()
    values = ("true", "false") if isinstance(field, fields.Boolean) else tuple(values)
    return values, f"[{'|'.join(values)}]" if values else "NUMBER" if isinstance(field, fields.Integer) else "TEXT"


def _default(field: fields.Field[Any]) -> Iterator[str]:
    value = field.metadata.get("default") if field.load_default is missing else field.load_default
    if value is not None:
        yield f"default: {str(value).lower() if isinstance(value, bool) else value}"


def _bounds(field: fields.Field[Any]) -> Iterator[str]:
    """Yield the bounds of a number as click shows its own: 1<=x<=5."""
    least, most = field.metadata.get("minimum"), field.metadata.get("maximum")
    if isinstance(field, fields.Integer) and least is not None:
        yield f"{least}<=x<={most}" if most is not None else f"x>={least}"


def export(settings: Settings, extension: str, parameters: Parameters) -> Iterator[bytes]:
    """Return the timeline in a format, in chunks.

    Raises CommandError for parameters that the service rejects, and SchemaError if the database needs a migration.
    """
    collection = parameters.get("collection")
    path = f"/v1/collections/{collection}/timeline" if collection is not None else "/v1/timeline"
    return get(settings, f"{path}.{extension}", {**parameters, "collection": None})


def get(settings: Settings, path: str, parameters: Parameters) -> Iterator[bytes]:
    """Return the service's answer to a request, in chunks; parameters that are None are left out. Raises as above."""
    app = create_app(replace(settings, api_keys=NONE, rate_limit=NONE))
    migrate.check(app.config["DATABASE"])
    query = {name: value for name, value in parameters.items() if value is not None}
    # the address begins the links of formats that need whole URLs, unless TIMELINE_PUBLIC_URL is set
    response = app.test_client().get(path, f"http://localhost:{settings.port}", query_string=query)
    if response.status_code != 200:
        raise CommandError(response.get_json(force=True)["detail"])
    return response.iter_encoded()

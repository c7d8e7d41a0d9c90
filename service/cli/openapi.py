"""``timeline openapi``: the HTTP contract, generated from the code."""

from __future__ import annotations

import json
from typing import Any

import click
import yaml

from service.api.exports import JSON
from service.app import create_app
from service.config.settings import Settings


@click.command()
def command() -> None:
    """Print the OpenAPI document, as committed in openapi.yaml."""
    click.echo(contract_yaml(), nl=False)


def contract() -> dict[str, Any]:
    """Return the OpenAPI document as plain data: what /openapi.json serves with default settings."""
    response = create_app(Settings(database_url="sqlite:///:memory:")).test_client().get("/openapi.json")
    document: dict[str, Any] = json.loads(response.data)
    return document


def contract_yaml() -> str:
    """Return the document as YAML; the same code always gives the same bytes."""
    text: str = yaml.safe_dump(_ordered(contract()), sort_keys=False, allow_unicode=True, width=110)
    return text


def _ordered(value: Any) -> Any:
    """Return the value with sorted keys, but JSON before other media types: client generators take the first."""
    if isinstance(value, list):
        return [_ordered(item) for item in value]
    if not isinstance(value, dict):
        return value
    return {key: _ordered(value[key]) for key in sorted(value, key=lambda key: (key != JSON, key))}

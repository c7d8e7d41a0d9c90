"""The HTTP contract as ``openapi.yaml``, written from the code."""

from __future__ import annotations

import json
from typing import Any

import yaml

from service.api.exports import JSON
from service.app import create_app
from service.config.settings import Settings


def contract() -> dict[str, Any]:
    """The OpenAPI document of the service, as plain data: what /openapi.json serves with the default settings."""
    answer = create_app(Settings(database_url="sqlite:///:memory:")).test_client().get("/openapi.json")
    document: dict[str, Any] = json.loads(answer.data)
    return document


def contract_yaml() -> str:
    """``openapi.yaml``, the same bytes for the same code."""
    text: str = yaml.safe_dump(_ordered(contract()), sort_keys=False, allow_unicode=True, width=110)
    return text


def _ordered(value: Any) -> Any:
    """The same with its keys in order, JSON before other media types: who makes a client of it takes the first."""
    if isinstance(value, list):
        return [_ordered(one) for one in value]
    if not isinstance(value, dict):
        return value
    return {key: _ordered(value[key]) for key in sorted(value, key=lambda key: (key != JSON, key))}

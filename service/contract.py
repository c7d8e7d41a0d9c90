"""The HTTP contract as ``openapi.yaml``, written from the code."""

from __future__ import annotations

import json
from typing import Any

import yaml

from service.app import create_app
from service.settings import Settings


def contract() -> dict[str, Any]:
    """The OpenAPI document of the service, as plain data: what /openapi.json serves with the default settings."""
    answer = create_app(Settings(database_url="sqlite:///:memory:")).test_client().get("/openapi.json")
    document: dict[str, Any] = json.loads(answer.data)
    return document


def contract_yaml() -> str:
    """``openapi.yaml``, the same bytes for the same code."""
    text: str = yaml.safe_dump(contract(), sort_keys=True, allow_unicode=True, width=110)
    return text

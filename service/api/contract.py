"""The HTTP contract as ``openapi.yaml``, written from the code."""

from __future__ import annotations

import json
from typing import Any

import yaml
from flask_smorest import Api

from service.app import create_app
from service.settings import Settings


def contract() -> dict[str, Any]:
    """The OpenAPI document of the service, as plain data."""
    app = create_app(Settings(database_url="sqlite:///:memory:"))
    with app.app_context():
        api = next(value for value in app.extensions["flask-smorest"]["apis"].values())["ext_obj"]
        assert isinstance(api, Api)  # noqa: S101 - tells mypy what flask-smorest keeps there
        document: dict[str, Any] = json.loads(json.dumps(api.spec.to_dict()))
        return document


def contract_yaml() -> str:
    """``openapi.yaml``, the same bytes for the same code."""
    text: str = yaml.safe_dump(contract(), sort_keys=True, allow_unicode=True, width=110)
    return text

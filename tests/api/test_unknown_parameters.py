"""Query parameters that no route reads: a misspelt one is never ignored."""

from __future__ import annotations

import re
from typing import Any

import pytest
from flask.testing import FlaskClient

from service.app import create_app
from service.config.settings import Settings
from tests.api.problems import assert_problem

_NAMES = {"slug": "harbour", "extension": "csv"}
_BODIES: dict[str, dict[str, Any]] = {
    "/v1/events": {"date": {"edtf": "2025-03-10"}, "status": "happened", "summary": "A fair."},
    "/v1/webhooks": {"url": "https://desk.example/hook"},
    "merge": {"entries": ["e_x"]},
    "split": {"reports": ["e_x"]},
}


def _routes() -> list[tuple[str, str]]:
    """Return the method and an address of every route of the API, from the application itself."""
    rules = [rule for rule in create_app(Settings()).url_map.iter_rules() if rule.rule.startswith("/v1/")]
    found = [(method, rule.rule) for rule in rules for method in (rule.methods or set()) - {"HEAD", "OPTIONS"}]
    return sorted((method, re.sub(r"<(?:\w+:)?(\w+)>", _name, address)) for method, address in found)


def _name(found: re.Match[str]) -> str:
    return _NAMES.get(found[1], "x")


@pytest.mark.only("sqlite")
@pytest.mark.parametrize(("method", "address"), _routes())
def test_an_unknown_parameter_is_refused(client: FlaskClient, method: str, address: str) -> None:
    body = next((body for ending, body in _BODIES.items() if address.endswith(ending)), {})
    sent = {"json": body} if method in ("POST", "PUT", "PATCH") else {}
    answer = client.open(f"{address}?colour=red", method=method, **sent)
    assert_problem(answer, 422)
    assert [error["field"] for error in answer.get_json()["errors"]] == ["colour"]

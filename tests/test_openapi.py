"""The contract: committed as the code has it, and kept by real answers."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import jsonschema
import yaml
from flask import Flask
from flask.testing import FlaskClient

from service.api.contract import contract, contract_yaml

ROOT = Path(__file__).parents[1]


def _schema(name: str) -> dict[str, Any]:
    document = contract()
    return {"$ref": f"#/components/schemas/{name}", "components": document["components"]}


def test_the_committed_contract_is_the_code() -> None:
    assert (ROOT / "openapi.yaml").read_text(encoding="utf-8") == contract_yaml(), "run `make openapi`"


def test_it_is_served(client: FlaskClient) -> None:
    served = client.get("/openapi.json").get_json()
    assert served == yaml.safe_load((ROOT / "openapi.yaml").read_text(encoding="utf-8"))
    assert served["openapi"].startswith("3.1")


def test_every_route_of_v1_is_in_the_contract(app: Flask) -> None:
    rules = {rule.rule.replace("<string:", "{").replace(">", "}") for rule in app.url_map.iter_rules()}
    assert {rule for rule in rules if rule.startswith("/v1")} == set(contract()["paths"])


def test_real_answers_keep_to_it(client: FlaskClient) -> None:
    text = "It met at 6 p.m. on Thursday. It will meet in the coming weeks, from May 3 to 7. It may rain."
    body = {"text": text, "published_at": "2025-03-13", "title": "It met"}
    for path in ("/v1/resolve?explain=full", "/v1/articles"):
        jsonschema.validate(client.post(path, json=body).get_json(), _schema("Report"))
    page = client.get("/v1/timeline?limit=1").get_json()
    jsonschema.validate(page, _schema("Timeline"))
    jsonschema.validate(client.get(f"/v1/events/{page['entries'][0]['id']}").get_json(), _schema("Event"))
    jsonschema.validate(client.get("/v1/timeline?limit=0").get_json(force=True), _schema("ProblemOut"))

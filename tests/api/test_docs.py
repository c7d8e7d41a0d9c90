"""The page of the contract: every call is on it, and nothing on it comes from elsewhere or runs."""

from __future__ import annotations

import re

import pytest
from flask.testing import FlaskClient

pytestmark = pytest.mark.only("sqlite")  # it is not about what is stored


def test_every_call_is_on_the_page(client: FlaskClient) -> None:
    page = client.get("/docs")
    assert (page.status_code, page.mimetype) == (200, "text/html")
    contract = client.get("/openapi.json").get_json()
    operations = [
        (path, method, operation)
        for path, item in contract["paths"].items()
        for method, operation in item.items()
        if method != "parameters"
    ]
    assert len(operations) > 15
    for path, method, operation in operations:
        assert f'id="{operation["operationId"]}"' in page.text
        assert f"<code>{method.upper()} {path}</code>" in page.text


def test_every_link_on_it_leads_somewhere_here(client: FlaskClient) -> None:
    text = client.get("/docs").text
    targets = set(re.findall(r'(?:href|src)="([^"]*)"', text))
    assert {"/openapi.json", "/docs/style.css"} <= targets
    for target in targets:
        if target.startswith("#"):
            assert f'id="{target[1:]}"' in text
        else:
            assert client.get(target).status_code == 200
    assert "<script" not in text


def test_its_policy_lets_only_its_style_in(client: FlaskClient) -> None:
    assert "style-src 'self'" in client.get("/docs").headers["Content-Security-Policy"]
    assert client.get("/docs/style.css").mimetype == "text/css"


def test_it_has_an_example_of_an_article(client: FlaskClient) -> None:
    assert "The council met on Sunday." in client.get("/docs").text
